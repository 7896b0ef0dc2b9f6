/** Finds out which client of one state is which of another: by id, without ids by the match keys, and never by a guess. */
import { foldKey } from '../client/cells.ts';
import { shown } from '../client/shown.ts';
import { msg, type Message } from '../message.ts';
import { nameOf, type MatchKey } from '../plan/match.ts';
import type { Snapshot } from './snapshot.ts';

/** What tells who a client is. */
export interface Who {
  /** Its place in its state, from 0. */
  readonly n: number;
  /** '' for none. */
  readonly id: string;
  /** Per match key other than the id, folded; '' for none. */
  readonly values: readonly string[];
}

/** By place in the two states. */
export interface Pairs {
  /** Place after → place before. */
  readonly pairs: ReadonlyMap<number, number>;
  /** Those who could be one of several, each with the reason. */
  readonly unclear: {
    readonly before: ReadonlyMap<number, Message>;
    readonly after: ReadonlyMap<number, Message>;
  };
}

/** A client by what `keys` tell of it. */
export function whoIs(snapshot: Snapshot, n: number, keys: readonly MatchKey[]): Who {
  const values = keys.flatMap((key) => (key === 'id' ? [] : [foldKey(shown(snapshot.texts[key] ?? ''))]));
  return { n, id: snapshot.id, values };
}

/**
 * Pairs two by two: first those with the same id, then by each key in turn those who alone share its value. Two with
 * different ids are two clients, whatever else they share. Whoever shares a value and is not paired is unclear.
 */
export function pairClients(before: readonly Who[], after: readonly Who[], keys: readonly MatchKey[]): Pairs {
  const pairing = new Pairing(before, after);
  const byId: Trait = { name: nameOf('id'), isId: true, valueOf: ({ id }) => id };
  pairing.pairBy(byId);
  pairing.setAside(byId);
  const traits = keys
    .filter((key) => key !== 'id')
    .map((key, place): Trait => ({
      name: nameOf(key),
      valueOf: ({ values }) => values[place] ?? '',
    }));
  for (const trait of traits) pairing.pairBy(trait);
  for (const trait of traits) pairing.setAside(trait);
  return pairing;
}

interface Trait {
  readonly name: Message;
  readonly isId?: boolean;
  readonly valueOf: (who: Who) => string;
}

/** Who is paired, who is unclear, and who is left. */
class Pairing implements Pairs {
  readonly pairs = new Map<number, number>();
  readonly unclear = { before: new Map<number, Message>(), after: new Map<number, Message>() };
  #before: readonly Who[];
  #after: readonly Who[];

  constructor(before: readonly Who[], after: readonly Who[]) {
    this.#before = before;
    this.#after = after;
  }

  pairBy(trait: Trait): void {
    const taken = new Set<number>();
    for (const { before, after } of groupsOf(this.#before, this.#after, trait)) {
      for (const who of after.all) {
        const partner = onlyOne(partnersOf(who, before));
        if (!partner || !onlyOne(partnersOf(partner, after))) continue;
        this.pairs.set(who.n, partner.n);
        taken.add(partner.n);
      }
    }
    this.#before = this.#before.filter(({ n }) => !taken.has(n));
    this.#after = this.#after.filter(({ n }) => !this.pairs.has(n));
  }

  setAside(trait: Trait): void {
    for (const { before, after } of groupsOf(this.#before, this.#after, trait)) {
      const why = msg`the same ${trait.name} stands ${times(before.all)} before and ${times(after.all)} after`;
      for (const who of before.all)
        if (partnersOf(who, after).length > 0) this.unclear.before.set(who.n, why);
      for (const who of after.all) if (partnersOf(who, before).length > 0) this.unclear.after.set(who.n, why);
    }
    this.#before = this.#before.filter(({ n }) => !this.unclear.before.has(n));
    this.#after = this.#after.filter(({ n }) => !this.unclear.after.has(n));
  }
}

/** Those of one state with the same value. */
interface Sharing {
  readonly all: readonly Who[];
  /** Those who may be someone who has an id. */
  readonly open: readonly Who[];
}

function partnersOf(who: Who, others: Sharing): readonly Who[] {
  return who.id === '' ? others.all : others.open;
}

function onlyOne(all: readonly Who[]): Who | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** Every value that stands on both sides. */
function groupsOf(
  before: readonly Who[],
  after: readonly Who[],
  { isId = false, valueOf }: Trait,
): { readonly before: Sharing; readonly after: Sharing }[] {
  const sharing = (all: readonly Who[]): Sharing => ({
    all,
    open: isId ? all : all.filter(({ id }) => id === ''),
  });
  const known = groupedBy(before, valueOf);
  return [...groupedBy(after, valueOf)].flatMap(([value, all]) => {
    const others = known.get(value);
    return others ? [{ before: sharing(others), after: sharing(all) }] : [];
  });
}

function groupedBy(all: readonly Who[], valueOf: (who: Who) => string): ReadonlyMap<string, readonly Who[]> {
  const groups = new Map<string, Who[]>();
  for (const who of all) {
    const value = valueOf(who);
    if (value === '') continue;
    const group = groups.get(value);
    if (group) group.push(who);
    else groups.set(value, [who]);
  }
  return groups;
}

function times({ length }: readonly Who[]): Message {
  return length === 1 ? msg`once` : msg`${length} times`;
}
