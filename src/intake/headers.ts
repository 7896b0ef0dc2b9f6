/** Finds the header row and says what each column means; a column nobody knows is named, never dropped. */
import { UsageFailure } from '../errors.ts';
import {
  NAMED_COLUMNS,
  columnKey,
  columnOf,
  headerOf,
  type Column,
  type Labels,
} from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { columnLetter, textOf, type SheetRow, type Table } from '../table/table.ts';
import { unguard } from '../table/guard.ts';
import { nearest } from './nearest.ts';

/** What to do with the columns of one sheet. */
export interface Mapping {
  /** The row the headers stand in; the data starts below it. */
  readonly headerRow: number;
  /** Headers as they stand, by column. */
  readonly headers: readonly string[];
  /** What each column means; undefined: ignored, or without a header. */
  readonly columns: readonly (Column | undefined)[];
  /** Headers that go nowhere because they were told to. */
  readonly ignored: readonly string[];
}

export interface HeaderOptions {
  readonly labels: Labels;
  /** Given by a mapping file: folded header → column, or `ignore`. */
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly headerRow?: number;
  readonly ignoreUnknown?: boolean;
}

/**
 * Reads the top of a sheet and maps its columns.
 * @throws UsageFailure naming every unknown or doubled header at once
 */
export async function readHeaders(table: Table, options: HeaderOptions): Promise<Mapping> {
  const top = await topRows(table, Math.max(SEARCHED_ROWS, options.headerRow ?? 0));
  const row =
    options.headerRow === undefined
      ? bestRow(top, options)
      : top.find((each) => each.row === options.headerRow);
  if (!row) throw noHeaders(top, options);
  const headers = row.cells.map((cell) => (table.guarded ? unguard(textOf(cell)) : textOf(cell)));
  const found = headers.map((header) => ({ header, column: meaningOf(header, options) }));
  const unknown = found.filter(({ header, column }) => header.trim() !== '' && column === undefined);
  if (unknown.length > 0 && !options.ignoreUnknown) throw unknownHeaders(headers, unknown, options.labels);
  refuseDoubled(found);
  return {
    headerRow: row.row,
    headers,
    columns: found.map(({ column }) => (column === 'ignore' ? undefined : column)),
    ignored: found
      .filter(({ header, column }) => header.trim() !== '' && !isColumn(column))
      .map(({ header }) => header),
  };
}

/** Reads the `mapping` of a mapping file: header → column name, or `ignore`. */
export function mappedColumns(
  pairs: Readonly<Record<string, string>>,
  labels: Labels,
): Map<string, Column | 'ignore'> {
  return new Map(
    Object.entries(pairs).map(([header, target]) => [
      foldHeader(header),
      targetColumn(header, target, labels),
    ]),
  );
}

/** Enough to pass over a preamble of titles and notes. */
const SEARCHED_ROWS = 30;

async function topRows(table: Table, count: number): Promise<SheetRow[]> {
  const top: SheetRow[] = [];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (top.length > 0 && row.row > count) return top;
      top.push(row);
      if (top.length >= count) return top;
    }
  }
  return top;
}

/** The first row with the most columns we know; a row that says who a client is beats one that does not. */
function bestRow(top: readonly SheetRow[], options: HeaderOptions): SheetRow | undefined {
  const scored = top.map((row) => ({ row, score: scoreOf(row, options) })).filter(({ score }) => score > 0);
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, each) => (best === undefined || each.score > best.score ? each : best),
    undefined,
  )?.row;
}

function scoreOf(row: SheetRow, options: HeaderOptions): number {
  const columns = row.cells
    .map((cell) => meaningOf(textOf(cell), options))
    .filter((column) => column !== undefined);
  const names = columns.some((column) => isColumn(column) && ['id', 'name', 'email'].includes(column.is));
  return columns.length + (names ? row.cells.length : 0);
}

function meaningOf(header: string, options: HeaderOptions): Column | 'ignore' | undefined {
  const mapped = options.mapped?.get(foldHeader(header));
  if (mapped !== undefined) return mapped;
  const column = columnOf(header, options.labels);
  return column === undefined && header.trim().startsWith('_') ? 'ignore' : column; // `_error`, `_resolve`: never data
}

function isColumn(column: Column | 'ignore' | undefined): column is Column {
  return column !== undefined && column !== 'ignore';
}

function targetColumn(header: string, target: string, labels: Labels): Column | 'ignore' {
  if (foldHeader(target) === 'ignore') return 'ignore';
  const column = columnOf(target, labels);
  if (column) return column;
  const hint = nearest(target, knownHeaders(labels));
  throw new UsageFailure(`The mapping sends "${header}" to "${target}", which is not a column.`, {
    hint: hint ? `Did you mean "${hint}"?` : 'Use a column such as Name, Email, custom:<field id> or ignore.',
  });
}

function noHeaders(top: readonly SheetRow[], options: HeaderOptions): UsageFailure {
  if (options.headerRow !== undefined) {
    return new UsageFailure(`Row ${options.headerRow} is empty, so it can't be the header row.`, {
      hint: 'Check --header-row against the row numbers the spreadsheet shows.',
    });
  }
  const first = (top[0]?.cells ?? []).map((cell) => textOf(cell)).filter((text) => text !== '');
  const shown = first.slice(0, 4).map((text) => `"${text.slice(0, 30)}"`);
  return new UsageFailure(
    top.length === 0
      ? 'The sheet has no rows.'
      : `No header row was found: none of the first ${top.length} rows names a column. The first row says ${shown.join(', ')}.`,
    { hint: 'Put headers such as ID, Name, Email above the data, or give --mapping and --header-row.' },
  );
}

function unknownHeaders(
  headers: readonly string[],
  unknown: readonly { header: string }[],
  labels: Labels,
): UsageFailure {
  const known = knownHeaders(labels);
  const lines = unknown.map(({ header }) => {
    const near = nearest(foldHeader(header), known.map(foldHeader));
    const proposal = known.find((each) => foldHeader(each) === near);
    const place = `column ${columnLetter(headers.indexOf(header))} "${header.slice(0, 60)}"`;
    return proposal ? `${place} (did you mean "${proposal}"?)` : place;
  });
  return new UsageFailure(`Not a known column: ${lines.join('; ')}.`, {
    hint: 'Rename it, map it with --mapping, use custom:<field id> for a custom field, or pass --ignore-unknown to leave it out.',
  });
}

function refuseDoubled(found: readonly { header: string; column: Column | 'ignore' | undefined }[]): void {
  const seen = new Map<string, number>();
  for (const [index, { header, column }] of found.entries()) {
    if (!isColumn(column)) continue;
    const first = seen.get(columnKey(column));
    if (first !== undefined) {
      throw new UsageFailure(
        `Columns ${columnLetter(first)} and ${columnLetter(index)} ("${header}") both mean ${headerOf(column)}.`,
        { hint: 'Rename one of them, or send it to "ignore" with --mapping.' },
      );
    }
    seen.set(columnKey(column), index);
  }
}

function knownHeaders(labels: Labels): string[] {
  const named = NAMED_COLUMNS.map((each) => each.header);
  const contacts = (['name', 'position', 'phone', 'email'] as const).map((part) =>
    headerOf({ is: 'contact', n: 1, part }),
  );
  return [...named, ...contacts, ...labels.values()];
}
