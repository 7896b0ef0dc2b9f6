/** Finds out which contact in the sheet is which one on the server: contacts have no ids, so by what they share. */
import { CONTACT_PARTS, type Contact } from '../client/client.ts';
import { contactBase, type ContactBase } from '../client/base.ts';
import { foldKey, textSetBy } from '../client/cells.ts';
import type { ContactDraft } from '../client/draft.ts';
import { contactTexts } from '../client/fields.ts';
import { isBlank, isNumbered, textsOf } from './contact-drafts.ts';
import { likePersons, sheetPairs, type ContactsInSheet } from './contact-pairs.ts';
import { isShownAs } from './merge.ts';
import { pairUp } from './pairs.ts';

export interface ContactsInput extends ContactsInSheet {
  readonly server: readonly Contact[];
  /** The contacts at export; absent without fingerprints. */
  readonly base?: readonly ContactBase[];
  /** See `DamageContext`. */
  readonly keepsTurkish?: (() => boolean) | undefined;
}

/** One person in the sheet, on the server and at export, as far as in each; places from 0. */
export interface Task {
  readonly draft?: number;
  readonly server?: number;
  readonly base?: ContactBase;
}

/** Without fingerprints: the same texts, else the same e-mail, else the same name; the rest is new. */
export function twoWayTasks({ drafts, server }: ContactsInput, mode: 'merge' | 'replace'): Task[] {
  const places = [...drafts.keys()].filter((place) => !isBlank(drafts[place]));
  const pairs = pairUp(places, server, (place, contact) => likeness(drafts[place], contact));
  const paired = new Set(pairs.values());
  const tasks = places.map((draft, index): Task => {
    const slot = clearedSlot(drafts[draft], server.length);
    const found = pairs.get(index) ?? (slot !== undefined && !paired.has(slot) ? slot : undefined);
    return found === undefined ? { draft } : { draft, server: found };
  });
  if (mode === 'merge' || places.length === 0) return tasks;
  const used = new Set(tasks.map((task) => task.server));
  return [
    ...tasks,
    ...[...server.keys()].filter((place) => !used.has(place)).map((place) => ({ server: place })),
  ];
}

/** With fingerprints: everyone who was there at export, then who was added in the sheet. */
export function threeWayTasks(input: ContactsInput, base: readonly ContactBase[]): Task[] {
  const { drafts, server } = input;
  const onServer = pairUp(base, server.map(contactBase), likePersons);
  const inSheet = sheetPairs(input, base, (place) => server[onServer.get(place) ?? -1]);
  const known = [...base.keys()].filter((index) => inSheet.has(index) || hasPlace(input, index, base[index]));
  const tasks = known.map((index) => taskAt(base[index], inSheet.get(index), onServer.get(index)));
  return [...tasks, ...addedTasks({ drafts, server }, new Set(inSheet.values()), new Set(onServer.values()))];
}

/**
 * A slot whose columns are not in the sheet says nothing. Lines of their own say who is left, but for those who had nothing
 * in the columns that there are.
 */
function hasPlace(
  { drafts, lineParts = CONTACT_PARTS }: ContactsInput,
  index: number,
  base: ContactBase | undefined,
): boolean {
  if (isNumbered(drafts)) return drafts.some((draft) => draft.n === index + 1);
  return lineParts.some((part) => base?.[part] !== '');
}

function taskAt(base: ContactBase | undefined, draft: number | undefined, server: number | undefined): Task {
  return {
    ...(base === undefined ? {} : { base }),
    ...(draft === undefined ? {} : { draft }),
    ...(server === undefined ? {} : { server }),
  };
}

/** Added in the sheet; someone whom a colleague added in Cubicl in just the same words is there already. */
function addedTasks(
  { drafts, server }: ContactsInput,
  oldDrafts: Set<number>,
  oldServer: Set<number>,
): Task[] {
  const added = [...drafts.keys()].filter((place) => !oldDrafts.has(place) && !isBlank(drafts[place]));
  const fresh = [...server.keys()].filter((place) => !oldServer.has(place));
  const alike = pairUp(added, fresh, (place, there) => (isSame(drafts[place], server[there]) ? 1 : 0));
  return added.filter((_, index) => !alike.has(index)).map((draft) => ({ draft }));
}

/** A slot that only says `<clear>` names nobody: it means whoever stands in that slot. */
function clearedSlot(draft: ContactDraft | undefined, size: number): number | undefined {
  const isOnlyClears = Object.values(textsOf(draft)).every((text) => text === '');
  return isOnlyClears && draft?.n !== undefined && draft.n <= size ? draft.n - 1 : undefined;
}

function isSame(draft: ContactDraft | undefined, contact: Contact | undefined): boolean {
  const texts = contactTexts(contact ?? {});
  return CONTACT_PARTS.every(
    (part) => draft?.cells[part] === undefined || isShownAs(texts[part], textSetBy(draft.cells[part])),
  );
}

/** Before it was cleaned. */
function asTyped(draft: ContactDraft): ContactDraft {
  return { ...draft, cells: { ...draft.cells, ...draft.typed } };
}

function likeness(draft: ContactDraft | undefined, contact: Contact): number {
  if (isSame(draft, contact) || (draft?.typed && isSame(asTyped(draft), contact))) return 3;
  const asked = textsOf(draft);
  const there = contactTexts(contact);
  if (asked.email !== '' && there.email !== '') return foldKey(asked.email) === foldKey(there.email) ? 2 : 0;
  return asked.name !== '' && foldKey(asked.name) === foldKey(there.name) ? 1 : 0;
}
