/** What a run left unwritten since someone else was writing too, as conflicts that can be settled later. */
import { isSamePart, partsOf, type PartKey } from '../client/alike.ts';
import { baseOf, contactBase } from '../client/base.ts';
import { cellOf } from '../client/cells.ts';
import type { Client, Contact } from '../client/client.ts';
import { headerOf } from '../client/columns.ts';
import type { ConflictPlace, OpenConflict } from '../client/conflict.ts';
import { firstRow } from '../client/draft.ts';
import { contactTexts, fieldIdIn, fieldText, isTextField, type FieldKey } from '../client/fields.ts';
import { directoryOf } from '../client/managers.ts';
import { mergeContacts, type ContactRules } from './contacts.ts';
import type { Conflict, UpdateAction } from './plan.ts';
import { refreshUpdate, writtenParts } from './refresh.ts';

/**
 * All that is open of an update. `now` is the client as it was found when it was to be written: then there is one for each
 * thing that was planned and is not there. What nobody else touched is settled already, so that importing the sheet of
 * conflicts writes it too.
 */
export function openConflicts(action: UpdateAction, now?: Client): readonly Conflict[] {
  if (!now) return action.conflicts;
  const refreshed = refreshUpdate(action, now);
  if (refreshed.is !== 'conflict') return action.conflicts;
  const moved = new Set(refreshed.moved.map(({ part }) => part));
  const base = baseOf(now, NO_USERS);
  const left = leftParts(action, now).flatMap((part) =>
    part === 'contacts'
      ? leftContacts(action, now)
      : leftField(action, now, { part, isMoved: moved.has(part) }),
  );
  return [
    ...action.conflicts.map((conflict) => renewed(conflict, action, now)),
    ...left.map(({ yours, theirs, ...each }) => {
      const kept: OpenConflict = { ...each, id: now._id, base };
      return { ...firstRow(action), code: 'changed-since', message: { text: '' }, yours, theirs, kept };
    }),
  ];
}

/** One that the plan knew already. The lines of one client must speak of it at one time, else they are two rows of it. */
function renewed(conflict: Conflict, { before }: UpdateAction, now: Client): Conflict {
  const { kept } = conflict;
  const part: PartKey | undefined = kept && (isContact(kept.place) ? 'contacts' : kept.place);
  if (!kept || part === undefined) return conflict;
  const isSame = isSamePart(partsOf(before).get(part), partsOf(now).get(part));
  if (part === 'contacts' && !isSame) return conflict;
  const theirs = isSame || part === 'contacts' ? conflict.theirs : fieldText(now, part, NO_USERS);
  return { ...conflict, theirs, kept: { ...kept, base: baseOf(now, NO_USERS) } };
}

function isContact(place: ConflictPlace): place is Exclude<ConflictPlace, FieldKey> {
  return place.startsWith('contact:');
}

/** A plan holds managers by their ids. */
const NO_USERS = directoryOf(undefined);

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
  now: Client,
  { part, isMoved }: { readonly part: FieldKey; readonly isMoved: boolean },
): Left {
  const textIn = (client: Omit<Client, '_id'>): string => fieldText({ ...client, _id: '' }, part, NO_USERS);
  return {
    ...{ place: part, label: labelOf(part), was: textIn(before), yours: textIn(body), theirs: textIn(now) },
    ...settledUnless(isMoved),
  };
}

function labelOf(part: FieldKey): string {
  if (part === 'managers' || isTextField(part)) return headerOf({ is: part });
  return headerOf({ is: 'custom', fieldId: fieldIdIn(part) ?? '' });
}

const RULES: ContactRules = { blank: 'keep', conflict: 'report', contactsMode: 'merge', isDecided: true };

function leftContacts({ before, body }: UpdateAction, now: Client): Left[] {
  const drafts = (body.contacts ?? []).map((contact) => ({ row: 0, cells: cellsOf(contact) }));
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
    changes.set(place, { place, label, yours, theirs: from, ...settledUnless(false) });
  }
  return [...conflicts, ...changes.values()];
}

function cellsOf(contact: Contact): ReturnType<typeof contactTexts> {
  const { name, position, phone, email } = contactTexts(contact);
  return { name: cellOf(name), position: cellOf(position), phone: cellOf(phone), email: cellOf(email) };
}

function settledUnless(isMoved: boolean): Pick<OpenConflict, 'settled'> {
  return isMoved ? {} : { settled: 'mine' };
}
