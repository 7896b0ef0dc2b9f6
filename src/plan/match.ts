/** Which client a row means: the keys in their order, never a guess. */
import { customField, type Client } from '../client/client.ts';
import { customText, foldKey, wishOf } from '../client/cells.ts';
import type { Draft } from '../client/draft.ts';
import { customKey } from '../client/fields.ts';

/** A key to match on. `custom:<fieldId>` serves as an external id. */
export type MatchKey = 'id' | 'email' | 'name' | `custom:${string}`;

export const DEFAULT_MATCH: readonly MatchKey[] = ['id', 'email', 'name'];

export type Match =
  | { readonly is: 'none' }
  | { readonly is: 'client'; readonly id: string; readonly by: MatchKey }
  | { readonly is: 'problem'; readonly key: MatchKey; readonly code: string; readonly message: string };

/** Every client's keys, held in memory; the clients themselves stay on disk. */
export class MatchIndex {
  readonly #keys: readonly MatchKey[];
  readonly #ids = new Map<string, string>();
  readonly #hits = new Map<MatchKey, Map<string, string | string[]>>();
  /** Clients without a value for a key: for them that key tells nothing, and the next one may decide. */
  readonly #without = new Map<MatchKey, Set<string>>();

  constructor(keys: readonly MatchKey[] = DEFAULT_MATCH) {
    this.#keys = keys;
    for (const key of keys) {
      this.#hits.set(key, new Map());
      this.#without.set(key, new Set());
    }
  }

  get size(): number {
    return this.#ids.size;
  }

  add(client: Client): void {
    this.#ids.set(client._id, client._id);
    for (const key of this.#keys) {
      if (key === 'id') continue;
      const value = keyOfClient(client, key);
      if (value === '') this.#without.get(key)?.add(client._id);
      else this.#learn(key, value, client._id);
    }
  }

  /** The first key that the row has, and that the client has too, decides; the others must not point elsewhere. */
  find(draft: Draft): Match {
    const asked = this.#keys
      .map((key) => ({ key, value: keyOfDraft(draft, key) }))
      .filter(({ value }) => value !== '');
    if (draft.id !== '' && this.#keys.includes('id') && !this.#ids.has(draft.id)) return idNotThere(draft.id);
    const passed: MatchKey[] = [];
    for (const [index, { key, value }] of asked.entries()) {
      const hits = this.#lookUp(key, value).filter((id) =>
        passed.every((past) => this.#without.get(past)?.has(id)),
      );
      if (hits.length > 1) return severalHits(key, hits);
      const [id] = hits;
      if (id !== undefined)
        return this.#elsewhere(id, key, asked.slice(index + 1)) ?? { is: 'client', id, by: key };
      passed.push(key);
    }
    return { is: 'none' };
  }

  #learn(key: MatchKey, value: string, id: string): void {
    const hits = this.#hits.get(key);
    const known = hits?.get(value);
    hits?.set(value, known === undefined ? id : typeof known === 'string' ? [known, id] : [...known, id]);
  }

  #lookUp(key: MatchKey, value: string): readonly string[] {
    if (key === 'id') return this.#ids.has(value) ? [value] : [];
    const hits = this.#hits.get(key)?.get(value) ?? [];
    return typeof hits === 'string' ? [hits] : hits;
  }

  #elsewhere(
    id: string,
    by: MatchKey,
    others: readonly { key: MatchKey; value: string }[],
  ): Match | undefined {
    for (const { key, value } of others) {
      const hits = this.#lookUp(key, value);
      const [other] = hits;
      if (other !== undefined && !hits.includes(id)) return differentClients({ by, id, key, other });
    }
    return undefined;
  }
}

/** The text a row offers for a key, folded; '' for none. */
export function keyOfDraft(draft: Draft, key: MatchKey): string {
  if (key === 'id') return draft.id;
  const wish = wishOf(draft.cells[key] ?? '');
  return wish.to === 'set' ? foldKey(wish.text) : '';
}

function keyOfClient(client: Client, key: Exclude<MatchKey, 'id'>): string {
  if (key === 'email' || key === 'name') return foldKey(client[key] ?? '');
  return foldKey(customText(customField(client, key.slice(customKey('').length))));
}

function idNotThere(id: string): Match {
  return {
    is: 'problem',
    key: 'id',
    code: 'id-not-found',
    message: `There is no client with the id "${id}". Empty the ID cell to make a new client, or export again.`,
  };
}

function severalHits(key: MatchKey, ids: readonly string[]): Match {
  const some = ids.slice(0, 3).join(', ');
  return {
    is: 'problem',
    key,
    code: 'several-matches',
    message: `${ids.length} clients have this ${key} (${some}${ids.length > 3 ? ', …' : ''}). Put the right one's id in the ID column.`,
  };
}

function differentClients(found: { by: MatchKey; id: string; key: MatchKey; other: string }): Match {
  const { by, id, key, other } = found;
  return {
    is: 'problem',
    key,
    code: 'keys-differ',
    message: `The ${by} is that of client ${id}, but the ${key} is that of client ${other}. Mend one of them, or use --match ${by}.`,
  };
}
