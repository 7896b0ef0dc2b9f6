/** What stands in a written workbook: every text exactly, told by our own reader and by exceljs. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementsOf,
  exceljsSheet,
  makeSheet,
  partNames,
  partOf,
  readRows,
  textColumns,
  thereAndBack,
  writeBook,
} from '../helpers/written.ts';

describe('text', () => {
  it.each([
    ['a formula', '=1+1'],
    ['a formula of another kind', '@SUM(1+1)*cmd|x'],
    ['an international phone number', '+905321112233'],
    ['leading zeros', '00123'],
    ['more digits than a number holds', '12345678901234567890'],
    ['what looks like a date', '1-2'],
    ['what looks like a truth', 'TRUE'],
    ['an address', 'https://example.org/?a=1&b=<2>'],
    ['blanks around it', '  two  '],
    ['a blank alone', ' '],
    ['line breaks at its edges', '\na\n'],
    ['a line break of Windows', 'a\r\nb'],
    ['a carriage return alone', 'a\rb'],
    ['a tab', 'a\tb'],
    ['controls', '\0\x01\x08\x0b\x1f\x7f\x85'],
    ['what XML forbids', '\ufffe\uffff'],
    ['half an emoji', 'a\ud83db'],
    ['the other half', '\ude00'],
    ['an emoji', '👩‍👩‍👧‍👦'],
    ['right to left', 'شركة النور ‏(1998)‎'],
    ['an escape as plain text', '_x000D_ and _x005F_x000D_'],
    ['the beginning of an escape', '_x'],
    ['line separators', 'a\u2028b\u2029c'],
    ['tags', '<v>]]></v> & "it\'s"'],
    ['more than Excel holds', 'ş'.repeat(40_000)],
  ])('%s comes back exactly', async (_what, text) => {
    expect(await thereAndBack([text, 'next'])).toEqual([text, 'next']);
  });

  it('of any kind comes back exactly, in its row and column', async () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '_x000D_',
        '_x',
        '_',
        '\r',
        '\n',
        '\r\n',
        '\t',
        ' ',
        '\ufffe',
        '\0',
        '😀',
        '&',
        '<',
        ']]>',
      ),
    );
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
    const rows = fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { maxLength: 8 });
    const property = fc.asyncProperty(rows, async (cells) => {
      const columns = textColumns('A', 'B', 'C', 'D');
      const { file } = await writeBook(makeSheet({ columns, rows: [cells] }));
      const found = await readRows(file);
      for (const [index, row] of cells.entries()) {
        const back = found.get(index + 2) ?? [];
        expect(row.map((_, column) => back[column] ?? '')).toEqual(row);
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('is a string in text format, and never a formula, a link or a shared string', async () => {
    const { file } = await writeBook(
      makeSheet({
        rows: [
          [
            ['=1+1', 'https://example.org'],
            [' edges ', '00123'],
          ],
        ],
      }),
    );
    const sheet = await exceljsSheet(file);
    for (const address of ['A2', 'B2', 'B3']) {
      const cell = sheet.getCell(address);
      expect([address, cell.type, cell.numFmt]).toEqual([address, ExcelJS.ValueType.String, '@']);
    }
    expect(sheet.getCell('A3').numFmt).toBe('@');
    const elements = elementsOf(await partOf(file, 'xl/worksheets/sheet1.xml'));
    expect(elements.filter(({ name }) => name === 'f' || name === 'hyperlinks')).toEqual([]);
    expect(await partNames(file)).not.toContain('xl/sharedstrings.xml');
  });

  it('keeps the blanks at its edges in Excel too, which drops unmarked ones', async () => {
    const { file } = await writeBook(makeSheet({ rows: [[[' edges ', 'none']]] }));
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<t xml:space="preserve"> edges </t>');
  });

  it('of a date column stays text', async () => {
    const columns = [{ header: 'Created at', kind: 'date' as const }];
    const { file } = await writeBook(makeSheet({ columns, rows: [[['2024-01-02'], ['soon']]] }));
    expect([...(await readRows(file)).values()].slice(1)).toEqual([['2024-01-02'], ['soon']]);
    expect((await exceljsSheet(file)).getCell('A2').numFmt).toBe('@');
  });

  it('that Excel would cut is counted, with the place of the first', async () => {
    const long = 'x'.repeat(32_768);
    const { written } = await writeBook(
      makeSheet({
        rows: [
          [
            ['a', 'x'.repeat(32_767)],
            ['b', long],
            [long, long],
          ],
        ],
      }),
    );
    expect(written).toEqual({ longCells: 3, firstLongCell: 'B3 of sheet "Clients"' });
  });

  it('of ordinary length is not counted', async () => {
    expect((await writeBook(makeSheet({ rows: [[['a', 'b']]] }))).written).toEqual({ longCells: 0 });
  });
});

describe('empty cells', () => {
  it('are not written, but take text format on when something is typed into them', async () => {
    const { file } = await writeBook(makeSheet({ rows: [[['', null]], [['', '0']]] }));
    const cells = elementsOf(await partOf(file, 'xl/worksheets/sheet1.xml')).filter(
      ({ name }) => name === 'c',
    );
    expect(cells.map(({ attributes }) => attributes['r'])).toEqual(['A1', 'B1', 'B3']);
    const sheet = await exceljsSheet(file);
    expect([sheet.getColumn(1).numFmt, sheet.getColumn(2).numFmt]).toEqual(['@', '@']);
  });

  it('make up a row that counts but says nothing', async () => {
    const { file } = await writeBook(makeSheet({ rows: [[['a'], ['', null], [], ['b']]] }));
    expect([...(await readRows(file)).keys()]).toEqual([1, 2, 5]);
  });

  it('stand for a date that is none', async () => {
    expect(await thereAndBack(['a', new Date(NaN), 'b'])).toEqual(['a', '', 'b']);
  });
});

describe('sheets', () => {
  it('may be empty', async () => {
    const { file } = await writeBook(makeSheet());
    expect([...(await readRows(file))]).toEqual([[1, ['Name', 'Phone']]]);
    expect((await exceljsSheet(file)).autoFilter).toBe('A1:B1');
  });

  it('may have no columns at all', async () => {
    const { file } = await writeBook(makeSheet({ columns: [] }));
    expect([...(await readRows(file))]).toEqual([]);
  });

  it('stand one behind the other, the first in front', async () => {
    const contacts = makeSheet({ name: 'Contacts', columns: textColumns('ID'), rows: [[['c1']]] });
    const { file } = await writeBook(makeSheet({ rows: [[['a', 'b']]] }), contacts);
    expect((await readRows(file, 'Clients')).get(2)).toEqual(['a', 'b']);
    expect((await readRows(file, 'Contacts')).get(2)).toEqual(['c1']);
    const views = ['sheet1', 'sheet2'].map((part) => partOf(file, `xl/worksheets/${part}.xml`));
    const isInFront = (await Promise.all(views)).map((xml) => xml.includes('tabSelected="1"'));
    expect(isInFront).toEqual([true, false]);
  });

  it('have the elements of their XML in the order that Excel insists on', async () => {
    const columns = [{ header: 'A', kind: 'text' as const, note: 'n', choices: ['1'], hidden: true }];
    const { file } = await writeBook(makeSheet({ columns, rows: [[['a']]] }));
    for (const part of (await partNames(file)).filter((name) => name.startsWith('xl/worksheets/sheet'))) {
      const names = elementsOf(await partOf(file, part)).flatMap(({ name, depth }) =>
        depth === 1 ? [name] : [],
      );
      expect(names).toContain('sheetData');
      expect(names).toEqual(ELEMENT_ORDER.filter((name) => names.includes(name)));
    }
  });
});

/** Source: ECMA-376 part 1, 18.3.1.99 (CT_Worksheet). */
const ELEMENT_ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr'],
  ...['sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate'],
  ...[
    'customSheetViews',
    'mergeCells',
    'phoneticPr',
    'conditionalFormatting',
    'dataValidations',
    'hyperlinks',
  ],
  ...[
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'rowBreaks',
    'colBreaks',
    'customProperties',
  ],
  ...['cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'picture'],
  ...['oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'],
];
