import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../helpers/in-english.ts';
import { allOf } from '../helpers/all.ts';
import { cellsOf, csvAt, csvWith, failureOf, fileWith, numbered } from '../helpers/tables.ts';

async function failureIn(content: string | Uint8Array, options = {}): Promise<string> {
  return failureOf(csvWith(content, options).then(numbered));
}

describe('rows are numbered as a spreadsheet shows them', () => {
  it('blank rows count, though they are left out', async () => {
    expect(await numbered(await csvWith('Name,Email\n\nA,a\n,\n \t,"  "\nB,b\n\n\n'))).toEqual({
      1: ['Name', 'Email'],
      3: ['A', 'a'],
      6: ['B', 'b'],
    });
  });

  it('line breaks inside quotes do not count', async () => {
    expect(await numbered(await csvWith('Name,Note\r\nA,"1\r\n2\n3\r4"\r\nB,b\r\n'))).toEqual({
      1: ['Name', 'Note'],
      2: ['A', '1\r\n2\n3\r4'],
      3: ['B', 'b'],
    });
  });

  it('a first line sep=; does not count, since Excel does not show it', async () => {
    const table = await csvWith('sep=;\r\nName;Note\r\nA;1,5\r\n', { chunkBytes: 3 });
    expect(await numbered(table)).toEqual({ 1: ['Name', 'Note'], 2: ['A', '1,5'] });
    expect(table.delimiter).toBe(';');
  });

  it('whatever ends them, one kind or several', async () => {
    const rows = { 1: ['a', 'b'], 2: ['c', 'd'], 3: ['e', 'f'], 4: ['g', 'h'] };
    for (const text of ['a,b\nc,d\ne,f\ng,h\n', 'a,b\rc,d\re,f\rg,h', 'a,b\r\nc,d\ne,f\rg,h\r\n']) {
      expect(await numbered(await csvWith(text))).toEqual(rows);
    }
  });

  it('far down too, past many blank rows', async () => {
    const table = await csvWith(`Name\n${'\n'.repeat(300_000)}Last\n`);
    expect(await numbered(table)).toEqual({ 1: ['Name'], 300_002: ['Last'] });
  });
});

describe('cells come as they stand', () => {
  it.each([
    ['blanks at the edges', ' a ,\tb ', [' a ', '\tb ']],
    [
      'numbers, dates and truths as text',
      '00123,1E5,01.02.2024,TRUE',
      ['00123', '1E5', '01.02.2024', 'TRUE'],
    ],
    ['apostrophe guards', "'=1+1,'+x", ["'=1+1", "'+x"]],
    ['quotes inside bare cells', 'a "b" c,5"', ['a "b" c', '5"']],
    ['quotes behind a blank', 'x, "b" ', ['x', ' "b" ']],
    ['doubled quotes', '"say ""hi""",""""', ['say "hi"', '"']],
    [
      'other separators of Unicode',
      'a\u2028b,c\u2029d\x85e\x0bf\x0cg',
      ['a\u2028b', 'c\u2029d\x85e\x0bf\x0cg'],
    ],
    ['a byte order mark inside', 'a,\ufeffb', ['a', '\ufeffb']],
    ['zero bytes inside', 'a\0b,c', ['a\0b', 'c']],
    ['names of JavaScript', '__proto__,constructor', ['__proto__', 'constructor']],
    ['more than there are headers', 'a,b,c,,', ['a', 'b', 'c', '', '']],
    ['fewer than there are headers', 'a', ['a']],
  ])('%s', async (_what, line, cells) => {
    expect((await numbered(await csvWith(`One,Two\n${line}\n`)))[2]).toEqual(cells);
  });

  it('the mark at the start of the file is no part of the first header', async () => {
    expect(await cellsOf(await csvWith('\ufeffName,Email\n'))).toEqual([['Name', 'Email']]);
    expect(await cellsOf(await csvWith('\ufeff"Name",Email\n', { chunkBytes: 1 }))).toEqual([
      ['Name', 'Email'],
    ]);
  });

  it('a second mark is part of it', async () => {
    expect(await cellsOf(await csvWith('\ufeff\ufeffName\n'))).toEqual([['\ufeffName']]);
    expect(await cellsOf(await csvWith('a\n\ufeffName\n'))).toEqual([['a'], ['\ufeffName']]);
  });

  it('a hundred thousand columns', async () => {
    const [cells] = await cellsOf(await csvWith(`${'x,'.repeat(99_999)}x\n`));
    expect(cells).toHaveLength(100_000);
  });

  it.each(['windows-1254', 'utf-16le'])('in %s', async (encoding) => {
    const text = 'Ad;Not\r\nÇağrı;"İki\r\nsatır; şöyle"\r\n';
    const bytes =
      encoding === 'utf-16le'
        ? Buffer.from(text, 'utf16le')
        : Buffer.from(
            Array.from(text, (c) => ({ ğ: 0xf0, ı: 0xfd, İ: 0xdd, ş: 0xfe })[c] ?? c.charCodeAt(0)),
          );
    for (const chunkBytes of [1, 2, 3, 1_000]) {
      const table = await csvWith(bytes, { chunkBytes });
      expect(table.encoding).toBe(encoding);
      expect(await cellsOf(table)).toEqual([
        ['Ad', 'Not'],
        ['Çağrı', 'İki\r\nsatır; şöyle'],
      ]);
    }
  });
});

describe('a table tells', () => {
  it('how it was understood', async () => {
    expect(inEnglish(await csvWith(Buffer.from('Ad\tŞ\n', 'utf16le')))).toMatchObject({
      format: 'csv',
      guarded: true,
      assumed: ['UTF-16LE', 'tab between cells'],
      delimiter: '\t',
      encoding: 'utf-16le',
    });
  });

  it('that TSV has tabs, whatever else is in it', async () => {
    const table = await csvWith('a,b;c\td\n', { format: 'tsv' });
    expect(table).toMatchObject({ format: 'tsv', delimiter: '\t' });
    expect(await cellsOf(table)).toEqual([['a,b;c', 'd']]);
  });

  it('the same rows each time', async () => {
    const table = await csvWith('a,b\nc,d\n');
    expect(await numbered(table)).toEqual(await numbered(table));
  });

  it('some hundred rows at a time', async () => {
    const table = await csvWith('a,b\n'.repeat(2_001));
    const sizes = (await allOf(table.rows())).map((batch) => batch.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(2_001);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  });
});

describe('what is wrong is said in one line, with the row', () => {
  it.each([
    [
      'a quote that never closes',
      'Name,Note\nA,a\nB,"never\nC,c\nD,d\n',
      'clients.csv, row 3: the cell that begins "never\\nC,c\\nD,d\\n" opens with a quote (") that is never closed.',
    ],
    [
      'a quote that goes on after its end',
      'Name,Note\n\n"A\na","b" c\n',
      'clients.csv, row 3: the cell that begins "b\\" c\\n" goes on after its closing quote.',
    ],
    [
      'a quote that was forgotten and closes at the next',
      'Name,Note\nA,"forgotten\nB,"b"\n',
      'clients.csv, row 2: the cell that begins "forgotten\\nB,\\"b\\"\\n" goes on after its closing quote.',
    ],
  ])('%s', async (_what, content, message) => {
    const hint = 'Write a quote inside a quoted cell twice (""), and one more " at the end of the cell.';
    expect(await failureIn(content)).toBe(`${message}\n${hint}`);
  });

  it('a quote that never closes in a large file, long before all of it was read', async () => {
    const file = fileWith(`Name,Note\nA,"never\n${'B,b\n'.repeat(1_200_000)}`);
    expect(await failureOf(csvAt(file, { name: 'clients.csv', delimiter: ',' }).then(numbered))).toMatch(
      /^clients\.csv, row 2: the cell that begins "never\\nB,b\\n.*" opens with a quote \("\) that is not closed within 4 million/,
    );
  });

  it('a row with more cells than any sheet has columns', async () => {
    expect(await failureIn(`Name\nA${','.repeat(100_000)}\n`)).toBe(
      'clients.csv, row 2: there are 100,001 cells; rows of up to 100,000 are read.\n' +
        'Check that the file has line ends, and that it is a spreadsheet at all.',
    );
  });

  it('a row that does not end', async () => {
    expect(await failureIn(`Name\n${'x'.repeat(4_500_000)}`)).toBe(
      'clients.csv, row 2: the row is longer than 4 million characters.\n' +
        'Check that the file has line ends, and that it is a spreadsheet at all.',
    );
  });

  it.each([
    ['at once', 'Name,Email\nA,a\nB,b'],
    ['on a line of their own', 'Name,Email\nA,a\n'],
  ])('zeros where the rest of the file should be, %s', async (_where, content) => {
    for (const zeros of [1, 30, 100_000]) {
      expect(
        await failureIn(Buffer.concat([Buffer.from(content.padEnd(60_000, '\nZ,z')), Buffer.alloc(zeros)])),
      ).toMatch(
        /^clients\.csv, row \d+: there are zero bytes in place of text\.\nThe file was not copied to its end/,
      );
    }
  });

  it('zeros without end', async () => {
    expect(
      await failureIn(Buffer.concat([Buffer.from('Z,z\n'.repeat(20_000)), Buffer.alloc(4_500_000)])),
    ).toContain('clients.csv, row 20001: there are zero bytes in place of text.');
  });

  it('an empty file', async () => {
    expect(await failureIn('')).toBe('clients.csv is empty.\nExport or save it again.');
  });

  it.each([
    [
      'UTF-32',
      Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
      'clients.csv is UTF-32, or mostly zero bytes.',
    ],
    ['a bad byte', Buffer.from('Ş,ş\nÇ,\xff\n', 'latin1'), undefined],
    [
      'a bad byte among good ones',
      Buffer.concat([Buffer.from('Ş,ş\nÇ,'), Buffer.from([0xff, 0x0a])]),
      'clients.csv is UTF-8, but line 2 holds bytes that are not.',
    ],
  ])('%s', async (_what, content, message) => {
    if (message === undefined) expect((await csvWith(content)).encoding).toBe('windows-1254');
    else expect(await failureIn(content)).toContain(message);
  });

  it.each([
    ['utf-8', Buffer.from('Name\n\xdei\xfeli\n', 'latin1'), 'is UTF-8, but line 2 holds bytes that are not.'],
    [
      'utf-16le',
      Buffer.from('Name\nA,b\n'),
      'is not sound UTF-16LE.\nSave it again as UTF-8, or name its encoding.',
    ],
    ['shift_jis', Buffer.from('Name\n\x85\xff\n', 'latin1'), 'is not sound shift_jis.'],
  ])('%s, asked for, where the bytes are not', async (encoding, content, message) => {
    expect(await failureIn(content, { encoding })).toContain(`clients.csv ${message}`);
  });

  it.each([
    ['an Excel workbook or another zip archive', 'PK\x03\x04\x14\0'],
    [
      'an old Excel workbook (.xls) or one that is protected by a password',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    ],
    ['a PDF document', '%PDF-1.7\n'],
    ['a JPEG picture', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['a gzip archive', '\x1f\x8b\x08\0'],
    ['a web page (HTML)', '\n<!DOCTYPE html>\n<html>'],
    ['a file of address cards (vCard)', 'BEGIN:VCARD\r\nVERSION:3.0'],
    ['an e-mail message', 'MIME-Version: 1.0\r\nFrom: a@x.example'],
  ])('%s by the name of a CSV', async (what, start) => {
    expect(await failureIn(Buffer.from(start, 'latin1'))).toBe(
      `clients.csv is not CSV: it looks like ${what}.\nSave it as .xlsx or .csv in your spreadsheet program.`,
    );
  });
});

describe('only blanks', () => {
  it.each(['\ufeff', '\n', '\r\n\r\n', ' ', ',,,\n,,\n', '""'])('%j have no rows', async (content) => {
    expect(await cellsOf(await csvWith(content))).toEqual([]);
  });
});

/**
 * RFC 4180 as one writes it down: character by character, any line end, blanks allowed after a closing quote. Undefined
 * where quotes are broken.
 */
function byTheBook(text: string, delimiter: string): Record<number, string[]> | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let state: 'start' | 'bare' | 'quoted' | 'closed' = 'start';
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    state = 'start';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text.charAt((at += 1));
      else state = 'closed';
    } else if (character === delimiter) endCell();
    else if (character === '\r' || character === '\n') {
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      endCell();
      rows.push(row);
      row = [];
    } else if (state === 'closed') {
      if (character !== ' ' && character !== '\t') return undefined;
    } else if (state === 'start' && character === '"') state = 'quoted';
    else {
      cell += character;
      state = 'bare';
    }
  }
  if (state === 'quoted') return undefined;
  if (row.length > 0 || state !== 'start') rows.push([...row, cell]);
  const filled = rows.map((cells, index) => [index + 1, cells] as const);
  return Object.fromEntries(filled.filter(([, cells]) => cells.some((each) => each.trim() !== '')));
}

/** Texts of what matters to a reader of CSV, and hardly anything else. */
function csvLike(delimiter: string): fc.Arbitrary<string> {
  const often = ['"', '"', '""', '",', delimiter, delimiter];
  const unit = fc.constantFrom(...often, '\r', '\n', '\r\n', ' ', '\t', 'a', 'ş', '\ufeff');
  return fc.string({ unit, maxLength: 30 });
}

it.each([',', ';', '\t', '|', ' ', 'a'])(
  'any text is read as by the book, with %j between cells',
  async (delimiter) => {
    const file = fileWith('');
    const chunks = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(csvLike(delimiter), chunks, async (text, chunkBytes) => {
        writeFileSync(file, `\ufeff${text}`);
        const table = await csvAt(file, { delimiter, chunkBytes });
        const expected = byTheBook(text, delimiter);
        if (expected) expect(await numbered(table)).toEqual(expected);
        else expect(await failureOf(numbered(table))).toMatch(/never closed|after its closing quote/);
      }),
      { numRuns: 150 },
    );
  },
);
