/** What the bare libraries cost that the product, or anyone, would write and read sheets with. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { batchesOf } from '../uncounted.ts';

interface Writing {
  /** JSON lines: arrays of cells, or objects for JSON lines. */
  readonly lines: string;
  readonly to: string;
}

/** The same cells by papaparse, exceljs's streaming writer without a single style, or `JSON.stringify`. */
export async function writeBare(
  args: Writing & { readonly format: 'csv' | 'xlsx' | 'jsonl' },
): Promise<void> {
  if (args.format === 'xlsx') return writeExceljs(args);
  const toText = args.format === 'csv' ? await csvWriter() : toJsonLines;
  const stream = createWriteStream(args.to);
  for (const batch of batchesOf<unknown>(args.lines)) {
    if (!stream.write(toText(batch))) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

async function csvWriter(): Promise<(batch: readonly unknown[]) => string> {
  const { default: Papa } = await import('papaparse');
  return (batch) => `${Papa.unparse(batch as unknown[], { newline: '\r\n' })}\r\n`;
}

function toJsonLines(batch: readonly unknown[]): string {
  return batch.map((value) => `${JSON.stringify(value)}\n`).join('');
}

async function writeExceljs({ lines, to }: Writing): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const stream = createWriteStream(to);
  const zip = { zlib: { level: 6 } };
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: false,
    useSharedStrings: false,
    zip,
  });
  const sheet = book.addWorksheet('Clients');
  for (const batch of batchesOf<readonly string[]>(lines)) {
    for (const cells of batch) sheet.addRow(cells.map((cell) => (cell === '' ? null : cell))).commit();
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  sheet.commit();
  await book.commit();
}

/** The first sheet of a workbook by exceljs's streaming reader. */
export async function readExceljs({ sheet }: { readonly sheet: string }): Promise<{ readonly rows: number }> {
  const { default: ExcelJS } = await import('exceljs');
  let rows = 0;
  for await (const part of new ExcelJS.stream.xlsx.WorkbookReader(sheet, {})) {
    for await (const row of part) rows += Array.isArray(row.values) ? 1 : 0;
    break;
  }
  return { rows };
}
