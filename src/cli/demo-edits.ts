/** What a person does to the workbooks of the demo: edits, mistakes, and mending them. */
import ExcelJS from 'exceljs';
import { escapeText } from '../table/xlsx-escape.ts';

/** One cell to change, by its row and header, as the person at the spreadsheet finds it. */
export interface Edit {
  readonly row: number;
  readonly header: string;
  readonly value: string;
}

export const EDITS: readonly Edit[] = [
  { row: 2, header: 'Phone', value: '+90 212 000 11 22' },
  { row: 2, header: 'Contact 1 position', value: 'Genel Müdür' },
  { row: 3, header: 'Notes', value: 'Yeni teklif istiyor.' },
  { row: 5, header: 'Managers', value: 'Zeynep Çınarlı' },
  { row: 6, header: 'Segment', value: '' },
  { row: 6, header: 'City', value: 'Bursa' },
];

/** Someone else's edit of the same cell, made in Cubicl meanwhile. */
export const COLLEAGUE = { row: 6, phone: '0216 000 99 99', mine: '0216 000 09 45' } as const;

/** Rows typed below the last one. */
export const NEW_ROWS: readonly Readonly<Record<string, string>>[] = [
  { Name: 'Martı Denizcilik', 'Full name': 'Martı Denizcilik A.Ş.', Email: 'info@marti.example' },
  { Name: 'Heron & Finch', Phone: '+44 20 7946 0018', 'Contact 1 name': 'Iris Heron' },
];

/** Mistakes, each with the value that mends it. */
export const MISTAKES: readonly (Edit & { readonly mended: string })[] = [
  { row: 8, header: 'Email', value: 'bilgi@ilgazli', mended: 'satis@ilgazli-gida.example' },
  { row: 9, header: 'Phone', value: '5.32E+09', mended: '0532 000 54 33' },
  { row: 11, header: 'Managers', value: 'Oliver Hartly', mended: 'Grace Pemberton' },
];

/** Opens a workbook, changes cells and adds rows, and saves it under another name. */
export async function editWorkbook(
  from: string,
  to: string,
  edits: { readonly cells: readonly Edit[]; readonly rows?: readonly Readonly<Record<string, string>>[] },
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  // Ranges of drop-downs as long as the sheet would be unrolled cell by cell.
  await workbook.xlsx.readFile(from, { ignoreNodes: ['dataValidations'] });
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error(`${from} has no sheet.`);
  sheet.eachRow((row) => row.eachCell(keepEscapes));
  const columns = columnsByHeader(sheet);
  for (const { row, header, value } of edits.cells)
    sheet.getCell(row, columnAt(columns, header)).value = value;
  const end = sheet.rowCount;
  for (const [index, row] of (edits.rows ?? []).entries()) {
    for (const [header, value] of Object.entries(row)) {
      sheet.getCell(end + 1 + index, columnAt(columns, header)).value = value;
    }
  }
  await workbook.xlsx.writeFile(to);
}

/** On reading, exceljs turns `_x000D_` into the character that XML can't hold; on writing it forgets to turn it back. */
function keepEscapes(cell: ExcelJS.Cell): void {
  if (cell.type === ExcelJS.ValueType.RichText) cell.value = escapeText(cell.text);
}

function columnsByHeader(sheet: ExcelJS.Worksheet): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => columns.set(cell.text, column));
  return columns;
}

function columnAt(columns: ReadonlyMap<string, number>, header: string): number {
  const column = columns.get(header);
  if (column === undefined) throw new Error(`The workbook has no column "${header}".`);
  return column;
}
