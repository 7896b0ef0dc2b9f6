/** Finds the header row and says what each column means; a column nobody knows is named, never dropped. */
import { UsageFailure } from '../errors.ts';
import { columnOf, sameColumn, type Column, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { msg } from '../message.ts';
import type { Table } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import { refuseMisspelt } from './field-labels.ts';
import { findHeaderRow, type HeaderTest } from './header-row.ts';
import { nearestHeader, refuseBadHeaders } from './header-problems.ts';
import { isColumn, meaningOf, type Meaning } from './meaning.ts';

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
  /** The sheet's own column behind each of these, where rows are put into our columns first (see `arrange.ts`). */
  readonly sources?: readonly number[];
}

export interface HeaderOptions {
  readonly labels: Labels;
  /** Given by a mapping file: folded header → column, or `ignore`. */
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly headerRow?: number;
  readonly ignoreUnknown?: boolean;
  /** A header nobody knows stands for a custom field of that name: enough to compare two sheets, too little to write one. */
  readonly keepUnknown?: boolean;
  /** Named in messages when it is not the main sheet. */
  readonly sheet?: string;
}

/**
 * Reads the top of a sheet and maps its columns.
 * @throws UsageFailure naming every unknown and every doubled header at once
 */
export async function readHeaders(table: Table, options: HeaderOptions): Promise<Mapping> {
  const { labels, mapped, ignoreUnknown = false, sheet } = options;
  const vocabulary = { format: table.format, labels, ...(mapped ? { mapped } : {}) };
  const meaning = (text: string): Meaning => meaningOf(plainText(text, table), vocabulary);
  const row = await findHeaderRow(table, headerTest(meaning), options.headerRow);
  const headers = row.cells.map((cell) => headerText(plainText(cell, table), table));
  const known = headers.map((header) => meaningOf(header, vocabulary));
  const meanings = numbered(options.keepUnknown === true ? withNamesakes(known, headers) : known);
  const found = headers.map((header, at) => ({ at, header, meaning: meanings[at] }));
  const where = sheet === undefined ? { file: table.file } : { sheet };
  refuseBadHeaders(found, { labels, ignoreUnknown, ...where });
  const ignored = found.filter((each) => each.header.trim() !== '' && !isColumn(each.meaning));
  return {
    headerRow: row.row,
    headers,
    columns: meanings.map((each) => (isColumn(each) ? each : undefined)),
    ignored: [...new Set(ignored.map(({ header }) => withoutNumber(header, table)))],
  };
}

/**
 * Reads the `mapping` of a mapping file: header → column name, or `ignore`.
 * @throws UsageFailure for a target that is no column, and for a header that is sent to two
 */
export function mappedColumns(
  pairs: Readonly<Record<string, string>>,
  labels: Labels,
): Map<string, Column | 'ignore'> {
  const mapped = new Map<string, Column | 'ignore'>();
  for (const [header, target] of Object.entries(pairs)) {
    const key = foldHeader(header);
    const column = targetColumn(header, target, labels);
    const other = mapped.get(key);
    if (other !== undefined && !isSameTarget(other, column)) throw mappedTwice(header);
    mapped.set(key, column);
  }
  return mapped;
}

function headerTest(meaning: (text: string) => Meaning): HeaderTest {
  return (text) => {
    const found = meaning(text);
    if (found === undefined) return undefined;
    return isColumn(found) && ['id', 'name', 'email'].includes(found.is) ? 'who' : 'known';
  };
}

/** In JSON lines `customFields` itself is a header only where it is null in every line, and then says nothing. */
function headerText(header: string, table: Table): string {
  return table.format === 'jsonl' && header === 'customFields' ? '' : header;
}

function withNamesakes(meanings: readonly Meaning[], headers: readonly string[]): Meaning[] {
  return meanings.map((each, at) => {
    const fieldId = (headers[at] ?? '').trim();
    return each ?? (fieldId === '' ? undefined : { is: 'custom', fieldId });
  });
}

/** Beside numbered contacts, `Contact name` is that of the first: else it would be a person of its own. */
function numbered(meanings: readonly Meaning[]): Meaning[] {
  const isNumbered = meanings.some((each) => isColumn(each) && each.is === 'contact' && each.n !== undefined);
  return meanings.map((each) =>
    isNumbered && isColumn(each) && each.is === 'contact' ? { ...each, n: each.n ?? 1 } : each,
  );
}

/** One key of fifty contacts is one thing to tell. */
function withoutNumber(header: string, table: Table): string {
  return table.format === 'jsonl' ? header.replace(/^contacts\.\d+\./, 'contacts.N.') : header;
}

function targetColumn(header: string, target: string, labels: Labels): Column | 'ignore' {
  if (foldHeader(target) === 'ignore') return 'ignore';
  const column = columnOf(target, labels);
  if (column?.is === 'custom') refuseMisspelt(column.fieldId, labels, 'The mapping');
  if (column) return column;
  const hint = nearestHeader(target, labels);
  throw new UsageFailure(msg`The mapping sends "${header}" to "${target}", which is not a column.`, {
    hint: hint
      ? msg`Did you mean "${hint}"?`
      : msg`Use a column such as Name, Email, custom:<field id> or ignore.`,
  });
}

function isSameTarget(one: Column | 'ignore', other: Column | 'ignore'): boolean {
  return one === 'ignore' || other === 'ignore' ? one === other : sameColumn(one, other);
}

function mappedTwice(header: string): UsageFailure {
  return new UsageFailure(msg`The mapping sends the header "${header}" to two columns.`, {
    hint: msg`Upper and lower case, spaces, accents, "_", "-" and "." make no difference; keep one of the two.`,
  });
}
