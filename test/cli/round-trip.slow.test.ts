/** Out, edited as people and their programs do it, and back: by the command line, with real files. */
import { readFileSync, writeFileSync } from 'node:fs';
import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { USERS } from '../../src/sandbox/people.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { CubiclApi } from '../../src/api/api.ts';
import { exportClients } from '../../src/export.ts';
import { importClients } from '../../src/import.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';
import { readWithExceljs } from '../helpers/written.ts';

const ACME = makeClient({ _id: 'c1', name: 'Acme', email: 'info@acme.example' });
const BETA = makeClient({ _id: 'c2', name: 'Beta', email: 'info@beta.example', phone: '05321112233' });

/** Exports the clients to `out.csv`, of these columns. */
async function exported(
  clients: readonly Client[],
  columns = 'ID,Name,Phone,Email,_base',
): Promise<{ readonly sandbox: Sandbox; readonly workdir: Workdir; readonly lines: readonly string[] }> {
  const sandbox = await openSandbox({ seed: clients });
  const workdir = makeWorkdir(sandbox);
  await workdir.expectRun(0, ['export', 'out.csv', '--columns', columns]);
  return { sandbox, workdir, lines: workdir.read('out.csv').trimEnd().split('\r\n') };
}

const sheet = (...lines: readonly (string | undefined)[]): string => `${lines.join('\r\n')}\r\n`;

describe('cells that a spreadsheet program damaged', () => {
  it('are left out and named with what was there, and put back by --repair', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme, beta = ''] = lines;
    workdir.write(
      'in.csv',
      sheet(headers, acme, beta.replace('05321112233', '5321112233').replace('info@b', 'me@b')),
    );
    const { stderr } = await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    expect(stderr).toContain(
      '1 cell was damaged by a spreadsheet program and not written: --repair puts back',
    );
    expect(stderr).toContain(
      'Damaged cells (1)\n  row 3  Beta\n    C "Phone": A spreadsheet program took this for a number',
    );
    expect(workdir.read('run/errors.csv')).toContain('3,C,Phone,5321112233,damaged,');
    expect(sandbox.clients()[1]).toEqual({ ...BETA, email: 'me@beta.example' });
    expect(await workdir.json(0, ['import', 'in.csv', '--repair'])).toMatchObject({
      ...{ unchanged: 2, updated: 0, damaged: 0, repaired: 1, rejected: 0 },
    });
    expect(sandbox.clients()[1]).toMatchObject({ phone: '05321112233' });
  });
});

describe('clients taken out of a workbook whose lines stay on the sheet of contacts', () => {
  it('are nothing to do, and keep no contact of others from being removed', async () => {
    const [ann, bob, cem] = ['Ann', 'Bob', 'Cem'].map((name) => ({ name, email: `${name}@x.example` }));
    const seed = [
      { ...ACME, contacts: [ann ?? {}, bob ?? {}] },
      { ...BETA, contacts: [cem ?? {}, ann ?? {}] },
    ];
    const sandbox = await openSandbox({ seed });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.xlsx', '--contacts', 'sheet']);
    const file = workdir.file('out.xlsx');
    const book = await readWithExceljs(file);
    book.worksheets[0]?.spliceRows(3, 1);
    await book.xlsx.writeFile(file);
    const { stderr } = await workdir.expectRun(0, ['import', 'out.xlsx']);
    expect(stderr).toContain('; 2 lines of Contacts left out, which are as in Cubicl and of clients that');
    expect(stderr).toContain('Plan: 1 unchanged.');

    book.worksheets[1]?.spliceRows(3, 1);
    await book.xlsx.writeFile(file);
    const options = { file, runDir: workdir.file('run') };
    const summary = await importClients(options, { api: openApi(sandbox) });
    expect(summary).toMatchObject({ rows: 1, updated: 1, rejected: 0, exitCode: 0 });
    expect(sandbox.clients().map(({ contacts }) => contacts?.length)).toEqual([1, 2]);
  });

  it.each<[string, (sheet: ExcelJS.Worksheet | undefined) => void, string]>([
    ['deleted', (sheet) => sheet?.spliceColumns(1, 1), 'Plan: 1 unchanged, 3 rejected.'],
    [
      'emptied',
      (sheet) => sheet?.spliceRows(2, 2, [null, 'Acme', null, 'info@acme.example', 'b1.x']),
      'Plan: 1 to create, 1 unchanged, 2 rejected.',
    ],
  ])('are not those of a client whose ID alone is gone: %s', async (_, edited, plan) => {
    const seed = [{ ...ACME, contacts: [{ name: 'Ann' }, { name: 'Bob' }] }, BETA];
    const sandbox = await openSandbox({ seed });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, [
      'export',
      'out.xlsx',
      '--contacts',
      'sheet',
      '--columns',
      'ID,Name,Phone,Email,_base',
    ]);
    const file = workdir.file('out.xlsx');
    const book = await readWithExceljs(file);
    edited(book.worksheets[0]);
    await book.xlsx.writeFile(file);
    const { stderr } = await workdir.expectRun(1, ['import', 'out.xlsx', '--dry-run']);
    expect(stderr).toContain(plan);
  });

  it('are rejected line by line where they are not as in Cubicl', async () => {
    const seed = [ACME, { ...BETA, contacts: [{ name: 'Cem' }, { name: 'Ann' }] }];
    const sandbox = await openSandbox({ seed });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.xlsx', '--contacts', 'sheet']);
    const file = workdir.file('out.xlsx');
    const book = await readWithExceljs(file);
    book.worksheets[0]?.spliceRows(3, 1);
    const line = book.worksheets[1]?.getCell('C3');
    expect(line?.value).toBe('Ann');
    if (line) line.value = 'Anne';
    await book.xlsx.writeFile(file);
    const { stderr } = await workdir.expectRun(1, ['import', 'out.xlsx']);
    expect(stderr).toContain('; 1 line of Contacts left out,');
    expect(stderr).toContain('Plan: 1 unchanged, 1 rejected.');
    expect(stderr).toContain(
      'row 3, No client of the main sheet has the ID "c2". Put the row of that client back',
    );
    expect(sandbox.clients()).toEqual(seed);
  });
});

describe('a text longer than a cell of Excel takes', () => {
  it('is named by the export, comes back whole, and is damage where Excel has cut it', async () => {
    const notes = 'ğ'.repeat(40_000);
    const sandbox = await openSandbox({ seed: [{ ...ACME, customFields: { notes } }, BETA] });
    const workdir = makeWorkdir(sandbox);
    const { stderr } = await workdir.expectRun(0, ['export', 'out.xlsx']);
    expect(stderr).toContain('1 text is longer than the 32,767 characters that a cell of Excel takes');
    expect(stderr).toContain(': "custom:notes" of Acme (c1). The workbook holds all of it');

    const api = openApi(sandbox);
    const file = workdir.file('out.xlsx');
    expect(await importClients({ file, runDir: workdir.file('one') }, { api })).toMatchObject({
      unchanged: 2,
    });
    await edit(file, { [notes]: notes.slice(0, 32_767) });
    const summary = await importClients({ file, runDir: workdir.file('two') }, { api });
    expect(summary).toMatchObject({ updated: 0, damaged: 1, exitCode: 1 });
    expect(sandbox.clients()[0]?.customFields).toEqual({ notes });
    for (const format of ['csv', 'jsonl'] as const) {
      const other = workdir.file(`out.${format}`);
      expect(await exportClients({ file: other, format }, { api })).toMatchObject({
        longCells: 0,
        longTexts: [],
      });
      const back = await importClients({ file: other, runDir: workdir.file(format) }, { api });
      expect(back).toMatchObject({ unchanged: 2 });
    }
  });
});

describe('conflicts', () => {
  it.each(['csv', 'tsv', 'xlsx', 'jsonl'] as const)(
    'of a sheet in %s are settled in a sheet of their own',
    async (format) => {
      const sandbox = await openSandbox({ seed: [ACME, BETA] });
      const workdir = makeWorkdir();
      const api = openApi(sandbox);
      const file = workdir.file(`out.${format}`);
      await exportClients({ file, format }, { api });
      await edit(file, { '0532 111 22 33': '+905550000000', '05321112233': '=mine' });
      sandbox.store.put({ ...ACME, phone: 'theirs' });
      sandbox.store.put({ ...BETA, phone: 'theirs' });
      const { files } = await importClients({ file, runDir: workdir.file('run') }, { api });
      const name = `conflicts.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
      expect(files).toContain(name);

      const sheetFile = workdir.file(`run/${name}`);
      await settle(sheetFile, ['mine', 'theirs']);
      const settled = await importClients({ file: sheetFile, runDir: workdir.file('next') }, { api });
      expect(settled).toMatchObject({ rows: 2, updated: 1, unchanged: 1, conflicts: 0, exitCode: 0 });
      expect(sandbox.clients()).toMatchObject([{ phone: '+905550000000' }, { phone: 'theirs' }]);
    },
  );

  it('that are left open stay so, and say it', async () => {
    const { sandbox, workdir, lines } = await exported([ACME]);
    workdir.write('in.csv', lines.join('\r\n').replace('0532 111 22 33', 'mine'));
    sandbox.store.put({ ...ACME, phone: 'theirs' });
    await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    const { stderr } = await workdir.expectRun(1, [
      'import',
      'run/conflicts.csv',
      '--dry-run',
      '--run-dir',
      'next',
    ]);
    expect(stderr).toContain('F "Phone": yours "mine", in Cubicl "theirs"');
    expect(workdir.read('next/conflicts.csv')).toBe(workdir.read('run/conflicts.csv'));
    const refused = await workdir.expectRun(2, ['delete', 'run/conflicts.csv', '--yes']);
    expect(refused.stderr).toContain('is a sheet of conflicts, not a list of clients to delete.');
  });

  it('that come up while the plan is carried out are among them', async () => {
    const { sandbox, workdir, lines } = await exported([ACME]);
    workdir.write('in.csv', lines.join('\r\n').replace('0532 111 22 33', 'mine'));
    const options = { file: workdir.file('in.csv'), runDir: workdir.file('run'), maxAgeMs: 0 };
    const confirm = (): Promise<boolean> => {
      sandbox.store.put({ ...ACME, phone: 'theirs' });
      return Promise.resolve(true);
    };
    const api = openApi(sandbox);
    expect(await importClients(options, { api, confirm })).toMatchObject({ conflicts: 1 });
    const [headers, line] = workdir.records('run/conflicts.csv');
    expect(headers?.slice(0, 8)).toEqual([
      'Row',
      'ID',
      'Name',
      'Field',
      'At export',
      'Yours',
      'Theirs',
      '_resolve',
    ]);
    expect(line?.slice(0, 8)).toEqual(['2', 'c1', 'Acme', 'Phone', '0532 111 22 33', 'mine', 'theirs', '']);
    await settle(workdir.file('run/conflicts.csv'), ['mine']);
    const again = { file: workdir.file('run/conflicts.csv'), runDir: workdir.file('next') };
    expect(await importClients(again, { api })).toMatchObject({ updated: 1, exitCode: 0 });
    expect(sandbox.clients()).toMatchObject([{ phone: 'mine' }]);
  });
});

const NOBODY = { name: '', position: '', phone: '1', email: '' };
const DORA = { ...NOBODY, name: 'Dora' };

describe('a second editor who writes while a run does', () => {
  const [ann = NOBODY, bob = NOBODY, cem = NOBODY] = ['Ann', 'Bob', 'Cem'].map((name) => ({
    ...NOBODY,
    name,
  }));
  const [eve, gul] = [
    { ...NOBODY, name: 'Eve' },
    { ...NOBODY, name: 'Gül', phone: '9' },
  ];
  const [elif = '', mert = '', zeynep = ''] = USERS.map(({ _id }) => _id);
  const [elifEmail = '', mertEmail = '', zeynepEmail = ''] = USERS.map(({ email }) => email);
  const THEN = makeClient({
    ...{ _id: 'c1', name: 'Acme', contacts: [ann, bob, cem], customFields: { f1: 'a', f2: 'b' } },
    portalCustomerManagerIds: [elif],
  });
  /** What the sheet makes of it: something of every kind is edited, added or taken out. */
  const MINE = {
    ...THEN,
    ...{ phone: 'mine', email: 'mine@acme.example', customFields: { f1: 'mine', f2: 'mine' } },
    ...{
      contacts: [{ ...ann, phone: 'mine' }, { ...bob, phone: 'mine' }, eve, gul],
      portalCustomerManagerIds: [mert],
    },
  };
  const THEIRS = {
    ...THEN,
    ...{ phone: 'theirs', customFields: { f1: 'theirs', f2: 'b' }, fullname: 'Acme Inc.' },
    ...{ contacts: [ann, { ...bob, phone: 'theirs' }, cem, DORA], portalCustomerManagerIds: [elif, zeynep] },
  };

  /** `planned`: as the client is when the plan is made. */
  async function run(
    planned: Client = THEN,
    theirs: Client = THEIRS,
  ): Promise<{ sandbox: Sandbox; workdir: Workdir; api: CubiclApi }> {
    const sandbox = await openSandbox({ seed: [MINE] });
    const workdir = makeWorkdir();
    const api = openApi(sandbox);
    const linesOf = async (file: string): Promise<string[]> => {
      await exportClients({ file: workdir.file(file), format: 'csv' }, { api });
      return workdir.read(file).trimEnd().split('\r\n');
    };
    const [headers, cells = ''] = await linesOf('mine.csv');
    sandbox.store.put(THEN);
    const [, then = ''] = await linesOf('then.csv');
    const base = then.slice(then.lastIndexOf(','));
    workdir.write('in.csv', sheet(headers, cells.slice(0, cells.lastIndexOf(',')) + base));
    sandbox.store.put(planned);
    const confirm = (): Promise<boolean> => {
      sandbox.store.put(theirs);
      return Promise.resolve(true);
    };
    const options = { file: workdir.file('in.csv'), runDir: workdir.file('run'), maxAgeMs: 0 };
    expect(await importClients(options, { api, confirm })).toMatchObject({ conflicts: 1, exitCode: 1 });
    expect(sandbox.clients()).toEqual([theirs]);
    return { sandbox, workdir, api };
  }

  it('finds each conflict in the sheet of conflicts, and beside them what waits for them', async () => {
    const { workdir } = await run();
    const lines = workdir.records('run/conflicts.csv').slice(1);
    expect(lines.map((line) => line.slice(3, 8))).toEqual([
      ['Phone', '0532 111 22 33', 'mine', 'theirs', ''],
      ['Email', 'info@acme.example', 'mine@acme.example', 'info@acme.example', 'mine'],
      ['Contact 2 phone (Bob)', '', 'mine', 'theirs', ''],
      ['Contact 1 phone (Ann)', '', 'mine', '1', 'mine'],
      ['Contact 3 name (Cem)', '', 'Eve', 'Cem', 'mine'],
      ['Contact', '', '"Gül', ' 9"', ''],
      ['Managers', elifEmail, mertEmail, `${elifEmail}; ${zeynepEmail}`, ''],
      ['custom:f1', 'a', 'mine', 'theirs', ''],
      ['custom:f2', 'b', 'mine', 'b', 'mine'],
    ]);
  });

  it.each([
    ['mine', 'mine', 'mine', [mert]],
    ['theirs', 'theirs', 'theirs', [elif, zeynep]],
  ] as const)('is overruled or obeyed as the sheet says: %s', async (word, phone, f1, managers) => {
    const { sandbox, workdir, api } = await run();
    const [headers, ...lines] = workdir.read('run/conflicts.csv').trimEnd().split('\r\n');
    const filled = lines.map((line) =>
      line.replace(/,,(?=(?:phone|managers|custom:f1|contact:2:phone),)/, `,${word},`),
    );
    workdir.write('settled.csv', sheet(headers, ...filled));
    const options = { file: workdir.file('settled.csv'), runDir: workdir.file('next') };
    expect(await importClients(options, { api })).toMatchObject({ updated: 1, conflicts: 0, exitCode: 0 });
    expect(sandbox.clients()).toEqual([
      {
        ...{ ...THEIRS, phone, email: MINE.email, customFields: { f1, f2: 'mine' } },
        contacts: [{ ...ann, phone: 'mine' }, { ...bob, phone }, eve, DORA, gul],
        portalCustomerManagerIds: managers,
      },
    ]);
  });

  /** Ann is changed before the plan is made and again while it is carried out, when the first of the list goes, too. */
  const FIRST = { ...NOBODY, name: 'Ada', phone: '7' };
  const BEFORE = { ...THEN, phone: 'before', contacts: [FIRST, { ...ann, phone: 'before' }, bob, cem] };
  const AFTER = {
    ...BEFORE,
    phone: 'after',
    contacts: [{ ...ann, phone: 'after' }, bob, cem],
    email: 'x@x.example',
  };

  it('finds what was in conflict before and what is since, of one client at one time', async () => {
    const { workdir } = await run(BEFORE, AFTER);
    const lines = workdir.records('run/conflicts.csv').slice(1);
    expect(new Set(lines.map((line) => line.at(-1))).size).toBe(1);
    expect(lines.map((line) => line.slice(3, 8))).toEqual([
      ['Phone', '', 'mine', 'after', ''],
      ['Contact 1 phone (Ann)', '', 'mine', 'after', ''],
      ['Email', 'info@acme.example', 'mine@acme.example', 'x@x.example', ''],
      ['Contact 2 phone (Bob)', '', 'mine', '1', 'mine'],
      ['Contact 3 name (Cem)', '', 'Eve', 'Cem', 'mine'],
      ['Contact', '', '"Gül', ' 9"', ''],
      ['Managers', elifEmail, mertEmail, elifEmail, 'mine'],
      ['custom:f1', 'a', 'mine', 'a', 'mine'],
      ['custom:f2', 'b', 'mine', 'b', 'mine'],
    ]);
  });

  it.each(['mine', 'theirs'] as const)('settles both as the sheet says: %s', async (word) => {
    const { sandbox, workdir, api } = await run(BEFORE, AFTER);
    const [headers, ...lines] = workdir.read('run/conflicts.csv').trimEnd().split('\r\n');
    const filled = lines.map((line) => line.replace(/,,(?=(?:phone|email|contact:1:phone),)/, `,${word},`));
    workdir.write('settled.csv', sheet(headers, ...filled));
    const options = { file: workdir.file('settled.csv'), runDir: workdir.file('next') };
    expect(await importClients(options, { api })).toMatchObject({ updated: 1, conflicts: 0, exitCode: 0 });
    const [mine, phone, email] =
      word === 'mine' ? ['mine', 'mine', MINE.email] : ['after', 'after', AFTER.email];
    expect(sandbox.clients()).toEqual([
      {
        ...{ ...THEN, phone, email, customFields: MINE.customFields, portalCustomerManagerIds: [mert] },
        contacts: [{ ...ann, phone: mine }, { ...bob, phone: 'mine' }, eve, gul],
      },
    ]);
  });
});

/** Replaces texts as the program for such a file would. */
async function edit(file: string, texts: Readonly<Record<string, string>>): Promise<void> {
  if (file.endsWith('.xlsx')) {
    await editBook(file, (cell) => (typeof cell.value === 'string' ? texts[cell.value] : undefined));
    return;
  }
  const old = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    Object.entries(texts).reduce((text, [from, to]) => text.replace(from, to), old),
  );
}

/** Fills in `_resolve`, line by line. */
async function settle(file: string, words: readonly string[]): Promise<void> {
  if (file.endsWith('.xlsx')) {
    await editBook(file, (cell) => (cell.address.startsWith('H') ? words[Number(cell.row) - 2] : undefined));
    return;
  }
  const [headers, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const filled = lines.map((line, at) =>
    line
      .split(',')
      .with(7, words[at] ?? '')
      .join(','),
  );
  writeFileSync(file, sheet(headers, ...filled));
}

async function editBook(file: string, to: (cell: ExcelJS.Cell) => string | undefined): Promise<void> {
  const workbook = await readWithExceljs(file);
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      const text = to(cell);
      if (text !== undefined) cell.value = text;
    });
  });
  await workbook.xlsx.writeFile(file);
}

describe('rows that were copied, and fingerprints that were damaged', () => {
  it('compare the row with Cubicl alone, and say so once, in the preview, and in errors.csv', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme = '', beta = ''] = lines;
    sandbox.store.put({ ...BETA, email: 'their@beta.example' });
    workdir.write('in.csv', sheet(headers, acme.replace('0532', '0533').slice(0, -3), beta));
    const { stderr } = await workdir.expectRun(0, ['import', 'in.csv', '--run-dir', 'run']);
    const said = '1 row has no good fingerprints in _base and was compared with Cubicl alone.';
    expect(stderr.split(said)).toHaveLength(2);
    expect(stderr).toContain(
      'Compared with Cubicl alone (1)\n  row 2  Acme\n    E "_base": The _base cell of this row',
    );
    expect(JSON.parse(workdir.read('run/summary.json'))).toMatchObject({
      updated: 1,
      rejected: 0,
      withoutBase: 1,
    });
    expect(workdir.read('run/errors.csv')).toContain('2,E,_base,,bad-base,');
    expect(sandbox.clients()).toMatchObject([{ phone: '0533 111 22 33' }, { email: 'their@beta.example' }]);
  });

  it('make a new client of a copy whose ID was emptied, and refuse both rows where it was not', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme = '', beta = ''] = lines;
    workdir.write('twice.csv', sheet(headers, acme, beta, acme.replace('Acme', 'Acme branch')));
    expect(await workdir.json(1, ['import', 'twice.csv', '--yes'])).toMatchObject({
      rejected: 2,
      unchanged: 1,
    });
    workdir.write('new.csv', sheet(headers, acme, beta, acme.replace('c1,Acme', ',Acme branch')));
    const { stderr } = await workdir.expectRun(0, ['import', 'new.csv', '--run-dir', 'run']);
    expect(stderr).toContain('so it becomes a new client, although c1 has the same e-mail address.');
    expect(sandbox.clients()).toMatchObject([ACME, BETA, { name: 'Acme branch', phone: ACME.phone }]);
  });
});
