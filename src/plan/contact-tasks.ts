/** Finds out which contact in the sheet is which one on the server: contacts have no ids, so by what they share. */
import { CONTACT_PARTS, type Contact, type ContactPart } from '../client/client.ts';
import { contactBase, samePart, type ContactBase } from '../client/base.ts';
import { foldKey, textSetBy } from '../client/cells.ts';
import { damageOf } from '../client/damage.ts';
import type { ContactDraft } from '../client/draft.ts';
import { contactTexts } from '../client/fields.ts';
import { PART_WEIGHT } from '../client/likeness.ts';
import { isShownAs } from './merge.ts';
import { pairUp } from './pairs.ts';

export interface ContactsInput {
  readonly drafts: readonly ContactDraft[];
  readonly server: readonly Contact[];
  /** The contacts at export; absent without fingerprints. */
  readonly base?: readonly ContactBase[];
  /** See `DamageContext`. */
  readonly keepsTurkish?: (() => boolean) | undefined;
  /** The parts that lines of contacts have columns for; absent: all. */
  readonly lineParts?: readonly ContactPart[];
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

/** Whether every cell of it is empty; `<clear>` is something. */
export function isBlank(draft: ContactDraft | undefined): boolean {
  return CONTACT_PARTS.every((part) => (draft?.cells[part] ?? '') === '');
}

/** What the cells ask for, as a new contact would be sent: blank and cleared parts are ''. */
export function textsOf(draft: ContactDraft | undefined): Readonly<Record<ContactPart, string>> {
  return contactTexts(Object.fromEntries(CONTACT_PARTS.map((part) => [part, textSetBy(draft?.cells[part])])));
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

function isNumbered(drafts: readonly ContactDraft[]): boolean {
  return drafts.some((draft) => draft.n !== undefined);
}

/** Which line or slot is which contact at export: by number where there is one, else by what did not change. */
function sheetPairs(
  { drafts, lineParts }: ContactsInput,
  base: readonly ContactBase[],
  held: (place: number) => Contact | undefined,
): ReadonlyMap<number, number> {
  if (!isNumbered(drafts)) {
    const pairs = likePairs(drafts, base, held);
    return lineParts ? new Map([...pairs, ...pairsInOrder(drafts, base, pairs)]) : pairs;
  }
  const numbered = [...drafts.entries()].map(([place, draft]) => [(draft.n ?? 0) - 1, place] as const);
  return new Map(numbered.filter(([index]) => index < base.length));
}

/** `held`: the contact at export as Cubicl has it now. */
function likePairs(
  drafts: readonly ContactDraft[],
  base: readonly ContactBase[],
  held: (place: number) => Contact | undefined,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const lines = [...drafts.entries()]
    .filter(([, draft]) => !isBlank(draft))
    .map(([place, draft]) => {
      const told = CONTACT_PARTS.filter((part) => draft.cells[part] !== undefined);
      return { place, told, texts: textsOf(draft), prints: contactBase(textsOf(draft)) };
    });
  for (const likeness of LIKENESSES) {
    const taken = new Set(pairs.values());
    const bases = [...base.entries()].filter(([place]) => !pairs.has(place));
    const open = lines.filter(({ place }) => !taken.has(place));
    const found = pairUp(bases, open, ([place, each], line) =>
      likeness({ base: each, now: () => contactTexts(held(place) ?? {}), ...line }),
    );
    for (const [one, other] of found) pairs.set(bases[one]?.[0] ?? 0, open[other]?.place ?? 0);
  }
  return pairs;
}

/** A contact at export, and a line that might be it. */
interface Candidate {
  readonly base: ContactBase;
  /** The contact as Cubicl has it. */
  readonly now: () => Readonly<Record<ContactPart, string>>;
  /** The parts that have columns. */
  readonly told: readonly ContactPart[];
  readonly texts: Readonly<Record<ContactPart, string>>;
  readonly prints: ContactBase;
}

/** The surest first, each for those whom none before it has paired: two people may share a name. */
const LIKENESSES: readonly ((candidate: Candidate) => number)[] = [
  ({ base, prints }) => (likeBases(base, prints) === SAME_SCORE ? 1 : 0),
  // All there is, but for what a program damaged. What shares nothing need not be looked at so closely.
  (candidate) => {
    const likeness = likeBases(candidate.base, candidate.prints);
    return likeness > 0 && candidate.told.every((part) => isKept(candidate, part)) ? likeness : 0;
  },
  ({ base, prints }) => likeBases(base, prints),
  // A program has damaged all that tells whose it is.
  (candidate) => {
    const kept = candidate.told.filter((part) => candidate.base[part] !== '' && isKept(candidate, part));
    return kept.reduce((sum, part) => sum + PART_WEIGHT[part], 0);
  },
];

function isKept({ base, now, texts }: Candidate, part: ContactPart): boolean {
  return isAsExported({ base, part, now: now()[part] }, texts[part]);
}

/**
 * Where a deleted column would have told whose the lines are: as many lines as contacts are those, in their order. Taken for
 * others, they would bring none of what the column held.
 */
function pairsInOrder(
  drafts: readonly ContactDraft[],
  base: readonly ContactBase[],
  pairs: ReadonlyMap<number, number>,
): (readonly [number, number])[] {
  const taken = new Set(pairs.values());
  const left = [...base.keys()].filter((place) => !pairs.has(place));
  const lines = [...drafts.keys()].filter((place) => !taken.has(place) && !isBlank(drafts[place]));
  if (left.length !== lines.length) return [];
  return left.flatMap((place, n) => {
    const line = lines[n];
    return line === undefined ? [] : [[place, line] as const];
  });
}

/** Also where a program damaged it. */
export function isAsExported(
  { base, part, now }: { readonly base: ContactBase; readonly part: ContactPart; readonly now: string },
  text: string,
): boolean {
  const was = (each: string): boolean => samePart(base, part, each);
  return was(text) || damageOf(text, { was, server: now }) !== undefined;
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

/**
 * A contact on the server is the one at export only by e-mail or name (or phone, if it had neither): a position that two
 * people hold one after the other must not bring the first one's edits to the second.
 */
function likePersons(base: ContactBase, server: ContactBase): number {
  const score = likeBases(base, server);
  const least = base.name === '' && base.email === '' ? PART_WEIGHT.phone : PART_WEIGHT.name;
  return score >= least ? score : 0;
}

/** Unchanged parts count by how well they tell people apart; two contacts with nothing in them are alike. */
function likeBases(one: ContactBase, other: ContactBase): number {
  if (CONTACT_PARTS.every((part) => one[part] === other[part])) return SAME_SCORE;
  return CONTACT_PARTS.reduce(
    (sum, part) => sum + (one[part] !== '' && one[part] === other[part] ? PART_WEIGHT[part] : 0),
    0,
  );
}

const SAME_SCORE = 100;
