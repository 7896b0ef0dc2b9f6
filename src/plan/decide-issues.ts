/** What is said about a row that can't be carried out as it stands: the problem, and what to do. */
import type { Client } from '../client/client.ts';
import type { OpenConflict } from '../client/conflict.ts';
import { firstRow, type Draft, type RowAction } from '../client/draft.ts';
import type { Issue } from '../errors.ts';
import { msg } from '../message.ts';
import { keyText, nameOf, type Match, type MatchKey } from './match.ts';
import type { Conflict } from './plan.ts';
import type { PlanRules } from './rules.ts';

export function matchIssue(draft: Draft, match: Match & { is: 'problem' }, rules: PlanRules): Issue {
  const { key, code, message } = match;
  return { ...rules.placeOf(draft, key), value: keyText(draft, key), code, message };
}

export function existsIssue(draft: Draft, image: Client, by: MatchKey): Issue {
  const message = msg`There is a client with this ${nameOf(by)} already: "${image.name}" (${image._id}). To update it, use --mode upsert or write "update" into the _action column.`;
  return { ...firstRow(draft), code: 'exists', message };
}

export function notThereIssue(draft: Draft, mode: RowAction): Issue {
  const message = msg`No client matches this row, so there is nothing to ${mode}. Write the client's ID into the ID column.`;
  return { ...firstRow(draft), code: 'no-match', message };
}

export function goneIssue(draft: Draft, id: string): Issue {
  const message = msg`The client ${id} went away while it was read. Import the row again.`;
  return { ...firstRow(draft), code: 'gone', message };
}

/** @param isNew whether the row is to make a client, rather than to rename one to nothing */
export function nameIssue(draft: Draft, rules: PlanRules, isNew: boolean): Issue {
  const message = isNew
    ? msg`A new client needs a name. Fill in the Name column.`
    : msg`A client's name can't be emptied. Write a name into the cell.`;
  return { ...rules.placeOf(draft, 'name'), value: draft.cells.name ?? '', code: 'name-missing', message };
}

export function incompleteIssue(draft: Draft): Issue {
  const message = msg`Cubicl did not tell all fields of this client, and an update could erase the others. Change it in Cubicl itself.`;
  return { ...firstRow(draft), code: 'incomplete', message };
}

export function lockedIssue(draft: Draft, key: string, rules: PlanRules): Issue {
  const message = msg`Cubicl holds more than text in this field. Change it in Cubicl itself, and put the cell back as it was.`;
  return {
    ...rules.placeOf(draft, key),
    value: draft.cells[key as `custom:${string}`] ?? '',
    code: 'not-text',
    message,
  };
}

export interface ConflictAt {
  /** A field, a part of a contact, or `contact` for a whole one. */
  readonly key: string;
  readonly yours: string;
  readonly theirs: string;
  readonly kept: OpenConflict;
}

/** A field that both sides changed, with what it takes to settle it later. */
export function conflictOf(draft: Draft, conflict: ConflictAt, rules: PlanRules): Conflict {
  const { key, yours, theirs, kept } = conflict;
  const kind = key === 'contact' ? 'contact' : 'field';
  const here = yours === '' ? EMPTIED_HERE[kind] : msg`Changed here`;
  const there = theirs === '' ? EMPTIED_THERE[kind] : msg`changed in Cubicl to "${shown(theirs)}"`;
  const message = msg`${here}, and ${there} since the export. This was not written: say in the sheet of conflicts whose it shall be, or import again with --conflict mine or theirs.`;
  return { ...rules.placeOf(draft, key), value: yours, code: 'conflict', message, yours, theirs, kept };
}

const EMPTIED_HERE = { field: msg`Emptied here`, contact: msg`Taken out here` } as const;
const EMPTIED_THERE = { field: msg`emptied in Cubicl`, contact: msg`removed in Cubicl` } as const;

function shown(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}

const SHOWN_CHARS = 80;
