/** A workbook of ours as people hand it on: dressed up, reformatted, retyped, moved about, through other programs. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { makeClient } from '../helpers/make.ts';
import { convertedByOffice, OFFICE, pythonWith } from '../helpers/producers.ts';
import { failureOf } from '../helpers/tables.ts';
import { comeBackFromFile, goOutToFile } from '../helpers/trip.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const openpyxl = pythonWith('openpyxl');
const TIMEOUT_MS = 180_000;

const CLIENTS: readonly Client[] = [
  makeClient({
    ...{ _id: 'c1', name: 'Acme', phone: '05321112233', fullname: 'Line 1\r\nLine 2' },
    contacts: [{ name: 'Ayşe', position: '', phone: '+905321112233', email: 'a@acme.example' }],
    customFields: { f1: '0.29', day: '29.02.2024', flag: 'true', code: '007', sum: '1.500,00 ₺' },
  }),
  makeClient({
    ...{
      _id: 'c2',
      name: '=Beta',
      email: 'beta@beta.example',
      phone: '0216 000 09 45',
      fullname: '12345678901234567890',
    },
    customFields: { f1: '29%', day: '12:30', flag: 'no', code: '1-2', sum: '' },
  }),
];

const START = `
import re, sys, zipfile, openpyxl, datetime as d
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.utils.datetime import CALENDAR_MAC_1904
file = sys.argv[1]
book = openpyxl.load_workbook(file)
sheet = book.worksheets[0]
at = {cell.value: cell.column for cell in sheet[1]}
contacts = book["Contacts"] if "Contacts" in book.sheetnames else None
def put(row, header, value, look=None):
    cell = sheet.cell(row, at[header])
    cell.value = value
    if look: cell.number_format = look
# Rows of the first sheet, copied into a workbook of their own.
def paste(rows, without=()):
    global book
    new = openpyxl.Workbook()
    for row in rows: new.active.append([c.value for c in sheet[row] if sheet.cell(1, c.column).value not in without])
    for row in new.active:
        for cell in row:
            if cell.data_type == "f": cell.data_type = "s"
    book = new
# The cell in the XML of a sheet, since openpyxl writes no rich text and no saved results.
written = []
def xml(row, header, inside, kind="str", number=1):
    written.append((number, f"{openpyxl.utils.get_column_letter(at[header])}{row}", inside, kind))
def save():
    book.save(file)
    parts = {}
    with zipfile.ZipFile(file) as old:
        for name in old.namelist(): parts[name] = old.read(name)
    for number, ref, inside, kind in written:
        name = f"xl/worksheets/sheet{number}.xml"
        cell = f'<c r="{ref}" t="{kind}">{inside}</c>'
        text, found = re.subn(f'<c r="{ref}"[^>]*?(/>|>.*?</c>)', lambda _: cell, parts[name].decode(), count=1, flags=re.S)
        if not found: raise Exception(ref)
        parts[name] = text.encode()
    with zipfile.ZipFile(file, "w") as new:
        for name, data in parts.items(): new.writestr(name, data)
`;

/** What the script made of our workbook. */
async function editedWorkbook(script: string, contacts: ContactsLayout = 'columns'): Promise<string> {
  const file = makeWorkdir().file('out.xlsx');
  await goOutToFile(file, CLIENTS, { format: 'xlsx', contacts });
  await promisify(execFile)(openpyxl ?? '', ['-c', `${START}${script}\nsave()`, file]);
  return file;
}

/** By client: what is written where, what is damaged how, or why the row is left out. */
async function planOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  const decisions = await comeBackFromFile(file, CLIENTS);
  return Object.fromEntries(decisions.map((each) => [each.name, told(each)]));
}

function told(decision: Decision): unknown {
  if (decision.do === 'reject') return decision.issues.map(({ code }) => code).join();
  const damaged = (decision.notes ?? []).map(({ header, code }) => `${header ?? ''} ${code}`);
  const changes =
    decision.do === 'update' ? decision.changes.map(({ column, to }) => `${column}: ${to}`) : [];
  return [...changes, ...damaged];
}

const UNTOUCHED = { Acme: [], '=Beta': [] };

describe.skipIf(openpyxl === undefined)(
  'a workbook of ours (skipped where python3-openpyxl is missing)',
  () => {
    it.each([
      [
        'dressed up in every way',
        `
sheet.conditional_formatting.add("A1:Z10", ColorScaleRule(start_type="min", start_color="FF0000", end_type="max", end_color="00FF00"))
sheet["B2"].comment = Comment("look", "me")
rule = DataValidation(type="list", formula1='"a,b"'); sheet.add_data_validation(rule); rule.add("B2:B9")
sheet.freeze_panes = "C2"; sheet.protection.sheet = True; sheet.protection.password = "x"
sheet.row_dimensions.group(2, 3, hidden=True); sheet.column_dimensions.group("C", "D", hidden=True)
book.defined_names.append(DefinedName("Names", attr_text="'Clients'!$B$2:$B$4"))
sheet.print_title_rows = "1:1"`,
      ],
      [
        'made a table',
        'sheet.auto_filter.ref = None; sheet.add_table(Table(displayName="T1", ref=sheet.dimensions))',
      ],
      [
        'under a merged title',
        'sheet.insert_rows(1); sheet["A1"] = "Our clients"; sheet.merge_cells("A1:F1")',
      ],
      ['with a blank row between', 'sheet.insert_rows(3)'],
      ['with a copy of the sheet behind it', 'book.copy_worksheet(sheet).title = "Clients (2)"'],
      ['counted from 1904 on', 'book.epoch = CALENDAR_MAC_1904'],
      [
        'with other number formats on texts',
        `
for row in (2, 3):
    for cell in sheet[row]:
        if isinstance(cell.value, str): cell.number_format = "0.00"`,
      ],
      [
        'with a column of formulas that has no header',
        'sheet.insert_cols(3)\nfor row in (2, 3): sheet.cell(row, 3).value = f"=LEN(B{row})"',
      ],
      [
        'with a column of sums that is no data',
        `
last = sheet.max_column + 1
sheet.cell(1, last).value = "_sum"
sheet.cell(2, last).value = "=SUM(A2:A3)"; sheet.cell(3, last).value = "=SUM(A3:A4)"`,
      ],
      ['with its visible rows pasted elsewhere', 'paste([1, 2, 3])'],
      ['with its visible rows pasted elsewhere, without fingerprints', 'paste([1, 2, 3], ["_base"])'],
      ['without its column ID', 'sheet.delete_cols(at["ID"])'],
      [
        'with headers in Turkish',
        `
for old, new in {"ID": "Kimlik", "Name": "Müşteri adı", "Phone": "Telefon", "Email": "E-posta", "Contact 1 name": "Kişi 1 adı", "Contact 1 phone": "Kişi 1 telefonu"}.items():
    sheet.cell(1, at[old]).value = new`,
      ],
      [
        'with the name of its table above, as Numbers saves it',
        'sheet.title = "Clients - Table 1"; sheet.insert_rows(1); sheet["A1"] = "Table 1"',
      ],
      [
        'with rich text',
        'xml(2, "Phone", "<is><r><rPr><b/></rPr><t>0532</t></r><r><t>1112233</t></r></is>", "inlineStr")',
      ],
      [
        'with a formula whose result is what was there',
        'xml(2, "Phone", \'<f>"0"&amp;"5321112233"</f><v>05321112233</v>\')',
      ],
      [
        'with a copy before it',
        'copy = book.copy_worksheet(sheet); copy.title = "Clients (2)"; book.move_sheet(copy, -1)',
      ],
    ])('%s: nothing to do', { timeout: TIMEOUT_MS }, async (_, script) => {
      expect(await planOf(await editedWorkbook(script))).toEqual(UNTOUCHED);
    });

    it.each([
      ['deleted', 'book.remove(contacts)'],
      ['hidden', 'contacts.sheet_state = "hidden"'],
      ['before the clients', 'book.move_sheet(contacts, -1)'],
      [
        'with a copy that was edited',
        'copy = book.copy_worksheet(contacts); copy.title = "Contacts (2)"; copy["C2"] = "Other"',
      ],
      ['of clients that were deleted', 'sheet.delete_rows(2)'],
      ['with ids by formulas', 'xml(2, "ID", "<f>Clients!A2</f><v>c1</v>", number=2)'],
    ])('with its sheet of contacts %s: nothing to do', { timeout: TIMEOUT_MS }, async (what, script) => {
      const { Acme, ...others } = await planOf(await editedWorkbook(script, 'sheet'));
      expect({ Acme, ...others }).toEqual(what.startsWith('of') ? { '=Beta': [] } : UNTOUCHED);
    });

    it(
      'without its column ID keeps the contacts whose lines tell of no row',
      { timeout: TIMEOUT_MS },
      async () => {
        const file = await editedWorkbook('sheet.delete_cols(at["ID"])', 'sheet');
        expect(await planOf(file)).toMatchObject({ '': 'no-client' });
      },
    );

    it.each<[string, string, object]>([
      [
        'a formula over other cells, copied down',
        `
xml(2, "Full name", '<f t="shared" ref="C2:C3" si="0">B2&amp;" Ltd"</f><v>Acme Ltd</v>')
xml(3, "Full name", '<f t="shared" si="0"/><v>Beta Ltd</v>')`,
        { Acme: ['Full name: Acme Ltd'], '=Beta': ['Full name: Beta Ltd'] },
      ],
      [
        'a formula of an array',
        `
xml(2, "Full name", '<f t="array" ref="C2:C3">B2:B3&amp;" Ltd"</f><v>Acme Ltd</v>')
xml(3, "Full name", '<v>Beta Ltd</v>')`,
        { Acme: ['Full name: Acme Ltd'], '=Beta': ['Full name: Beta Ltd'] },
      ],
      [
        'rich text',
        'xml(2, "Phone", "<is><r><t>0532 </t></r><r><rPr><b/></rPr><t>999</t></r></is>", "inlineStr")',
        { Acme: ['Phone: 0532 999'], '=Beta': [] },
      ],
      [
        'texts turned into numbers',
        'put(2, "Phone", 5321112233, "0"); put(2, "Contact 1 phone", 905321112233, "General"); put(2, "custom:code", 7); put(2, "custom:sum", 1500, \'#,##0.00 "₺"\'); put(3, "Full name", 12345678901234567890)',
        {
          Acme: ['Phone damaged', 'custom:code damaged', 'custom:sum damaged', 'Contact 1 phone damaged'],
          '=Beta': ['Full name damaged'],
        },
      ],
      [
        'texts turned into days and times',
        'put(2, "custom:day", d.date(2024, 2, 29), "dd.mm.yyyy"); put(3, "custom:code", d.datetime(2024, 2, 1), "d-mmm"); put(3, "custom:day", d.time(12, 30), "h:mm")',
        { Acme: ['custom:day damaged'], '=Beta': ['custom:code damaged', 'custom:day damaged'] },
      ],
      [
        'texts turned into days, counted from 1904 on',
        'book.epoch = CALENDAR_MAC_1904; put(2, "custom:day", d.date(2024, 2, 29), "dd.mm.yyyy")',
        { Acme: ['custom:day damaged'], '=Beta': [] },
      ],
      [
        'a text turned into a truth',
        'put(2, "custom:flag", True)',
        { Acme: ['custom:flag damaged'], '=Beta': [] },
      ],
      ['a share that shows as before', 'put(3, "Segment", 0.29, "0%")', UNTOUCHED],
      [
        'a number that shows as before',
        'put(2, "Segment", 0.29); put(2, "custom:code", 7, "000")',
        UNTOUCHED,
      ],
      ['a formula in a phone', `put(2, "Phone", '="0"&"532"')`, { Acme: 'formula', '=Beta': [] }],
      ['a formula that failed', 'put(2, "Phone", "#N/A")', { Acme: 'sheet-error', '=Beta': [] }],
    ])('%s: what shows, or damage by its name', { timeout: TIMEOUT_MS }, async (_, script, expected) => {
      expect(await planOf(await editedWorkbook(script))).toEqual(expected);
    });

    it.each([
      [
        'another sheet put before it',
        'book.create_sheet("Notes", 0)["A1"] = "Read me"',
        /sheets "Notes", "Clients".*--sheet/s,
      ],
      [
        'a summary put before it, as Numbers does',
        'book.create_sheet("Export Summary", 0)["A1"] = "This document was exported from Numbers."',
        /sheets "Export Summary", "Clients".*--sheet/s,
      ],
      [
        'a column of contacts copied',
        'sheet.cell(1, sheet.max_column + 1).value = "Contact 1 name"',
        /The same column twice.*"Contact 1 name".*"Contact 1 name"/s,
      ],
      [
        'rows turned into columns',
        `
turned = list(zip(*[[c.value for c in row] for row in sheet.iter_rows()]))
sheet.delete_rows(1, 50)
for row in turned: sheet.append(row)`,
        /Not a known column.*"c1".*"c2"/s,
      ],
      [
        'a column that nobody knows',
        'sheet.insert_cols(3); sheet.cell(1, 3).value = "Length"',
        /Not a known column.*"Length"/s,
      ],
    ])('%s: a refusal that tells what to do', { timeout: TIMEOUT_MS }, async (_, script, message) => {
      expect(await failureOf(planOf(await editedWorkbook(script)))).toMatch(message);
    });
  },
);

describe.skipIf(OFFICE === undefined)(
  'a workbook of ours (skipped where libreoffice-calc-nogui is missing)',
  () => {
    it('through an OpenDocument and back: nothing to do', { timeout: TIMEOUT_MS }, async () => {
      const file = makeWorkdir().file('out.xlsx');
      await goOutToFile(file, CLIENTS, { format: 'xlsx' });
      const other = await convertedByOffice(OFFICE ?? '', file, 'ods');
      expect(await planOf(await convertedByOffice(OFFICE ?? '', other, 'xlsx'))).toEqual(UNTOUCHED);
    });
  },
);
