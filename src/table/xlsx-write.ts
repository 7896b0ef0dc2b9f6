/** Writes workbooks through exceljs's streaming writer: text stays text, dates are dates, memory stays flat. */
import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { SheetToWrite } from './table.ts';
import { escapeText } from './xlsx-escape.ts';

export async function writeXlsx(stream: Writable, sheets: readonly SheetToWrite[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  for (const sheet of sheets) {
    const out = workbook.addWorksheet(sheet.name);
    out.addRow(sheet.columns.map(({ header }) => header)).commit();
    for await (const batch of sheet.rows) {
      for (const cells of batch) {
        out.addRow(cells.map((cell) => (typeof cell === 'string' ? escapeText(cell) : cell))).commit();
      }
    }
    out.commit();
  }
  await workbook.commit();
}
