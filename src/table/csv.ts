/** Reads CSV and TSV as numbered rows of cells, whatever the encoding, the delimiter and the line ends. */
import Papa from 'papaparse';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { delimiterName, findDelimiter } from './delimiter.ts';
import { decoded, encodingName, findEncoding } from './encoding.ts';
import { looksLike } from './looks.ts';
import { scanRecords, type Scan } from './records.ts';
import { openSource, type Source } from './source.ts';
import type { ReadOptions, SheetRow, Table } from './table.ts';
import { count } from './xlsx-limits.ts';

const SAMPLE_CHARS = 64 * 1024;
const BATCH_ROWS = 500;
/** No real row comes near; a quote that is never closed would else swallow the rest of the file. */
export const LONGEST_ROW_CHARS = 4 * 1024 * 1024;

/** Six times what Excel knows: a client of ours may have more contacts than Excel has columns for. */
const MOST_CELLS = 100_000;

/** Opens a CSV or TSV file. Throws a FileFailure for anything that can't be read as one. */
export async function openCsv(file: string, options: ReadOptions = {}): Promise<Table> {
  return csvTable(await openSource(file, { name: options.name }), options);
}

/** A table over the bytes of a CSV or TSV. Cells come as they stand in the file, apostrophe guards included. */
export async function csvTable(source: Source, options: ReadOptions = {}): Promise<Table> {
  const other = looksLike(source.head);
  if (other !== undefined) {
    throw new FileFailure(msg`${source.name} is not CSV: it looks like ${other}.`, {
      hint: msg`Save it as .xlsx or .csv in your spreadsheet program.`,
    });
  }
  const encoding = await findEncoding(source, options.encoding);
  const sample = await firstText(source, encoding);
  const asked = options.delimiter ?? (options.format === 'tsv' ? 'tab' : undefined);
  const { delimiter, skip } = findDelimiter(sample, sample.length < SAMPLE_CHARS, asked);
  return {
    format: options.format === 'tsv' ? 'tsv' : 'csv',
    guarded: true,
    assumed: [encodingName(encoding), msg`${delimiterName(delimiter)} between cells`],
    delimiter,
    encoding,
    rows: () => readRows(source, { encoding, delimiter, skip }),
  };
}

async function firstText(source: Source, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of decoded(source, encoding)) {
    text += piece;
    if (text.length >= SAMPLE_CHARS) return text.slice(0, SAMPLE_CHARS);
  }
  return text;
}

interface Dialect {
  readonly encoding: string;
  readonly delimiter: string;
  /** Characters at the start that are no data. */
  readonly skip: number;
}

async function* readRows(source: Source, dialect: Dialect): AsyncGenerator<readonly SheetRow[]> {
  let row = 1;
  for await (const scan of wholeRecords(source, dialect)) {
    const records = parseBlock(scan, dialect.delimiter);
    for (let from = 0; from < records.length; from += BATCH_ROWS) {
      const batch: SheetRow[] = [];
      for (const cells of records.slice(from, from + BATCH_ROWS)) {
        if (cells.length > MOST_CELLS) throw tooWide(source, row, cells.length);
        if (!isBlank(cells)) batch.push({ row, cells });
        row += 1;
      }
      if (batch.length > 0) yield batch;
    }
  }
}

/** Decoded text in pieces that end where a record ends. */
async function* wholeRecords(source: Source, dialect: Dialect): AsyncGenerator<Scan> {
  let { skip } = dialect;
  let row = 1;
  let text = '';
  // Looked at anew with each piece, a long record would take the square of its length.
  let enoughChars = 0;
  for await (const piece of decoded(source, dialect.encoding)) {
    text += piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    if (text.length < enoughChars) continue;
    const scan = scanRecords(text, dialect.delimiter);
    if (scan.count > 0) yield scan;
    row += scan.count;
    if (scan.open?.stray === true || scan.rest.length > LONGEST_ROW_CHARS) throw badRow(source, row, scan);
    text = scan.rest;
    enoughChars = Math.min(2 * text.length, LONGEST_ROW_CHARS + 1);
  }
  const scan = scanRecords(text, dialect.delimiter);
  if (scan.count > 0) yield scan;
  row += scan.count;
  if (scan.rest === '') return;
  const last = scanRecords(`${scan.rest}\n`, dialect.delimiter);
  if (last.open || scan.rest.endsWith('\0')) throw badRow(source, row, scan);
  yield last;
}

function tooWide({ name }: Source, row: number, cells: number): FileFailure {
  const [has, most] = [count(cells), count(MOST_CELLS)];
  return new FileFailure(msg`${name}, row ${row}: there are ${has} cells; rows of up to ${most} are read.`, {
    hint: msg`Check that the file has line ends, and that it is a spreadsheet at all.`,
  });
}

function parseBlock({ block, lineEnd, count }: Scan, delimiter: string): readonly (readonly string[])[] {
  // `Papa.parse` would do the same, but piece by piece it keeps so much alive that it takes three times as long.
  const parser = new Papa.Parser({ delimiter, newline: lineEnd });
  // `true` leaves out what comes after the last line end: nothing.
  const { data } = parser.parse(block, 0, true) as { readonly data: readonly (readonly string[])[] };
  if (data.length !== count)
    throw new Error(`The CSV parser found ${data.length} records instead of ${count}.`);
  return data;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || /^\s*$/.test(cell));
}

function badRow({ name }: Source, row: number, { open, rest }: Scan): FileFailure {
  const place = msg`${name}, row ${row}`;
  if (rest.endsWith('\0')) {
    return new FileFailure(msg`${place}: there are zero bytes in place of text.`, {
      hint: msg`The file was not copied to its end: copy or download it again.`,
    });
  }
  if (!open) {
    return new FileFailure(msg`${place}: the row is longer than 4 million characters.`, {
      hint: msg`Check that the file has line ends, and that it is a spreadsheet at all.`,
    });
  }
  const start = JSON.stringify(open.text.slice(1, 31));
  const end =
    rest.length > LONGEST_ROW_CHARS ? msg`not closed within 4 million characters` : msg`never closed`;
  const problem = open.stray
    ? msg`goes on after its closing quote`
    : msg`opens with a quote (") that is ${end}`;
  return new FileFailure(msg`${place}: the cell that begins ${start} ${problem}.`, {
    hint: msg`Write a quote inside a quoted cell twice (""), and one more " at the end of the cell.`,
  });
}
