/** The CRM as calls: what the rest of the program knows of the server. */
import { AuthFailure, ServerFailure } from '../errors.ts';
import type { Client, ClientBody, User } from '../client/client.ts';
import { msg } from '../message.ts';
import { CUBICL_URL, checkToken, readBaseUrl } from './address.ts';
import { AnswerLost, Rejected } from './answers.ts';
import type { ApiRequest, Method, OnLeave, Transport } from './answers.ts';
import { realClock, type Clock } from './clock.ts';
import { httpTransport, type HttpTransport } from './http.ts';
import type { Ledger } from './ledger.ts';
import { Pace, type Wait } from './pace.ts';
import { DEFAULT_RATE, type Rate } from './rate.ts';
import { Sender, type Stats } from './retry.ts';
import { readShape, SHAPES, type Me } from './schema.ts';
import { short } from './words.ts';

export interface ApiOptions {
  readonly token: string;
  /** Default `https://cubicl.io/api/v1`. */
  readonly url?: string;
  /** Default 60 a minute. */
  readonly rate?: Rate;
  /** How many requests may be under way at once; default 4. */
  readonly concurrency?: number;
  /** Shares the quota with other runs on this machine. */
  readonly ledger?: Ledger | undefined;
  /** Requests that have not left reject with its reason; those under way go on, so that their answers count. */
  readonly signal?: AbortSignal;
  /** Gives up even the requests under way. */
  readonly hardSignal?: AbortSignal;
  /** Called when requests have to wait for the quota or for the server. */
  readonly onWait?: (wait: Wait) => void;
  readonly clock?: Clock;
  readonly transport?: Transport;
  /** From 0 up to 1; default `Math.random`. */
  readonly random?: () => number;
}

export interface ListQuery {
  /** A beginning of one of the words of the name, in any case. */
  readonly name?: string;
  /** Searched in the addresses of clients and of their contacts, in any case. */
  readonly email?: string;
  readonly skip: number;
  /** The server may serve fewer without a word. */
  readonly limit: number;
  /** Default true. */
  readonly includeAllFields?: boolean;
}

const GONE: readonly number[] = [404, 410];
/** Well below the length of address that servers take. */
const USERS_PER_REQUEST = 50;

/**
 * The API with its quota, retries and checks. Every call may end in a `Failure` (see errors.ts) or in the signal's
 * reason; a write that ends so was not carried out. Writes may also end in `Rejected` (the server refuses this record
 * and has not acted) or `AnswerLost` (it can't be told whether it acted). Source: API pages "Clients" and "Users".
 */
export class CubiclApi {
  readonly url: string;
  readonly concurrency: number;
  readonly rate: Rate;
  /** How much of the quota is used, and until when requests wait. */
  readonly pace: Pick<Pace, 'used' | 'underWay' | 'waitingUntil'>;
  readonly #sender: Sender;
  readonly #http: HttpTransport;

  /** @throws UsageFailure for a URL or a token that can't be used */
  constructor(options: ApiOptions) {
    const { rate = DEFAULT_RATE, clock = realClock, random = Math.random, concurrency = 4 } = options;
    const base = readBaseUrl(options.url ?? CUBICL_URL);
    const token = checkToken(options.token);
    const { ledger, onWait } = options;
    const pace = new Pace({ rate, clock, concurrency, ledger, onWait });
    this.url = `${base.origin}${base.path}`;
    this.concurrency = concurrency;
    this.rate = rate;
    this.pace = pace;
    this.#http = options.transport
      ? { send: options.transport, close: () => Promise.resolve() }
      : httpTransport({ base, token, connections: concurrency });
    this.#sender = new Sender({ ...options, transport: this.#http.send, pace, clock, random, url: this.url });
  }

  get stats(): Readonly<Stats> {
    return this.#sender.stats;
  }

  /** One page, which may be shorter than asked without being the last. @throws Rejected when the query is refused */
  async listClients(query: ListQuery): Promise<readonly Client[]> {
    const { name, email, skip, limit, includeAllFields = true } = query;
    const search = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
    const page = { includeAllFields: `${includeAllFields}`, skip: `${skip}`, limit: `${limit}` };
    const request: ApiRequest = { method: 'GET', path: '/crm/customers', query: { ...search, ...page } };
    return readShape(SHAPES.clients, await this.#read(request, [400, 413, 414, 422]), this.#place(request));
  }

  /** Undefined when there is no such client. */
  async getClient(id: string): Promise<Client | undefined> {
    if (!canBeId(id)) return undefined;
    const request = clientRequest('GET', id);
    try {
      return readShape(SHAPES.client, await this.#read(request, GONE), this.#place(request));
    } catch (error) {
      if (error instanceof Rejected) return undefined;
      throw error;
    }
  }

  async createClient(body: ClientBody, onLeave?: OnLeave): Promise<Client> {
    return this.#write({ method: 'POST', path: '/crm/customers', body }, onLeave);
  }

  /** `body` should be the whole client: whether the server keeps what is left out is not documented. */
  async updateClient(id: string, body: ClientBody, onLeave?: OnLeave): Promise<Client> {
    return this.#write({ ...clientRequest('PUT', id), body }, onLeave);
  }

  /** `gone` when it was not there any more. */
  async deleteClient(id: string, onLeave?: OnLeave): Promise<'deleted' | 'gone'> {
    try {
      await this.#sender.send(withOnLeave(clientRequest('DELETE', id), onLeave));
      return 'deleted';
    } catch (error) {
      if (error instanceof Rejected && GONE.includes(error.status)) return 'gone';
      throw error;
    }
  }

  /** The organisation's current members; undefined where the token may not see them. */
  async users(): Promise<readonly User[] | undefined> {
    const request: ApiRequest = { method: 'GET', path: '/organization/users' };
    try {
      return readShape(SHAPES.users, await this.#sender.send(request), this.#place(request));
    } catch (error) {
      if (error instanceof Rejected && error.status === 403) return undefined;
      throw error instanceof Rejected ? this.#unexpected(request, error) : error;
    }
  }

  /** Names of users, former members too, without addresses; ids nobody has are left out. */
  async usersById(ids: readonly string[]): Promise<readonly User[]> {
    const found: User[] = [];
    for (let from = 0; from < ids.length; from += USERS_PER_REQUEST) {
      const some = ids.slice(from, from + USERS_PER_REQUEST).join(',');
      const request: ApiRequest = { method: 'GET', path: '/users', query: { ids: some } };
      found.push(...readShape(SHAPES.users, await this.#read(request), this.#place(request)));
    }
    return found;
  }

  /** Who the token is; undefined where it may not be told. */
  async me(): Promise<Me | undefined> {
    const request: ApiRequest = { method: 'GET', path: '/app/me' };
    try {
      return readShape(SHAPES.me, await this.#read(request, [403, 404]), this.#place(request));
    } catch (error) {
      if (error instanceof Rejected) return undefined;
      throw error;
    }
  }

  /** Lets requests under way end and closes the connections. */
  async close(): Promise<void> {
    await this.#http.close();
  }

  /** Only the statuses in `expected` come back as `Rejected`. */
  async #read(request: ApiRequest, expected: readonly number[] = []): Promise<unknown> {
    try {
      return await this.#sender.send(request);
    } catch (error) {
      if (!(error instanceof Rejected) || expected.includes(error.status)) throw error;
      throw this.#unexpected(request, error);
    }
  }

  #unexpected(request: ApiRequest, error: Rejected): Error {
    if (error.status === 403) {
      return new AuthFailure(msg`The token may not read ${request.path} (403).`, {
        hint: msg`Ask an administrator of the organisation for the permission, or use another token.`,
      });
    }
    return new ServerFailure(msg`${short(this.#place(request), 100)} can’t be read. ${error.told}`, {
      hint: msg`Check --url.`,
    });
  }

  async #write(request: ApiRequest, onLeave?: OnLeave): Promise<Client> {
    const json = await this.#sender.send(withOnLeave(request, onLeave));
    const found = SHAPES.client.safeParse(json);
    if (found.success) return found.data;
    throw new AnswerLost(request.method, 'the answer is not a client.');
  }

  #place(request: ApiRequest): string {
    return `${this.url}${request.path}`;
  }
}

function withOnLeave(request: ApiRequest, onLeave: OnLeave | undefined): ApiRequest {
  return onLeave ? { ...request, onLeave } : request;
}

/** @throws Rejected for what can't be an id */
function clientRequest(method: Method, id: string): ApiRequest {
  if (!canBeId(id)) throw new Rejected(400, `“${short(id, 20)}” can’t be an id.`);
  return { method, path: `/crm/customers/${encodeURIComponent(id)}` };
}

/** Dots alone would make the request go elsewhere, and half a character can't be in an address. */
function canBeId(id: string): boolean {
  return !/^\.*$/.test(id) && !/\p{Cs}/u.test(id);
}
