/** Reads the sheet of conflicts that a run left, with `_resolve` filled in: as drafts of what is still to be written. */
import { fingerprint, readBase } from '../client/base.ts';
import type { User } from '../client/client.ts';
import { foldKey, textSetBy } from '../client/cells.ts';
import { columnKey } from '../client/columns.ts';
import {
  cellsAt,
  CONFLICT_HEADERS,
  conflictColumn,
  WAS_EMPTY,
  type ConflictKey,
  type ConflictPlace,
  type PlacedCell,
} from '../client/conflict.ts';
import { damageOf } from '../client/damage.ts';
import { contactAt, slotKey, type Draft, type DraftIssue } from '../client/draft.ts';
import { directoryOf, type Directory } from '../client/managers.ts';
import { FileFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { plainText } from '../table/guard.ts';
import { textOf, type SheetRow, type Table } from '../table/table.ts';
import type { Mapping } from './headers.ts';
import type { PlaceOf } from './places.ts';
import { checkRow } from './validate.ts';

export interface ConflictSheet {
  readonly mapping: Mapping;
  readonly directory: Directory;
  readonly placeOf: PlaceOf;
  readonly drafts: () => AsyncIterable<Draft>;
}

const KEYS = Object.keys(CONFLICT_HEADERS) as ConflictKey[];

/** One conflict. `word` is what `_resolve` says. */
interface Line extends Readonly<Record<Exclude<ConflictKey, 'resolve' | 'row'>, string>> {
  readonly row: number;
  readonly word: string;
  /** What stands in the way of settling it. */
  readonly problem?: Message;
  readonly cells: readonly PlacedCell[];
}

/**
 * Undefined where the table is an ordinary sheet. Conflicts are few: they are kept in memory.
 * @throws FileFailure for a sheet of conflicts of which columns were deleted
 */
export async function readConflictSheet(
  table: Table,
  api: { users(): Promise<readonly User[] | undefined> },
): Promise<ConflictSheet | undefined> {
  const head = await firstRow(table);
  const headers = head?.cells.map((cell) => textOf(cell).trim()) ?? [];
  if (!head || !headers.includes(CONFLICT_HEADERS.resolve)) return undefined;
  const mapping = { headerRow: head.row, headers, columns: [], ignored: [] };
  const lines = await readLines(table, mapping);
  const hasManagers = lines.some(({ place }) => place === 'managers');
  const directory = directoryOf(hasManagers ? await api.users() : []);
  const drafts = groups(lines).map((group) => draftOf(group, headers, directory));
  return { mapping, directory, placeOf: placesIn(lines, headers), drafts: () => each(drafts) };
}

async function firstRow(table: Table): Promise<SheetRow | undefined> {
  for await (const [row] of table.rows()) return row;
  return undefined;
}

async function readLines(table: Table, { headerRow, headers }: Mapping): Promise<Line[]> {
  const places = new Map(KEYS.map((key) => [key, conflictColumn(headers, key)]));
  const missing = KEYS.filter((key) => places.get(key) === -1 && key !== 'row' && key !== 'was');
  if (missing.length > 0) throw incomplete(missing);
  const seen = new Map<string, number>();
  const lines: Line[] = [];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= headerRow) continue;
      const text = (key: ConflictKey): string => plainText(row.cells[places.get(key) ?? -1], table);
      const line = lineOf(row.row, text);
      const key = JSON.stringify([line.id, line.base, line.place]);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, row.row);
      lines.push(
        other === undefined
          ? line
          : { ...line, problem: msg`Row ${other} is the same conflict. Delete one.` },
      );
    }
  }
  return lines;
}

function incomplete(missing: readonly ConflictKey[]): FileFailure {
  const names = missing.map((key) => `"${CONFLICT_HEADERS[key]}"`).join(', ');
  return new FileFailure(msg`This is a sheet of conflicts, but its columns ${names} are gone.`, {
    hint: msg`Take the file in the run's folder again, and fill in only _resolve.`,
  });
}

function lineOf(row: number, text: (key: ConflictKey) => string): Line {
  const [id, place, base] = [text('id').trim(), text('place'), text('base').trim()];
  const word = foldKey(text('resolve'));
  const yours = asWritten(text('yours'), text('check').trim());
  const cells = cellsAt(place, yours, FREE_NUMBER + row);
  const isWhole = /^contact:(?:\d+$|\+)/.test(place);
  const problem =
    !cells || readBase(base, id).is !== 'good'
      ? msg`The hidden columns of this line were changed. Import the sheet itself again.`
      : isWhole && word === 'mine' && fingerprint(yours) !== text('check').trim()
        ? msg`A whole contact can be kept or dropped here, but not edited. Put the cell back as it was.`
        : problemOfWord(word);
  return {
    ...{ row, id, place, base, word, yours, cells: cells ?? [] },
    ...{
      name: text('name'),
      label: text('label'),
      was: text('was'),
      theirs: text('theirs'),
      check: text('check'),
    },
    ...(problem === undefined ? {} : { problem }),
  };
}

/** More contacts than any client has. */
const FREE_NUMBER = 10_000;

/** The sheet is filled in with a spreadsheet program, which may have damaged it: then what was written counts. */
function asWritten(cell: string, check: string): string {
  const was = (text: string): boolean => fingerprint(text) === check;
  return was(cell) ? cell : (damageOf(cell, { was, server: '' })?.original ?? cell);
}

function problemOfWord(word: string): Message | undefined {
  if (word === 'mine' || word === 'theirs') return undefined;
  const start = word === '' ? msg`Not settled yet` : msg`"${word}" is neither`;
  return msg`${start}: write mine into _resolve to write yours, or theirs to keep Cubicl's, and import the file again.`;
}

/** Lines of one client that belong to one draft, where its first stands: those that are settled, and the others. */
function groups(lines: readonly Line[]): Line[][] {
  const byClient = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.id, line.base, line.problem === undefined]);
    const group = byClient.get(key);
    if (group) group.push(line);
    else byClient.set(key, [line]);
  }
  return [...byClient.values()];
}

function draftOf(lines: readonly Line[], headers: readonly string[], directory: Directory): Draft {
  const [{ id, base, row, name, problem } = NOBODY] = lines;
  const rows = lines.map((line) => line.row);
  if (problem !== undefined) {
    const open = lines.map((line) => openConflict(line, headers));
    return { rows, id, cells: { name }, managerIds: [], base: '', issues: [], open };
  }
  const own = [
    { column: { is: 'id' }, cell: id, line: undefined },
    { column: { is: '_base' }, cell: base, line: undefined },
  ] as const;
  const cells = [
    ...own,
    ...lines.flatMap((line) => (line.word === 'mine' ? line.cells.map((cell) => ({ ...cell, line })) : [])),
  ];
  const mapping = { headerRow: 0, headers: [], columns: cells.map(({ column }) => column), ignored: [] };
  const draft = checkRow(
    { row, cells: cells.map(({ cell }) => cell) },
    { mapping, guarded: false, directory },
  );
  const issues = draft.issues.map((issue): DraftIssue => {
    const line = cells[issue.column ?? -1]?.line;
    return line ? { ...issue, ...placeOfLine(line, headers) } : issue;
  });
  return { ...draft, rows, action: 'update', issues };
}

const NOBODY = { id: '', base: '', row: 0, name: '', problem: undefined };

/** Stays as it is, to be settled another time. */
function openConflict(line: Line, headers: readonly string[]): NonNullable<Draft['open']>[number] {
  const { id, label, theirs, base, problem = msg`Not settled yet` } = line;
  const yours = textSetBy(line.yours);
  const was = line.was === '' ? {} : { was: Object.values(WAS_EMPTY).includes(line.was) ? '' : line.was };
  const kept = { id, place: line.place as ConflictPlace, label, base, ...was };
  const code = line.word === '' ? 'unresolved' : 'bad-resolve';
  return { ...placeOfLine(line, headers), value: line.word, code, message: problem, yours, theirs, kept };
}

function placeOfLine({ row, label }: Line, headers: readonly string[]): ReturnType<PlaceOf> {
  return { row, column: conflictColumn(headers, 'yours'), header: label };
}

function placesIn(lines: readonly Line[], headers: readonly string[]): PlaceOf {
  const keyOf = (id: string, key: string): string => JSON.stringify([id, key]);
  const byKey = new Map(
    lines.flatMap((line) =>
      line.cells.map(({ column }) => [keyOf(line.id, columnKey(column)), line] as const),
    ),
  );
  return (draft, key) => {
    const named = contactAt(draft, key);
    const line = byKey.get(keyOf(draft.id, named ? slotKey(named) : key));
    return line ? placeOfLine(line, headers) : { row: draft.rows[0] ?? 0 };
  };
}

async function* each(drafts: readonly Draft[]): AsyncGenerator<Draft> {
  for (const draft of drafts) yield await Promise.resolve(draft);
}
