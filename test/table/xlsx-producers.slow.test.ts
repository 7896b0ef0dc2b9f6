/** Workbooks written on this machine by the programs that people use for it. */
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../helpers/in-english.ts';
import { OFFICE, pythonWith, savedByOffice, writtenByPython } from '../helpers/producers.ts';
import { plain, readWhole } from '../helpers/workbook.ts';

const openpyxl = pythonWith('openpyxl');
const xlsxwriter = pythonWith('xlsxwriter');
const PYTHON_TIMEOUT_MS = 60_000;
const OFFICE_TIMEOUT_MS = 180_000;

const TEXTS = [
  'Şükrü Öztürk',
  '0532 111 22 33',
  '+905321112233',
  '007',
  '=1+1',
  ' padded ',
  'a\nb',
  '🙂 東京',
  '<b>&amp;</b>',
  '_x000D_',
];

/** Text, number, date, time of day, truth, as Python writes and we read them. */
const PYTHON_VALUES = `[${TEXTS.map((text) => JSON.stringify(text)).join(', ')}]`;

describe.skipIf(openpyxl === undefined)('openpyxl (skipped where python3-openpyxl is missing)', () => {
  const write = (script: string): Promise<string> =>
    writtenByPython(openpyxl ?? '', `import openpyxl, datetime as d\n${script}`);

  it('its values come out as they went in', { timeout: PYTHON_TIMEOUT_MS }, async () => {
    const file = await write(`
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Müşteriler"
for i, text in enumerate(${PYTHON_VALUES}):
    cell = sheet.cell(row=1, column=i + 1, value=text)
    cell.data_type = "s"
sheet.append([5321234567, 5321234567.0, 1.5, -7, 123456789012345, 0.1 + 0.2, True, False, None, "end"])
sheet.append([d.date(2024, 2, 29), d.datetime(2024, 2, 29, 23, 59, 59), d.time(8, 30), d.timedelta(hours=30), "#N/A", "=A2*0", "=A2&B2"])
sheet["A5"] = "merged"
sheet.merge_cells("A5:C7")
sheet["A9"] = "mail"
sheet["A9"].hyperlink = "mailto:a@x.example"
sheet.row_dimensions[9].hidden = True
book.create_sheet("Gizli").sheet_state = "hidden"
book.save(out)`);
    const table = await readWhole(file);
    expect(table.sheets).toEqual(['Müşteriler', 'Gizli']);
    expect(inEnglish(table.assumed)).toEqual([
      'sheet "Müşteriler" of 2',
      '1 hidden or filtered row included',
    ]);
    // openpyxl does not escape what looks like an escape, so that its _x000D_ is a carriage return to everyone else.
    const texts = TEXTS.map((text) => text.replace('_x000D_', '\r'));
    expect(plain(table.rows)).toEqual([
      [1, ...texts],
      [
        2,
        'number:5321234567',
        'number:5321234567',
        'number:1.5',
        'number:-7',
        'number:123456789012345',
        'number:0.3',
        'boolean:TRUE',
        'boolean:FALSE',
        '',
        'end',
      ],
      [
        3,
        'date:2024-02-29',
        'date:2024-02-29T23:59:59',
        'date:08:30:00',
        'number:30:00:00',
        'error:#N/A',
        'uncached:',
        'uncached:',
      ],
      [5, 'merged'],
      [9, 'mail'],
    ]);
  });

  it.each([
    [
      'dates as text, and days from 1904 on',
      'book.iso_dates = True; book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904',
    ],
    ['days from 1904 on', 'book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904'],
    ['nothing else', 'pass'],
  ])('its dates come out as they went in: %s', { timeout: PYTHON_TIMEOUT_MS }, async (_, setting) => {
    const file = await write(`
book = openpyxl.Workbook()
${setting}
book.active.append([d.date(2024, 2, 29), d.datetime(1999, 12, 31, 12, 0, 1), d.datetime(2024, 2, 29)])
book.save(out)`);
    expect(plain((await readWhole(file)).rows)).toEqual([
      [1, 'date:2024-02-29', 'date:1999-12-31T12:00:01', 'date:2024-02-29'],
    ]);
  });

  it('its way of writing row by row', { timeout: PYTHON_TIMEOUT_MS }, async () => {
    const file = await write(`
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Rows")
for i in range(2000):
    sheet.append([i, f"Şükrü {i}", None, d.date(2024, 1, 1) + d.timedelta(days=i)])
book.save(out)`);
    const { rows } = await readWhole(file);
    expect(rows).toHaveLength(2000);
    expect(plain(rows.slice(-1))).toEqual([[2000, 'number:1999', 'Şükrü 1999', '', 'date:2029-06-22']]);
  });
});

describe.skipIf(xlsxwriter === undefined)('XlsxWriter (skipped where python3-xlsxwriter is missing)', () => {
  const write = (script: string): Promise<string> =>
    writtenByPython(xlsxwriter ?? '', `import xlsxwriter, datetime as d\n${script}\nbook.close()`);

  it.each([
    ['shared strings', '{}'],
    ['inline strings', '{"constant_memory": True}'],
    ['days from 1904 on', '{"date_1904": True}'],
  ])('its values come out as they went in: %s', { timeout: PYTHON_TIMEOUT_MS }, async (_, options) => {
    const file = await write(
      `
book = xlsxwriter.Workbook(out, ${options})
sheet = book.add_worksheet("Müşteriler")
day = book.add_format({"num_format": "dd.mm.yyyy"})
code = book.add_format({"num_format": "00000"})
share = book.add_format({"num_format": "0.0%"})
bold = book.add_format({"bold": True})
for i, text in enumerate(${PYTHON_VALUES}):
    sheet.write_string(0, i, text)
sheet.write_row(1, 0, [5321234567, 1.5, True, False, None, "end"])
sheet.write_datetime(2, 0, d.datetime(2024, 2, 29), day)
sheet.write_number(2, 1, 6100, code)
sheet.write_number(2, 2, 0.29, share)
sheet.write_formula(2, 3, "=1+1", None, 2)
sheet.write_formula(2, 4, '="a"&"b"', None, "ab")
sheet.write_formula(2, 5, "=1/0", None, "#DIV/0!")
sheet.write_formula(2, 6, "=TRUE()", None, True)
sheet.write_rich_string(3, 0, "Hel", bold, "lo ", "World")
sheet.write_url(3, 1, "mailto:a@x.example", string="a@x.example")
sheet.write_blank(3, 2, None, bold)
sheet.write_formula(3, 3, "=1+1")
sheet.data_validation("C1:C1048576", {"validate": "list", "source": ["a", "b"]})
sheet.freeze_panes(1, 0)
sheet.autofilter("A1:J4")
hidden = book.add_worksheet("Lists")
hidden.write_string(0, 0, "a")
hidden.hide()`,
    );
    const table = await readWhole(file);
    expect(table).toMatchObject({ sheet: 'Müşteriler', sheets: ['Müşteriler', 'Lists'] });
    expect(plain(table.rows)).toEqual([
      [1, ...TEXTS],
      [2, 'number:5321234567', 'number:1.5', 'boolean:TRUE', 'boolean:FALSE', '', 'end'],
      [
        3,
        'date:2024-02-29',
        'number:06100',
        'number:29.0%',
        'number:2',
        'ab',
        'error:#DIV/0!',
        'boolean:TRUE',
      ],
      [4, 'Hello World', 'a@x.example', '', 'uncached:'],
    ]);
  });
});

describe.skipIf(OFFICE === undefined)('LibreOffice (skipped where libreoffice-calc-nogui is missing)', () => {
  const CELL = 'table:table-cell office:value-type';
  const SHEET = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>
<number:boolean-style style:name="N2"><number:boolean/></number:boolean-style>
<style:style style:name="B" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Müşteriler">
<table:table-row>${TEXTS.map((text) => `<${CELL}="string"><text:p>${asParagraphs(text)}</text:p></table:table-cell>`).join('')}</table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><${CELL}="float" office:value="5321234567"/><${CELL}="boolean" office:boolean-value="true" table:style-name="B"/>
<${CELL}="date" office:date-value="2024-02-29" table:style-name="D"/>
<${CELL}="float" table:formula="of:=[.A4]*0" office:value="0"/><${CELL}="float" table:formula="of:=1/0"/>
<${CELL}="string" table:formula="of:=&quot;a&quot;&amp;&quot;b&quot;"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>`;

  it('its values come out as they went in', { timeout: OFFICE_TIMEOUT_MS }, async () => {
    const table = await readWhole(await savedByOffice(OFFICE ?? '', 'clients.fods', SHEET));
    expect(table.sheet).toBe('Müşteriler');
    expect(plain(table.rows)).toEqual([
      [1, ...TEXTS],
      [4, 'number:5321234567', 'boolean:TRUE', 'date:2024-02-29', 'number:0', 'error:#DIV/0!', 'ab'],
    ]);
  });
});

function asParagraphs(text: string): string {
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '</text:p><text:p>');
  return xml.replace(/^ | $/g, '<text:s/>');
}
