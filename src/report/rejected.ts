/** The failing rows exactly as they came, with `_error` last: mend them in place and import the file again. */
import { parse } from 'node:path';
import type { RunFolder } from '../apply/run.ts';
import {
  textOf,
  type ColumnLook,
  type SheetRow,
  type SheetToWrite,
  type Table,
  type WrittenCell,
} from '../table/table.ts';
import { writeObjects, writeTable } from '../table/write.ts';

/** A sheet of the input, to copy failing rows from. */
interface SheetFrom {
  readonly table: Table;
  readonly headerRow: number;
  /** What rows call the file, where there are several. */
  readonly file?: string;
}

/** The input; `contacts` is its second sheet, if contacts came from one. */
export interface RejectedFrom extends SheetFrom {
  readonly contacts?: SheetFrom & {
    readonly name: string;
    /** Which of its lines belong to the clients in these rows of the main sheet. */
    linesOf(rows: ReadonlySet<number>): Promise<ReadonlySet<number>>;
  };
}

/** What is wrong, by row: `rows` of the main sheet, and `lines` of the second one. */
export interface Failing {
  readonly rows: ReadonlyMap<number, string>;
  readonly lines: ReadonlyMap<number, string>;
}

/** Writes `rejected.<format of the input>`, or `rejected-<file>` for each of several, and gives its name back. */
export async function rejectedSheet(run: RunFolder, input: RejectedFrom, failing: Failing): Promise<string> {
  const { table, file } = input;
  const name = `rejected${file === undefined ? '' : `-${stemOf(file)}`}.${table.format}`;
  if (table.format === 'jsonl') {
    await writeObjects(run.file(name), failingObjects(table, failing.rows), { force: true });
    return name;
  }
  const main = await sheetOf(input, table.sheet ?? 'Clients', failing.rows);
  const sheets = input.contacts ? [main, await contactsOf(input.contacts, failing)] : [main];
  // The cells carry the guard they came with: a second one would stay on them for good.
  await writeTable(run.file(name), sheets, {
    format: table.format,
    force: true,
    guard: false,
    delimiter: table.delimiter,
    encoding: table.encoding,
  });
  return name;
}

function stemOf(file: string): string {
  return parse(file).name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

/** All contacts of a failing client come along: left out, they would be taken for removed when the file comes back. */
async function contactsOf(
  from: RejectedFrom['contacts'] & object,
  { rows, lines }: Failing,
): Promise<SheetToWrite> {
  const theirs = [...(await from.linesOf(new Set(rows.keys())))];
  return sheetOf(from, from.name, new Map([...theirs.map((line) => [line, ''] as const), ...lines]));
}

async function sheetOf(
  { table, headerRow }: SheetFrom,
  name: string,
  failing: ReadonlyMap<number, string>,
): Promise<SheetToWrite> {
  const columns = await columnsOf(table, headerRow);
  return {
    name,
    columns: [...columns, { header: '_error', kind: 'text', width: ERROR_CHARS }],
    rows: failingRows(table, columns.length, failing),
  };
}

const ERROR_CHARS = 60;

/** As wide as what stands near the headers; `_base` is hidden, as in an export. */
async function columnsOf(table: Table, headerRow: number): Promise<ColumnLook[]> {
  for await (const batch of table.rows()) {
    const at = batch.findIndex(({ row }) => row === headerRow);
    if (at < 0) continue;
    const rows = batch.slice(at).map(({ cells }) => cells.map(textOf));
    return (rows[0] ?? []).map((header, column) => ({
      header,
      kind: 'text',
      width: widthOf(rows.map((cells) => cells[column] ?? '')),
      ...(header.trim().toLowerCase() === '_base' ? { hidden: true } : {}),
    }));
  }
  return [];
}

/** The header has room for the button of its filter. */
function widthOf([header = '', ...texts]: readonly string[]): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.min(Math.max(header.length + 3, longest + 2, NARROWEST_CHARS), WIDEST_CHARS);
}

const NARROWEST_CHARS = 12;
const WIDEST_CHARS = 40;

async function* failingRows(
  table: Table,
  width: number,
  failing: ReadonlyMap<number, string>,
): AsyncGenerator<WrittenCell[][]> {
  for await (const batch of table.rows()) {
    const rows = batch.filter(({ row }) => failing.has(row));
    if (rows.length > 0) yield rows.map((row) => [...cellsOf(row, width), failing.get(row.row) ?? '']);
  }
}

/** Cells beyond the headers are kept too: they are often what was wrong. */
function cellsOf(row: SheetRow, width: number): WrittenCell[] {
  const cells = row.cells.map((cell) =>
    typeof cell !== 'string' && cell.is === 'date' ? dateOf(cell.text) : textOf(cell),
  );
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}

function dateOf(iso: string): WrittenCell {
  const date = new Date(iso.includes('T') ? `${iso}Z` : iso);
  return Number.isNaN(date.getTime()) ? iso : date;
}

async function* failingObjects(
  table: Table,
  failing: ReadonlyMap<number, string>,
): AsyncGenerator<unknown[]> {
  for await (const batch of table.rows()) {
    const rows = batch.filter(({ row }) => failing.has(row));
    if (rows.length > 0)
      yield rows.map((row) => ({ ...objectOf(row.source), _error: failing.get(row.row) ?? '' }));
  }
}

function objectOf(source: string | undefined): object {
  const value: unknown = JSON.parse(source ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}
