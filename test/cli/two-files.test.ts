/** Two files of another program: what is wrong is named by its file, and the rows left out come back in a file of their own each. */
import { expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

it('import names the file of each problem, and gives each file its own rejected rows', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir(sandbox);
  workdir.write(
    'firms.csv',
    'Organization - ID,Organization - Name,Organization - Email\r\n1,Acme,\r\n2,Beta,no address\r\n',
  );
  workdir.write(
    'people.csv',
    'Person - Name,Person - Organization,Person - Organization ID\r\nAda,Acme,1\r\nOtto,,9\r\n',
  );
  const { stderr } = await workdir.expectRun(1, ['import', 'firms.csv', 'people.csv', '--run-dir', 'run']);
  const [, read = ''] = /How it was read:\n([^]*?)Plan:/.exec(stderr) ?? [];
  expect(read.trimEnd().split('\n').slice(0, -1)).toHaveLength(4);
  for (const line of read.trimEnd().split('\n'))
    expect(line).toMatch(/^ {2}(?:firms\.csv|people\.csv|people): /);
  const errors = workdir.records('run/errors.csv');
  const where = errors.map((cells) => [cells[0], cells[4], cells.at(-1)]);
  expect(where).toEqual([
    ['row', 'code', 'file'],
    ['3', 'bad-email', 'firms.csv'],
    ['3', 'unknown-company', 'people.csv'],
  ]);
  expect(workdir.read('run/rejected-firms.csv').split('\r\n')[1]).toMatch(/^2,Beta,no address,/);
  expect(workdir.read('run/rejected-people.csv').split('\r\n')[1]).toMatch(/^Otto,,9,/);
  expect(sandbox.clients()).toMatchObject([{ name: 'Acme', contacts: [{ name: 'Ada' }] }]);
});

const FIRMS = 'Organization - ID,Organization - Name,Organization - Phone\r\n1,Acme,\r\n2,Beta,\r\n';
const PEOPLE = 'Person - Name,Person - Organization,Person - Organization ID,Person - Email - Work';

it('import says which files hold the failing rows, and the page how to import them', async () => {
  const workdir = makeWorkdir(await openSandbox());
  workdir.write('firms.csv', FIRMS);
  workdir.write('people.csv', `${PEOPLE}\r\nAda,Acme,1,\r\nBob,Beta,2,no address\r\n`);
  const { stderr } = await workdir.expectRun(1, ['import', 'firms.csv', 'people.csv', '--run-dir', 'run']);
  expect(stderr).toContain('run/rejected-firms.csv  its failing rows');
  expect(stderr).toContain('run/rejected-people.csv  its failing rows');
  expect(stderr).toContain(
    '\n  firms.csv row 3  Beta\n    people.csv, row 3, D "Person - Email - Work": This',
  );
  const page = workdir.read('run/report.html');
  expect(page).toContain('cubicl-sheets import run/rejected-firms.csv run/rejected-people.csv');
  expect(page).toMatch(/<td role="cell" class="file" data-title="File">\s*people.csv/);
});

it('a rejected row says where the trouble is when that is another row, and comes back without a word on _error', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir(sandbox);
  workdir.write('firms.csv', FIRMS);
  workdir.write('people.csv', `${PEOPLE}\r\nAda,Acme,1,\r\nBob,Beta,2,no address\r\n`);
  await workdir.expectRun(1, ['import', 'firms.csv', 'people.csv', '--run-dir', 'run']);
  const message = 'This is not an e-mail address. Write only the address, like name@example.com.';
  const firms = workdir.read('run/rejected-firms.csv').split('\r\n')[1];
  expect(firms).toBe(`2,Beta,,"Person - Email - Work: ${message} (""no address"", row 3 of people.csv)"`);
  const people = workdir.read('run/rejected-people.csv');
  expect(people.split('\r\n')[1]).toBe(`Bob,Beta,2,no address,"Person - Email - Work: ${message}"`);
  workdir.write('run/rejected-people.csv', people.replace('no address', 'bob@beta.example'));
  const mended = ['import', 'run/rejected-firms.csv', 'run/rejected-people.csv'];
  const { stderr } = await workdir.expectRun(0, mended);
  expect(stderr).not.toMatch(/goes nowhere[^\n]*_error/);
  expect(sandbox.clients()).toMatchObject([{ name: 'Acme' }, { name: 'Beta', contacts: [{ name: 'Bob' }] }]);
});

it('the same person twice becomes one contact, and says so', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir(sandbox);
  workdir.write('firms.csv', FIRMS);
  const ada = 'Ada,Acme,1,ada@acme.example\r\n';
  const group = 'Cem,Gamma,,cem@gamma.example\r\n';
  workdir.write('people.csv', `${PEOPLE}\r\n${ada}${group}Ada,Acme,1,\r\n${ada}${group}`);
  const { stderr } = await workdir.expectRun(0, ['import', 'firms.csv', 'people.csv']);
  expect(stderr).toContain('2 rows were left out: another row is the same client or person.');
  expect(sandbox.clients().map(({ name, contacts }) => [name, contacts?.length ?? 0])).toEqual([
    ['Acme', 2],
    ['Beta', 0],
    ['Gamma', 1],
  ]);
});

it('people never rename the client that they only name', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir(sandbox);
  workdir.write('firms.csv', 'Organization - ID,Organization - Name\r\n1,Palmiye Tarım\r\n');
  await workdir.expectRun(0, ['import', 'firms.csv']);
  workdir.write('people.csv', `${PEOPLE}\r\nAda,PALMİYE TARIM,,ada@palmiye.example\r\n`);
  await workdir.expectRun(0, ['import', 'people.csv', '--yes']);
  expect(sandbox.clients()).toMatchObject([{ name: 'Palmiye Tarım', contacts: [{ name: 'Ada' }] }]);
});

it('a person without a company becomes a contact of the client that has the address, which stays as it is', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir(sandbox);
  workdir.write(
    'firms.csv',
    'Organization - ID,Organization - Name,Organization - Email,Organization - Phone\r\n1,Acme,info@acme.example,0212\r\n',
  );
  await workdir.expectRun(0, ['import', 'firms.csv']);
  const head = 'Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work';
  workdir.write('people.csv', `${head}\r\nAda,,info@acme.example,0532\r\nOtto,,otto@x.example,0533\r\n`);
  await workdir.expectRun(0, ['import', 'people.csv', '--orphans', 'client', '--yes']);
  workdir.write('people.csv', `${head}\r\nOtto,,otto@x.example,0534\r\n`);
  await workdir.expectRun(0, ['import', 'people.csv', '--orphans', 'client', '--yes']);
  expect(
    sandbox
      .clients()
      .map(({ name, phone, contacts }) => [name, phone, contacts?.map((each) => [each.name, each.phone])]),
  ).toEqual([
    ['Acme', '0212', [['Ada', '0532']]],
    ['Otto', '0534', [['Otto', '0534']]],
  ]);
});
