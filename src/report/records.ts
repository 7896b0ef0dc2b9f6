/** What became of every row, told from the plan and the journal alone, so that a report can be made again at any time. */
import type { JournalState, Outcome } from '../apply/journal-state.ts';
import { firstRow } from '../client/draft.ts';
import type { Issue } from '../errors.ts';
import { msg } from '../message.ts';
import { isWrite, type Action, type Conflict, type WriteAction } from '../plan/plan.ts';
import { NO_NAMES, openConflicts, type Names } from '../plan/moved.ts';

export type RowResult =
  | 'created'
  | 'updated'
  | 'deleted'
  | 'unchanged'
  | 'skipped'
  | 'gone'
  | 'duplicate'
  | 'rejected'
  | 'conflict'
  | 'failed'
  | 'unknown'
  | 'not done'
  | `would be ${'created' | 'updated' | 'deleted'}`;

/** One client of the sheet and how it ended. */
export interface RowRecord {
  readonly action: Action;
  readonly result: RowResult;
  readonly id: string;
  /** A request left for it, whatever became of it. */
  readonly isSent: boolean;
  /** Everything a person should read about it. */
  readonly issues: readonly Issue[];
  /** What can be settled in the sheet of conflicts. */
  readonly conflicts: readonly Conflict[];
}

interface Telling {
  /** Nothing was sent. */
  readonly isPlanOnly?: boolean;
  readonly names?: Names | undefined;
}

export function recordOf(
  action: Action,
  journal: JournalState,
  { isPlanOnly = false, names = NO_NAMES }: Telling = {},
): RowRecord {
  const outcome = isWrite(action) ? journal.get(action.n) : undefined;
  const { issues, ...end } = endOf(action, outcome, isPlanOnly);
  const isSent = outcome !== undefined && (outcome === 'intent' || outcome.result !== 'conflict');
  const conflicts = conflictsOf(action, outcome, names);
  return { ...end, isSent, issues: [...issues, ...(action.notes ?? [])], conflicts };
}

/** Of a deleted client that an undo has made anew; undefined for all others. */
export function oldIdOf({ action, result }: RowRecord): string | undefined {
  return action.do === 'create' && result === 'created' ? action.restores : undefined;
}

function conflictsOf(action: Action, outcome: Outcome | 'intent' | undefined, names: Names): Conflict[] {
  if (action.do !== 'update' && action.do !== 'conflict') return [];
  const now = typeof outcome === 'object' && 'now' in outcome ? outcome.now : undefined;
  const open = action.do === 'update' ? openConflicts(action, { now, names }) : action.conflicts;
  return open.filter(({ kept }) => kept !== undefined);
}

type End = Omit<RowRecord, 'isSent' | 'conflicts'>;

function endOf(action: Action, outcome: Outcome | 'intent' | undefined, isPlanOnly: boolean): End {
  switch (action.do) {
    case 'reject':
      return { action, result: 'rejected', id: '', issues: action.issues };
    case 'conflict':
      return { action, result: 'conflict', id: action.id, issues: action.conflicts };
    case 'nothing':
      return { action, result: action.why, id: action.id ?? '', issues: [] };
    default:
      return isPlanOnly && !outcome ? planned(action) : writeRecord(action, outcome);
  }
}

function planned(action: WriteAction): End {
  const conflicts = action.do === 'update' ? action.conflicts : [];
  const result = conflicts.length > 0 ? 'conflict' : (`would be ${action.do}d` as const);
  return { action, result, id: action.do === 'create' ? '' : action.id, issues: conflicts };
}

function writeRecord(action: WriteAction, outcome: Outcome | 'intent' | undefined): End {
  const id = action.do === 'create' ? '' : action.id;
  if (outcome === undefined) return { action, result: 'not done', id, issues: [] };
  if (outcome === 'intent') return { action, result: 'not done', id, issues: [inDoubt(action)] };
  const conflicts = action.do === 'update' ? action.conflicts : [];
  if (!('code' in outcome)) {
    const result = conflicts.length > 0 ? 'conflict' : outcome.result;
    return { action, result, id: outcome.id, issues: conflicts };
  }
  const issue = { ...firstRow(action), code: outcome.code, message: outcome.message };
  return { action, result: outcome.result, id: outcome.id ?? id, issues: [issue, ...conflicts] };
}

function inDoubt(action: Action): Issue {
  const message = msg`It was sent, and the run ended before it was known what became of it: "apply" finds out.`;
  return { ...firstRow(action), code: 'in-doubt', message };
}
