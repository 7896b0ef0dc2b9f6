/** The decision as plain data: what an import, a delete or an undo is going to do, one action per client. */
import type { Issue } from '../errors.ts';
import type { Client, ClientBody } from '../client/client.ts';
import type { OpenConflict } from '../client/conflict.ts';
import type { Origin } from '../client/draft.ts';

/** One field of a client about to change. `column` is the header a person knows it by. */
export interface Change {
  readonly column: string;
  /** Whose it is, where it is a contact's and tells it not itself. */
  readonly contact?: string;
  readonly from: string;
  readonly to: string;
}

/** One field that both sides changed; it is not written. */
export interface Conflict extends Issue {
  readonly yours: string;
  readonly theirs: string;
  /** What it takes to settle it in a later run; absent where the input has to be imported again. */
  readonly kept?: OpenConflict;
}

interface ActionBase extends Origin {
  /** Counts the actions of a plan from 1. */
  readonly n: number;
  /** The client's name, for people. */
  readonly name: string;
  /** What a person should know of it, although it is carried out. `plan/notes.ts` says what there is. */
  readonly notes?: readonly Issue[];
  /** Of a client that is there: how many of the cells that the sheet covers hold something in Cubicl. */
  readonly filled?: number;
  /** How many of its cells look as they were exported, but are stored otherwise: nothing is to do about them. */
  readonly unseen?: number;
}

export interface CreateAction extends ActionBase {
  readonly do: 'create';
  readonly body: ClientBody;
  /** The row carries fingerprints, so it was a client once, but its id is gone. */
  readonly lostId?: true;
  /** The id of the deleted client that this brings back. */
  readonly restores?: string;
}

export interface UpdateAction extends ActionBase {
  readonly do: 'update';
  readonly id: string;
  /** What the server held when the plan was made. */
  readonly before: Client;
  /** The whole client as it shall be: right whether the server keeps or clears what a PUT leaves out. */
  readonly body: ClientBody;
  readonly changes: readonly Change[];
  /** Fields of this client that are not written because both sides changed them. */
  readonly conflicts: readonly Conflict[];
}

export interface DeleteAction extends ActionBase {
  readonly do: 'delete';
  readonly id: string;
  readonly before: Client;
}

export interface NothingAction extends ActionBase {
  readonly do: 'nothing';
  readonly id?: string;
  /** `duplicate`: another row of the sheet speaks for it. `gone`: there is no such client any more, and nothing to take back. */
  readonly why: 'unchanged' | 'skipped' | 'gone' | 'duplicate';
}

export interface ConflictAction extends ActionBase {
  readonly do: 'conflict';
  readonly id: string;
  readonly conflicts: readonly Conflict[];
}

export interface RejectAction extends ActionBase {
  readonly do: 'reject';
  readonly issues: readonly Issue[];
}

export type WriteAction = CreateAction | UpdateAction | DeleteAction;
export type Action = WriteAction | NothingAction | ConflictAction | RejectAction;

/** What the notes of actions come to. */
export interface NoteCounts {
  /** Rows compared with Cubicl alone, since their fingerprints are damaged or missing. */
  readonly withoutBase: number;
  /** Cells that a spreadsheet program damaged; they are not written. */
  readonly damaged: number;
  /** Cells that it damaged, put back as they were. */
  readonly repaired: number;
  /** Cells that a program stores otherwise than they were exported, although they look the same. */
  readonly unseen: number;
  /** Rows left out because another row of the sheet is the same client. */
  readonly duplicates: number;
  /** Rows left out for what the file says of them, such as the addresses of a client. */
  readonly leftOut: number;
  /** New clients that look like one that is there, or like another row. */
  readonly likely: number;
  /** Values that were not taken, or not put in form: further ones of a cell, phones that are none. */
  readonly values: number;
}

/** How many clients of each kind a plan holds; the first six add up to the rows' clients. */
export interface PlanCounts extends NoteCounts {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly nothing: number;
  readonly conflict: number;
  readonly reject: number;
  /** How many of those that need nothing were left out: the row says so, a rule of the mapping, or another row speaks for it. */
  readonly skipped: number;
  /** How many of the updates leave out a field that both sides changed. */
  readonly partial: number;
  /** Fields emptied by updates. */
  readonly clears: number;
  /** Cells that hold something in Cubicl, of all that the sheet covers. */
  readonly filled: number;
  /** New clients that carry fingerprints, so they were clients once, but have lost their id. */
  readonly lost: number;
  /** Columns whose changed cells hold what other clients had there: see `moves.ts`. */
  readonly moved: readonly MovedColumn[];
}

export interface MovedColumn {
  readonly column: string;
  /** How many of its cells change. */
  readonly cells: number;
}

export const NO_COUNTS: PlanCounts = {
  create: 0,
  update: 0,
  delete: 0,
  nothing: 0,
  conflict: 0,
  reject: 0,
  skipped: 0,
  partial: 0,
  clears: 0,
  filled: 0,
  lost: 0,
  moved: [],
  withoutBase: 0,
  damaged: 0,
  repaired: 0,
  unseen: 0,
  duplicates: 0,
  leftOut: 0,
  likely: 0,
  values: 0,
};

/** Whether it sends anything. */
export function isWrite(action: Action): action is WriteAction {
  return action.do === 'create' || action.do === 'update' || action.do === 'delete';
}

/** The counts with one action more. */
export function countIn(counts: PlanCounts, action: Action): PlanCounts {
  const clears = action.do === 'update' ? action.changes.filter((change) => change.to === '').length : 0;
  const partial = action.do === 'update' && action.conflicts.length > 0 ? 1 : 0;
  const isSkipped = action.do === 'nothing' && (action.why === 'skipped' || action.why === 'duplicate');
  return {
    ...counts,
    skipped: counts.skipped + (isSkipped ? 1 : 0),
    [action.do]: counts[action.do] + 1,
    partial: counts.partial + partial,
    clears: counts.clears + clears,
    filled: counts.filled + (action.filled ?? 0),
    lost: counts.lost + (action.do === 'create' && action.lostId === true ? 1 : 0),
    ...countNotes(counts, action),
  };
}

/** The counts with the notes of one action more. */
export function countNotes(counts: NoteCounts, { notes = [], unseen = 0 }: Action): NoteCounts {
  const of = (...codes: string[]): number => notes.filter(({ code }) => codes.includes(code)).length;
  return {
    withoutBase: counts.withoutBase + of('no-base', 'bad-base'),
    damaged: counts.damaged + of('damaged'),
    repaired: counts.repaired + of('repaired'),
    unseen: counts.unseen + unseen,
    duplicates: counts.duplicates + of('duplicate'),
    leftOut: counts.leftOut + of('left-out'),
    likely: counts.likely + of('likely-duplicate', 'alike'),
    values: counts.values + of('more-values', 'phone-kept'),
  };
}
