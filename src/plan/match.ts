/** Which client a row means: the keys in their order, never a guess. */
import { customField, type Client } from '../client/client.ts';
import { readBase } from '../client/base.ts';
import { customText, foldKey, isExcelRounded, wishOf } from '../client/cells.ts';
import type { Draft } from '../client/draft.ts';
import { fieldIdIn, type FieldKey } from '../client/fields.ts';
import { msg, type Message } from '../message.ts';

/** A key to match on. `custom:<fieldId>` serves as an external id. */
export type MatchKey = 'id' | 'email' | 'name' | `custom:${string}`;

export const DEFAULT_MATCH: readonly MatchKey[] = ['id', 'email', 'name'];

/** The keys with the id that another program gave right after Cubicl's own: it tells clients apart better than the rest. */
export function withExternalId(keys: readonly MatchKey[], externalId: MatchKey): readonly MatchKey[] {
  const others = keys.filter((key) => key !== externalId && key !== 'id');
  return [...keys.filter((key) => key === 'id'), externalId, ...others];
}

export type Match =
  /** `alike`: a client that a row whose ID was emptied would mean, had it never had one. */
  | { readonly is: 'none'; readonly alike?: { readonly id: string; readonly by: MatchKey } }
  | { readonly is: 'client'; readonly id: string; readonly by: MatchKey }
  /** Another row of the sheet speaks for this one; `isJoined` where it holds what this one says. */
  | { readonly is: 'duplicate'; readonly row: number | Message; readonly isJoined: boolean }
  | { readonly is: 'problem'; readonly key: ProblemKey; readonly code: string; readonly message: Message };

/** The client that a row means, or would mean if its ID had not been emptied. */
export function idMeant(match: Match): string | undefined {
  if (match.is === 'none') return match.alike?.id;
  return match.is === 'client' ? match.id : undefined;
}

/** What a problem is about: a key, or the field in which two rows for one client differ. */
export type ProblemKey = MatchKey | FieldKey | '_action' | 'contact';

/** Every client's keys, held in memory (about 250 bytes a client); the clients themselves stay on disk. */
export class MatchIndex {
  readonly #keys: readonly MatchKey[];
  readonly #ids = new Set<string>();
  readonly #hits = new Map<MatchKey, Map<string, string | string[]>>();
  /**
   * Clients without a value for a key: for them that key tells nothing, and the next one may decide. The last key has no
   * next one.
   */
  readonly #without = new Map<MatchKey, Set<string>>();

  constructor(keys: readonly MatchKey[] = DEFAULT_MATCH) {
    this.#keys = keys;
    const values = keys.filter((key) => key !== 'id');
    for (const key of values) this.#hits.set(key, new Map());
    for (const key of values.slice(0, -1)) this.#without.set(key, new Set());
  }

  get size(): number {
    return this.#ids.size;
  }

  add(client: Client): void {
    this.#ids.add(client._id);
    for (const [key, hits] of this.#hits) {
      const value = keyOfClient(client, key);
      if (value === '') this.#without.get(key)?.add(client._id);
      else addHit(hits, value, client._id);
    }
  }

  find(draft: Draft): Match {
    const match = this.#search(draft);
    if (draft.emptiedId !== true || !this.#keys.includes('id')) return match;
    return match.is === 'client' ? { is: 'none', alike: { id: match.id, by: match.by } } : NOBODY;
  }

  /** The first key that the row has, and that the client has too, decides; the others must not point elsewhere. */
  #search(draft: Draft): Match {
    const asked = this.#keys
      .map((key) => ({ key, value: this.#valueOf(draft, key) }))
      .filter(({ value }) => value !== '');
    if (draft.id !== '' && this.#keys.includes('id') && !this.#ids.has(draft.id)) return idNotThere(draft.id);
    const passed: MatchKey[] = [];
    for (const [index, { key, value }] of asked.entries()) {
      if (key.startsWith('custom:') && isExcelRounded(keyText(draft, key))) return roundedKey(key);
      const hits = this.#lookUp(key, value).filter((id) =>
        passed.every((past) => this.#without.get(past)?.has(id)),
      );
      if (hits.length > 1) return severalHits(key, hits);
      const [id] = hits;
      if (id !== undefined) {
        const others = asked.slice(index + 1);
        return this.#elsewhere({ id, by: key }, others, draft) ?? { is: 'client', id, by: key };
      }
      passed.push(key);
    }
    return NOBODY;
  }

  /**
   * For a row that means this client: whether the client will have a value for the key, and the value that it has not got
   * yet ('' for none), so that a new row with the same value can be told.
   */
  takes(draft: Draft, key: MatchKey, id: string): { readonly has: boolean; readonly value: string } {
    const value = keyOfDraft(draft, key);
    if (value === '') return { has: this.#without.get(key)?.has(id) !== true, value };
    const isNew = !this.#lookUp(key, value).includes(id) && !isUntouched(draft, id, key);
    return { has: true, value: isNew ? value : '' };
  }

  /** A value that was cleaned may stand in Cubicl just as it came. */
  #valueOf(draft: Draft, key: MatchKey): string {
    const value = keyOfDraft(draft, key);
    const typed = key === 'id' ? undefined : draft.typed?.[key];
    if (typed === undefined || this.#lookUp(key, value).length > 0) return value;
    return this.#lookUp(key, foldKey(typed)).length > 0 ? foldKey(typed) : value;
  }

  #lookUp(key: MatchKey, value: string): readonly string[] {
    if (key === 'id') return this.#ids.has(value) ? [value] : [];
    const hits = this.#hits.get(key)?.get(value) ?? [];
    return typeof hits === 'string' ? [hits] : hits;
  }

  #elsewhere(
    found: { readonly id: string; readonly by: MatchKey },
    others: readonly { key: MatchKey; value: string }[],
    draft: Draft,
  ): Match | undefined {
    for (const { key, value } of others) {
      const hits = this.#lookUp(key, value);
      const [other] = hits;
      if (other === undefined || hits.includes(found.id) || isUntouched(draft, found.id, key)) continue;
      return differentClients({ ...found, key, other });
    }
    return undefined;
  }
}

/** One for all rows that nobody matches. */
const NOBODY: Match = { is: 'none' };

/** What stands in the row for a key, as it was typed. */
export function keyText(draft: Draft, key: ProblemKey): string {
  if (key === '_action') return draft.action ?? '';
  if (key === 'contact') return '';
  return key === 'id' ? draft.id : (draft.cells[key] ?? '');
}

/** The text a row offers for a key, folded; '' for none. */
export function keyOfDraft(draft: Draft, key: MatchKey): string {
  if (key === 'id') return draft.id;
  const wish = wishOf(keyText(draft, key));
  return wish.to === 'set' ? foldKey(wish.text) : '';
}

function keyOfClient(client: Client, key: MatchKey): string {
  if (key === 'id') return client._id;
  if (key === 'email' || key === 'name') return foldKey(client[key] ?? '');
  return foldKey(customText(customField(client, fieldIdIn(key) ?? '')));
}

function addHit(hits: Map<string, string | string[]>, value: string, id: string): void {
  const known = hits.get(value);
  if (known === undefined) hits.set(value, id);
  else if (typeof known === 'string') hits.set(value, [known, id]);
  else known.push(id);
}

/** What a cell said at export it says of that client, whoever has come to share or take the value since. */
function isUntouched(draft: Draft, id: string, key: MatchKey): boolean {
  if (key === 'id') return false;
  const wish = wishOf(keyText(draft, key));
  const base = readBase(draft.base, id);
  return base.is === 'good' && wish.to === 'set' && base.same(key, wish.text);
}

function idNotThere(id: string): Match {
  return {
    is: 'problem',
    key: 'id',
    code: 'id-not-found',
    message: msg`There is no client with the ID "${id}" in Cubicl. Export again, or empty the ID cell to make a new client.`,
  };
}

/** Many ids become the same `1.23E+11`: it would make one client of all of them. */
function roundedKey(key: MatchKey): Match {
  return {
    is: 'problem',
    key,
    code: 'rounded',
    message: msg`A spreadsheet rounded this id, so it no longer tells which client this is. Set the column to Text and fill in the whole id.`,
  };
}

function severalHits(key: MatchKey, ids: readonly string[]): Match {
  const some = ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '');
  return {
    is: 'problem',
    key,
    code: 'several-matches',
    message: msg`${ids.length} clients have this ${nameOf(key)} (${some}). Write the ID of the right one into the ID column.`,
  };
}

function differentClients(found: { by: MatchKey; id: string; key: MatchKey; other: string }): Match {
  const { by, id, key, other } = found;
  return {
    is: 'problem',
    key,
    code: 'keys-differ',
    message: msg`The ${nameOf(by)} is that of client ${id}, but the ${nameOf(key)} is that of client ${other}. Correct one of the two, or use --match ${by}.`,
  };
}

/** A key as a person calls it. */
export function nameOf(key: MatchKey): Message {
  if (key === 'id') return msg`ID`;
  if (key === 'name') return msg`name`;
  return key === 'email' ? msg`e-mail address` : msg`external id`;
}
