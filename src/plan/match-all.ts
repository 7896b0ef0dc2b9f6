/** Matches every row and finds the rows that mean one client twice: those are errors on both, never a race. */
import type { Draft } from '../client/draft.ts';
import { DEFAULT_MATCH, keyOfDraft, nameOf, type Match, type MatchIndex, type MatchKey } from './match.ts';

/** One match per draft, in the sheet's order. */
export async function matchAll(
  drafts: AsyncIterable<Draft>,
  index: MatchIndex,
  keys: readonly MatchKey[] = DEFAULT_MATCH,
): Promise<Match[]> {
  const matches: Match[] = [];
  const rows: number[] = [];
  const seen = new Seen(keys);
  for await (const draft of drafts) {
    const match = index.find(draft);
    const n = matches.push(match) - 1;
    rows.push(draft.rows[0] ?? 0);
    for (const twin of seen.add(draft, draft.action === 'skip' ? undefined : match)) {
      if (matches[n]?.is !== 'problem') matches[n] = sameClient(twin.key, rows[twin.n] ?? 0, draft);
      if (matches[twin.n]?.is !== 'problem') matches[twin.n] = sameClient(twin.key, rows[n] ?? 0, draft);
    }
  }
  return matches;
}

/** An earlier row, counted from 0, and what it shares. */
interface Twin {
  readonly n: number;
  readonly key: MatchKey;
}

/** Remembers who was asked for. */
class Seen {
  readonly #keys: readonly MatchKey[];
  readonly #byId = new Map<string, number>();
  /** Per key and value, the new rows that have it; most are alone, and then only a number. */
  readonly #byKey: readonly Map<string, number | Group[]>[];
  /** Which keys each row has, a bit for each; 0 for rows that are not new. */
  readonly #kinds: number[] = [];

  constructor(keys: readonly MatchKey[]) {
    this.#keys = keys.filter((key) => key !== 'id');
    this.#byKey = this.#keys.map(() => new Map());
  }

  /** To be called for every row in turn; without a match for one that does not count. */
  add(draft: Draft, match: Match | undefined): readonly Twin[] {
    const n = this.#kinds.push(0) - 1;
    if (match?.is === 'client') return this.#addKnown(match.id, n);
    return match?.is === 'none' ? this.#addNew(draft, n) : [];
  }

  #addKnown(id: string, n: number): readonly Twin[] {
    const first = this.#byId.get(id);
    if (first === undefined) this.#byId.set(id, n);
    return first === undefined ? [] : [{ n: first, key: 'id' }];
  }

  /** Two new rows are one client if the first key that both have is the same. */
  #addNew(draft: Draft, n: number): readonly Twin[] {
    const values = this.#keys.map((key) => keyOfDraft(draft, key));
    const kind = values.reduce((bits, value, bit) => bits | (value === '' ? 0 : 1 << bit), 0);
    this.#kinds[n] = kind;
    return this.#keys.flatMap((key, bit) => {
      const value = values[bit] ?? '';
      if (value === '') return [];
      const isTwin = (group: Group): boolean => (group.kind & kind & ((1 << bit) - 1)) === 0;
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

function sameClient(key: MatchKey, row: number, draft: Draft): Match {
  const hasLines = draft.contacts?.some((contact) => contact.n === undefined) ?? false;
  const remedy = hasLines
    ? 'Sort the sheet by ID, so that the lines of one client stand together, or keep one of the two.'
    : 'Keep one of the two rows.';
  return {
    is: 'problem',
    key,
    code: 'same-client-twice',
    message: `Row ${row} is the same client (same ${nameOf(key)}). ${remedy}`,
  };
}
