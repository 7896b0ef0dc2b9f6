/** Our exports opened and saved by LibreOffice, as a person would, come back without a change; what it damages is told. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { exportClients } from '../../src/export.ts';
import { importClients } from '../../src/import.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { OFFICE } from '../helpers/producers.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';
import { elementsOf, partOf, readWithExceljs } from '../helpers/written.ts';

const OFFICE_TIMEOUT_MS = 300_000;

/** What all of its formats can hold. */
const TEXTS = [
  ...[
    '=1+1',
    '+90 532 111 22 33',
    '+905321112233',
    '0012',
    '1E5',
    '1-2',
    '3/4',
    'TRUE',
    'true',
    '12.50',
    '1,5',
  ],
  ...["'x", '@x', '#REF!', '<clear>', 'a\nb', 'Ğüneş ŞİRKETİ', '"quoted", ; |', '12345678901234567890'],
  ...[
    ' x ',
    ' ',
    'e-mail@x.example',
    'https://example.org/?a=1&b=2',
    '1234567890123456',
    '10:30',
    '%50',
    '€',
  ],
  ...["'=1", "''@x", 'a\r\nb', 'a\r\n', '\r\n', '\ra', 'a\tb', '\tx', '_x000D_', 'a\u0000b', '\u001b[31m'],
];
/** What Windows-1254 has no letters for. */
const RARE_TEXTS = ['👩‍👩‍👧‍👦', 'شركة', 'e\u0301', '\u200bx\u2003', '\u202eabc', 'a\ufffeb', 'a\u2028b'];

function clientsOf(texts: readonly string[]): Client[] {
  return texts.map((text, index) =>
    makeClient({
      ...{
        _id: index.toString(16).padStart(24, 'a'),
        name: `Client ${index}, ${text}`,
        fullname: text,
        phone: text,
      },
      customFields: { f1: text },
      contacts: [{ name: `Contact ${index}`, position: text, phone: text, email: '' }],
    }),
  );
}

/** CSV from row 1, cells as they are shown, all text quoted or not. Source: "CSV filter parameters", help.libreoffice.org. */
const csv = (encoding: number): string =>
  `csv:Text - txt - csv (StarCalc):${';'.charCodeAt(0)},34,${encoding},1,,0,false,true,false`;
const UTF_8 = 76;
const WINDOWS_1254 = 36;

/** One start of the program for many files. */
async function converted(
  workdir: Workdir,
  folder: string,
  {
    files,
    to,
    from = [],
  }: { readonly files: readonly string[]; readonly to: string; readonly from?: readonly string[] },
): Promise<void> {
  mkdirSync(workdir.file(folder));
  await promisify(execFile)(OFFICE ?? '', [
    `-env:UserInstallation=file://${workdir.file('profile')}`,
    ...from,
    ...['--headless', '--convert-to', to, '--outdir', workdir.file(folder)],
    ...files.map((file) => workdir.file(file)),
  ]);
}

it.skipIf(OFFICE === undefined)(
  'a workbook that LibreOffice saved, and its CSV, change nothing (skipped where soffice is missing)',
  { timeout: OFFICE_TIMEOUT_MS },
  async () => {
    const clients = clientsOf(TEXTS);
    const api = openApi(await openSandbox({ seed: clients }));
    const all = clientsOf([...TEXTS, ...RARE_TEXTS]);
    const allApi = openApi(await openSandbox({ seed: all }));
    const workdir = makeWorkdir();
    for (const contacts of ['columns', 'rows', 'sheet'] as const) {
      await exportClients(
        { file: workdir.file(`${contacts}.xlsx`), format: 'xlsx', contacts },
        { api: allApi },
      );
    }
    await exportClients({ file: workdir.file('plain.xlsx'), format: 'xlsx' }, { api });

    await converted(workdir, 'saved', { files: ['columns.xlsx', 'rows.xlsx', 'sheet.xlsx'], to: 'xlsx' });
    await converted(workdir, 'utf8', { files: ['columns.xlsx'], to: csv(UTF_8) });
    await converted(workdir, 'turkish', { files: ['plain.xlsx'], to: csv(WINDOWS_1254) });

    const planned = async (file: string, at: typeof api): Promise<unknown> => {
      const runDir = workdir.file(`run-${file.replaceAll('/', '-')}`);
      const summary = await importClients({ file: workdir.file(file), dryRun: true, runDir }, { api: at });
      const hasProblems = summary.files.includes('errors.csv');
      return {
        ...summary,
        problems: hasProblems ? workdir.read(`run-${file.replaceAll('/', '-')}/errors.csv`) : '',
      };
    };
    for (const file of ['saved/columns.xlsx', 'saved/rows.xlsx', 'saved/sheet.xlsx', 'utf8/columns.csv']) {
      const nothing = { problems: '', unchanged: all.length, exitCode: 0 };
      expect(await planned(file, allApi), file).toMatchObject(nothing);
    }
    const nothing = { problems: '', unchanged: clients.length, exitCode: 0 };
    expect(await planned('turkish/plain.csv', api)).toMatchObject(nothing);
  },
);

/** Every UTF-16 unit of the blocks whose characters programs cut off, replace or take for others. */
const UNITS = [
  ...[0x0000, 0x0100, 0x0300, 0x0600, 0x2000, 0x2100, 0x2200, 0x3000, 0xd800, 0xdf00].flatMap((block) =>
    Array.from({ length: 0x100 }, (_, at) => block + at),
  ),
  ...Array.from({ length: 0x5e }, (_, at) => 0xff01 + at),
  ...[0xfeff, 0xfffd, 0xfffe, 0xffff],
];

it.skipIf(OFFICE === undefined)(
  'no character becomes an edit, whatever LibreOffice makes of it (skipped where soffice is missing)',
  { timeout: OFFICE_TIMEOUT_MS },
  async () => {
    const clients = UNITS.map((unit, index) => {
      const text = String.fromCharCode(unit);
      const contact = { name: `n${text}`, position: `${text}p`, phone: `${text}${text}`, email: '' };
      return makeClient({
        ...{ _id: index.toString(16).padStart(24, '0'), name: `Unit ${index}`, fullname: `a${text}b` },
        contacts: [contact],
      });
    });
    const api = openApi(await openSandbox({ seed: clients }));
    const workdir = makeWorkdir();
    await exportClients({ file: workdir.file('all.xlsx'), format: 'xlsx' }, { api });
    await converted(workdir, 'saved', { files: ['all.xlsx'], to: 'xlsx' });
    await converted(workdir, 'utf8', { files: ['all.xlsx'], to: csv(UTF_8) });
    await converted(workdir, 'turkish', { files: ['all.xlsx'], to: csv(WINDOWS_1254) });
    for (const file of ['saved/all.xlsx', 'utf8/all.csv', 'turkish/all.csv']) {
      const runDir = workdir.file(`run-${file.replaceAll('/', '-')}`);
      const summary = await importClients({ file: workdir.file(file), dryRun: true, runDir }, { api });
      const plan = workdir.read(`run-${file.replaceAll('/', '-')}/plan.jsonl`);
      expect(plan.split('\n').filter((line) => line.includes('"do":"update"'))).toEqual([]);
      expect(summary).toMatchObject({ unchanged: clients.length });
    }
  },
);

it.skipIf(OFFICE === undefined)(
  'what LibreOffice makes of a CSV that it opens is damage, never an edit (skipped where soffice is missing)',
  { timeout: OFFICE_TIMEOUT_MS },
  async () => {
    const clients = clientsOf([...TEXTS, 'a\r\nb']);
    const sandbox = await openSandbox({ seed: clients });
    const api = openApi(sandbox);
    const workdir = makeWorkdir();
    await exportClients({ file: workdir.file('out.csv'), format: 'csv' }, { api });
    // UTF-8, and numbers and dates recognised as when a person opens it.
    await converted(workdir, 'opened', {
      files: ['out.csv'],
      to: 'xlsx',
      from: ['--infilter=CSV:44,34,76,1,,1033,false,true'],
    });

    const file = workdir.file('opened/out.xlsx');
    const left = await importClients({ file, runDir: workdir.file('one') }, { api });
    expect(left).toMatchObject({
      updated: 0,
      created: 0,
      conflicts: 0,
      rejected: 0,
      unchanged: clients.length,
    });
    expect(left.damaged).toBeGreaterThan(10);
    const repaired = await importClients({ file, repair: true, runDir: workdir.file('two') }, { api });
    expect(repaired).toMatchObject({
      unchanged: clients.length,
      repaired: left.damaged,
      damaged: 0,
      exitCode: 0,
    });
    expect(sandbox.clients()).toEqual(clients);
  },
);

/** All cells below the header, of which LibreOffice keeps a thousand. */
const RESOLVE = expect.stringMatching(/^H2:H\d{4,}$/) as string;

it.skipIf(OFFICE === undefined)(
  'the sheet of conflicts has its drop-down on the cells to fill in, also when LibreOffice saved it (skipped where soffice is missing)',
  { timeout: OFFICE_TIMEOUT_MS },
  async () => {
    const [one, two] = [makeClient({ _id: 'c1' }), makeClient({ _id: 'c2', name: 'Beta' })];
    const sandbox = await openSandbox({ seed: [one, two].map((client) => ({ ...client, phone: 'mine' })) });
    const api = openApi(sandbox);
    const workdir = makeWorkdir();
    const sheetOf = async (file: string): Promise<string> => {
      await exportClients({ file: workdir.file(file), format: 'xlsx' }, { api });
      return workdir.file(file);
    };
    const mine = await readWithExceljs(await sheetOf('mine.xlsx'));
    for (const client of [one, two]) sandbox.store.put(client);
    const then = await readWithExceljs(await sheetOf('then.xlsx'));
    // The fingerprints of then, the cells of now.
    const base = then.worksheets[0]?.getRow(1).values as string[];
    for (const row of [2, 3]) {
      const at = base.indexOf('_base');
      const cell = mine.worksheets[0]?.getRow(row).getCell(at);
      if (cell) cell.value = then.worksheets[0]?.getRow(row).getCell(at).value ?? null;
    }
    await mine.xlsx.writeFile(workdir.file('in.xlsx'));
    for (const client of [one, two]) sandbox.store.put({ ...client, phone: 'theirs' });
    await importClients({ file: workdir.file('in.xlsx'), runDir: workdir.file('run') }, { api });
    await converted(workdir, 'saved', { files: ['run/conflicts.xlsx'], to: 'xlsx' });

    for (const file of ['run/conflicts.xlsx', 'saved/conflicts.xlsx']) {
      const book = await readWithExceljs(workdir.file(file));
      const [sheet] = book.worksheets;
      expect(sheet?.getCell('H1').value).toBe('_resolve');
      const xml = await partOf(workdir.file(file), 'xl/worksheets/sheet1.xml');
      const rules = elementsOf(xml).filter(({ name }) => name === 'dataValidation');
      expect(rules.map(({ attributes }) => attributes)).toMatchObject([{ type: 'list', sqref: RESOLVE }]);
      expect(xml.replaceAll(/&apos;|'/g, '')).toMatch(/<formula1>_lists!\$A\$1:\$A\$2<\/formula1>/);
      const list = book.getWorksheet('_lists');
      expect([list?.getCell('A1').value, list?.getCell('A2').value]).toEqual(['mine', 'theirs']);
      for (const [row, word] of ['mine', 'theirs'].entries()) {
        const cell = sheet?.getCell(`H${row + 2}`);
        if (cell) cell.value = word;
      }
      await book.xlsx.writeFile(workdir.file('settled.xlsx'));
      const runDir = workdir.file(`settled-${file.replace('/', '-')}`);
      const settled = { file: workdir.file('settled.xlsx'), dryRun: true, runDir };
      expect(await importClients(settled, { api })).toMatchObject({ updated: 1, unchanged: 1, conflicts: 0 });
    }
  },
);
