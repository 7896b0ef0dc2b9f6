/** Writes workbooks through exceljs's streaming writer: text stays text, dates are dates, memory stays flat. */
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { columnLetter, type SheetToWrite, type WrittenCell } from './table.ts';
import { Book } from './xlsx-book.ts';
import { dressed, putHeader, putRow } from './xlsx-dress.ts';
import { quoted } from './xlsx-failure.ts';
import { count, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_UNITS, tooLarge } from './xlsx-limits.ts';
import { Lists } from './xlsx-lists.ts';
import { sheetNames } from './xlsx-names.ts';

/** What the caller may have to warn of. */
export interface WrittenBook {
  /** How many cells hold more text than Excel's 32,767 characters. They are whole in the file, but Excel cuts them. */
  readonly longCells: number;
  /** Where the first of them is, e.g. `C5 of sheet "Clients"`. */
  readonly firstLongCell?: string;
}

/**
 * Writes a workbook and ends the stream. The header is row 1 and stays in view. Names that Excel does not take for
 * sheets are mended.
 * @throws FileFailure where a sheet has more rows or columns than Excel knows
 * @throws what the stream or the rows failed with, at once, whatever is under way
 */
export async function writeXlsx(stream: Writable, sheets: readonly SheetToWrite[]): Promise<WrittenBook> {
  for (const { name, columns } of sheets) refuseWide(name, columns.length);
  // From now on no error of the stream goes unheard; exceljs itself would wait for ever.
  const ended = finished(stream, { readable: false });
  const book = new Book(stream);
  try {
    const [written] = await Promise.all([fill(book, sheets), ended]);
    return written;
  } catch (error) {
    book.abandon();
    throw error;
  }
}

async function fill(book: Book, sheets: readonly SheetToWrite[]): Promise<WrittenBook> {
  const names = sheetNames([...sheets.map(({ name }) => name), '_lists']);
  const lists = new Lists(names.at(-1) ?? '');
  const texts = new LongTexts();
  for (const [index, sheet] of sheets.entries()) {
    const name = names[index] ?? '';
    await writeSheet(book, { ...sheet, name }, { isFirst: index === 0, lists, texts });
  }
  lists.write(book);
  await book.commit();
  return texts.found;
}

interface Setting {
  readonly isFirst: boolean;
  readonly lists: Lists;
  readonly texts: LongTexts;
}

async function writeSheet(
  book: Book,
  sheet: SheetToWrite,
  { isFirst, lists, texts }: Setting,
): Promise<void> {
  const { name, columns } = sheet;
  const out = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, activeCell: 'A2', tabSelected: isFirst }],
  });
  out.columns = dressed(columns);
  putHeader(out.addRow([]), columns);
  let rows = 1;
  for await (const batch of sheet.rows) {
    for (const cells of batch) {
      rows += 1;
      if (rows > MAX_ROWS) throw tooLarge(name, 'has more rows');
      refuseWide(name, cells.length);
      texts.look(cells, { row: rows, sheet: name });
      putRow(out.addRow([]), cells);
      if (out.stream.isFull) await out.stream.flush();
    }
  }
  if (columns.length > 0) out.autoFilter = `A1:${columnLetter(columns.length - 1)}${rows}`;
  lists.offer(out, columns);
  out.commit();
}

function refuseWide(sheet: string, columns: number): void {
  if (columns > MAX_COLUMNS) throw tooLarge(sheet, `has ${count(columns)} columns`);
}

/** Counts what Excel would cut. */
class LongTexts {
  #count = 0;
  #first: string | undefined;

  look(
    cells: readonly WrittenCell[],
    { row, sheet }: { readonly row: number; readonly sheet: string },
  ): void {
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (typeof cell !== 'string' || cell.length <= MAX_TEXT_UNITS) continue;
      this.#count += 1;
      this.#first ??= `${columnLetter(column)}${row} of sheet ${quoted(sheet)}`;
    }
  }

  get found(): WrittenBook {
    return { longCells: this.#count, ...(this.#first !== undefined && { firstLongCell: this.#first }) };
  }
}
