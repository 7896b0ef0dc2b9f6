/** What a sheet asks for: one client's cells as they were typed, before anyone knows what the server holds. */
import type { Issue } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import type { ContactPart } from './client.ts';
import { columnKey } from './columns.ts';
import type { OpenConflict } from './conflict.ts';
import { contactKey, contactPartIn, type ContactKey, type FieldKey } from './fields.ts';

export const ROW_ACTIONS = ['create', 'update', 'upsert', 'delete', 'skip'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** One contact as typed. A part whose column is not in the sheet is absent. */
export interface ContactDraft {
  readonly row: number;
  /** The file, where several are read at once. */
  readonly file?: string;
  /** The slot it stands in (`Contact 2 …`), from 1; absent where contacts have lines of their own. */
  readonly n?: number;
  readonly cells: Readonly<Partial<Record<ContactPart, string>>>;
  /** What stood in the cells that were cleaned: where Cubicl holds just that, nobody has edited it. */
  readonly typed?: Readonly<Partial<Record<ContactPart, string>>>;
}

/**
 * An issue that counts only if the named field would really be written: a part of a contact, or `contact` for a whole one
 * that is removed or put back. Without a field it always counts. Contacts count by their places in the draft, from 0.
 */
export interface DraftIssue extends Issue {
  readonly field?: FieldKey | ContactKey | 'contact';
  /** The row goes in all the same; a person should know. */
  readonly isNote?: true;
}

interface NamedPart {
  readonly contact: ContactDraft;
  readonly part: ContactPart;
}

/** The contact that a key names by its place in the draft, and which part of it. */
export function contactAt({ contacts }: Draft, key: string): NamedPart | undefined {
  const named = contactPartIn(key);
  const contact = named && contacts?.[named.place];
  return contact && { contact, part: named.part };
}

/** The key of the column that a part of a contact stands in, see `columnKey`. */
export function slotKey({ contact: { n }, part }: NamedPart): string {
  return columnKey({ is: 'contact', part, ...(n === undefined ? {} : { n }) });
}

/** The same issue where contacts have got other places. */
export function movedIssue(issue: DraftIssue, to: (place: number) => number): DraftIssue {
  const named = contactPartIn(issue.field ?? '');
  return named ? { ...issue, field: contactKey(to(named.place), named.part) } : issue;
}

/** A row to name in a message that is about all of a client. */
export function firstRow({ rows, file }: Origin): { readonly row: number; readonly file?: string } {
  return { row: rows[0] ?? 0, ...(file === undefined ? {} : { file }) };
}

/** Where a draft comes from, without what it says. */
export function originOf({ rows, file, elsewhere }: Origin): Origin {
  return { rows, ...(file === undefined ? {} : { file }), ...(elsewhere ? { elsewhere } : {}) };
}

/** The same in words: `5`, or `5 of companies.csv`. */
export function rowText(origin: Origin): number | Message {
  const { row, file } = firstRow(origin);
  return file === undefined ? row : msg`${row} of ${file}`;
}

/** Where two come from that are one. */
export function joinedOrigin(one: Origin, others: readonly Origin[]): Origin {
  const byFile = new Map<string, number[]>();
  for (const [file, row] of [one, ...others].flatMap(rowsByFile)) {
    const rows = byFile.get(file);
    if (rows) rows.push(row);
    else byFile.set(file, [row]);
  }
  const own = one.file ?? '';
  const elsewhere = [...byFile].flatMap(([file, rows]) => (file === own ? [] : [{ file, rows }]));
  const at = one.file === undefined ? {} : { file: one.file };
  return { rows: byFile.get(own) ?? [], ...at, ...(elsewhere.length > 0 ? { elsewhere } : {}) };
}

/** All the rows of a client, file by file; '' where there is only one file. */
export function rowsByFile({
  rows,
  file = '',
  elsewhere = [],
}: Origin): readonly (readonly [string, number])[] {
  return [{ file, rows }, ...elsewhere].flatMap((each) => each.rows.map((row) => [each.file, row] as const));
}

/** Where a client comes from: rows of one file, and of others where its contacts stand there. */
export interface Origin {
  /** The rows it came from, the client's own first. */
  readonly rows: readonly number[];
  /** The file of these rows, where several are read at once. */
  readonly file?: string;
  readonly elsewhere?: readonly { readonly file: string; readonly rows: readonly number[] }[];
}

export interface Draft extends Origin {
  readonly action?: RowAction;
  /** '' for none. */
  readonly id: string;
  /** Cell texts, the formula guard taken off; a column that is not in the sheet is absent. */
  readonly cells: Readonly<Partial<Record<FieldKey, string>>>;
  /** What stood in the cells that were cleaned: where Cubicl holds just that, nobody has edited it. */
  readonly typed?: Readonly<Partial<Record<FieldKey, string>>>;
  /** The ids that the managers cell means. */
  readonly managerIds: readonly string[];
  /** Absent where the sheet has no contact columns. */
  readonly contacts?: readonly ContactDraft[];
  /** The parts that lines of contacts have columns for, where those are not all: a line may say nothing of its contact. */
  readonly lineParts?: readonly ContactPart[];
  /** The `_base` cell, '' for none. */
  readonly base: string;
  /** Only its people name it: that tells which client is meant, and is no wish to spell its name like this. */
  readonly isNamedByPeople?: true;
  /** A person without a company: a client of another name that has the address is no such person, and gets a contact only. */
  readonly isPerson?: true;
  /** The row carries fingerprints, but somebody emptied its ID: it is to be a new client. */
  readonly emptiedId?: true;
  readonly issues: readonly DraftIssue[];
  /** Conflicts of an earlier run that nobody has settled. Such a draft asks for nothing. */
  readonly open?: readonly (Issue & {
    readonly yours: string;
    readonly theirs: string;
    readonly kept: OpenConflict;
  })[];
}
