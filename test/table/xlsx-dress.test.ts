/** How a written workbook looks: dates, header, columns. */
import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/table/table.ts';
import {
  exceljsSheet,
  makeSheet,
  readRows,
  textColumns,
  thereAndBack,
  writeBook,
} from '../helpers/written.ts';

describe('dates', () => {
  it.each([
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999'],
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05'],
    ['1999-12-31T00:00:00Z', '1999-12-31'],
    ['1900-03-01T00:00:00Z', '1900-03-01'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59'],
  ])('%s is a real date', async (iso, text) => {
    expect(await thereAndBack([new Date(iso)])).toEqual([{ text, is: 'date' }]);
  });

  it.each(['1900-02-28T00:00:00.000Z', '-000044-03-15T00:00:00.000Z', '+010000-01-01T00:00:00.000Z'])(
    '%s, which Excel can’t count, is text',
    async (iso) => expect(await thereAndBack([new Date(iso)])).toEqual([iso]),
  );

  it('are shown in UTC, year first, in columns wide enough not to show ########', async () => {
    const columns = [{ header: 'At', kind: 'date' as const, width: 8 }];
    const { file } = await writeBook(makeSheet({ columns, rows: [[[new Date('2024-01-02T03:04:05Z')]]] }));
    const sheet = await exceljsSheet(file);
    expect(sheet.getCell('A2').value).toEqual(new Date('2024-01-02T03:04:05Z'));
    expect(sheet.getCell('A2').numFmt).toBe('yyyy-mm-dd hh:mm:ss');
    expect(sheet.getColumn(1).numFmt).toBe('yyyy-mm-dd hh:mm:ss');
    expect(sheet.getColumn(1).width).toBeGreaterThanOrEqual('2024-01-02 03:04:05'.length);
  });

  it('may stand in a column of text', async () => {
    const { file } = await writeBook(makeSheet({ rows: [[[new Date('2024-01-02'), 'a']]] }));
    expect((await readRows(file)).get(2)?.map((cell) => textOf(cell))).toEqual(['2024-01-02', 'a']);
  });
});

describe('the header', () => {
  it('is bold text that stays in view, with a filter over all rows', async () => {
    const { file } = await writeBook(
      makeSheet({
        rows: [
          [
            ['a', 'b'],
            ['c', 'd'],
          ],
        ],
      }),
    );
    const sheet = await exceljsSheet(file);
    expect(sheet.getRow(1).values).toEqual([undefined, 'Name', 'Phone']);
    expect([sheet.getCell('A1').font.bold, sheet.getCell('A1').numFmt]).toEqual([true, '@']);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:B3');
  });

  it('comes back exactly, with a gap where a header is empty', async () => {
    const columns = textColumns(' Ad\r\nSoyad ', '', '=1+1', 'x'.repeat(300));
    const { file } = await writeBook(makeSheet({ columns }));
    expect((await readRows(file)).get(1)).toEqual(columns.map(({ header }) => header));
  });

  it('carries notes', async () => {
    const columns = [
      { header: 'ID', kind: 'text' as const, note: 'Leave it <empty>\nfor a new client & "save".' },
      { header: '', kind: 'text' as const, note: 'Nothing' },
      { header: 'Name', kind: 'text' as const },
    ];
    const sheet = await exceljsSheet((await writeBook(makeSheet({ columns }))).file);
    expect(noteOf(sheet.getCell('A1'))).toBe('Leave it <empty>\nfor a new client & "save".');
    expect(noteOf(sheet.getCell('B1'))).toBe('Nothing');
    expect(sheet.getCell('C1').note).toBeUndefined();
  });
});

/** exceljs gives a note as what it was set to, or as its parts. */
function noteOf({ note }: ExcelJS.Cell): string {
  return typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('');
}

describe('columns', () => {
  it('are as wide as asked for, else as their header needs, and hidden where asked for', async () => {
    const columns = [
      { header: 'Name', kind: 'text' as const, width: 28 },
      { header: 'A header of some length', kind: 'text' as const },
      { header: 'x'.repeat(500), kind: 'text' as const },
      { header: '_base', kind: 'text' as const, hidden: true },
    ];
    const sheet = await exceljsSheet((await writeBook(makeSheet({ columns }))).file);
    expect([1, 2, 3].map((column) => sheet.getColumn(column).width)).toEqual([28, 26, 60]);
    expect([1, 2, 3, 4].map((column) => sheet.getColumn(column).hidden)).toEqual([false, false, false, true]);
  });

  it('may be fewer than the cells of a row', async () => {
    const { file } = await writeBook(makeSheet({ columns: textColumns('A'), rows: [[['a', '', 'far']]] }));
    expect((await readRows(file)).get(2)).toEqual(['a', '', 'far']);
  });
});
