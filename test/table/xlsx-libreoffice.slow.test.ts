/** A written workbook in a program of strangers: LibreOffice shows the same values. */
import { execFile, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openTable } from '../../src/table/open.ts';
import { textOf } from '../../src/table/table.ts';
import { makeWorkdir } from '../helpers/workdir.ts';
import { makeSheet, textColumns, writeBook } from '../helpers/written.ts';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
/** Comma, quotes, UTF-8, from row 1, cells as they are shown, all sheets into files of their own. Source: "CSV filter parameters", help.libreoffice.org. */
const CSV_FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

const ROWS = [
  ['=1+1', '+90 532 111 22 33', '00123', '12345678901234567890'],
  ['  two  ', ' ', 'a\nb', '\tx\t'],
  ['_x000D_', '_x005F_x000D_', '\x01', '\ufffe'],
  ['Ğüneş ŞİRKETİ', '👩‍👩‍👧‍👦', 'شركة النور', '"quoted", & <b>'],
  ['TRUE', '1-2', '1E5', 'https://example.org/?a=1&b=2'],
  ['', 'ş'.repeat(32_767), '', 'end'],
];

it.skipIf(!hasLibreOffice)(
  'LibreOffice shows every value as it was written (skipped where soffice is not installed)',
  async () => {
    const columns = [
      ...textColumns('A', 'B', 'C', 'D').map((column) => ({
        ...column,
        note: 'A note',
        choices: ['one', 'two'],
      })),
      { header: 'At', kind: 'date' as const },
      { header: 'Hidden', kind: 'text' as const, hidden: true },
    ];
    const rows = ROWS.map((cells) => [...cells, new Date('2024-01-02T03:04:05Z'), 'h']);
    const { file } = await writeBook(makeSheet({ columns, rows: [rows] }), makeSheet({ name: 'Contacts' }));

    const workdir = makeWorkdir();
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=${pathToFileURL(workdir.file('profile')).href}`,
      ...['--headless', '--convert-to', CSV_FILTER, '--outdir', workdir.path, file],
    ]);

    expect(await recordsOf(workdir.file('book-Clients.csv'))).toEqual([
      columns.map(({ header }) => header),
      ...ROWS.map((cells) => [...cells, '2024-01-02 03:04:05', 'h']),
    ]);
    expect(await recordsOf(workdir.file('book-Contacts.csv'))).toEqual([['Name', 'Phone']]);
  },
  120_000,
);

async function recordsOf(file: string): Promise<string[][]> {
  const table = await openTable(file, { delimiter: ',' });
  const records: string[][] = [];
  for await (const batch of table.rows())
    records.push(...batch.map(({ cells }) => cells.map((cell) => textOf(cell))));
  await table.close?.();
  return records;
}
