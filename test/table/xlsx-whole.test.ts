/** Whole workbooks: parts in any order, many rows, and what exceljs writes. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { bookBytes, bookParts, plain, readWhole, tempFile } from '../helpers/workbook.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('the order of the parts in the archive does not matter', () => {
  const strings = Array.from({ length: 30 }, (_, i) => `<si><t>Şükrü ${i}</t></si>`).join('');
  const row = (i: number): string =>
    `<row r="${i + 1}"><c t="s"><v>${i}</v></c><c s="1"><v>45000</v></c></row>`;
  const rows = Array.from({ length: 30 }, (_, i) => row(i)).join('');
  const book = { sheets: [{ rows }, { rows }, { rows }], strings, formats: [0, 14] };

  it.each<[string, (a: string, b: string) => number]>([
    [
      'strings and styles after three tiny sheets',
      (a, b) => Number(b.includes('sheet')) - Number(a.includes('sheet')),
    ],
    ['strings before, styles after', (a, b) => Number(b.includes('shared')) - Number(a.includes('shared'))],
    ['the list of sheets last', (a, b) => Number(a.includes('workbook')) - Number(b.includes('workbook'))],
    ['by name, backwards', (a, b) => (a < b ? 1 : -1)],
  ])('%s', async (_, order) => {
    const parts = new Map([...bookParts(book)].toSorted(([a], [b]) => order(a, b)));
    for (const sheet of ['1', '2', '3']) {
      const table = await readWhole(tempFile(bookBytes(parts)), { sheet });
      expect(plain(table.rows)).toEqual(
        Array.from({ length: 30 }, (_, i) => [i + 1, `Şükrü ${i}`, 'date:2023-03-15']),
      );
    }
  });
});

describe('a large sheet', () => {
  const NAMES = ['Şükrü Öztürk', 'İpek Ağaoğlu', '東京 🙂', 'Ann'];

  it.each(['inline', 'shared'])('comes out whole, with every character (%s strings)', async (kind) => {
    const count = 20_000;
    const value = (i: number): string =>
      kind === 'shared'
        ? `<c t="s"><v>${i % NAMES.length}</v></c>`
        : `<c t="inlineStr"><is><t>${NAMES[i % NAMES.length] ?? ''}</t></is></c>`;
    const rows = Array.from(
      { length: count },
      (_, i) => `<row r="${i + 1}">${value(i)}${value(i + 1)}<c><v>${i}</v></c></row>`,
    );
    const strings = NAMES.map((name) => `<si><t>${name}</t></si>`).join('');
    const table = await openXlsx(tempFile(bookBytes(bookParts({ rows: rows.join(''), strings }))), {});
    let read = 0;
    for await (const batch of table.rows()) {
      expect(batch.length).toBeLessThan(2000);
      for (const { row, cells } of batch) {
        const [a, b, c] = cells;
        const isRight =
          a === NAMES[read % 4] &&
          b === NAMES[(read + 1) % 4] &&
          typeof c === 'object' &&
          c.text === String(read);
        if (!isRight || row !== read + 1) expect.fail(`row ${row}: ${JSON.stringify(cells)}`);
        read += 1;
      }
    }
    await table.close?.();
    expect(read).toBe(count);
  });
});

it('a workbook of exceljs reads as exceljs reads it', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Clients');
  sheet.addRow(['Name', 'Since', 'Active', 'Sum', 'Mail', 'Zip']);
  sheet.addRow([
    'Şükrü',
    new Date(Date.UTC(2024, 1, 29)),
    true,
    { formula: 'B2*0', result: 0 },
    'a@x.example',
    6100,
  ]);
  sheet.addRow([
    { richText: [{ text: 'A' }, { text: 'nn', font: { bold: true } }] },
    null,
    false,
    { formula: '1/0', result: { error: '#DIV/0!' } },
  ]);
  sheet.getCell('E3').value = { text: 'b@x.example', hyperlink: 'mailto:b@x.example' };
  sheet.getCell('F2').numFmt = '00000';
  sheet.mergeCells('A5:C6');
  sheet.getCell('A5').value = 'merged';
  const file = makeWorkdir().file('exceljs.xlsx');
  await workbook.xlsx.writeFile(file);
  expect(plain((await readWhole(file)).rows)).toEqual([
    [1, 'Name', 'Since', 'Active', 'Sum', 'Mail', 'Zip'],
    [2, 'Şükrü', 'date:2024-02-29', 'boolean:TRUE', 'number:0', 'a@x.example', 'number:06100'],
    [3, 'Ann', '', 'boolean:FALSE', 'error:#DIV/0!', 'b@x.example'],
    [5, 'merged'],
  ]);
});
