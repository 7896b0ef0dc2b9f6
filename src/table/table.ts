/** What every spreadsheet is to the rest of the program: numbered rows of cells, read and written in batches. */
import { type Value } from '../message.ts';

/** A cell as a person sees it: plain text, or text with the reason why it may not be what was typed. */
export type Cell = string | OddCell;

/** A cell that is not text in the file (CSV has none; XLSX and JSONL do). `text` is what the spreadsheet shows. */
export interface OddCell {
  readonly text: string;
  /** `date`: `text` is ISO 8601. `error`: `#REF!` and the like. `uncached`: a formula whose result was not saved. */
  readonly is: 'number' | 'date' | 'boolean' | 'error' | 'uncached';
}

export function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}

export interface SheetRow {
  /** The number the spreadsheet program shows beside the row, from 1. Blank rows count. */
  readonly row: number;
  /** Cells by column from A on; trailing empty cells may be missing. */
  readonly cells: readonly Cell[];
  /** JSONL: the line exactly as it came, so that a rejected row can be written back. */
  readonly source?: string;
}

export type Format = 'csv' | 'tsv' | 'xlsx' | 'jsonl';

/** An opened spreadsheet. `rows()` may be called more than once: each call reads the file anew. */
export interface Table {
  readonly format: Format;
  /** The path as it was given; absent for standard input. */
  readonly file?: string;
  /** The sheet's name, for a workbook. */
  readonly sheet?: string;
  /** All the sheets that could be read, in the workbook's order (hidden ones last). */
  readonly sheets?: readonly string[];
  /** Those among them that a person sees. */
  readonly visibleSheets?: readonly string[];
  /** True where cells carry the apostrophe guard against formulas (CSV and TSV). */
  readonly guarded: boolean;
  /** How the file was understood, one short clause each, e.g. `Windows-1254`, `";" between cells`. */
  readonly assumed: readonly Value[];
  /** CSV and TSV: what stands between cells and how characters are encoded, to write rows back the same way. */
  readonly delimiter?: string;
  readonly encoding?: string;
  /** Rows in order, some hundred at a time; wholly blank rows are left out but counted in `row`. */
  rows(): AsyncIterable<readonly SheetRow[]>;
  /** Opens another sheet of the same workbook, also where that came from standard input and can't be read twice. */
  openSheet?(name: string): Promise<Table>;
  /** Gives back what the table holds: standard input is kept in a private temporary file until then. */
  close?(): Promise<void>;
}

export interface ReadOptions {
  readonly format?: Format;
  readonly sheet?: string;
  readonly delimiter?: string;
  /** Any label of the WHATWG Encoding Standard, e.g. `windows-1254`, `latin5`, `utf-16le`. */
  readonly encoding?: string;
  /** What messages call the file; else the path as it was given. */
  readonly name?: string;
}

/** What goes into a written cell. `null` and '' leave it empty; a `Date` is a real date in XLSX, ISO 8601 UTC in text. */
export type WrittenCell = string | Date | null;

/** How one column of a written sheet looks. */
export interface ColumnLook {
  readonly header: string;
  readonly kind: 'text' | 'date';
  /** In characters. */
  readonly width?: number;
  readonly hidden?: boolean;
  /** A drop-down of these values (XLSX). Other values stay allowed. */
  readonly choices?: readonly string[];
  /** A note on the header cell (XLSX). */
  readonly note?: string;
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly ColumnLook[];
  /** Consumed once, in order; sheets are written one after the other. */
  readonly rows:
    AsyncIterable<readonly (readonly WrittenCell[])[]> | Iterable<readonly (readonly WrittenCell[])[]>;
}

/** The letters a spreadsheet shows above a column counted from 0: A, B, … Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
