/** Reads the rows of another program's file into drafts of clients, and people beside them. */
import { movedIssue, type ContactDraft } from '../client/draft.ts';
import { contactKey } from '../client/fields.ts';
import { msg } from '../message.ts';
import { textOf, type SheetRow, type Table } from '../table/table.ts';
import { leftOver, rowArranger, type ArrangedRow, type SkipReason } from './arranged-row.ts';
import { leftOut } from './left-out.ts';
import type { People } from './people.ts';
import { isHeaderAgain } from './repeated-headers.ts';
import type { LinkedDraft, Person } from './person.ts';
import type { Foreign } from './sheet.ts';
import { checkRow, type CheckContext } from './validate.ts';

/** What had no place while the rows went by, by header. */
export interface Unplaced {
  /** How many rows hold something in a column that goes nowhere. */
  readonly columns: Map<string, number>;
  /** How many values stood beside the first, where only one has a place. */
  readonly further: Map<string, number>;
  /** Owners that are no users of Cubicl, and in how many rows. */
  readonly owners: Map<string, number>;
  /** Rows that only say the headers once more, left out. */
  readonly repeatedHeaders: number[];
}

export function nothingUnplaced(): Unplaced {
  return { columns: new Map(), further: new Map(), owners: new Map(), repeatedHeaders: [] };
}

export interface ForeignReading {
  readonly table: Table;
  readonly foreign: Foreign;
  readonly context: CheckContext;
  readonly people: People;
  readonly unplaced: Unplaced;
}

/** The clients in the file's order, and rows to skip; people are put beside. */
export async function* foreignDrafts(reading: ForeignReading): AsyncGenerator<LinkedDraft> {
  const { table, foreign, people, unplaced } = reading;
  const { arrangement, spec } = foreign;
  const arrangeRow = rowArranger({ arrangement, spec, guarded: table.guarded });
  const context = contextOf(reading);
  const sheet = { headers: arrangement.headers, guarded: table.guarded };
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= reading.context.mapping.headerRow) continue;
      if (isHeaderAgain(row, sheet)) {
        unplaced.repeatedHeaders.push(row.row);
        continue;
      }
      countUnplaced(row, foreign, unplaced);
      const arranged = arrangeRow(row);
      const draft = { ...checkRow(arranged, context), link: arranged.link };
      if (arranged.is === 'person') people.add(personOf(draft, foreign));
      else yield arranged.why ? skipped(draft, arranged.why) : clientOf(draft, arranged);
    }
  }
}

/** The rows in our columns, for what looks at whole columns before any row is read. */
export function arrangedTable(table: Table, { arrangement, spec }: Foreign): Table {
  const arrangeRow = rowArranger({ arrangement, spec, guarded: table.guarded });
  const sheet = { headers: arrangement.headers, guarded: table.guarded };
  return {
    ...table,
    guarded: false,
    async *rows() {
      for await (const batch of table.rows())
        yield batch.filter((row) => !isHeaderAgain(row, sheet)).map(arrangeRow);
    },
  };
}

/** The guard is taken off already, and owners that are no users are told once for all. */
function contextOf({ context, unplaced }: ForeignReading): CheckContext {
  const onUnknownManager = (name: string): void => addOne(unplaced.owners, name);
  return { ...context, guarded: false, onUnknownManager };
}

function countUnplaced(row: SheetRow, { arrangement }: Foreign, unplaced: Unplaced): void {
  const { headers, nowhere, restNowhere } = arrangement;
  for (const at of nowhere)
    if (textOf(row.cells[at]).trim() !== '') addOne(unplaced.columns, headers[at] ?? '');
  if (restNowhere.length === 0) return;
  for (const [n, count] of leftOver(arrangement, row).entries()) {
    const source = restNowhere[n]?.from.flat().map((at) => headers[at] ?? '') ?? [];
    if (count > 0) addOne(unplaced.further, source.join(', '), count);
  }
}

function addOne(counts: Map<string, number>, key: string, count = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** A row that says nothing of people is no reason to touch those that are there. */
function clientOf(draft: LinkedDraft, { link }: ArrangedRow): LinkedDraft {
  const { contacts } = draft;
  if (!contacts) return { ...draft, link };
  const filled = filledPlaces(contacts);
  return {
    ...draft,
    contacts: filled.flatMap((place) => contacts[place] ?? []),
    issues: draft.issues.map((issue) => movedIssue(issue, (place) => filled.indexOf(place))),
    link,
  };
}

function skipped({ rows, file, cells, link }: LinkedDraft, { header, text }: SkipReason): LinkedDraft {
  const where = { rows, ...(file === undefined ? {} : { file }) };
  const issues = [
    leftOut(where, msg`"${header}" is "${text}", and such rows are neither clients nor people.`),
  ];
  return { ...where, action: 'skip', id: '', cells, managerIds: [], base: '', issues, link };
}

/** In a file that holds both, name, phone and address of a person stand in the columns of a client's. */
function personOf(draft: LinkedDraft, { spec }: Foreign): Person {
  if (typeof spec.rows === 'string') return draft;
  const { name = '', phone = '', email = '', ...cells } = draft.cells;
  const { contacts = [] } = draft;
  const mine = contacts.findIndex(({ n = 1 }) => n === 1);
  const others = filledPlaces(contacts).filter((place) => place !== mine);
  const row = draft.rows[0] ?? 0;
  const own = { name, phone, email, ...contacts[mine]?.cells };
  const at = draft.file === undefined ? { row } : { row, file: draft.file };
  const issues = draft.issues.map((issue) =>
    issue.field === 'email' || issue.field === 'phone' || issue.field === 'name'
      ? { ...issue, field: contactKey(0, issue.field) }
      : movedIssue(issue, (place) => [mine, ...others].indexOf(place)),
  );
  const all = [{ ...at, cells: own }, ...others.flatMap((place) => contacts[place] ?? [])];
  return { ...draft, cells, contacts: all, issues };
}

function filledPlaces(contacts: readonly ContactDraft[]): number[] {
  return [...contacts.entries()].flatMap(([place, { cells }]) =>
    Object.values(cells).some((text) => text !== '') ? place : [],
  );
}
