/** One pass through a list of clients: pages that overlap by one client, until an empty one. */
import type { Client } from '../client/client.ts';
import { ServerFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { Rejected } from './answers.ts';
import type { CubiclApi, ListQuery } from './api.ts';

export type Lister = Pick<CubiclApi, 'listClients'>;

export interface PassOptions {
  readonly name?: string;
  readonly email?: string;
  /** Clients to ask for at once; the server may serve fewer without a word. */
  readonly pageSize: number;
  /** Gets every page, the client it shares with the one before included. */
  readonly take: (clients: readonly Client[]) => Promise<void>;
}

export interface Pass {
  /** In the order in which they came. */
  readonly ids: ReadonlySet<string>;
  readonly pages: number;
  /** Clients on the largest page that the server served. */
  readonly largest: number;
  /** True when every client that was there all the time must be among the `ids`, as long as the list has an order. */
  readonly isSteady: boolean;
}

/**
 * Reads the list to its end. `skip` counts places, so a client deleted meanwhile moves all later ones up, past the
 * next page: each page therefore begins with the last client of the page before, and where it does not, one page
 * further back is read. Only an empty page is the end.
 * @throws ServerFailure where the server sends the same clients whatever page is asked for
 */
export async function readPass(api: Lister, options: PassOptions): Promise<Pass> {
  const pass = new RunningPass(api, options);
  while (await pass.step());
  await pass.readFront();
  return pass;
}

/** Going through so many times the known clients without a new one among them is going round in a circle. */
const MOST_ROUNDS = 3;
/** Among few clients, some new ones in front look like a circle. */
const FEWEST_IN_ROUND = 5;
/** What to ask for when a server refuses more, as some do instead of serving less. */
const SMALLER_PAGES: readonly number[] = [100, 10];

class RunningPass implements Pass {
  readonly ids = new Set<string>();
  pages = 0;
  isSteady = true;
  readonly #api: Lister;
  readonly #options: PassOptions;
  #limit: number;
  /** The place after the last client read. */
  #at = 0;
  /** The page read last. */
  #tail: readonly string[] = [];
  largest = 0;
  #overlap: 0 | 1 = 0;
  /** Where the last new client was. */
  #newAt = 0;
  /** Whether the page at the end was looked at already without anything new coming of it. */
  #hasProbed = false;
  /** By how many places the clients read were pushed back by others. */
  #pushedBack = 0;

  constructor(api: Lister, options: PassOptions) {
    this.#api = api;
    this.#options = options;
    this.#limit = options.pageSize;
  }

  /** Reads the next page; false at the end. */
  async step(): Promise<boolean> {
    const isProbe = this.#overlap === 0 && this.#at > 0;
    const page = await this.#list(this.#at - this.#overlap);
    if (page.length === 0 && this.#overlap === 0) return false;
    if (!isProbe) await this.#join(page);
    else if (this.largest > 1 && !this.#hasProbed) {
      // There is more after all: read it again from the last known client on, to be sure that they join.
      this.#hasProbed = true;
      this.#overlap = 1;
    } else {
      // Pages of one client can't overlap and get on.
      this.isSteady = false;
      await this.#accept(page, this.#at);
    }
    return true;
  }

  /**
   * Where clients were pushed back, others came to be in front: new ones, or one from further back that someone
   * edited. Lists that begin with the latest have them at the very front; in others, nobody knows where to look. More
   * may come while the front is read: where the last client stands afterwards tells how many.
   */
  async readFront(): Promise<void> {
    let missing = this.#pushedBack;
    for (let round = 0; missing > 0 && this.isSteady; round++) {
      if (round === MOST_ROUNDS) this.isSteady = false;
      else missing -= (await this.#readFrontOnce(missing)) - (await this.#pushedBackSince());
    }
  }

  /** How many unknown clients it found. */
  async #readFrontOnce(missing: number): Promise<number> {
    let found = 0;
    for (let from = 0; found < missing && this.isSteady;) {
      const page = await this.#list(from);
      const added = await this.#keep(page);
      this.isSteady = added > 0;
      found += added;
      from += page.length;
    }
    return found;
  }

  /** By how many places the last client was pushed back since it was read. */
  async #pushedBackSince(): Promise<number> {
    if (!this.isSteady) return 0;
    const page = await this.#list(this.#at - 1);
    await this.#keep(page);
    const place = this.#placeOfLast(page);
    this.isSteady = place >= 0;
    this.#at += Math.max(0, place);
    return Math.max(0, place);
  }

  /** Once a page did not join, looking back is not worth its requests: the list will be read again. */
  async #join(page: readonly Client[]): Promise<void> {
    const from = this.#at - this.#overlap;
    if (from === 0 || !this.isSteady || this.#isJoined(page)) return this.#accept(page, from);
    const back = Math.max(0, from - this.largest + 1);
    const wider = await this.#list(back);
    if (this.#isJoined(wider)) return this.#accept(wider, back);
    this.isSteady = false;
    await this.#keep(wider);
    await this.#accept(page, from);
  }

  /** The last known client is on the page, after none but known ones in their order: nobody can have slipped between. */
  #isJoined(page: readonly Client[]): boolean {
    const place = this.#placeOfLast(page);
    let at = 0;
    return place >= 0 && page.slice(0, place).every(({ _id }) => (at = this.#tail.indexOf(_id, at) + 1) > 0);
  }

  #placeOfLast(page: readonly Client[]): number {
    return page.findIndex(({ _id }) => _id === this.#tail.at(-1));
  }

  async #accept(page: readonly Client[], from: number): Promise<void> {
    const place = this.#placeOfLast(page);
    const added = await this.#keep(page);
    if (place >= 0) {
      this.#pushedBack += Math.max(0, from + place - (this.#at - 1));
      // A known client further on: the order is changing.
      if (added < page.length - 1 - place) this.isSteady = false;
    }
    this.#at = from + page.length;
    if (added > 0) this.#newAt = this.#at;
    if (added > 0) this.#hasProbed = false;
    if (this.#at - this.#newAt > MOST_ROUNDS * Math.max(this.ids.size, FEWEST_IN_ROUND)) throw samePages();
    if (page.length > 0) this.#tail = page.map(({ _id }) => _id);
    this.largest = Math.max(this.largest, page.length);
    this.#overlap = this.largest > 1 && page.length === this.largest ? 1 : 0;
  }

  /** How many of them were new. */
  async #keep(page: readonly Client[]): Promise<number> {
    const known = this.ids.size;
    for (const { _id } of page) this.ids.add(_id);
    await this.#options.take(page);
    return this.ids.size - known;
  }

  async #list(skip: number): Promise<readonly Client[]> {
    const { name, email } = this.#options;
    const filter = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
    for (;;) {
      const query: ListQuery = { ...filter, skip, limit: this.#limit };
      try {
        const page = await this.#api.listClients(query);
        this.pages += 1;
        return page;
      } catch (error) {
        this.#limit = this.#smallerLimit(error);
      }
    }
  }

  #smallerLimit(error: unknown): number {
    const smaller = SMALLER_PAGES.find((limit) => limit < this.#limit);
    if (!(error instanceof Rejected)) throw error;
    if (smaller === undefined || this.pages > 0) {
      throw new ServerFailure(msg`Cubicl does not list its clients: ${error.told}`, { cause: error });
    }
    return smaller;
  }
}

function samePages(): ServerFailure {
  return new ServerFailure(msg`Cubicl answers with the same clients whatever page is asked for.`, {
    hint: msg`Check --url: something between here and Cubicl may drop the query.`,
  });
}
