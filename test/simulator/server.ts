/** The server of a simulation: the sandbox's own store and routes without HTTP, a network that can fail at every step, and the truth about what happened. */
import { TransportError } from '../../src/api/answers.ts';
import type { ApiAnswer, ApiRequest, Transport } from '../../src/api/answers.ts';
import type { Client } from '../../src/client/client.ts';
import { PLAIN_BEHAVIOUR, type Behaviour } from '../../src/sandbox/behaviour.ts';
import type { SeenRequest } from '../../src/sandbox/request.ts';
import { route } from '../../src/sandbox/routes.ts';
import { Store } from '../../src/sandbox/store.ts';
import type { Timeline } from './timeline.ts';

/** What becomes of one request. Without one, it is answered as it should be. */
export type Fate =
  /** No byte of it leaves. */
  | { readonly is: 'refused' }
  /** The connection breaks (or, after 65 s, time runs out) before or after the server acts. */
  | { readonly is: 'lost'; readonly when: 'before' | 'after'; readonly timeout?: boolean }
  /** The caller learns nothing, and the server acts only later. */
  | { readonly is: 'late'; readonly afterMs: number; readonly status?: number }
  /** Another answer, before or after the server acts. */
  | {
      readonly is: 'answer';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** A request as it came, with the place in the run it came from. */
export interface Arrival {
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Virtual time. */
  readonly at: number;
  /** Which process sent it, from 1. */
  readonly process: number;
}

/** A change of the truth. `by` is the request, or a colleague. */
export interface Commit {
  readonly at: number;
  readonly by: Arrival | 'colleague';
  readonly id: string;
  readonly before: Client | undefined;
  readonly after: Client | undefined;
}

/** A client that was told to the run. */
export interface Telling {
  readonly at: number;
  readonly id: string;
}

const TIMEOUT_MS = 65_000;

export class SimulatedServer {
  readonly store: Store;
  readonly behaviour: Behaviour;
  readonly arrivals: Arrival[] = [];
  readonly commits: Commit[] = [];
  readonly tellings: Telling[] = [];
  /** Requests whose proper answer was kept from the run. */
  readonly lost = new Set<number>();
  /** What the next requests meet. */
  fate: (arrival: Arrival) => Fate | undefined = () => undefined;
  /** Whether a POST is answered with nothing but the id. */
  answerIdsOnly = false;
  /** One way, in milliseconds. */
  latencyMs: () => number = () => 10;
  readonly #time: Timeline;
  readonly #atFirst: ReadonlyMap<string, Client>;

  constructor(time: Timeline, clients: readonly Client[], behaviour: Partial<Behaviour> = {}) {
    this.#time = time;
    this.#atFirst = new Map(clients.map((client) => [client._id, client]));
    this.store = new Store(clients);
    this.behaviour = { ...PLAIN_BEHAVIOUR, ...behaviour };
  }

  /** The way to the server for one process. */
  transport(process: number): Transport {
    return async (request) => {
      const arrival = this.#arrive(request, process);
      const fate = this.fate(arrival);
      if (fate?.is === 'refused') throw new TransportError('refuses the connection', { sent: false });
      this.arrivals.push(arrival);
      if (fate) this.lost.add(arrival.n);
      await this.#time.sleep(this.latencyMs());
      return this.#meet(arrival, fate);
    };
  }

  /** Someone else works with the same clients. */
  byColleague(change: () => Client | undefined, id?: string): void {
    const before = id === undefined ? undefined : this.store.get(id);
    const after = change();
    this.commits.push({ at: this.#time.now(), by: 'colleague', id: after?._id ?? id ?? '', before, after });
  }

  async #meet(arrival: Arrival, fate: Fate | undefined): Promise<ApiAnswer> {
    switch (fate?.is) {
      case undefined:
        return this.#delivered(this.#act(arrival));
      case 'lost':
        if (fate.when === 'after') this.#act(arrival);
        if (fate.timeout) await this.#time.sleep(TIMEOUT_MS);
        throw new TransportError('broke the connection', {
          sent: true,
          trouble: fate.timeout ? 'timeout' : 'network',
        });
      case 'late':
        void this.#time.sleep(fate.afterMs).then(() => this.#act(arrival));
        if (fate.status !== undefined) return this.#delivered(answer(fate.status, '{}'));
        throw new TransportError('broke the connection', { sent: true });
      case 'answer':
        if (fate.when === 'after') this.#act(arrival);
        return this.#delivered(answer(fate.status, fate.text, fate.headers));
      case 'refused':
        throw new Error('a refused request never arrives');
    }
  }

  async #delivered(what: ApiAnswer): Promise<ApiAnswer> {
    await this.#time.sleep(this.latencyMs());
    return what;
  }

  #arrive(request: ApiRequest, process: number): Arrival {
    const { method, path, query = {}, body } = request;
    const copy: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
    return { n: this.arrivals.length + 1, method, path, query, body: copy, at: this.#time.now(), process };
  }

  /** The sandbox's endpoints do the work; what they changed goes into the truth. */
  #act(arrival: Arrival): ApiAnswer {
    const id = /^\/crm\/customers\/(.+)$/.exec(arrival.path)?.[1];
    const before = id === undefined ? undefined : this.store.get(decodeURIComponent(id));
    const answered = route({ store: this.store, behaviour: this.behaviour }, seen(arrival));
    const { status, body, raw, headers, wrote } = answered;
    if (wrote !== undefined) {
      const merged = before ?? this.#lastKnown(wrote);
      const after = this.store.get(wrote);
      this.commits.push({ at: this.#time.now(), by: arrival, id: wrote, before: merged, after });
    }
    const text = raw === undefined ? (body === undefined ? '' : JSON.stringify(body)) : textOf(raw);
    if (arrival.method === 'GET') this.#tell(text);
    const isShort = this.answerIdsOnly && arrival.method === 'POST' && status === 200;
    return answer(status, isShort ? JSON.stringify({ _id: wrote }) : text, headers);
  }

  #lastKnown(id: string): Client | undefined {
    return this.commits.findLast((commit) => commit.id === id)?.after ?? this.#atFirst.get(id);
  }

  #tell(text: string): void {
    const told = JSON.parse(text === '' ? '[]' : text) as Client | readonly Client[];
    for (const client of [told].flat()) {
      if (typeof client._id === 'string') this.tellings.push({ at: this.#time.now(), id: client._id });
    }
  }
}

function seen({ n, method, path, query, body, at }: Arrival): SeenRequest {
  const about = { headers: {}, status: undefined, committed: false, clientId: undefined };
  return { n, nthOfMethod: n, at, method, url: `/api/v1${path}`, path, query, body, ...about };
}

function answer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  return { status, text, headers };
}

function textOf(raw: string | Uint8Array): string {
  return typeof raw === 'string' ? raw : Buffer.from(raw).toString();
}
