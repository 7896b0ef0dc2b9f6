/** Matches every row and finds the rows that mean one client twice: those are errors on both, never a race. */
import type { Draft } from '../client/draft.ts';
import { DEFAULT_MATCH, keyOfDraft, type Match, type MatchIndex, type MatchKey } from './match.ts';

/** One match per draft, in the sheet's order. */
export async function matchAll(
  drafts: AsyncIterable<Draft>,
  index: MatchIndex,
  keys: readonly MatchKey[] = DEFAULT_MATCH,
): Promise<Match[]> {
  const matches: Match[] = [];
  const rows: number[] = [];
  const twice = new Twins(keys);
  for await (const draft of drafts) {
    const match = index.find(draft);
    const n = matches.push(match) - 1;
    rows.push(draft.rows[0] ?? 0);
    if (draft.action === 'skip') continue;
    const other =
      match.is === 'client'
        ? twice.byId(match.id, n)
        : match.is === 'none'
          ? twice.byKeys(draft, n)
          : undefined;
    if (other === undefined) continue;
    matches[n] = sameClient(other.key, rows[other.n] ?? 0);
    if (matches[other.n]?.is !== 'problem') matches[other.n] = sameClient(other.key, rows[n] ?? 0);
  }
  return matches;
}

interface Twin {
  readonly n: number;
  readonly key: MatchKey;
}

/** Remembers who was asked for. */
class Twins {
  readonly #keys: readonly MatchKey[];
  readonly #byId = new Map<string, number>();
  /** Per key and value, the first row with each set of keys: whether two rows are one client depends on no more. */
  readonly #byKey = new Map<string, Map<number, number>>();

  constructor(keys: readonly MatchKey[]) {
    this.#keys = keys.filter((key) => key !== 'id');
  }

  byId(id: string, n: number): Twin | undefined {
    const first = this.#byId.get(id);
    if (first === undefined) this.#byId.set(id, n);
    return first === undefined ? undefined : { n: first, key: 'id' };
  }

  /** Two new rows are one client if the first key that both have is the same. */
  byKeys(draft: Draft, n: number): Twin | undefined {
    const values = this.#keys.map((key) => keyOfDraft(draft, key));
    const mask = values.reduce((bits, value, bit) => bits | (value === '' ? 0 : 1 << bit), 0);
    let found: Twin | undefined;
    for (const [bit, key] of this.#keys.entries()) {
      const value = values[bit] ?? '';
      if (value === '') continue;
      const seen = this.#byKey.get(`${key}=${value}`) ?? new Map<number, number>();
      const earlier = (1 << bit) - 1;
      for (const [otherMask, other] of seen) {
        if ((otherMask & mask & earlier) === 0) found ??= { n: other, key };
      }
      if (!seen.has(mask)) this.#byKey.set(`${key}=${value}`, seen.set(mask, n));
    }
    return found;
  }
}

function sameClient(key: MatchKey, row: number): Match {
  return {
    is: 'problem',
    key,
    code: 'same-client-twice',
    message: `Row ${row} is the same client (same ${key}). Keep one of the two rows.`,
  };
}
