/** Merges a client's contacts one by one, so that two people editing different contacts of one client both win. */
import { CONTACT_PARTS, type Contact, type ContactPart } from '../client/client.ts';
import { samePart, type ContactBase } from '../client/base.ts';
import { wishOf } from '../client/cells.ts';
import type { ContactDraft } from '../client/draft.ts';
import type { SeenDamage } from '../client/damage.ts';
import { contactKey, contactTexts, type ContactKey } from '../client/fields.ts';
import { isBlank, textsOf } from './contact-drafts.ts';
import { isAsExported } from './contact-pairs.ts';
import { threeWayTasks, twoWayTasks, type ContactsInput, type Task } from './contact-tasks.ts';
import { describe, newSpot, partSpot, wholeSpot, whose, type ContactSpot } from './contact-spots.ts';
import { mergeField, type MergeRules } from './merge.ts';

export interface ContactRules extends MergeRules {
  /** Without fingerprints: `merge` removes nobody, `replace` leaves only the contacts given. */
  readonly contactsMode: 'merge' | 'replace';
}

export interface ContactChange extends ContactSpot {
  readonly from: string;
  readonly to: string;
}

export interface MergedContacts {
  readonly contacts: readonly Contact[];
  readonly changes: readonly ContactChange[];
  readonly conflicts: readonly ContactConflict[];
  /** Parts that a spreadsheet program damaged. */
  readonly damaged: readonly {
    readonly key: ContactKey;
    readonly cell: string;
    readonly damage: SeenDamage;
  }[];
  /** How many parts look as they were exported, but are stored otherwise. */
  readonly unseen: number;
}

export interface ContactConflict extends ContactSpot {
  /** Whether it held nothing at export. */
  readonly wasEmpty: boolean;
  readonly yours: string;
  readonly theirs: string;
}

/** Decides the whole list; `contacts` is what to send, equal to the server's where nothing changed. */
export function mergeContacts(input: ContactsInput, rules: ContactRules): MergedContacts {
  const tasks = input.base ? threeWayTasks(input, input.base) : twoWayTasks(input, rules.contactsMode);
  const result = { kept: [...input.server] as (Contact | undefined)[], added: [] as Contact[] };
  const all = tasks.map((task) => ({ task, done: carryOut(task, input, rules) }));
  for (const { task, done } of all) {
    if (task.server === undefined) result.added.push(...(done.contact ? [done.contact] : []));
    else result.kept[task.server] = done.contact;
  }
  return {
    contacts: [...result.kept.filter((contact) => contact !== undefined), ...result.added],
    changes: all.flatMap(({ done }) => done.changes),
    conflicts: all.flatMap(({ done }) => done.conflicts),
    damaged: all.flatMap(({ done }) => done.damaged ?? []),
    unseen: all.reduce((sum, { done }) => sum + (done.unseen ?? 0), 0),
  };
}

interface Done
  extends
    Omit<MergedContacts, 'contacts' | 'damaged' | 'unseen'>,
    Partial<Pick<MergedContacts, 'damaged' | 'unseen'>> {
  /** What stands in its place; undefined: nobody. */
  readonly contact: Contact | undefined;
}

function carryOut(task: Task, input: ContactsInput, rules: ContactRules): Done {
  const draft = task.draft === undefined ? undefined : input.drafts[task.draft];
  const contact = task.server === undefined ? undefined : input.server[task.server];
  if (draft && task.draft !== undefined && !(task.base && isRemoved(draft, task.base))) {
    if (contact)
      return mergeParts(
        {
          ...{ draft, place: task.draft, at: task.server ?? 0, contact, base: task.base },
          keepsTurkish: input.keepsTurkish,
        },
        rules,
      );
    return task.base ? gone(draft, task.base, rules) : added(draft, task.draft);
  }
  if (task.base && isEmptyBase(task.base)) return nothing(contact);
  if (contact && task.base && holdsMore(task.base, input.lineParts)) {
    const cells = Object.fromEntries((input.lineParts ?? []).map((part) => [part, '']));
    const at = { place: input.drafts.length, at: task.server ?? 0, keepsTurkish: undefined };
    return mergeParts({ ...at, draft: { row: 0, cells }, contact, base: task.base }, rules);
  }
  return remove(contact, { at: task.server ?? 0, base: task.base }, rules);
}

interface PartsInput {
  readonly draft: ContactDraft;
  readonly place: number;
  /** Its place on the server, from 0. */
  readonly at: number;
  readonly contact: Contact;
  readonly base: ContactBase | undefined;
  readonly keepsTurkish: ContactsInput['keepsTurkish'];
}

function mergeParts(
  { draft, place, at, contact, base, keepsTurkish }: PartsInput,
  rules: ContactRules,
): Done {
  const written: Partial<Record<ContactPart, string>> = {};
  const changes: ContactChange[] = [];
  const conflicts: ContactConflict[] = [];
  const damaged = [];
  let unseen = 0;
  for (const part of CONTACT_PARTS) {
    const cell = draft.cells[part];
    if (cell === undefined) continue;
    const server = contact[part] ?? '';
    const wasAtExport = base && { wasAtExport: (text: string) => samePart(base, part, text) };
    const typed = draft.typed?.[part];
    const input = {
      wish: wishOf(cell),
      server,
      isAddress: part === 'email',
      keepsTurkish,
      ...(typed === undefined ? {} : { typed }),
      ...wasAtExport,
    };
    const merged = mergeField(input, rules);
    const key = contactKey(place, part);
    const spot = (): ContactSpot => partSpot(key, { at, contact, part });
    if (merged.is === 'conflict') {
      const { yours, theirs } = merged;
      conflicts.push({ ...spot(), wasEmpty: base?.[part] === '', yours, theirs });
    }
    if (merged.is === 'damaged') damaged.push({ key, ...merged });
    if (merged.is === 'unseen') unseen += 1;
    if (merged.is !== 'write') continue;
    written[part] = merged.text;
    changes.push({ ...spot(), from: server, to: merged.text });
  }
  const merged = changes.length > 0 ? { ...contact, ...written } : contact;
  return { contact: merged, changes, conflicts, damaged, unseen };
}

function added(draft: ContactDraft, place: number): Done {
  const texts = trimmed(textsOf(draft));
  const spot = newSpot(texts);
  const changes = CONTACT_PARTS.filter((part) => texts[part] !== '').map((part) => ({
    ...{ ...spot, ...whose(texts, part), key: contactKey(place, part) },
    ...{ from: '', to: texts[part] },
  }));
  return { contact: changes.length > 0 ? { ...texts } : undefined, changes, conflicts: [] };
}

/** Spaces around what somebody typed are noise. */
function trimmed(texts: Readonly<Record<ContactPart, string>>): Readonly<Record<ContactPart, string>> {
  const { name, position, phone, email } = texts;
  return { name: name.trim(), position: position.trim(), phone: phone.trim(), email: email.trim() };
}

/** It was removed in Cubicl since the export: an untouched line says nothing, an edited one is a conflict. */
function gone(draft: ContactDraft, base: ContactBase, rules: ContactRules): Done {
  const parts = CONTACT_PARTS.filter((part) => draft.cells[part] !== undefined);
  const texts = textsOf(draft);
  const isEdited = parts.some((part) => !isAsExported({ base, part, now: '' }, texts[part]));
  if (!isEdited || rules.conflict === 'theirs') return nothing(undefined);
  const spot = newSpot(texts);
  const yours = describe(texts);
  if (rules.conflict === 'mine') {
    return { contact: { ...texts }, changes: [{ ...spot, from: '', to: yours }], conflicts: [] };
  }
  return {
    contact: undefined,
    changes: [],
    conflicts: [{ ...spot, wasEmpty: false, yours, theirs: '' }],
  };
}

/** The sheet no longer has it: it goes, unless someone edited it in Cubicl meanwhile. */
function remove(
  contact: Contact | undefined,
  { at, base }: { readonly at: number; readonly base: ContactBase | undefined },
  rules: ContactRules,
): Done {
  if (!contact) return nothing(undefined);
  const theirs = describe(contactTexts(contact));
  const isEdited = base && CONTACT_PARTS.some((part) => !samePart(base, part, contact[part] ?? ''));
  const spot = wholeSpot(at, contact);
  if (!isEdited || rules.conflict === 'mine') {
    return { contact: undefined, changes: [{ ...spot, from: theirs, to: '' }], conflicts: [] };
  }
  const conflict: ContactConflict = { ...spot, wasEmpty: false, yours: '', theirs };
  return { contact, changes: [], conflicts: rules.conflict === 'theirs' ? [] : [conflict] };
}

function nothing(contact: Contact | undefined): Done {
  return { contact, changes: [], conflicts: [] };
}

/** All of its cells were emptied, and it held something in no others: the person took it out. */
function isRemoved(draft: ContactDraft, base: ContactBase): boolean {
  const parts = CONTACT_PARTS.filter((part) => draft.cells[part] !== undefined);
  return isBlank(draft) && parts.some((part) => base[part] !== '') && !holdsMore(base, parts);
}

/** Whether it held something where the sheet has no column: without its line, or with an empty one, that is kept. */
function holdsMore(base: ContactBase, parts: readonly ContactPart[] = CONTACT_PARTS): boolean {
  return CONTACT_PARTS.some((part) => base[part] !== '' && !parts.includes(part));
}

function isEmptyBase(base: ContactBase): boolean {
  return CONTACT_PARTS.every((part) => base[part] === '');
}
