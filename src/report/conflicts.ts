/** The sheet of conflicts: yours and theirs side by side, to be settled in `_resolve` and imported. */
import type { RunFolder } from '../apply/run.ts';
import { fingerprint } from '../client/base.ts';
import { cellOf } from '../client/cells.ts';
import { CONFLICT_HEADERS, conflictHeader, WAS_EMPTY, type ConflictKey } from '../client/conflict.ts';
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
  rows: (lang: Lang) => SheetToWrite['rows'],
): Promise<string> {
  const kind = format === 'xlsx' ? 'xlsx' : 'csv';
  const name = `conflicts.${kind}`;
  // A text file may be read by a script, which knows one language.
  const told = kind === 'xlsx' ? lang : 'en';
  const sheet = { name: 'Conflicts', columns: columnsIn(told), rows: rows(told) };
  await writeTable(run.file(name), [sheet], {
    format: kind,
    force: true,
    ...(kind === 'csv' && format === 'csv' ? { delimiter } : {}),
  });
  return name;
}

/** One line for each conflict that can be settled. */
export function conflictRows({ action, conflicts }: RowRecord, lang: Lang = 'en'): WrittenCell[][] {
  return conflicts.flatMap((conflict) => lineOf(conflict, action.name, lang));
}

const KEYS = Object.keys(CONFLICT_HEADERS) as ConflictKey[];
const WIDTHS: Readonly<Partial<Record<ConflictKey, number>>> = {
  ...{ row: 6, id: 26, name: 28, yours: 36, theirs: 36 },
};
const NOTES: Readonly<Partial<Record<ConflictKey, Message>>> = {
  yours: msg`What the sheet holds; you may change it here.`,
  theirs: msg`What Cubicl holds.`,
  resolve: msg`Write mine to write yours, theirs to keep Cubicl's. Empty: not settled yet. Then import this file. It says mine already where nobody else touched the field.`,
};

function columnsIn(lang: Lang): ColumnLook[] {
  return KEYS.map((key) => ({
    header: conflictHeader(key, lang),
    kind: 'text',
    width: WIDTHS[key] ?? 24,
    ...(['place', 'check', 'base'].includes(key) ? { hidden: true } : {}),
    ...(key === 'resolve' ? { choices: ['mine', 'theirs'] } : {}),
    ...(NOTES[key] === undefined ? {} : { note: tell(NOTES[key], lang) }),
  }));
}

function lineOf({ row, yours, theirs, kept }: Conflict, name: string, lang: Lang): WrittenCell[][] {
  if (!kept) return [];
  const { id, label, was, place, base, settled = '' } = kept;
  const cell = cellOf(yours);
  const values: Readonly<Record<ConflictKey, string>> = {
    ...{ row: String(row), id, name, label, was: was === '' ? WAS_EMPTY[lang] : (was ?? '') },
    ...{ yours: cell, theirs, resolve: settled, place, check: fingerprint(cell), base },
  };
  return [KEYS.map((key) => values[key])];
}
