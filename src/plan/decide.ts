/** Decides what to do for one client of the sheet: create, update, delete, nothing, or why not. */
import type { Issue } from '../errors.ts';
import { isComplete, customField, type Client } from '../client/client.ts';
import { readBase, type Base } from '../client/base.ts';
import { isEditable, wishOf } from '../client/cells.ts';
import type { Draft, RowAction } from '../client/draft.ts';
import { fieldText, type FieldKey } from '../client/fields.ts';
import type { Directory } from '../client/managers.ts';
import { createBody, updateBody, type Writes } from './body.ts';
import { mergeContacts, type ContactRules } from './contacts.ts';
import type { Match } from './match.ts';
import { mergeField } from './merge.ts';
import type { Action, Change, Conflict } from './plan.ts';

export type Mode = 'upsert' | 'create' | 'update';

export interface PlanRules extends ContactRules {
  readonly mode: Mode;
  readonly directory: Directory;
  /** Where a field or part of a contact stands in the sheet: `{ column, header }`, and the row of a contact. */
  readonly placeOf: (draft: Draft, key: string) => Pick<Issue, 'column' | 'header' | 'row'>;
}

/** What is known of a row when it is decided. */
export interface Known {
  readonly match: Match;
  /** The matched client as the server holds it. */
  readonly image?: Client;
}

export function decide(draft: Draft, known: Known, rules: PlanRules): Decision {
  const { match, image } = known;
  const mode: RowAction = draft.action ?? rules.mode;
  if (mode === 'skip') return { do: 'nothing', why: 'skipped', name: draft.cells.name ?? '' };
  const hard = draft.issues.filter((issue) => issue.field === undefined);
  if (match.is === 'problem') return reject([...hard, matchIssue(draft, match, rules)], draft);
  if (hard.length > 0) return reject(draft.issues, draft);
  if (match.is === 'none' || !image) return decideNew(draft, mode, rules);
  if (mode === 'delete') return { do: 'delete', id: image._id, before: image, name: image.name };
  if (mode === 'create') return reject([existsIssue(draft, image, match.by)], draft);
  return decideKnown(draft, image, rules);
}

/** An action without its number and rows, which the caller knows. */
export type Decision = Action extends infer A ? (A extends Action ? Omit<A, 'n' | 'rows'> : never) : never;

function decideNew(draft: Draft, mode: RowAction, rules: PlanRules): Decision {
  if (mode === 'update' || mode === 'delete') return reject([notThereIssue(draft, mode)], draft);
  const writes = newWrites(draft, rules);
  const name = writes.texts.get('name') ?? '';
  const missing = name === '' ? [nameIssue(draft, rules)] : [];
  const issues = [...draft.issues, ...missing];
  return issues.length > 0 ? reject(issues, draft) : { do: 'create', body: createBody(writes), name };
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
  if (!isComplete(image)) return reject([incompleteIssue(draft)], draft);
  const merged = mergeClient(draft, image, rules);
  const issues = draft.issues.filter((issue) => merged.written.has(issue.field ?? ''));
  const locked = [...merged.written]
    .filter((key) => isLocked(image, key))
    .map((key) => lockedIssue(draft, key, rules));
  const nameless = merged.writes.texts.get('name') === '' ? [nameIssue(draft, rules)] : [];
  if (issues.length + locked.length + nameless.length > 0)
    return reject([...issues, ...locked, ...nameless], draft);
  const { changes, conflicts } = merged;
  const at = { id: image._id, name: image.name };
  if (changes.length > 0) {
    return { do: 'update', ...at, before: image, body: updateBody(image, merged.writes), changes, conflicts };
  }
  return conflicts.length > 0
    ? { do: 'conflict', ...at, conflicts }
    : { do: 'nothing', ...at, why: 'unchanged' };
}

interface MergedClient {
  readonly writes: Writes;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** The keys of everything written, as issues name them. */
  readonly written: ReadonlySet<string>;
}

function mergeClient(draft: Draft, image: Client, rules: PlanRules): MergedClient {
  const base = readBase(draft.base, image._id);
  const fields = fieldsOf(draft).map((key) => ({
    key,
    merged: mergeOne(key, { draft, image, base }, rules),
  }));
  const contacts = draft.contacts && mergeContacts(contactsInput(draft, image, base), rules);
  const found = [
    ...fields.map(({ key, merged }) => ({ key, ...merged })),
    ...(contacts?.changes ?? []).map(({ key, from, to }) => ({
      is: 'write' as const,
      key,
      server: from,
      text: to,
    })),
    ...(contacts?.conflicts ?? []).map((conflict) => ({ is: 'conflict' as const, ...conflict })),
  ];
  const written = found.filter((each) => each.is === 'write');
  const texts = new Map(
    fields.flatMap(({ key, merged }) => (merged.is === 'write' ? [[key, merged.text] as const] : [])),
  );
  return {
    writes: {
      texts: new Map([...texts].filter(([key]) => key !== 'managers')),
      ...(texts.has('managers') ? { managerIds: draft.managerIds } : {}),
      ...(contacts && contacts.changes.length > 0 ? { contacts: contacts.contacts } : {}),
    },
    changes: written.map(({ key, server, text }) => ({
      column: headerFor(draft, key, rules),
      from: server,
      to: text,
    })),
    conflicts: found.flatMap((each) => (each.is === 'conflict' ? [conflictOf(draft, each, rules)] : [])),
    written: new Set(written.map(({ key }) => key)),
  };
}

function mergeOne(key: FieldKey, at: { draft: Draft; image: Client; base: Base }, rules: PlanRules) {
  const { draft, image, base } = at;
  const server = fieldText(image, key, rules.directory);
  const wish = wishOf(draft.cells[key] ?? '');
  const wasAtExport = base.is === 'good' ? { wasAtExport: (text: string) => base.same(key, text) } : {};
  if (
    key === 'managers' &&
    base.is !== 'good' &&
    isSameSet(draft.managerIds, image.portalCustomerManagerIds ?? [])
  ) {
    return { is: 'keep' as const, server };
  }
  return { ...mergeField({ wish, server, ...wasAtExport }, rules), server };
}

function contactsInput(draft: Draft, image: Client, base: Base) {
  const input = { drafts: draft.contacts ?? [], server: image.contacts ?? [] };
  return base.is === 'good' ? { ...input, base: base.contacts } : input;
}

function fieldsOf(draft: Draft): FieldKey[] {
  return Object.keys(draft.cells) as FieldKey[];
}

/** The same managers in another order are no change; an empty cell is no list at all. */
function isSameSet(asked: readonly string[], there: readonly string[]): boolean {
  return (
    asked.length > 0 && new Set(asked).size === new Set(there).size && asked.every((id) => there.includes(id))
  );
}

/** A custom field that holds neither text nor nothing can't be written back as text. */
function isLocked(image: Client, key: string): boolean {
  return key.startsWith('custom:') && !isEditable(customField(image, key.slice('custom:'.length)));
}

function headerFor(draft: Draft, key: string, rules: PlanRules): string {
  return rules.placeOf(draft, key).header ?? (key === 'contact' ? 'Contacts' : key);
}

function conflictOf(
  draft: Draft,
  at: { key: string; yours: string; theirs: string },
  rules: PlanRules,
): Conflict {
  const { key, yours, theirs } = at;
  return {
    ...rules.placeOf(draft, key),
    value: yours,
    code: 'conflict',
    message: `Changed here and in Cubicl since the export; Cubicl now has "${theirs}". Not written: use --conflict mine or theirs.`,
    yours,
    theirs,
  };
}

function reject(issues: readonly Issue[], draft: Draft): Decision {
  return { do: 'reject', issues, name: draft.cells.name ?? '' };
}

function rowOf(draft: Draft): number {
  return draft.rows[0] ?? 0;
}

function matchIssue(draft: Draft, match: Match & { is: 'problem' }, rules: PlanRules): Issue {
  return { ...rules.placeOf(draft, match.key), code: match.code, message: match.message };
}

function existsIssue(draft: Draft, image: Client, by: string): Issue {
  const message = `A client with this ${by} exists already (${image._id}). Use --mode upsert to update it.`;
  return { row: rowOf(draft), code: 'exists', message };
}

function notThereIssue(draft: Draft, mode: RowAction): Issue {
  const message = `No client matches this row, so there is nothing to ${mode}. Put the client's id in the ID column.`;
  return { row: rowOf(draft), code: 'no-match', message };
}

function nameIssue(draft: Draft, rules: PlanRules): Issue {
  return {
    ...rules.placeOf(draft, 'name'),
    code: 'name-missing',
    message: 'A client needs a name. Fill in the Name column.',
  };
}

function incompleteIssue(draft: Draft): Issue {
  const message =
    'The server did not tell all fields of this client; updating it could erase data. It is left alone.';
  return { row: rowOf(draft), code: 'incomplete', message };
}

function lockedIssue(draft: Draft, key: string, rules: PlanRules): Issue {
  const message =
    'Cubicl holds more than text in this field. Change it in Cubicl, and put the cell back as it was.';
  return { ...rules.placeOf(draft, key), code: 'not-text', message };
}
