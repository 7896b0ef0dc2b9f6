/** What a sheet asks for: one client's cells as they were typed, before anyone knows what the server holds. */
import type { Issue } from '../errors.ts';
import type { ContactPart } from './client.ts';
import type { OpenConflict } from './conflict.ts';
import type { FieldKey } from './fields.ts';

export const ROW_ACTIONS = ['create', 'update', 'upsert', 'delete', 'skip'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

/** One contact as typed. A part whose column is not in the sheet is absent. */
export interface ContactDraft {
  readonly row: number;
  /** The slot it stands in (`Contact 2 …`), from 1; absent where contacts have lines of their own. */
  readonly n?: number;
  readonly cells: Readonly<Partial<Record<ContactPart, string>>>;
  /** What stood in the cells that were cleaned: where Cubicl holds just that, nobody has edited it. */
  readonly typed?: Readonly<Partial<Record<ContactPart, string>>>;
}

/**
 * An issue that counts only if the named field would really be written: a part of a contact, or `contact` for a whole one
 * that is removed or put back. Without a field it always counts.
 */
export interface DraftIssue extends Issue {
  readonly field?: FieldKey | ContactKey | 'contact';
  /** The row goes in all the same; a person should know. */
  readonly isNote?: true;
}

/** A part of a contact of a draft: its place in `contacts`, from 0, and the part. */
export type ContactKey = `contact:${number}:${ContactPart}`;

export interface Draft {
  /** The rows it came from, the client's own first. */
  readonly rows: readonly number[];
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
  /** The `_base` cell, '' for none. */
  readonly base: string;
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
