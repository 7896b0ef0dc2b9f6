/** Workbooks written by us to a real file, and what is in them: to our reader, to exceljs, and as bare XML. */
import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { SaxesParser } from 'saxes';
import { openTable } from '../../src/table/open.ts';
import type { Cell, ColumnLook, SheetToWrite, WrittenCell } from '../../src/table/table.ts';
import { writeXlsx, type WrittenBook } from '../../src/table/xlsx-write.ts';
import { openZip } from '../../src/table/zip.ts';
import { allOf } from './all.ts';
import { makeWorkdir } from './workdir.ts';

export function textColumns(...headers: string[]): ColumnLook[] {
  return headers.map((header) => ({ header, kind: 'text' }));
}

export function makeSheet(differs: Partial<SheetToWrite> = {}): SheetToWrite {
  return { name: 'Clients', columns: textColumns('Name', 'Phone'), rows: [], ...differs };
}

/** Writes to a file that is removed when the test is over. */
export async function writeBook(
  ...sheets: SheetToWrite[]
): Promise<{ readonly file: string; readonly written: WrittenBook }> {
  const file = makeWorkdir().file('book.xlsx');
  return { file, written: await writeXlsx(createWriteStream(file), sheets) };
}

/** All the rows of a sheet by their numbers, as our reader sees them. */
export async function readRows(file: string, sheet?: string): Promise<ReadonlyMap<number, readonly Cell[]>> {
  const table = await openTable(file, sheet === undefined ? {} : { sheet });
  const rows = new Map<number, readonly Cell[]>();
  for await (const batch of table.rows()) for (const { row, cells } of batch) rows.set(row, cells);
  await table.close?.();
  return rows;
}

/** Writes one row of text under as many headers and reads it back. */
export async function thereAndBack(cells: readonly WrittenCell[]): Promise<readonly Cell[]> {
  const columns = textColumns(...cells.map((_, index) => `Column ${index + 1}`));
  const { file } = await writeBook(makeSheet({ columns, rows: [[cells]] }));
  return (await readRows(file)).get(2) ?? [];
}

/** A part of the workbook as text. */
export async function partOf(file: string, part: string): Promise<string> {
  const zip = await openZip(file, file);
  const chunks = await allOf(zip.read(part, 100_000_000));
  await zip.close();
  return Buffer.concat(chunks).toString('utf8');
}

export async function partNames(file: string): Promise<readonly string[]> {
  const zip = await openZip(file, file);
  await zip.close();
  return zip.names;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** 0 for the root. */
  readonly depth: number;
}

/** The elements of an XML text in their order. */
export function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes, depth });
    depth += 1;
  });
  parser.on('closetag', () => (depth -= 1));
  parser.write(xml).close();
  return elements;
}

/** The workbook as exceljs reads it, which would spread a rule for a whole column over a million cells. */
export async function readWithExceljs(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file, { ignoreNodes: ['dataValidations'] });
  return workbook;
}

export async function exceljsSheet(file: string, name = 'Clients'): Promise<ExcelJS.Worksheet> {
  const sheet = (await readWithExceljs(file)).getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}
