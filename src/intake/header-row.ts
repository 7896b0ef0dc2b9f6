/** Finds the row the headers stand in, below any titles and notes. */
import { UsageFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { textOf, type SheetRow, type Table } from '../table/table.ts';

/** What one cell would be as a header: a column that tells who a client is, any other column, or nothing we know. */
export type HeaderTest = (text: string) => 'who' | 'known' | undefined;

/** @throws UsageFailure where there is none, or not where it was asked for */
export async function findHeaderRow(table: Table, test: HeaderTest, asked?: number): Promise<SheetRow> {
  // The keys of JSON lines are headers by themselves; nobody writes them into a row.
  const isAsked = asked !== undefined && table.format !== 'jsonl';
  const top = isAsked ? await rowNumbered(table, asked) : await topRows(table);
  const row = isAsked || table.format === 'jsonl' ? top[0] : bestRow(top, test);
  if (row) return row;
  throw isAsked ? notThere(asked) : noHeaders(top, table);
}

/** Enough to pass over a preamble of titles and notes. */
const SEARCHED_ROWS = 30;

/** The first rows that hold anything. */
export async function topRows(table: Table, count = SEARCHED_ROWS): Promise<SheetRow[]> {
  const top: SheetRow[] = [];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (top.push(row) >= count) return top;
    }
  }
  return top;
}

async function rowNumbered(table: Table, number: number): Promise<SheetRow[]> {
  for await (const batch of table.rows()) {
    const row = batch.find((each) => each.row >= number);
    if (row) return row.row === number ? [row] : [];
  }
  return [];
}

/**
 * A row that tells who a client is beats one that does not, then the one with the most columns we know, then the fuller
 * one (a title is a lone cell), then the first. One that repeats the headers further down never beats them, whatever
 * stands beside them there: the rows between would be taken for titles.
 */
function bestRow(top: readonly SheetRow[], test: HeaderTest): SheetRow | undefined {
  const scored = top
    .map((row) => ({ row, score: scoreOf(row, test) }))
    .filter(({ score }) => score.known > 0);
  return scored.reduce<(typeof scored)[number] | undefined>((best, each) => {
    if (best === undefined) return each;
    return isBetter(each.score, best.score) && !repeats(each.row, best.row, test) ? each : best;
  }, undefined)?.row;
}

function repeats(row: SheetRow, headers: SheetRow, test: HeaderTest): boolean {
  const known = [...headers.cells.entries()].filter(([, cell]) => test(textOf(cell)) !== undefined);
  return (
    known.length >= FEWEST_REPEATED && known.every(([at, cell]) => textOf(row.cells[at]) === textOf(cell))
  );
}

/** One header alone may be a title that is worded like it. */
const FEWEST_REPEATED = 2;

interface Score {
  readonly who: boolean;
  readonly known: number;
  readonly filled: number;
}

function scoreOf(row: SheetRow, test: HeaderTest): Score {
  const texts = row.cells.map(textOf).filter((text) => text.trim() !== '');
  const found = texts.map(test).filter((kind) => kind !== undefined);
  return { who: found.includes('who'), known: found.length, filled: texts.length };
}

function isBetter(one: Score, other: Score): boolean {
  if (one.who !== other.who) return one.who;
  return one.known === other.known ? one.filled > other.filled : one.known > other.known;
}

function notThere(row: number): UsageFailure {
  return new UsageFailure(msg`Row ${row} is empty, so it can't be the header row.`, {
    hint: msg`Check --header-row against the row numbers the spreadsheet shows.`,
  });
}

const NO_HEADERS_HINT = msg`Put headers such as ID, Name, Email above the data, or give --mapping and --header-row. Where cells of a text file ran together, say with --delimiter what stands between them.`;

function noHeaders(top: readonly SheetRow[], { sheets = [] }: Table): UsageFailure {
  if (top.length === 0) {
    return new UsageFailure(msg`The sheet has no rows.`, {
      hint: msg`Check the file, and --sheet for a workbook.`,
    });
  }
  const first = (top[0]?.cells ?? []).map(textOf).filter((text) => text.trim() !== '');
  const shown = first.slice(0, SHOWN_CELLS).map((text) => `"${text.slice(0, SHOWN_CHARS)}"`);
  return new UsageFailure(
    msg`No header row was found: none of the first ${top.length} rows names a column. The first row says ${shown.join(', ')}.`,
    { hint: sheets.length > 1 ? otherSheets(sheets) : NO_HEADERS_HINT },
  );
}

function otherSheets(sheets: readonly string[]): Message {
  const names = sheets.map((name) => `"${name}"`).join(', ');
  return msg`The workbook has the sheets ${names}: choose one with --sheet. The headers stand above the data, such as ID, Name, Email.`;
}

const SHOWN_CELLS = 4;
const SHOWN_CHARS = 30;
