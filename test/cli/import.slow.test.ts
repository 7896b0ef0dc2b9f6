/** `import` as people run it: real process, real files, real HTTP. */
import type { ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const ACME = makeClient({ customFields: { f1: '0042' } });
const BETA = makeClient({
  _id: 'c2',
  name: 'Beta',
  email: 'info@beta.example',
  phone: '',
  contacts: [{ name: 'Bob', position: 'Boss', phone: '', email: '' }],
});

describe('import', () => {
  it('creates and updates, and reports each row in its files', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write(
      'in.csv',
      'Name,Email,Phone\r\nAcme,info@acme.example,0212 000 00 01\r\nNew,new@x.example,\r\nBad,not-an-address,1\r\n',
    );
    const summary = await workdir.json(1, ['import', 'in.csv', '--run-dir', 'run']);
    expect(summary).toMatchObject({
      ...{
        command: 'import',
        runDir: 'run',
        rows: 3,
        created: 1,
        updated: 1,
        unchanged: 0,
        deleted: 0,
        rejected: 1,
      },
      ...{ conflicts: 0, failed: 0, unknown: 0, retries: 0, rateLimited: 0, exitCode: 1 },
    });
    expect(summary['requests']).toBe(sandbox.history.length);
    expect(writesTo(sandbox).sort()).toEqual(['POST /crm/customers', 'PUT /crm/customers/c1']);
    expect(sandbox.clients()[0]).toEqual({ ...ACME, phone: '0212 000 00 01' });
    expect(sandbox.clients()[2]).toMatchObject({ name: 'New', email: 'new@x.example' });
    expect(workdir.read('run/errors.csv')).toBe(
      '\ufeffrow,column,header,value,code,message\r\n' +
        '4,B,Email,not-an-address,bad-email,"This is not an e-mail address. Write only the address, like name@example.com."\r\n',
    );
    const id = sandbox.clients()[2]?._id;
    expect(workdir.records('run/results.csv').map((cells) => cells.slice(0, 4))).toEqual([
      ['row', 'outcome', 'id', 'name'],
      ['2', 'updated', 'c1', 'Acme'],
      ['3', 'created', id, 'New'],
      ['4', 'rejected', '', 'Bad'],
    ]);
    expect(JSON.parse(workdir.read('run/summary.json'))).toEqual(summary);
  });

  it('keeps the run folder private: 0700, files 0600', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: [ACME] }));
    workdir.write('in.csv', 'Name,Email\r\nBad,x\r\nNew,\r\n');
    await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    expect(statSync(workdir.file('run')).mode & 0o777).toBe(0o700);
    const files = readdirSync(workdir.file('run'));
    expect(files).toEqual(
      expect.arrayContaining([
        'plan.jsonl',
        'journal.jsonl',
        'summary.json',
        'errors.csv',
        'rejected.csv',
        'results.csv',
      ]),
    );
    for (const file of files) expect(statSync(workdir.file(`run/${file}`)).mode & 0o777).toBe(0o600);
  });

  it('sends nothing but reads in a dry run, and shows old → new', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'ID,Phone\r\nc1,0212 000 00 01\r\n');
    const { stderr, stdout } = await workdir.expectRun(0, [
      'import',
      'in.csv',
      '--dry-run',
      '--run-dir',
      'run',
    ]);
    expect(stdout).toBe('');
    expect(stderr).toContain('    Phone: "0532 111 22 33" → "0212 000 00 01"');
    expect(stderr).toContain('Do it with: cubicl-sheets apply run');
    expect(writesTo(sandbox)).toEqual([]);
  });

  it('needs one sweep and one write per changed row, and nothing per unchanged row', async () => {
    const sandbox = await openSandbox({ seed: { clients: 500 } });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.csv']);
    const edited = workdir
      .read('out.csv')
      .replace('info@client000007.example', 'office@client000007.example');
    workdir.write('edited.csv', edited);
    const before = sandbox.history.length;
    await workdir.expectRun(0, ['import', 'edited.csv', '--yes']);
    const requests = sandbox.history
      .slice(before)
      .map(({ method, path }) => `${method} ${path.replace(/\w{24}$/, ':id')}`);
    expect(requests).toEqual([
      'GET /organization/users',
      ...Array<string>(3).fill('GET /crm/customers'),
      'PUT /crm/customers/:id',
    ]);
  });

  it.each(['csv', 'xlsx', 'jsonl', 'tsv'])(
    'gives failing rows back as they came, to be mended and imported again (%s)',
    async (format) => {
      const sandbox = await openSandbox({ seed: [ACME, BETA] });
      const workdir = makeWorkdir(sandbox);
      await workdir.expectRun(0, ['export', `out.${format}`]);
      await edit(workdir.file(`out.${format}`), 'info@beta.example', 'nobody');
      await workdir.expectRun(1, ['import', `out.${format}`, '--yes', '--run-dir', 'one']);
      expect(writesTo(sandbox)).toEqual([]);
      await edit(workdir.file(`one/rejected.${format}`), 'nobody', 'office@beta.example');
      const summary = await workdir.json(0, ['import', `one/rejected.${format}`, '--yes']);
      expect(summary).toMatchObject({ rows: 1, updated: 1, rejected: 0 });
      expect(sandbox.clients()).toEqual([ACME, { ...BETA, email: 'office@beta.example' }]);
    },
  );

  it('keeps rejected rows in the dialect they came in', async () => {
    const workdir = makeWorkdir(await openSandbox());
    workdir.write('in.csv', Buffer.from('sep=;\r\nM\xfc\xfeteri;E-posta\r\n\xdeirket;yok\r\n', 'latin1'));
    await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    const rejected = Buffer.from(workdir.read('run/rejected.csv'));
    expect(rejected.length).toBeGreaterThan(0);
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(workdir.file('run/rejected.csv')).toString('latin1');
    expect(bytes.split('\r\n').slice(0, 2)).toEqual([
      'M\xfc\xfeteri;E-posta;_error',
      expect.stringMatching(/^\xdeirket;yok;/),
    ]);
  });

  it('gives way to a run that writes to the account, since neither would see what the other creates', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', `Name\r\n${Array.from({ length: 20 }, (_, n) => `Client ${n}\r\n`).join('')}`);
    let process: ChildProcess | undefined;
    const isWriting = new Promise<void>((resolve) => {
      sandbox.behaviour.latencyMs = ({ method, nthOfMethod }) => {
        if (method === 'POST' && nthOfMethod === 1 && process?.kill('SIGSTOP') === true) resolve();
        return 0;
      };
    });
    const first = workdir.run(['import', 'in.csv'], { onStart: (child) => (process = child) });
    await isWriting;
    const { stderr } = await workdir.expectRun(5, ['import', 'in.csv']);
    process?.kill('SIGCONT');
    expect(stderr).toMatch(/^Error: Another run holds http:.* \(process \d+\)\.\nWait for it to end/);
    expect((await first).code).toBe(0);
    expect(sandbox.clients()).toHaveLength(20);
    expect(readdirSync(workdir.file('cubicl-runs'))).toHaveLength(1);
    expect(await workdir.json(0, ['import', 'in.csv'])).toMatchObject({ unchanged: 20 });
  });

  it('asks for --yes before it empties or deletes anything, when nobody can be asked', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'ID,Phone,_action\r\nc1,<clear>,\r\nc2,,delete\r\n');
    const { stderr } = await workdir.expectRun(2, ['import', 'in.csv', '--allow', 'deletes']);
    expect(stderr).toContain('This would empty 1 field and delete 1 client; nothing was sent.');
    expect(writesTo(sandbox)).toEqual([]);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--allow', 'deletes']);
    expect(sandbox.clients()).toEqual([{ ...ACME, phone: '' }]);
  });

  it('names every unknown column with the nearest known one, before anything is sent', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'Nmae,Name,Colour\r\nA,B,red\r\n');
    const { stderr } = await workdir.expectRun(2, ['import', 'in.csv']);
    expect(stderr).toContain('column A "Nmae" (did you mean "Name"?); column C "Colour"');
    expect(sandbox.history).toEqual([]);
    await workdir.expectRun(0, ['import', 'in.csv', '--ignore-unknown']);
    expect(sandbox.clients()).toMatchObject([{ name: 'B' }]);
  });

  it('takes the columns of another program with a mapping', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'Company,Site,Score\r\nAcme,acme.example,7\r\n');
    workdir.write('map.json', '{ "Company": "Name", "Site": "custom:site", "Score": "ignore" }');
    await workdir.expectRun(0, ['import', 'in.csv', '--mapping', 'map.json']);
    expect(sandbox.clients()).toMatchObject([{ name: 'Acme', customFields: { site: 'acme.example' } }]);
  });

  it('reads standard input', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['import', '-'], { stdin: 'Name\r\nFrom a pipe\r\n' });
    expect(sandbox.clients()).toMatchObject([{ name: 'From a pipe' }]);
  });

  it('resolves managers by e-mail, id or full name', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write(
      'in.csv',
      'Name,Managers\r\nA,mert.isik@example.com; Zeynep ÇINARLI\r\nB,5f1e0a0000000000000000a5\r\nC,Nobody\r\n',
    );
    await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    const managers = sandbox
      .clients()
      .map(({ name, portalCustomerManagerIds }) => [name, portalCustomerManagerIds]);
    expect(managers.sort()).toEqual([
      ['A', ['5f1e0a0000000000000000a2', '5f1e0a0000000000000000a3']],
      ['B', ['5f1e0a0000000000000000a5']],
    ]);
    expect(workdir.read('run/errors.csv')).toContain('There is no user ""Nobody"" in Cubicl.');
  });

  it('works with ids where the users can not be read', async () => {
    const seed = [{ ...ACME, portalCustomerManagerIds: ['5f1e0a0000000000000000a2'] }];
    const sandbox = await openSandbox({ seed, behaviour: { forbidUsers: true } });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.csv']);
    expect(workdir.read('out.csv')).toContain('5f1e0a0000000000000000a2');
    expect(await workdir.json(0, ['import', 'out.csv', '--yes'])).toMatchObject({ unchanged: 1 });
  });

  it('tells your edits from those of others by the fingerprints', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.csv']);
    sandbox.store.put({ ...ACME, phone: 'theirs', fullname: 'Their name' });
    workdir.write(
      'out.csv',
      workdir.read('out.csv').replace('0532 111 22 33', 'mine').replace('info@acme', 'office@acme'),
    );
    const summary = await workdir.json(1, ['import', 'out.csv', '--yes', '--run-dir', 'run']);
    expect(summary).toMatchObject({ conflicts: 1, updated: 0, unchanged: 1 });
    expect(sandbox.clients()[0]).toMatchObject({
      phone: 'theirs',
      fullname: 'Their name',
      email: 'office@acme.example',
    });
    await workdir.expectRun(0, ['import', 'out.csv', '--yes', '--conflict', 'mine']);
    expect(sandbox.clients()[0]).toMatchObject({ phone: 'mine', fullname: 'Their name' });
  });

  it('reports a refused record and goes on with the rest', async () => {
    const sandbox = await openSandbox({ seed: [ACME], behaviour: { uniqueNames: true } });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'Name,Email\r\nAcme,other@x.example\r\nBeta,beta@x.example\r\n');
    const summary = await workdir.json(1, ['import', 'in.csv', '--match', 'email', '--run-dir', 'run']);
    expect(summary).toMatchObject({ created: 1, failed: 1 });
    expect(workdir.read('run/errors.csv')).toContain('http-422,"Cubicl refused it (422');
    expect(workdir.records('run/rejected.csv')[1]?.slice(0, 2)).toEqual(['Acme', 'other@x.example']);
  });

  it('is right whether a PUT keeps or clears what is left out', async () => {
    for (const putMode of ['keep', 'replace', 'merge'] as const) {
      const sandbox = await openSandbox({ seed: [ACME, BETA], behaviour: { putMode } });
      const workdir = makeWorkdir(sandbox);
      workdir.write('in.csv', 'ID,Phone\r\nc1,1\r\nc2,2\r\n');
      await workdir.expectRun(0, ['import', 'in.csv']);
      expect(sandbox.clients()).toEqual([
        { ...ACME, phone: '1' },
        { ...BETA, phone: '2' },
      ]);
    }
  });
});

/** Replaces text in a file as its own program would: in the cells of a workbook, in the text of the others. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const { readFileSync, writeFileSync } = await import('node:fs');
  if (!file.endsWith('.xlsx')) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
    return;
  }
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file, { ignoreNodes: ['dataValidations'] });
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.text === from) cell.value = to;
    });
  });
  await workbook.xlsx.writeFile(file);
}
