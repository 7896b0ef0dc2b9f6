/** One pass through a list of clients: pages that overlap by one client, until an empty one. */
import type { Client } from '../client/client.ts';
import { ServerFailure } from '../errors.ts';
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
  /** False where a page did not join the one before: clients may have been passed over. */
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
  return pass;
}

const MOST_SAME_PAGES = 2;
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
  #last = '';
  #largest = 0;
  #overlap: 0 | 1 = 0;
  /** How many pages in a row were the same. */
  #samePages = 0;
  #before = '';
  /** Whether the page at the end was looked at already without anything new coming of it. */
  #hasProbed = false;

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
    else if (this.#largest > 1 && !this.#hasProbed) {
      // There is more after all: read it again from the last known client on, to be sure that they join.
      this.#hasProbed = true;
      this.#overlap = 1;
    } else {
      this.isSteady = this.#largest <= 1 && this.isSteady;
      await this.#accept(page, this.#at);
    }
    return true;
  }

  async #join(page: readonly Client[]): Promise<void> {
    const from = this.#at - this.#overlap;
    if (from === 0 || this.#isJoined(page)) return this.#accept(page, from);
    const back = Math.max(0, from - this.#largest + 1);
    const wider = await this.#list(back);
    if (back > 0 && !this.#isJoined(wider)) this.isSteady = false;
    await this.#accept(wider, back);
  }

  /** The last known client is on the page, and all before it are known: nobody can have slipped between. */
  #isJoined(page: readonly Client[]): boolean {
    const place = page.findIndex(({ _id }) => _id === this.#last);
    return place >= 0 && page.slice(0, place).every(({ _id }) => this.ids.has(_id));
  }

  async #accept(page: readonly Client[], from: number): Promise<void> {
    const known = this.ids.size;
    for (const { _id } of page) this.ids.add(_id);
    await this.#options.take(page);
    const hasNew = this.ids.size > known;
    this.#refuseSamePages(page);
    if (hasNew) this.#hasProbed = false;
    this.#overlap = hasNew && page.length >= this.#largest ? 1 : 0;
    this.#at = from + page.length;
    this.#last = page.at(-1)?._id ?? this.#last;
    this.#largest = Math.max(this.#largest, page.length);
  }

  /** A page of one client may well come twice: the overlap, and then the next one asked for by itself. */
  #refuseSamePages(page: readonly Client[]): void {
    const ids = page.map(({ _id }) => _id).join('\n');
    this.#samePages = ids === this.#before ? this.#samePages + 1 : 0;
    this.#before = ids;
    if (this.#samePages >= MOST_SAME_PAGES) throw samePages();
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
      throw new ServerFailure(`Cubicl does not list its clients: ${error.message}`, { cause: error });
    }
    return smaller;
  }
}

function samePages(): ServerFailure {
  return new ServerFailure('Cubicl answers with the same clients whatever page is asked for.', {
    hint: 'Check --url: something between here and Cubicl may drop the query.',
  });
}
