/** Programs that open a file of ours, change it as they were told, and save it in their way. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { charsetNamed } from '../../src/table/charset.ts';
import type { Edited, Target } from './edits.ts';
import { readWithExceljs } from './written.ts';

export type Targets = Pick<Edited, 'main' | 'contacts'>;

/** How a text file is saved. */
export interface Saving {
  readonly from: string;
  readonly delimiter: string;
  readonly quotes: boolean;
  readonly newline: string;
  readonly encoding: 'utf-8' | 'utf-16le';
  readonly mark: boolean;
}

/** The file, a UTF-8 text with `from` between its cells, saved anew by PapaParse. */
export function resavedText(file: string, { main }: Targets, saving: Saving): void {
  const text = readFileSync(file, 'utf8').replace('\ufeff', '');
  const { data } = Papa.parse<string[]>(text, { delimiter: saving.from, newline: '\r\n' });
  const rows = main.map((row) =>
    row.map((target) => (typeof target === 'string' ? target : (data[target[0]]?.[target[1]] ?? ''))),
  );
  const { delimiter, quotes, newline } = saving;
  const bytes = charsetNamed(saving.encoding);
  const mark = saving.mark || bytes.needsMark ? bytes.mark : Buffer.alloc(0);
  const saved = bytes.encode(Papa.unparse(rows, { delimiter, quotes, newline }) + newline) ?? Buffer.alloc(0);
  writeFileSync(file, Buffer.concat([mark, saved]));
}

/** The workbook saved anew by exceljs. */
export async function resavedByExceljs(file: string, { main, contacts }: Targets): Promise<void> {
  const book = await readWithExceljs(file);
  const [first, second] = book.worksheets;
  if (first) put(first, main);
  if (second && contacts) put(second, contacts);
  await book.xlsx.writeFile(file);
}

function put(sheet: ExcelJS.Worksheet, rows: readonly (readonly Target[])[]): void {
  const valueAt = ([row, column]: readonly [number, number]): ExcelJS.CellValue =>
    sheet.getRow(row + 1).getCell(column + 1).value;
  const values = rows.map((row) =>
    row.map((target) => (typeof target === 'string' ? target : valueAt(target))),
  );
  const [height, width] = [sheet.rowCount, sheet.columnCount];
  for (let row = 0; row < Math.max(height, values.length); row += 1) {
    for (let at = 0; at < Math.max(width, values[row]?.length ?? 0); at += 1) {
      const value = values[row]?.[at] ?? null;
      sheet.getRow(row + 1).getCell(at + 1).value = value === '' ? null : value;
    }
  }
}

/** The workbook saved anew by openpyxl. */
export async function resavedByOpenpyxl(
  python: string,
  file: string,
  { main, contacts }: Targets,
): Promise<void> {
  const sheets = JSON.stringify(contacts ? [main, contacts] : [main]);
  writeFileSync(`${file}.json`, sheets);
  await promisify(execFile)(python, ['-c', OPENPYXL, file]);
}

const OPENPYXL = `
import json, sys, openpyxl
file = sys.argv[1]
book = openpyxl.load_workbook(file)
for sheet, rows in zip(book.worksheets, json.load(open(file + ".json", encoding="utf-8", errors="surrogatepass"))):
    old = {(c.row - 1, c.column - 1): (c.value, c.data_type, c.number_format) for row in sheet.iter_rows() for c in row}
    sheet.delete_rows(1, sheet.max_row)
    for r, row in enumerate(rows):
        for c, target in enumerate(row):
            value, kind, look = (target, "s", "@") if isinstance(target, str) else old.get(tuple(target), (None, "n", "@"))
            if value is None or value == "": continue
            cell = sheet.cell(row=r + 1, column=c + 1)
            cell._value, cell.data_type = value, kind
            cell.number_format = look
book.save(file)
`;
