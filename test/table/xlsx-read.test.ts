import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { UsageFailure } from '../../src/errors.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import {
  bookBytes,
  bookParts,
  escaped,
  plain,
  readWhole,
  tempFile,
  type BookXml,
  type SheetXml,
} from '../helpers/workbook.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

function fileOf(book: BookXml): string {
  return tempFile(bookBytes(bookParts(book)));
}

function holding(text: string): string {
  return `<row r="1"><c t="inlineStr"><is><t>${escaped(text)}</t></is></c></row>`;
}

function sheetOf(name: string, state?: string): SheetXml {
  return { name, rows: holding(`in ${name}`), ...(state !== undefined && { state }) };
}

function blank(name: string, state?: string): SheetXml {
  return { name, rows: '<row r="1"><c s="1"/></row>', ...(state !== undefined && { state }) };
}

describe('without being told, the first visible sheet with something in it is read', () => {
  it.each<[what: string, sheets: readonly SheetXml[], name: string, assumed: readonly string[]]>([
    ['the only one', [sheetOf('A')], 'A', []],
    ['the first of two', [sheetOf('A'), sheetOf('B')], 'A', ['sheet "A" of 2']],
    ['the one after a blank one', [blank('A'), sheetOf('B')], 'B', ['sheet "B" of 2']],
    ['the one after a hidden one', [sheetOf('A', 'hidden'), sheetOf('B')], 'B', ['sheet "B" of 2']],
    ['the one after a very hidden one', [sheetOf('A', 'veryHidden'), sheetOf('B')], 'B', []],
    ['a blank one where all are', [blank('A'), blank('B')], 'A', ['sheet "A" of 2']],
    [
      'a blank one where only hidden ones hold something',
      [blank('A'), sheetOf('B', 'hidden')],
      'A',
      ['sheet "A" of 2', 'rows on hidden sheets only: "B"'],
    ],
  ])('%s', async (_, sheets, name, assumed) => {
    const table = await readWhole(fileOf({ sheets }));
    expect(table).toMatchObject({ format: 'xlsx', sheet: name, guarded: false, assumed });
    const isBlank = sheets.some(
      (sheet) => sheet.name === name && sheet.rows?.includes(`in ${name}`) !== true,
    );
    expect(plain(table.rows)).toEqual(isBlank ? [] : [[1, `in ${name}`]]);
  });

  it('unless all of them are hidden', async () => {
    await expect(readWhole(fileOf({ sheets: [sheetOf('A', 'hidden')] }))).rejects.toThrow(
      /has rows on hidden sheets only: "A"\.$/,
    );
    await expect(readWhole(fileOf({ sheets: [sheetOf('A', 'veryHidden')] }))).rejects.toThrow(
      'shows no sheet at all',
    );
  });
});

describe('a sheet that is asked for', () => {
  const SHEETS = [
    sheetOf('Kişiler'),
    sheetOf('Old', 'hidden'),
    sheetOf('Secret', 'veryHidden'),
    sheetOf('2'),
  ];

  it.each([
    ['Kişiler', 'Kişiler'],
    [' kişiler ', 'Kişiler'],
    ['Kis\u0327iler'.normalize('NFD'), 'Kişiler'],
    ['Old', 'Old'],
    ['Secret', 'Secret'],
    ['2', '2'],
    ['1', 'Kişiler'],
    ['3', 'Old'],
  ])('by %j is %s', async (sheet, name) => {
    const table = await readWhole(fileOf({ sheets: SHEETS }), { sheet });
    expect(table.sheet).toBe(name);
    expect(table.sheets).toEqual(['Kişiler', '2', 'Old']);
    expect(table.assumed).toEqual([]);
    expect(plain(table.rows)).toEqual([[1, `in ${name}`]]);
  });

  it.each(['Customers', '0', '4', '-1', ''])('by %j is none: those there are get named', async (sheet) => {
    const failure: unknown = await openXlsx(fileOf({ sheets: SHEETS }), { sheet }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UsageFailure);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/has no sheet ".*"\.$/) as string,
      hint: 'Its sheets are "Kişiler", "2", "Old".',
    });
  });
});

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
    const table = await openXlsx(fileOf({ rows: rows.join(''), strings }), {});
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

describe('an open table', () => {
  it('may be read again, and by two at once', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c><v>${i}</v></c></row>`).join(
      '',
    );
    const table = await openXlsx(fileOf({ rows }), {});
    const all = async (): Promise<number[]> => {
      const numbers: number[] = [];
      for await (const batch of table.rows()) numbers.push(...batch.map(({ row }) => row));
      return numbers;
    };
    const [one, two] = await Promise.all([all(), all()]);
    expect(one).toHaveLength(3000);
    expect(two).toEqual(one);
    expect(await all()).toEqual(one);
    await table.close?.();
  });

  it.skipIf(process.platform !== 'linux')(
    'lets go of the file when it is closed, even after half a reading',
    async () => {
      const rows = Array.from(
        { length: 30_000 },
        (_, i) => `<row r="${i + 1}"><c><v>${i}</v></c></row>`,
      ).join('');
      const file = fileOf({ rows });
      const table = await openXlsx(file, {});
      expect(isOpen(file)).toBe(true);
      for await (const batch of table.rows()) {
        expect(batch[0]?.row).toBe(1);
        break;
      }
      await table.close?.();
      await expect.poll(() => isOpen(file)).toBe(false);
      await expect(openXlsx(file, { sheet: 'Nope' })).rejects.toThrow(UsageFailure);
      await expect.poll(() => isOpen(file)).toBe(false);
    },
  );

  it('is told apart by name in what goes wrong', async () => {
    const parts = bookParts({ rows: '<row r="2"/><row r="1"/>' });
    await expect(readWhole(tempFile(bookBytes(parts)), { name: 'standard input' })).rejects.toThrow(
      'standard input is damaged: in its sheet "Sheet1" row "1" is out of order.',
    );
  });

  it('says on one line what goes wrong on a sheet of any name', async () => {
    const name = `two&#10;lines ${'x'.repeat(5000)}`;
    const failure = readWhole(fileOf({ sheets: [{ name, rows: '<row r="0"/>' }] }));
    await expect(failure).rejects.toThrow(
      /is damaged: in its sheet "two lines x+…" row "0" is out of order\.$/,
    );
  });
});

function isOpen(file: string): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === file;
    } catch {
      return false;
    }
  });
}

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
