/** What exceljs makes of a workbook, in our words, to compare with what we make of it. */
import ExcelJS from 'exceljs';

/** What exceljs says of one cell; `unknown` where it loses a saved 0 or FALSE. */
export type Told = { readonly text: string } | { readonly number: number } | 'unknown';

/** Parts that exceljs spreads over millions of cells, or stumbles over, and that hold no values. */
const DECORATION = ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'tableParts'];

/** By sheet, then by `row,column`, both counted from 1; cells that are merged into another are left out. */
export async function toldByExceljs(file: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Told>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file, { ignoreNodes: DECORATION });
  const told = new Map<string, ReadonlyMap<string, Told>>();
  for (const sheet of workbook.worksheets) {
    const cells = new Map<string, Told>();
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Merge)
          cells.set(`${row.number},${Number(cell.col)}`, toldOf(cell.value));
      });
    });
    told.set(sheet.name, cells);
  }
  return told;
}

function toldOf(value: ExcelJS.CellValue | undefined): Told {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'boolean') return { text: String(value).toUpperCase() };
  if (value instanceof Date) return { text: value.toISOString().replace(/(T00:00:00)?(\.000)?Z$/, '') };
  if (typeof value === 'string') return { text: value };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') };
  if ('text' in value) return toldOf(value.text);
  if ('error' in value) return { text: value.error };
  return value.result === undefined ? 'unknown' : toldOf(value.result);
}
