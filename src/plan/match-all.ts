/** Matches every row and finds the rows that mean one client twice; what becomes of those is decided in `twins.ts`. */
import type { Draft } from '../client/draft.ts';
import { DEFAULT_MATCH, keyOfDraft, type Match, type MatchIndex, type MatchKey } from './match.ts';

export interface Matched {
  /** One per draft, in the sheet's order, each by itself. */
  readonly matches: readonly Match[];
  /** Enough pairs to know every row that has a twin: at most two for each. */
  readonly twins: readonly Twins[];
}

/** Two drafts that are one client, counted from 0. */
export interface Twins {
  readonly n: number;
  readonly earlier: number;
  /** What they share. */
  readonly key: MatchKey;
}

export async function matchAll(
  drafts: AsyncIterable<Draft>,
  index: MatchIndex,
  keys: readonly MatchKey[] = DEFAULT_MATCH,
): Promise<Matched> {
  const matches: Match[] = [];
  const twins: Twins[] = [];
  const seen = new Seen(keys, index);
  for await (const draft of drafts) {
    const match = index.find(draft);
    const n = matches.push(match) - 1;
    for (const { n: earlier, key } of seen.add(
      draft,
      draft.action === 'skip' || draft.open ? undefined : match,
    ))
      twins.push({ n, earlier, key });
  }
  return { matches, twins };
}

/** An earlier row, counted from 0, and what it shares. */
interface Twin {
  readonly n: number;
  readonly key: MatchKey;
}

/** Remembers who was asked for. */
class Seen {
  readonly #keys: readonly MatchKey[];
  readonly #index: MatchIndex;
  readonly #byId = new Map<string, number>();
  /** Per key and value, the rows that give it to a client who has not got it yet; most are alone, and then only a number. */
  readonly #byKey: readonly Map<string, number | Group[]>[];
  /** Which keys each row has, a bit for each, and one more for a row whose client is there; 0 for rows that don't count. */
  readonly #kinds: number[] = [];

  constructor(keys: readonly MatchKey[], index: MatchIndex) {
    this.#keys = keys.filter((key) => key !== 'id');
    this.#index = index;
    this.#byKey = this.#keys.map(() => new Map());
  }

  /** To be called for every row in turn; without a match for one that does not count. */
  add(draft: Draft, match: Match | undefined): readonly Twin[] {
    const n = this.#kinds.push(0) - 1;
    if (match?.is === 'client') return [...this.#addId(match.id, n), ...this.#addKnown(draft, match.id, n)];
    if (match?.is !== 'none') return [];
    const values = this.#keys.map((key) => keyOfDraft(draft, key));
    return this.#addValues({ n, values, kind: bitsOf(values.map((value) => value !== '')) });
  }

  #addId(id: string, n: number): readonly Twin[] {
    const first = this.#byId.get(id);
    if (first === undefined) this.#byId.set(id, n);
    return first === undefined ? [] : [{ n: first, key: 'id' }];
  }

  /** A client that is there may be given just the address that a new row has. */
  #addKnown(draft: Draft, id: string, n: number): readonly Twin[] {
    const taken = this.#keys.map((key) => this.#index.takes(draft, key, id));
    if (taken.every(({ value }) => value === '')) return [];
    const kind = bitsOf([...taken.map(({ has }) => has), true]);
    return this.#addValues({ n, values: taken.map(({ value }) => value), kind });
  }

  /** Two rows are one client if the first key that both have is the same, unless both are clients that are there. */
  #addValues({ n, values, kind }: Row): readonly Twin[] {
    this.#kinds[n] = kind;
    const known = 1 << this.#keys.length;
    return this.#keys.flatMap((key, bit) => {
      const value = values[bit] ?? '';
      if (value === '') return [];
      const isTwin = (group: Group): boolean => (group.kind & kind & (((1 << bit) - 1) | known)) === 0;
      const twins = this.#groups(bit, value).filter(isTwin).flatMap(rowsToTell);
      this.#remember(bit, value, n);
      return twins.map((other) => ({ n: other, key }));
    });
  }

  #groups(bit: number, value: string): readonly Group[] {
    const seen = this.#byKey[bit]?.get(value);
    if (typeof seen !== 'number') return seen ?? [];
    const groups = [{ kind: this.#kinds[seen] ?? 0, rows: [seen], told: 0 }];
    this.#byKey[bit]?.set(value, groups);
    return groups;
  }

  #remember(bit: number, value: string, n: number): void {
    const seen = this.#byKey[bit]?.get(value);
    if (typeof seen !== 'object') {
      this.#byKey[bit]?.set(value, n);
      return;
    }
    const kind = this.#kinds[n] ?? 0;
    const group = seen.find((each) => each.kind === kind);
    if (group) group.rows.push(n);
    else seen.push({ kind, rows: [n], told: 0 });
  }
}

interface Row {
  readonly n: number;
  /** '' for a key that tells nothing. */
  readonly values: readonly string[];
  readonly kind: number;
}

function bitsOf(flags: readonly boolean[]): number {
  return flags.reduce((bits, flag, bit) => bits | (flag ? 1 << bit : 0), 0);
}

/** Rows with the same value and the same set of keys: whoever is a twin of one of them is a twin of all. */
interface Group {
  readonly kind: number;
  readonly rows: number[];
  /** How many of the rows, from the first on, are known to have a twin; so that a crowd is gone through once. */
  told: number;
}

function rowsToTell(group: Group): readonly number[] {
  const rows = group.rows.slice(Math.min(group.told, group.rows.length - 1));
  group.told = group.rows.length;
  return rows;
}
