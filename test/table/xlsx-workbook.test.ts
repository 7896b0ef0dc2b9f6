import { describe, expect, it } from 'vitest';
import { readWorkbook, type Workbook } from '../../src/table/xlsx-workbook.ts';
import { openZip } from '../../src/table/zip.ts';
import { bookBytes, bookParts, plain, readWhole, relations, tempFile } from '../helpers/workbook.ts';

type Parts = Map<string, string | Buffer>;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ANN = '<row r="1"><c t="inlineStr"><is><t>Ann</t></is></c></row>';

async function workbookOf(parts: Parts): Promise<Workbook> {
  const zip = await openZip(tempFile(bookBytes(parts)), 'clients.xlsx');
  try {
    return await readWorkbook(zip);
  } finally {
    await zip.close();
  }
}

/** Another name for a part, which the others may go on calling by the old one. */
function renamed(parts: Parts, names: Readonly<Record<string, string>>): Parts {
  return new Map([...parts].map(([name, content]) => [names[name] ?? name, content]));
}

function workbookXml(inside: string): string {
  return `<workbook xmlns:r="${OFFICE}">${inside}</workbook>`;
}

async function expectAnn(parts: Parts): Promise<void> {
  expect(plain((await readWhole(tempFile(bookBytes(parts)))).rows)).toEqual([[1, 'Ann']]);
}

describe('a part is found however a writer names it', () => {
  it.each([
    ['from the part on', 'worksheets/sheet1.xml'],
    ['from the root on', '/xl/worksheets/sheet1.xml'],
    ['from the root on, without a slash', 'xl/worksheets/sheet1.xml'],
    ['with a dot', './worksheets/sheet1.xml'],
    ['in a roundabout way', '../xl/worksheets/sheet1.xml'],
    ['with \\', 'worksheets\\sheet1.xml'],
    ['with \\, in a roundabout way', '..\\xl\\worksheets\\sheet1.xml'],
    ['with another case', 'Worksheets/Sheet1.xml'],
    ['escaped', 'worksheets/sheet%31.xml'],
  ])('%s', async (_, target) => {
    const parts = bookParts({ rows: ANN });
    parts.set('xl/_rels/workbook.xml.rels', relations([['worksheet', target]]));
    await expectAnn(parts);
  });

  it('even if its name is one that has to be escaped, or can’t be', async () => {
    for (const [name, target] of [
      ['worksheets/my sheet.xml', 'worksheets/my%20sheet.xml'],
      ['worksheets/100%.xml', 'worksheets/100%.xml'],
      ['Ş.xml', 'Ş.xml'],
    ] as const) {
      const parts = renamed(bookParts({ rows: ANN }), { 'xl/worksheets/sheet1.xml': `xl/${name}` });
      parts.set('xl/_rels/workbook.xml.rels', relations([['worksheet', target]]));
      await expectAnn(parts);
    }
  });

  it('even if the workbook itself has another name', async () => {
    const parts = renamed(bookParts({ rows: ANN }), {
      'xl/workbook.xml': 'xl/workbook2.xml',
      'xl/_rels/workbook.xml.rels': 'xl/_rels/workbook2.xml.rels',
    });
    parts.set('_rels/.rels', relations([['officeDocument', 'xl/workbook2.xml']]));
    await expectAnn(parts);
    parts.delete('_rels/.rels');
    await expectAnn(parts);
  });

  it('even if everything lies in one folder, or in the strict dialect', async () => {
    const flat = renamed(bookParts({ rows: ANN }), {
      'xl/workbook.xml': 'workbook.xml',
      'xl/_rels/workbook.xml.rels': '_rels/workbook.xml.rels',
      'xl/worksheets/sheet1.xml': 'sheet1.xml',
    });
    flat.set('_rels/.rels', relations([['officeDocument', 'workbook.xml']]));
    flat.set('_rels/workbook.xml.rels', relations([['worksheet', 'sheet1.xml']]));
    await expectAnn(flat);
    const strict = bookParts({ rows: ANN });
    for (const [name, part] of strict)
      strict.set(
        name,
        String(part).replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
      );
    await expectAnn(strict);
  });

  it('even if names are written with \\ in the archive, and strings with a capital', async () => {
    const rows = '<row r="1"><c t="s"><v>0</v></c></row>';
    const parts = [...bookParts({ rows, strings: '<si><t>Ann</t></si>' })].map(
      ([name, content]) => [name.replaceAll('/', '\\').replace('sharedS', 'SharedS'), content] as const,
    );
    await expectAnn(new Map(parts));
  });

  it('even if every element has a prefix', async () => {
    const parts = bookParts({ rows: '<row><c t="s"><v>0</v></c></row>', strings: '<si><t>Ann</t></si>' });
    for (const [name, part] of parts) {
      const xml = String(part)
        .replace('xmlns="', 'xmlns:x="')
        .replace(/<(\/?)(?![?])/g, '<$1x:');
      parts.set(name, xml);
    }
    await expectAnn(parts);
  });
});

describe('the list of sheets', () => {
  it('is in the order of the tabs, with what is hidden', async () => {
    const parts = bookParts({
      sheets: [
        { name: 'B' },
        { name: 'A', state: 'hidden' },
        { name: 'C', state: 'veryHidden' },
        { name: 'D', state: 'visible' },
      ],
    });
    const { sheets } = await workbookOf(parts);
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['B', 'visible'],
      ['A', 'hidden'],
      ['C', 'veryHidden'],
      ['D', 'visible'],
    ]);
    expect(sheets[1]?.part).toBe('xl/worksheets/sheet2.xml');
  });

  it('leaves out charts, dialogs and macro sheets', async () => {
    const parts = bookParts({ sheets: [{ name: 'Chart' }, { name: 'Old' }, { name: 'Data' }] });
    parts.set(
      'xl/_rels/workbook.xml.rels',
      relations([
        ['chartsheet', 'chartsheets/sheet1.xml'],
        ['dialogsheet', 'dialogsheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet3.xml'],
      ]),
    );
    expect((await workbookOf(parts)).sheets.map(({ name }) => name)).toEqual(['Data']);
  });

  it('decodes names, and takes __proto__ for one', async () => {
    const parts = bookParts({
      sheets: [{ name: 'R&amp;D &lt;Ş&gt;' }, { name: '__proto__' }, { name: 'µ' }],
    });
    expect((await workbookOf(parts)).sheets.map(({ name }) => name)).toEqual(['R&D <Ş>', '__proto__', 'µ']);
  });

  it('without a sheet of cells is refused', async () => {
    const parts = bookParts({ sheets: [{ name: 'Chart' }] });
    parts.set('xl/_rels/workbook.xml.rels', relations([['chartsheet', 'chartsheets/sheet1.xml']]));
    await expect(workbookOf(parts)).rejects.toThrow('clients.xlsx has no sheet with cells.');
    parts.set('xl/workbook.xml', workbookXml('<sheets/>'));
    await expect(workbookOf(parts)).rejects.toThrow('clients.xlsx has no sheet with cells.');
  });

  it('with a sheet that leads nowhere, or out of the archive, is refused', async () => {
    const message = 'clients.xlsx is damaged: its sheet "Sheet1" has no content.';
    const parts = bookParts({ rows: ANN });
    parts.delete('xl/_rels/workbook.xml.rels');
    await expect(workbookOf(parts)).rejects.toThrow(message);
    parts.set(
      'xl/_rels/workbook.xml.rels',
      relations([['worksheet', 'http://192.0.2.1/sheet1.xml']]).replace('Id=', 'TargetMode="External" Id='),
    );
    await expect(workbookOf(parts)).rejects.toThrow(message);
  });

  it('with a sheet whose part is missing is refused when it is read', async () => {
    for (const target of [
      'worksheets/sheet9.xml',
      '../../../etc/passwd',
      '/etc/passwd',
      'file:///etc/passwd',
    ]) {
      const parts = bookParts({ rows: ANN });
      parts.set('xl/_rels/workbook.xml.rels', relations([['worksheet', target]]));
      await expect(readWhole(tempFile(bookBytes(parts)))).rejects.toThrow(
        /is damaged: its part ".+" is missing\.$/,
      );
    }
  });
});

it.each([
  ['', false],
  ['<workbookPr/>', false],
  ['<workbookPr date1904="0"/>', false],
  ['<workbookPr date1904="false"/>', false],
  ['<workbookPr date1904="1"/>', true],
  ['<workbookPr date1904="true"/>', true],
  ['<workbookPr date1904="1"/><extLst><ext><x14:workbookPr defaultImageDpi="32767"/></ext></extLst>', true],
])('%s: days are counted from 1904 on, %s', async (properties, date1904) => {
  const parts = bookParts({});
  parts.set('xl/workbook.xml', workbookXml(`${properties}<sheets><sheet name="A" r:id="rId1"/></sheets>`));
  expect((await workbookOf(parts)).date1904).toBe(date1904);
});
