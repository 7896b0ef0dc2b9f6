/** The sheet of conflicts: yours and theirs side by side, to be settled in `_resolve` and imported. */
import type { RunFolder } from '../apply/run.ts';
import { fingerprint } from '../client/base.ts';
import { cellOf } from '../client/cells.ts';
import { CONFLICT_HEADERS, WAS_EMPTY } from '../client/conflict.ts';
import type { Lang } from '../language.ts';
import { msg, type Message } from '../message.ts';
import type { Conflict } from '../plan/plan.ts';
import type { ColumnLook, SheetToWrite, WrittenCell } from '../table/table.ts';
import { writeTable } from '../table/write.ts';
import { tell } from '../turkish/tell.ts';
import type { RowRecord } from './records.ts';

/** How the input was written, where that is known, and the language of the notes. */
export interface ConflictDialect {
  readonly format?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly lang: Lang;
}

/** Writes `conflicts.xlsx` for a workbook, else `conflicts.csv`, and gives its name back. */
export async function conflictSheet(
  run: RunFolder,
  { format, delimiter, lang }: ConflictDialect,
  rows: SheetToWrite['rows'],
): Promise<string> {
  const kind = format === 'xlsx' ? 'xlsx' : 'csv';
  const name = `conflicts.${kind}`;
  const sheet = { name: 'Conflicts', columns: columnsIn(lang), rows };
  await writeTable(run.file(name), [sheet], {
    format: kind,
    force: true,
    ...(kind === 'csv' && format === 'csv' ? { delimiter } : {}),
  });
  return name;
}

/** One line for each conflict that can be settled. */
export function conflictRows({ action, conflicts }: RowRecord): WrittenCell[][] {
  return conflicts.flatMap((conflict) => lineOf(conflict, action.name));
}

const WIDTHS: Readonly<Partial<Record<string, number>>> = { Row: 6, ID: 26, Name: 28, Yours: 36, Theirs: 36 };
const NOTES: Readonly<Partial<Record<string, Message>>> = {
  Yours: msg`What the sheet holds; you may change it here.`,
  Theirs: msg`What Cubicl holds.`,
  _resolve: msg`Write mine to write yours, theirs to keep Cubicl's. Empty: not settled yet. Then import this file. It says mine already where nobody else touched the field.`,
};

/** The headers stay English, since import reads them; the notes on them are for people. */
function columnsIn(lang: Lang): ColumnLook[] {
  return Object.entries(CONFLICT_HEADERS).map(([key, header]) => ({
    header,
    kind: 'text',
    width: WIDTHS[header] ?? 24,
    ...(['place', 'check', 'base'].includes(key) ? { hidden: true } : {}),
    ...(key === 'resolve' ? { choices: ['mine', 'theirs'] } : {}),
    ...(NOTES[header] === undefined ? {} : { note: tell(NOTES[header], lang) }),
  }));
}

function lineOf({ row, yours, theirs, kept }: Conflict, name: string): WrittenCell[][] {
  if (!kept) return [];
  const { id, label, was, place, base, settled = '' } = kept;
  const cell = cellOf(yours);
  const values: Readonly<Record<keyof typeof CONFLICT_HEADERS, string>> = {
    ...{ row: String(row), id, name, label, was: was === '' ? WAS_EMPTY : (was ?? '') },
    ...{ yours: cell, theirs, resolve: settled, place, check: fingerprint(cell), base },
  };
  return [Object.keys(CONFLICT_HEADERS).map((key) => values[key as keyof typeof values])];
}
