/** The sandbox's clients: in memory, in the order they were created, and on disk where a file is given. */
import { randomBytes } from 'node:crypto';
import type { Client, ClientBody } from '../client/client.ts';
import type { Folding } from './behaviour.ts';
import { type Disk, openDisk } from './disk.ts';
import { shuffled } from './random.ts';
import { fold, hasWordStart, type Searchable, searchable } from './search.ts';

/** What a list asks for. Filters that are absent or empty let everything through. */
export interface ListQuery {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly skip: number;
  readonly limit: number;
  readonly order: 'created' | 'newest' | 'shuffled';
  /** The same seed gives the same shuffle. */
  readonly shuffleSeed?: number;
  readonly folding: Folding;
  /** Clients created less than this long ago are left out, in milliseconds. */
  readonly lagMs: number;
}

/**
 * Clients from a file, or from the seed where there is no file yet. Every change is in the file before the call
 * returns. Fails with FileFailure when the file is not a sandbox's, and ServerFailure when another process has it.
 */
export function openStore(file: string | undefined, seed: () => readonly Client[]): Store {
  if (file === undefined) return new Store(seed());
  const disk = openDisk(file, seed);
  return new Store(disk.clients, disk);
}

interface Kept {
  readonly client: Client;
  /** Grows in the order of creation. */
  readonly seq: number;
  /** When it was created, by `performance.now()`; -Infinity where that was in an earlier life. */
  readonly since: number;
  /** Worked out when first searched. */
  searchable?: Searchable;
}

export class Store {
  readonly #byId = new Map<string, Kept>();
  readonly #inOrder: Kept[] = [];
  readonly #disk: Disk | undefined;
  readonly #idStem = randomBytes(5).toString('hex');
  #nextSeq = 0;

  constructor(clients: readonly Client[], disk?: Disk) {
    for (const client of clients) this.#keep(client, -Infinity);
    this.#disk = disk;
  }

  get size(): number {
    return this.#inOrder.length;
  }

  all(): readonly Client[] {
    return this.#inOrder.map(({ client }) => client);
  }

  get(id: string): Client | undefined {
    return this.#byId.get(id)?.client;
  }

  /** How long ago the client was created, in milliseconds; Infinity for one from a seed or a file. */
  ageMs(id: string): number {
    return performance.now() - (this.#byId.get(id)?.since ?? -Infinity);
  }

  find(wanted: (client: Client) => boolean): Client | undefined {
    return this.#inOrder.find(({ client }) => wanted(client))?.client;
  }

  list(query: ListQuery): readonly Client[] {
    const { skip, limit } = query;
    const pool = this.#matching(query);
    if (query.order === 'shuffled') {
      return clientsOf(shuffled(pool, query.shuffleSeed ?? 0).slice(skip, skip + limit));
    }
    if (query.order === 'created') return clientsOf(pool.slice(skip, skip + limit));
    const end = Math.max(0, pool.length - skip);
    return clientsOf(pool.slice(Math.max(0, end - limit), end).reverse());
  }

  /** A new client with a new id; a key left out of the body is missing from the client. */
  create(body: ClientBody, createdAt = Date.now()): Client {
    const client = { _id: this.#newId(createdAt), ...body, createdAt };
    this.put(client);
    return client;
  }

  /** Replaces the client of this id whole, or adds it. */
  put(client: Client): void {
    this.#disk?.append({ put: client });
    this.#keep(client, performance.now());
  }

  /** Whether there was one. */
  remove(id: string): boolean {
    const kept = this.#byId.get(id);
    if (!kept) return false;
    this.#disk?.append({ remove: id });
    this.#byId.delete(id);
    this.#inOrder.splice(this.#indexOf(kept.seq), 1);
    return true;
  }

  /** Lets others find the running sandbox by its file. */
  announce(url: string): void {
    this.#disk?.announce(url);
  }

  close(): void {
    this.#disk?.close();
  }

  #keep(client: Client, since: number): void {
    const old = this.#byId.get(client._id);
    const kept: Kept = { client, seq: old?.seq ?? this.#nextSeq, since: old?.since ?? since };
    this.#byId.set(client._id, kept);
    if (old) {
      this.#inOrder[this.#indexOf(old.seq)] = kept;
    } else {
      this.#inOrder.push(kept);
      this.#nextSeq += 1;
    }
  }

  /** By halving: a search from the front would make deleting many clients slow. */
  #indexOf(seq: number): number {
    let low = 0;
    let high = this.#inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#inOrder[middle]?.seq ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #matching({ name, email, folding, lagMs }: ListQuery): readonly Kept[] {
    const pool = this.#visible(lagMs);
    if (!name && !email) return pool;
    const nameText = fold(name ?? '', folding);
    const emailText = fold(email ?? '', folding);
    return pool.filter((kept) => {
      if (kept.searchable?.folding !== folding) kept.searchable = searchable(kept.client, folding);
      return hasWordStart(kept.searchable.name, nameText) && kept.searchable.addresses.includes(emailText);
    });
  }

  /** All of them, without a copy, where none is too new. */
  #visible(lagMs: number): readonly Kept[] {
    if (lagMs <= 0) return this.#inOrder;
    const newest = performance.now() - lagMs;
    return this.#inOrder.slice(0, this.#inOrder.findLastIndex(({ since }) => since <= newest) + 1);
  }

  /** 24 hex digits, like the ids on the API page: seconds, a random stem, a counter. */
  #newId(createdAt: number): string {
    const seconds = Math.floor(createdAt / 1000);
    return seconds.toString(16).padStart(8, '0') + this.#idStem + this.#nextSeq.toString(16).padStart(6, '0');
  }
}

function clientsOf(kept: readonly Kept[]): readonly Client[] {
  return kept.map(({ client }) => client);
}
