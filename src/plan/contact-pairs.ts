/** Finds out which contact in the sheet, and which on the server, is which one at export, by what they share. */
import { CONTACT_PARTS, type Contact, type ContactPart } from '../client/client.ts';
import { contactBase, samePart, type ContactBase } from '../client/base.ts';
import { damageOf } from '../client/damage.ts';
import type { ContactDraft } from '../client/draft.ts';
import { contactTexts } from '../client/fields.ts';
import { PART_WEIGHT } from '../client/likeness.ts';
import { isBlank, isNumbered, textsOf } from './contact-drafts.ts';
import { pairUp } from './pairs.ts';

export interface ContactsInSheet {
  readonly drafts: readonly ContactDraft[];
  /** The parts that lines of contacts have columns for; absent: all. */
  readonly lineParts?: readonly ContactPart[];
}

/** Which line or slot is which contact at export: by number where there is one, else by what did not change. */
export function sheetPairs(
  { drafts, lineParts }: ContactsInSheet,
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

/**
 * A contact on the server is the one at export only by e-mail or name (or phone, if it had neither): a position that two
 * people hold one after the other must not bring the first one's edits to the second.
 */
export function likePersons(base: ContactBase, server: ContactBase): number {
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
