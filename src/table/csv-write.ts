/** Writes CSV and TSV so that every value comes back exactly, and no cell is run as a formula. */
import type { Writable } from 'node:stream';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { charsetNamed, firstUnwritable, type Charset } from './charset.ts';
import { delimiterNamed } from './delimiter.ts';
import { guard } from './guard.ts';
import { put } from './put.ts';
import { columnLetter, type SheetToWrite, type WrittenCell } from './table.ts';

const FLUSH_CHARS = 128 * 1024;

export interface CsvOptions {
  /** One character; `,` where it is left out. */
  readonly delimiter?: string | undefined;
  /** `utf-8` (default), `windows-1254` or `utf-16le`. */
  readonly encoding?: string | undefined;
  /** Whether to begin with a byte order mark, by which Excel knows UTF-8. Default true; UTF-16 always has one. */
  readonly mark?: boolean;
  /** False for cells that stand as they came from a file and must not be guarded once more. Default true. */
  readonly guard?: boolean | undefined;
}

/**
 * Writes one sheet: records end in CR LF, the header is row 1, dates are ISO 8601 in UTC. Leaves the stream open. Throws
 * a FileFailure for a character that the encoding can't hold.
 */
export async function writeCsv(
  stream: Writable,
  sheet: SheetToWrite,
  options: CsvOptions = {},
): Promise<void> {
  const charset = charsetNamed(options.encoding);
  const toRecord = recordWriter(delimiterNamed(options.delimiter ?? ','), options.guard ?? true);
  const headers = sheet.columns.map(({ header }) => header);
  let pending: (readonly WrittenCell[])[] = [headers];
  let text = toRecord(headers);
  let row = 1;
  const flush = async () => {
    const bytes = charset.encode(text);
    if (!bytes) throw unwritable(pending, row, { headers, charset });
    await put(stream, bytes);
    row += pending.length;
    pending = [];
    text = '';
  };

  if (charset.needsMark || (options.mark ?? true)) await put(stream, charset.mark);
  for await (const batch of sheet.rows) {
    for (const cells of batch) {
      pending.push(cells);
      text += toRecord(cells);
      if (text.length >= FLUSH_CHARS) await flush();
    }
  }
  await flush();
}

function recordWriter(delimiter: string, guarded: boolean): (cells: readonly WrittenCell[]) => string {
  // Blanks at the edges would be trimmed by other readers; a first cell `sep=` would be taken for Excel's hint.
  const special = delimiter.replace(/[\\\]^-]/, '\\$&');
  const toQuote = new RegExp(`["\\r\\n${special}]|^\\s|\\s$|^sep=`, 'i');
  const toField = (cell: WrittenCell): string => {
    if (cell === null || cell === '') return '';
    const text = cell instanceof Date ? cell.toISOString() : guarded ? guard(cell) : cell;
    return toQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (cells) => {
    let record = '';
    for (let index = 0; index < cells.length; index += 1) {
      if (index > 0) record += delimiter;
      record += toField(cells[index] ?? null);
    }
    // An empty line would be no row at all for many readers.
    return `${record === '' ? '""' : record}\r\n`;
  };
}

interface Place {
  readonly headers: readonly string[];
  readonly charset: Charset;
}

function unwritable(rows: readonly (readonly WrittenCell[])[], from: number, place: Place): FileFailure {
  for (const [index, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const character = typeof cell === 'string' ? firstUnwritable(cell, place.charset) : undefined;
      if (character === undefined) continue;
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      const header = JSON.stringify((place.headers[column] ?? '').slice(0, 60));
      return new FileFailure(
        msg`Row ${from + index}, column ${columnLetter(column)} (${header}) has a character that this encoding can't hold: ${character} (U+${code}).`,
        { hint: msg`Write .xlsx or .jsonl instead, or use --encoding utf-8.` },
      );
    }
  }
  return new FileFailure(msg`The delimiter can't be written in this encoding.`);
}
