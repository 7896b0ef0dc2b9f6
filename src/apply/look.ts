/** Looks for clients whose creation is in doubt: by search, or through the whole list where that says more or costs less. */
import { Rejected } from '../api/answers.ts';
import type { CubiclApi } from '../api/api.ts';
import type { Clock } from '../api/clock.ts';
import { readPass } from '../api/pages.ts';
import { isAlikeText } from '../client/alike.ts';
import { isComplete, type Client } from '../client/client.ts';
import {
  isProof,
  isSameKey,
  judge,
  searchKeys,
  type Canary,
  type Doubt,
  type Judgement,
  type SearchKey,
} from './doubt.ts';
import type { JournalState } from './journal-state.ts';

export interface LookDeps {
  readonly api: Pick<CubiclApi, 'getClient' | 'listClients'>;
  readonly state: JournalState;
  /** The ids of the before-picture; undefined where the plan has none. */
  readonly known: () => Promise<ReadonlySet<string> | undefined>;
  /** Pages that the whole list takes, as far as is known. */
  readonly pages: number;
  readonly settleMs: number;
  readonly clock: Pick<Clock, 'date'>;
}

/** A doubt that is due. */
export interface Due {
  readonly doubt: Doubt;
  /** How often it was looked for in vain: a search that shows nothing is not asked again. */
  readonly looks: number;
  /** The last time, the lists did not show what was known to be there. */
  readonly wasStale: boolean;
}

/** `isStale`: the lists do not show what is known to be there. */
export type Look = Judgement & { readonly isStale: boolean };

const PAGE_SIZE = 1000;
/** A search that finds more than that is no better than the list. */
const SEARCH_PAGE_SIZE = 100;

/** The clients that were found and were not there before the run, by id. */
type Found = ReadonlyMap<string, Client>;
interface List {
  readonly found: Found;
  readonly isSteady: boolean;
}

export class Looker {
  readonly #deps: LookDeps;
  #canaries: readonly Canary[] = [];

  constructor(deps: LookDeps) {
    this.#deps = deps;
  }

  /** A client that this run made, latest last: finding it shows how fresh the lists are. */
  learn(canary: Canary): void {
    this.#canaries = [...this.#canaries, canary].slice(-MOST_CANARIES);
  }

  /** One judgement per doubt, in their order. */
  async look(dues: readonly Due[]): Promise<readonly Look[]> {
    const isListCheaper = dues.length > this.#deps.pages;
    const list = isListCheaper ? await this.#list() : undefined;
    const looks: Look[] = [];
    for (const due of dues) {
      looks.push(list ? await this.#judgeList(due, list) : await this.#search(due));
    }
    return looks;
  }

  async #search(due: Due): Promise<Look> {
    const { doubt, looks } = due;
    const [key] = looks === 0 ? searchKeys(doubt.body) : [];
    const first = key && (await this.#find(key));
    if (!first) return this.#judgeList(due, await this.#list());
    const proofs = this.#proofs(doubt);
    const isFresh = proofs.some((canary) => shows(first, canary));
    const look = await this.#judge(due, first, isFresh);
    if (look.is !== 'later' || isFresh) return look;
    const canary = proofs.findLast((each) => searchKeys(each.body).some(({ by }) => by === key.by));
    if (!canary) return this.#judgeList(due, await this.#list());
    if (!(await this.#isShown(canary, key.by))) return look;
    // The search may have caught up between the first and the canary's: only one after it counts.
    return this.#judge(due, (await this.#find(key)) ?? first, true);
  }

  async #isShown(canary: Canary, by: SearchKey['by']): Promise<boolean> {
    const key = searchKeys(canary.body).find((each) => each.by === by);
    const found = key && (await this.#find(key));
    return found !== undefined && shows(found, canary);
  }

  async #judgeList(due: Due, { found, isSteady }: List): Promise<Look> {
    const canary = this.#proofs(due.doubt).at(-1) ?? this.#canaries.at(-1);
    return this.#judge(due, found, isSteady && (!canary || shows(found, canary)));
  }

  #proofs(doubt: Doubt): readonly Canary[] {
    const { mine: id, body, lastAt: at } = doubt;
    const now = this.#deps.clock.date();
    const proofs = this.#canaries.filter((canary) => isProof(canary, doubt, now));
    return id === undefined ? proofs : [...proofs, { id, body, at }];
  }

  /** Lists that were slower than the settling time have to keep up for another: what came late comes later there. */
  async #judge({ doubt, wasStale }: Due, found: Found, isShown: boolean): Promise<Look> {
    const { state, known, settleMs } = this.#deps;
    const isFree = ({ _id }: Client): boolean => {
      const maker = state.makerOf(_id);
      return maker === undefined || (maker === doubt.n && _id !== doubt.mine);
    };
    const clients = await this.#completed([...found.values()].filter(isFree), doubt);
    if (!clients) return { is: 'later', isStale: !isShown };
    const isFresh = isShown && !wasStale;
    const hasPicture = (await known()) !== undefined;
    const about = { isFresh, hasPicture, settleMs, skewMs: state.skewMs, ignored: state.differing };
    return { ...judge(doubt, { clients, ...about }), isStale: !isShown };
  }

  /**
   * A server that lists names only is asked for the rest of those who could be meant; undefined while it does not
   * tell that either.
   */
  async #completed(clients: readonly Client[], doubt: Doubt): Promise<readonly Client[] | undefined> {
    const whole: Client[] = [];
    for (const client of clients) {
      if (!isComplete(client) && !isAlikeText(doubt.body.name, client.name)) continue;
      const told = isComplete(client) ? client : await this.#deps.api.getClient(client._id);
      if (!told) return undefined;
      whole.push(told);
    }
    return whole;
  }

  /** All pages: the one that hides on the second would make the one on the first look like the only one. */
  async #find({ by, text }: SearchKey): Promise<Found | undefined> {
    const found = new Map<string, Client>();
    try {
      for (let skip = 0; ;) {
        const before = found.size;
        const page = await this.#deps.api.listClients({ [by]: text, skip, limit: SEARCH_PAGE_SIZE });
        for (const client of page) found.set(client._id, client);
        // Only an empty page is the end; the same page again comes from a server that minds no `skip`.
        if (found.size === before) return await this.#newAmong(found);
        skip += page.length;
      }
    } catch (error) {
      if (error instanceof Rejected) return undefined;
      throw error;
    }
  }

  async #list(): Promise<List> {
    const found = new Map<string, Client>();
    const take = async (page: readonly Client[]): Promise<void> => {
      const some = new Map(page.map((client) => [client._id, client]));
      for (const [id, client] of await this.#newAmong(some)) found.set(id, client);
    };
    const { isSteady } = await readPass(this.#deps.api, { pageSize: PAGE_SIZE, take });
    return { found, isSteady };
  }

  async #newAmong(found: Found): Promise<Found> {
    const picture = await this.#deps.known();
    return new Map([...found].filter(([id]) => !picture?.has(id)));
  }
}

const MOST_CANARIES = 20;

/** Found, and to be recognised: a server that changes what it is sent proves nothing by what it does not show. */
function shows(found: Found, { id, body }: Canary): boolean {
  const client = found.get(id);
  return client !== undefined && isSameKey(body, client);
}
