import { describe, expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { inWords } from '../../src/message.ts';
import {
  bookBytes,
  bookParts,
  escaped,
  plain,
  readWhole,
  rowsOf,
  sheetXml,
  tempFile,
} from '../helpers/workbook.ts';

const EXCEL_ROWS = 1_048_576;

async function read(rows: string): Promise<readonly (readonly (string | number)[])[]> {
  return plain(await rowsOf({ rows }));
}

function cell(text: string | number, reference?: string): string {
  const r = reference === undefined ? '' : ` r="${reference}"`;
  return `<c${r} t="str"><v>${text}</v></c>`;
}

describe('rows', () => {
  it('have the number the spreadsheet program shows; blank ones count but do not come', async () => {
    expect(
      await read(
        `<row r="2">${cell('a')}</row><row r="3"/><row r="5"><c s="1"/></row><row r="9">${cell('b')}</row>`,
      ),
    ).toEqual([
      [2, 'a'],
      [9, 'b'],
    ]);
  });

  it('without a number follow the one before', async () => {
    expect(
      await read(
        `<row>${cell(1)}</row><row/><row>${cell(3)}</row><row r="7">${cell(7)}</row><row>${cell(8)}</row>`,
      ),
    ).toEqual([
      [1, '1'],
      [3, '3'],
      [7, '7'],
      [8, '8'],
    ]);
  });

  it('without a number stand where their cells say', async () => {
    expect(await read(`<row>${cell(1, 'A1')}</row><row>${cell(5, 'B5')}</row><row>${cell(6)}</row>`)).toEqual(
      [
        [1, '1'],
        [5, '', '5'],
        [6, '6'],
      ],
    );
  });

  it('may be the last that Excel has', async () => {
    expect(await read(`<row r="${EXCEL_ROWS}">${cell('z')}</row>`)).toEqual([[EXCEL_ROWS, 'z']]);
  });

  it.each(['1048577', '999999999', '0', '-1', '1.5', 'x', '1e400', '', '99999999999999999999'])(
    'of an absurd number (%s) are refused',
    async (r) => {
      await expect(read(`<row r="${r}">${cell(1)}</row>`)).rejects.toThrow(/row ".*" is out of order\.$/);
    },
  );

  it.each([
    ['back', [2, 1]],
    ['twice', [3, 3]],
  ])('that come %s are refused', async (_, [first, second]) => {
    const failure = read(`<row r="${first}">${cell(1)}</row><row r="${second}">${cell(2)}</row>`);
    await expect(failure).rejects.toThrow(FileFailure);
    await expect(failure).rejects.toThrow(
      `book.xlsx is damaged: in its sheet "Sheet1" row "${second}" is out of order.`,
    );
  });

  it('that are hidden come too, and are counted', async () => {
    const hidden = `<row r="2" hidden="1">${cell(2)}</row>`;
    const blank = '<row r="3" hidden="true"/>';
    const notes = async (rows: string): Promise<readonly string[]> =>
      (await readWhole(tempFile(bookBytes(bookParts({ rows }))))).assumed.map((each) => inWords(each));
    expect(await read(`<row r="1">${cell(1)}</row>${hidden}`)).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
    expect(await notes(hidden + blank)).toEqual(['1 hidden or filtered row included']);
    expect(await notes(`${hidden}<row r="4" hidden="true">${cell(4)}</row>`)).toEqual([
      '2 hidden or filtered rows included',
    ]);
    expect(await notes(`<row r="1" hidden="0">${cell(1)}</row>${blank}`)).toEqual([]);
  });
});

describe('columns', () => {
  const notes = async (cols: string, rows: string): Promise<readonly string[]> => {
    const part = sheetXml(rows).replace('<sheetData>', `<cols>${cols}</cols><sheetData>`);
    return (await readWhole(tempFile(bookBytes(bookParts({ sheets: [{ part }] }))))).assumed.map((each) =>
      inWords(each),
    );
  };
  const row = (...texts: string[]): string =>
    `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;

  it.each([
    [
      'come too, and are named',
      '<col min="2" max="3" hidden="1"/>',
      row('a', 'b', 'c', 'd'),
      ['2 hidden columns included (B, C)'],
    ],
    [
      'not where they hold nothing',
      '<col min="2" max="16384" hidden="1"/>',
      row('a', '', 'c'),
      ['1 hidden column included (C)'],
    ],
    [
      'not where they are a program’s own',
      '<col min="1" max="1" hidden="1"/>',
      row('_base') + row('b1.x'),
      [],
    ],
    [
      'not where they are shown',
      '<col min="1" max="2" hidden="0"/><col min="x" hidden="1"/>',
      row('a', 'b'),
      [],
    ],
  ])('that are hidden %s', async (_, cols, rows, expected) => {
    expect(await notes(cols, rows)).toEqual(expected);
  });
});

describe('cells', () => {
  it('stand where their references say, in any order, with blanks between', async () => {
    expect(await read(`<row r="1">${cell('d', 'D1')}${cell('a', 'a1')}${cell('aa', 'AA1')}</row>`)).toEqual([
      [1, 'a', '', '', 'd', ...Array.from({ length: 22 }, () => ''), 'aa'],
    ]);
  });

  it('without a reference follow the one before', async () => {
    expect(await read(`<row r="1">${cell('c', 'C1')}${cell('d')}<c/>${cell('f')}</row>`)).toEqual([
      [1, '', '', 'c', 'd', '', 'f'],
    ]);
  });

  it('may stand in the last column Excel has, but not beyond', async () => {
    const [row] = await rowsOf({ rows: `<row r="1">${cell('a')}${cell('z', 'XFD1')}</row>` });
    expect(row?.cells).toHaveLength(16_384);
    expect(row?.cells[16_383]).toBe('z');
    await expect(read(`<row r="1">${cell('z', 'XFE1')}</row>`)).rejects.toThrow(
      'cell "XFE1" is out of place',
    );
  });

  it.each(['1', '', '$A$1', 'ZZZZZZZZZZZZZZZZZZZZZZZZ1', '-'])(
    'of a reference that is none (%s) are refused',
    async (r) => {
      await expect(read(`<row r="1">${cell(1, r)}</row>`)).rejects.toThrow('is out of place');
    },
  );

  it('of one place are refused where both hold something', async () => {
    await expect(read(`<row r="4">${cell(1, 'B4')}${cell(2, 'B4')}</row>`)).rejects.toThrow(
      'book.xlsx is damaged: in its sheet "Sheet1" cell B4 is there twice.',
    );
    expect(await read(`<row r="4">${cell(1, 'B4')}<c r="B4"/></row>`)).toEqual([[4, '', '1']]);
  });

  it('that are blank at the end are left out, however many there are', async () => {
    const styled = Array.from({ length: 1000 }, () => '<c s="1"/>').join('');
    expect(await read(`<row r="1">${cell('a')}${styled}</row><row r="2">${styled}</row>`)).toEqual([
      [1, 'a'],
    ]);
  });

  it('with more text than a cell can hold are refused', async () => {
    const long = Array.from({ length: 200_000 }, (_, i) => `<r><t>${i}</t></r>`).join('');
    await expect(read(`<row r="3"><c t="inlineStr"><is>${long}</is></c></row>`)).rejects.toThrow(
      'book.xlsx holds more text in a cell (row 3 of sheet "Sheet1") than fits in memory.',
    );
  });

  it('of one row with more text than fits in memory are refused', async () => {
    const cells = cell('a'.repeat(1_000_000)).repeat(34);
    const parts = bookParts({ rows: `<row r="3">${cells}</row>` });
    const file = tempFile(bookBytes(parts, { 'xl/worksheets/sheet1.xml': { method: 'stored' } }));
    await expect(readWhole(file)).rejects.toThrow('holds more text in one row (row 3 of sheet "Sheet1")');
  });

  it('keep the 32,767 characters that Excel allows, and more', async () => {
    const text = '🙂ş'.repeat(20_000);
    expect(await read(`<row r="1">${cell(text)}</row>`)).toEqual([[1, text]]);
  });
});

it('a million blank rows are nothing', async () => {
  const rows = Array.from({ length: EXCEL_ROWS - 1 }, (_, i) => `<row r="${i + 1}"/>`).join('');
  expect(await read(`${rows}<row r="${EXCEL_ROWS}">${cell('z')}</row>`)).toEqual([[EXCEL_ROWS, 'z']]);
});

it('a value in the last column of every row is refused before it costs hours, one in a few rows is not', async () => {
  const rows = (count: number, column: string): string =>
    Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cell(i, `${column}${i + 1}`)}</row>`).join(
      '',
    );
  expect(await read(rows(50, 'XFD'))).toHaveLength(50);
  expect(await read(rows(3000, 'CV'))).toHaveLength(3000);
  await expect(read(rows(700, 'XFD'))).rejects.toThrow(/has its values too far apart on sheet "Sheet1"\.$/);
});

it('text of any kind stays text: __proto__, terminal escapes, formulas', async () => {
  const texts = ['__proto__', 'constructor', '=1+1', '<script>', '\u001b[2J'];
  const cells = texts.map((text) => cell(escaped(text.replace('\u001b', '_x001B_')))).join('');
  expect(await read(`<row r="1">${cells}</row>`)).toEqual([[1, ...texts]]);
});

it('a reference that goes on and on takes no longer than others of its length', async () => {
  await expect(read(`<row>${cell(1, `${'1'.repeat(1_000_000)}x`)}</row>`)).rejects.toThrow('is out of place');
  await expect(read(`<row>${cell(1, 'Z'.repeat(1_000_000))}</row>`)).rejects.toThrow('is out of place');
});

it('what follows the rows costs nothing: merges, whole-column drop-downs, links without text', async () => {
  const after = [
    `<mergeCells>${Array.from({ length: 50_000 }, (_, i) => `<mergeCell ref="A${i}:B${i}"/>`).join('')}</mergeCells>`,
    '<dataValidations><dataValidation type="list" sqref="A1:A1048576 B:B C1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    '<hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks><tableParts><v>no</v><c><v>no</v></c><row r="9"/></tableParts>',
  ].join('');
  const part = sheetXml(`<row r="1">${cell('merged', 'A1')}<c r="B1"/></row>`, after);
  const table = await readWhole(tempFile(bookBytes(bookParts({ sheets: [{ part }] }))));
  expect(plain(table.rows)).toEqual([[1, 'merged']]);
});

it('the size a sheet claims is not believed', async () => {
  const part = sheetXml(`<row r="1" spans="1:16384">${cell('a')}</row>`).replace(
    '<sheetData>',
    '<dimension ref="A1:XFD1048576"/><sheetData>',
  );
  const table = await readWhole(tempFile(bookBytes(bookParts({ sheets: [{ part }] }))));
  expect(plain(table.rows)).toEqual([[1, 'a']]);
});
