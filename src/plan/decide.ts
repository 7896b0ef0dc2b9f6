/** Decides what to do for one client of the sheet: create, update, delete, nothing, or why not. */
import type { Issue } from '../errors.ts';
import { isComplete, customField, type Client } from '../client/client.ts';
import type { Base } from '../client/base.ts';
import { isEditable, wishOf } from '../client/cells.ts';
import type { Draft, Origin, RowAction } from '../client/draft.ts';
import { fieldIdIn, isTold, type FieldKey } from '../client/fields.ts';
import { createBody, updateBody, type Writes } from './body.ts';
import { mergeContacts } from './contacts.ts';
import {
  existsIssue,
  goneIssue,
  incompleteIssue,
  lockedIssue,
  matchIssue,
  nameIssue,
  notThereIssue,
} from './decide-issues.ts';
import { alikeNotes, baseNotes, damageNote, duplicateNote, likelyNotes } from './notes.ts';
import type { Likely } from './likely.ts';
import type { Match } from './match.ts';
import { mergeField } from './merge.ts';
import { fieldsOf, filledCells, mergeClient, type MergedClient } from './merge-client.ts';
import type { Action } from './plan.ts';
import type { PlanRules } from './rules.ts';

export type { Mode, PlanRules } from './rules.ts';

/** What is known of a row when it is decided. */
export interface Known {
  readonly match: Match;
  /** The matched client as the server holds it. */
  readonly image?: Client;
  /** Whom a row that may be new looks like. */
  readonly likely?: Likely;
}

/** An action without its number and rows, which the caller knows. */
export type Decision = Action extends infer A
  ? A extends Action
    ? Omit<A, 'n' | keyof Origin>
    : never
  : never;

/** The decision on one row; what stands in its way is an issue in it, never an error. */
export function decide(draft: Draft, known: Known, rules: PlanRules): Decision {
  const { match, image } = known;
  const mode: RowAction = draft.action ?? rules.mode;
  const { name = '' } = draft.cells;
  if (mode === 'skip') {
    const notes = draft.issues.filter(({ code }) => code === 'left-out');
    return withNotes({ do: 'nothing', why: 'skipped', name }, notes);
  }
  if (match.is === 'duplicate') {
    return { do: 'nothing', why: 'duplicate', name, notes: [duplicateNote(draft, match.row)] };
  }
  if (draft.open) return { do: 'conflict', id: draft.id, name, conflicts: draft.open };
  if (match.is === 'problem') return rejectFor(matchIssue(draft, match, rules), draft);
  if (match.is === 'none') {
    const alike = [
      ...draft.issues.filter(({ isNote }) => isNote),
      ...alikeNotes(draft, match, rules),
      ...likelyNotes(draft, known.likely, rules),
    ];
    return withNotes(decideNew(draft, mode, rules), alike);
  }
  if (!image) return rejectFor(goneIssue(draft, match.id), draft);
  if (mode === 'create') return rejectFor(existsIssue(draft, image, match.by), draft);
  if (mode !== 'delete') return decideKnown(draft, image, rules);
  const sure = sureIssues(draft);
  return sure.length > 0
    ? reject(sure, draft)
    : { do: 'delete', id: image._id, before: image, name: image.name };
}

function decideNew(draft: Draft, mode: RowAction, rules: PlanRules): Decision {
  if (mode === 'update' || mode === 'delete') return rejectFor(notThereIssue(draft, mode), draft);
  const writes = newWrites(draft, rules);
  const name = writes.texts.get('name') ?? '';
  // A line of the contacts sheet that belongs to nobody is no client: what is wrong with it says so.
  const isClient = draft.rows.length > 0;
  const missing = name === '' && isClient ? [nameIssue(draft, rules, true)] : [];
  // A client that is not there yet has no contact that could be removed.
  const issues = [
    ...draft.issues.filter((issue) => issue.field !== 'contact' && issue.isNote !== true),
    ...missing,
  ];
  if (issues.length > 0) return reject(issues, draft);
  const lost = draft.base === '' ? {} : { lostId: true as const };
  return { do: 'create', body: createBody(writes), name, ...lost };
}

function newWrites(draft: Draft, rules: PlanRules): Writes {
  const texts = new Map<FieldKey, string>();
  for (const key of fieldsOf(draft)) {
    const merged = mergeField({ wish: wishOf(draft.cells[key] ?? ''), server: '' }, rules);
    if (merged.is === 'write' && key !== 'managers') texts.set(key, merged.text);
  }
  const { contacts } = mergeContacts({ drafts: draft.contacts ?? [], server: [] }, rules);
  return { texts, managerIds: draft.managerIds, contacts };
}

function decideKnown(draft: Draft, image: Client, rules: PlanRules): Decision {
  const merged = mergeClient(draft, image, rules);
  const issues = issuesOf(draft, { image, merged }, rules);
  if (issues.length > 0) return reject(issues, draft);
  const { changes, conflicts, writes } = merged;
  const unseen = merged.unseen > 0 ? { unseen: merged.unseen } : {};
  const at = { id: image._id, name: image.name, filled: filledCells(draft, image, rules), ...unseen };
  const notes = [
    ...draft.issues.filter(({ isNote, field = '' }) => isNote && merged.written.has(field)),
    ...baseNotes(draft, merged.base, rules),
    ...merged.damaged.map((cell) => damageNote(draft, cell, rules)),
  ];
  if (changes.length > 0) {
    const body = updateBody(image, writes);
    return withNotes({ do: 'update', ...at, before: image, body, changes, conflicts }, notes);
  }
  if (conflicts.length > 0) return withNotes({ do: 'conflict', ...at, conflicts }, notes);
  return withNotes({ do: 'nothing', ...at, why: 'unchanged' }, notes);
}

/** What is rejected has issues of its own. */
function withNotes(decision: Decision, notes: readonly Issue[]): Decision {
  return decision.do === 'reject' || notes.length === 0 ? decision : { ...decision, notes };
}

/** Everything that stands in the way: what is wrong with the row, and with what would be written. */
function issuesOf(draft: Draft, at: { image: Client; merged: MergedClient }, rules: PlanRules): Issue[] {
  const { image, merged } = at;
  const { written, changes, conflicts, writes } = merged;
  const isPartial = changes.length + conflicts.length > 0 && !tellsAll(draft, image, merged.base);
  const name = writes.texts.get('name');
  return [
    ...draft.issues.filter(
      ({ field, isNote }) => isNote !== true && (field === undefined || written.has(field)),
    ),
    ...(isPartial ? [incompleteIssue(draft)] : []),
    ...(name?.trim() === '' ? [nameIssue(draft, rules, false)] : []),
    ...[...written].filter((key) => isLocked(image, key)).map((key) => lockedIssue(draft, key, rules)),
  ];
}

/** Nothing of a field, where the sheet shows what it held at export: gone or only not told, a PUT would settle it. */
function tellsAll(draft: Draft, image: Client, base: Base): boolean {
  if (!isComplete(image)) return false;
  return fieldsOf(draft).every((key) => {
    if (isTold(image, key) || base.is !== 'good') return true;
    const wish = wishOf(draft.cells[key] ?? '');
    return wish.to !== 'set' || !base.same(key, wish.text);
  });
}

/** A custom field that holds neither text nor nothing can't be written back as text. */
function isLocked(image: Client, key: string): boolean {
  const fieldId = fieldIdIn(key);
  return fieldId !== undefined && !isEditable(customField(image, fieldId));
}

/** For this, and whatever else is wrong with the row anyway. */
function rejectFor(issue: Issue, draft: Draft): Decision {
  return reject([...sureIssues(draft), issue], draft);
}

/** Those that count whatever would be written. */
function sureIssues(draft: Draft): Issue[] {
  return draft.issues.filter(({ field }) => field === undefined);
}

function reject(issues: readonly Issue[], draft: Draft): Decision {
  return { do: 'reject', issues, name: draft.cells.name ?? '' };
}
