/** How the cells of a file are cleaned: guards and lists of other programs' files, phones and dates where that was asked for. */
import { wishOf } from '../client/cells.ts';
import type { Column } from '../client/columns.ts';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { plainText } from '../table/guard.ts';
import { columnLetter, type Table } from '../table/table.ts';
import type { CellProblem } from './cell-problems.ts';
import { cleanCell, kindOf } from './clean-cell.ts';
import { DateColumn, isoDate, type DateOrder } from './date-order.ts';
import type { Mapping } from './headers.ts';
import { isHeaderAgain } from './repeated-headers.ts';
import { phoneReader, type PhoneReader } from './phone-numbers.ts';

export interface CleaningOptions {
  /** Writes phones as E.164; a number without a country code is one of this region. */
  readonly phoneRegion?: string;
  /** Writes dates in custom fields as ISO 8601; the order counts where the column itself does not prove one. */
  readonly dates?: DateOrder | 'auto';
}

export interface Cleaning {
  /** Neither an `ID` nor `_base`: no export of ours, so that what stands around values is another program's. */
  readonly isForeign: boolean;
  readonly phones?: PhoneReader;
  /** By column, from 0. */
  readonly dates: ReadonlyMap<number, DateOrder>;
}

/** @throws UsageFailure for a region that is none, and for a column of dates whose order can't be told */
export async function cleaningFor(
  table: Table,
  mapping: Mapping,
  { phoneRegion, dates }: CleaningOptions,
): Promise<Cleaning> {
  const isOurs = mapping.columns.some((column) => column?.is === 'id' || column?.is === '_base');
  return {
    isForeign: !isOurs && table.format !== 'jsonl',
    ...(phoneRegion === undefined ? {} : { phones: await phoneReader(phoneRegion) }),
    dates: dates === undefined || isOurs ? new Map() : await dateColumns(table, mapping, dates),
  };
}

export interface CleanedCell {
  readonly text: string;
  /** What a person should know of it. */
  readonly notes: readonly CellProblem[];
}

/** One cell, of which the formula guard of our own is off already. */
export function cleaned(
  { column, at, text }: { readonly column: Column; readonly at: number; readonly text: string },
  { isForeign, phones, dates }: Cleaning,
): CleanedCell {
  const { text: first, others } = isForeign ? cleanCell(column, text) : { text, others: [] };
  const order = dates.get(at);
  if (order !== undefined) return { text: isoDate(first, order) ?? first, notes: [] };
  const notes = others.length > 0 ? [furtherValues(others)] : [];
  if (kindOf(column) !== 'phone' || first.trim() === '') return { text: first, notes };
  if (isForeign && !/\p{Nd}/u.test(first) && wishOf(first).to === 'set')
    return { text: first, notes: [...notes, NO_DIGITS] };
  if (!phones) return { text: first, notes };
  const number = phones(first);
  return number === undefined ? { text: first, notes: [...notes, NO_NUMBER] } : { text: number, notes };
}

function furtherValues(others: readonly string[]): CellProblem {
  const message = msg`Only the first value of this cell was taken. It also holds: ${others.join(', ')}.`;
  return { code: 'more-values', message };
}

const NO_DIGITS: CellProblem = {
  code: 'phone-kept',
  message: msg`This phone has no digits, so it was kept exactly as it is. Empty the cell if there is none.`,
};

const NO_NUMBER: CellProblem = {
  code: 'phone-kept',
  message: msg`This could not be read as a phone number of the region, so it was kept exactly as it is.`,
};

async function dateColumns(
  table: Table,
  { columns, headerRow, headers }: Mapping,
  asked: DateOrder | 'auto',
): Promise<ReadonlyMap<number, DateOrder>> {
  const found = new Map(
    columns.flatMap((column, at) => (column?.is === 'custom' ? [[at, new DateColumn()] as const] : [])),
  );
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= headerRow || isHeaderAgain(row, { headers, guarded: table.guarded })) continue;
      for (const [at, column] of found) column.add(plainText(row.cells[at], table));
    }
  }
  return new Map(
    [...found].flatMap(([at, { order }]) => {
      if (order === 'none') return [];
      if (order !== 'unsure') return [[at, order] as const];
      if (asked === 'auto') throw unsure(at, headers[at] ?? '');
      return [[at, asked] as const];
    }),
  );
}

function unsure(at: number, header: string): UsageFailure {
  return new UsageFailure(
    msg`Column ${columnLetter(at)} "${header}" holds dates, and no day beyond 12 tells day from month.`,
    { hint: msg`Say --dates dmy (day first) or --dates mdy (month first).` },
  );
}
