/** Looks for clients whose creation is in doubt: by search, or through the whole list where that says more or costs less. */
import type { CubiclApi } from '../api/api.ts';
import type { Clock } from '../api/clock.ts';
import { readPass } from '../api/pages.ts';
import { isAlikeText } from '../client/alike.ts';
import { isComplete, type Client } from '../client/client.ts';
import {
  isProof,
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
}

const PAGE_SIZE = 1000;
/** A search that finds more than that is no better than the list. */
const SEARCH_PAGE_SIZE = 100;

/** What was found, new or not. */
interface Found {
  readonly clients: readonly Client[];
  readonly ids: ReadonlySet<string>;
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
  async look(dues: readonly Due[]): Promise<readonly Judgement[]> {
    const isListCheaper = dues.length > this.#deps.pages;
    const found = isListCheaper ? await this.#list() : undefined;
    const judgements: Judgement[] = [];
    for (const due of dues) {
      judgements.push(found ? await this.#judgeList(due.doubt, found) : await this.#search(due));
    }
    return judgements;
  }

  async #search({ doubt, looks }: Due): Promise<Judgement> {
    const [key] = looks === 0 ? searchKeys(doubt.body) : [];
    if (!key) return this.#judgeList(doubt, await this.#list());
    const first = await this.#find(key);
    const judgement = await this.#judge(doubt, first, first.ids.has(doubt.mine ?? ''));
    if (judgement.is !== 'later' || doubt.mine !== undefined) return judgement;
    const canary = this.#canaries.findLast(
      (each) => searchKeys(each.body).some(({ by }) => by === key.by) && isProof(each, doubt, this.#now()),
    );
    if (!canary) return this.#judgeList(doubt, await this.#list());
    if (!(await this.#isShown(canary, key.by))) return judgement;
    // The search may have caught up between the first and the canary's: only one after it counts.
    return this.#judge(doubt, await this.#find(key), true);
  }

  async #isShown(canary: Canary, by: SearchKey['by']): Promise<boolean> {
    const key = searchKeys(canary.body).find((each) => each.by === by);
    return key !== undefined && (await this.#find(key)).ids.has(canary.id);
  }

  async #judgeList(doubt: Doubt, found: Found & { isSteady: boolean }): Promise<Judgement> {
    const proof =
      this.#canaries.findLast((each) => isProof(each, doubt, this.#now())) ?? this.#canaries.at(-1);
    const shown = doubt.mine ?? proof?.id;
    return this.#judge(doubt, found, found.isSteady && (shown === undefined || found.ids.has(shown)));
  }

  async #judge(doubt: Doubt, found: Found, isFresh: boolean): Promise<Judgement> {
    const { state, known, settleMs } = this.#deps;
    const picture = await known();
    const isNew = ({ _id }: Client): boolean => {
      const maker = state.makerOf(_id);
      return (
        !(picture?.has(_id) ?? false) && (maker === undefined || (maker === doubt.n && _id !== doubt.mine))
      );
    };
    const clients = await this.#completed(found.clients.filter(isNew), doubt);
    const about = { hasPicture: picture !== undefined, skewMs: state.skewMs, ignored: state.differing };
    return judge(doubt, { clients, isFresh, settleMs, ...about });
  }

  /** A server that lists names only is asked for the rest of those who could be meant. */
  async #completed(clients: readonly Client[], doubt: Doubt): Promise<readonly Client[]> {
    const whole: Client[] = [];
    for (const client of clients) {
      if (isComplete(client)) whole.push(client);
      else if (isAlikeText(doubt.body.name, client.name)) {
        whole.push((await this.#deps.api.getClient(client._id)) ?? client);
      }
    }
    return whole;
  }

  /** All pages: the one that hides on the second would make the one on the first look like the only one. */
  async #find({ by, text }: SearchKey): Promise<Found> {
    const found = new Map<string, Client>();
    for (let skip = 0; ;) {
      const page = await this.#deps.api.listClients({ [by]: text, skip, limit: SEARCH_PAGE_SIZE });
      const before = found.size;
      for (const client of page) found.set(client._id, client);
      // Only an empty page is the end; the same page again comes from a server that minds no `skip`.
      if (found.size === before) return { clients: [...found.values()], ids: new Set(found.keys()) };
      skip += page.length;
    }
  }

  async #list(): Promise<Found & { isSteady: boolean }> {
    const picture = await this.#deps.known();
    const found = new Map<string, Client>();
    const take = (page: readonly Client[]): Promise<void> => {
      for (const client of page) if (!picture?.has(client._id)) found.set(client._id, client);
      return Promise.resolve();
    };
    const { ids, isSteady } = await readPass(this.#deps.api, { pageSize: PAGE_SIZE, take });
    return { clients: [...found.values()], ids, isSteady };
  }

  #now(): number {
    return this.#deps.clock.date();
  }
}

const MOST_CANARIES = 20;
