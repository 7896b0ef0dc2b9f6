import { readdirSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/errors.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { inEnglish } from '../helpers/in-english.ts';
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
    expect(inEnglish(table)).toMatchObject({ format: 'xlsx', sheet: name, guarded: false, assumed });
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

  it.each(['müşteriler', 'MÜŞTERİLER ', 'Müşterıler'])('has a sheet that is meant by %j', async (sheet) => {
    const file = fileOf({ sheets: [sheetOf('ÖZET'), sheetOf('MÜŞTERİLER')] });
    const table = await openXlsx(file, { sheet });
    expect(table.sheet).toBe('MÜŞTERİLER');
    await table.close?.();
  });

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
