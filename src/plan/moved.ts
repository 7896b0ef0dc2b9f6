/** What a run left unwritten since someone else was writing too, as conflicts that can be settled later. */
import { isSamePart, partsOf, type PartKey } from '../client/alike.ts';
import { baseOf, contactBase } from '../client/base.ts';
import { cellOf } from '../client/cells.ts';
import type { Client, Contact } from '../client/client.ts';
import { headerOf } from '../client/columns.ts';
import { cellsAt, type ConflictPlace, type OpenConflict } from '../client/conflict.ts';
import { firstRow, type ContactDraft } from '../client/draft.ts';
import { contactTexts, fieldIdIn, fieldText, isTextField, type FieldKey } from '../client/fields.ts';
import type { ManagerTexts } from '../client/managers.ts';
import { mergeContacts, type ContactRules } from './contacts.ts';
import type { Conflict, UpdateAction } from './plan.ts';
import { refreshUpdate, writtenParts } from './refresh.ts';

/** What ids of the account are called: a plan holds managers and custom fields by their ids. */
export interface Names {
  /** Users, as an export shows them. */
  readonly users: Readonly<Record<string, string>>;
  /** Custom fields. */
  readonly fields: Readonly<Record<string, string>>;
}

export const NO_NAMES: Names = { users: {}, fields: {} };

/**
 * All that is open of an update. `now` is the client as it was found when it was to be written: then there is one for each
 * thing that was planned and is not there, and for each that the plan knew already. What nobody else touched is settled,
 * so that importing the sheet of conflicts writes it too. All carry the fingerprints of `now`, contacts their places in it.
 */
export function openConflicts(
  action: UpdateAction,
  { now, names = NO_NAMES }: { readonly now?: Client | undefined; readonly names?: Names },
): readonly Conflict[] {
  if (!now) return action.conflicts;
  const refreshed = refreshUpdate(action, now);
  if (refreshed.is !== 'conflict') return action.conflicts;
  const moved = new Set(refreshed.moved.map(({ part }) => part));
  const found: Found = { now, names, directory: { textOf: (id) => names.users[id] ?? id } };
  const base = baseOf(now, found.directory);
  const conflictWith = ({ yours, theirs, ...each }: Left): Conflict => {
    const kept: OpenConflict = { ...each, id: now._id, base };
    return { ...firstRow(action), code: 'changed-since', message: { text: '' }, yours, theirs, kept };
  };
  const left = leftParts(action, now).flatMap((part) =>
    part === 'contacts'
      ? leftContacts(action, now)
      : leftField(action, { part, isMoved: moved.has(part) }, found),
  );
  return [...known(action, found, base), ...[...openContacts(action, now), ...left].map(conflictWith)];
}

interface Found {
  readonly now: Client;
  readonly names: Names;
  readonly directory: ManagerTexts;
}

/** Those of fields that the plan knew already. */
function known({ conflicts }: UpdateAction, { now, directory }: Found, base: string): readonly Conflict[] {
  return conflicts.flatMap((conflict): Conflict[] => {
    const { kept } = conflict;
    if (!kept) return [conflict];
    if (isContact(kept.place)) return [];
    return [{ ...conflict, theirs: fieldText(now, kept.place, directory), kept: { ...kept, base } }];
  });
}

function isContact(place: ConflictPlace): place is Exclude<ConflictPlace, FieldKey> {
  return place.startsWith('contact:');
}

interface Left extends Omit<OpenConflict, 'id' | 'base'> {
  readonly yours: string;
  readonly theirs: string;
}

function leftParts(action: UpdateAction, now: Client): PartKey[] {
  const there = partsOf(now);
  return writtenParts(action).flatMap(([part, planned]) =>
    isSamePart(there.get(part), planned) ? [] : [part],
  );
}

function leftField(
  { before, body }: UpdateAction,
  { part, isMoved }: { readonly part: FieldKey; readonly isMoved: boolean },
  { now, names, directory }: Found,
): Left {
  const textIn = (client: Omit<Client, '_id'>): string => fieldText({ ...client, _id: '' }, part, directory);
  const label = labelOf(part, names);
  return {
    ...{ place: part, label, was: textIn(before), yours: textIn(body), theirs: textIn(now) },
    ...settledUnless(isMoved),
  };
}

function labelOf(part: FieldKey, { fields }: Names): string {
  if (part === 'managers' || isTextField(part)) return headerOf({ is: part });
  const fieldId = fieldIdIn(part) ?? '';
  return headerOf({ is: 'custom', fieldId }, new Map(Object.entries(fields)));
}

const RULES: ContactRules = { blank: 'keep', conflict: 'report', contactsMode: 'merge', isDecided: true };

function leftContacts(action: UpdateAction, now: Client): Left[] {
  const wanted = (action.body.contacts ?? []).map((contact) => ({ row: 0, cells: cellsOf(contact) }));
  const { changes, conflicts } = mergedInto(now, action, wanted);
  return [...conflicts, ...changes.map((change) => ({ ...change, ...settledUnless(false) }))];
}

/** Those of contacts that the plan knew already: what the sheet would have made of the contacts, had it been obeyed. */
function openContacts(action: UpdateAction, now: Client): Left[] {
  const open = action.conflicts.filter(({ kept }) => kept && isContact(kept.place));
  if (open.length === 0) return [];
  const { changes, conflicts } = mergedInto(now, action, obeyed(action.before.contacts ?? [], open));
  const atExport = new Map(open.map(({ kept }) => [kept?.label, kept?.was]));
  return [...conflicts, ...changes].map(({ place, label, yours, theirs }) => {
    const was = atExport.get(label);
    return { place, label, yours, theirs, ...(was === undefined ? {} : { was }) };
  });
}

/** What stands between the contacts that are wanted and those that are there. */
function mergedInto(
  now: Client,
  { before }: UpdateAction,
  drafts: readonly ContactDraft[],
): { readonly changes: readonly Left[]; readonly conflicts: readonly Left[] } {
  const base = (before.contacts ?? []).map(contactBase);
  const merged = mergeContacts({ drafts, server: now.contacts ?? [], base }, RULES);
  const conflicts = merged.conflicts.map(({ place, label, wasEmpty, yours, theirs }) => ({
    ...{ place, label, yours, theirs },
    ...(wasEmpty ? { was: '' } : {}),
  }));
  const changes = new Map<ConflictPlace, Left>();
  for (const { place, label, from, to } of merged.changes) {
    // A new contact has a change for each of its parts.
    const yours = [changes.get(place)?.yours ?? '', to].filter(Boolean).join(', ');
    changes.set(place, { place, label, yours, theirs: from });
  }
  return { changes: [...changes.values()], conflicts };
}

/** The contacts with yours in place of theirs, numbered, so that each is told even where nothing of it is as it was. */
function obeyed(contacts: readonly Contact[], open: readonly Conflict[]): ContactDraft[] {
  const all = new Map(
    contacts.map((contact, at): [number, ContactDraft['cells']] => [at + 1, cellsOf(contact)]),
  );
  for (const [at, { kept, yours }] of open.entries()) {
    for (const { column, cell } of cellsAt(kept?.place ?? '', cellOf(yours), FREE_NUMBER + at) ?? []) {
      if (column.is === 'contact' && column.n !== undefined)
        all.set(column.n, { ...all.get(column.n), [column.part]: cell });
    }
  }
  return [...all].map(([n, cells]) => ({ row: 0, n, cells }));
}

/** More contacts than any client has. */
const FREE_NUMBER = 10_000;

function cellsOf(contact: Contact): ReturnType<typeof contactTexts> {
  const { name, position, phone, email } = contactTexts(contact);
  return { name: cellOf(name), position: cellOf(position), phone: cellOf(phone), email: cellOf(email) };
}

function settledUnless(isMoved: boolean): Pick<OpenConflict, 'settled'> {
  return isMoved ? {} : { settled: 'mine' };
}
