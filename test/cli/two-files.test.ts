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
