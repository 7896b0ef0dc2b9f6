/** What goes to the server and what can come back: the request, its answer, and the ways of having none. */
import { inWords, msg, type Message, type Value } from '../message.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ApiRequest {
  readonly method: Method;
  /** From the base URL on, already encoded: `/crm/customers/5f`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Gives up the request even while it is under way. */
  readonly signal?: AbortSignal;
  readonly onLeave?: OnLeave;
}

/** Waited for each time just before a request leaves, when its turn has come. Where it fails, nothing leaves. */
export type OnLeave = () => Promise<void>;

export interface ApiAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Sends one request, once. Fails with a `TransportError` and nothing else. */
export type Transport = (request: ApiRequest) => Promise<ApiAnswer>;

export type Trouble = 'network' | 'timeout' | 'tls' | 'unreadable' | 'given up';

/** No answer. `sent` tells whether the server may have seen any of the request: if not, it can't have acted on it. */
export class TransportError extends Error {
  /** The message, to be told in any language. */
  readonly told: Value;
  readonly sent: boolean;
  readonly trouble: Trouble;

  constructor(told: Value, about: { readonly sent: boolean; readonly trouble?: Trouble }) {
    super(inWords(told));
    this.told = told;
    this.name = 'TransportError';
    this.sent = about.sent;
    this.trouble = about.trouble ?? 'network';
  }
}

/** The server refuses this one record, and has not acted on it. The rest of the run can go on. */
export class Rejected extends Error {
  readonly status: number;
  /** From a body like `{ "code": 17 }`. */
  readonly code: number | undefined;
  /** The message, to be told in any language. */
  readonly told: Message;
  /** The server's own words, made harmless, at most 200 characters; may be empty. */
  readonly words: string;

  constructor(status: number, words = '', code?: number) {
    const why = code === undefined ? status : msg`${status}, code ${code}`;
    const told = words === '' ? msg`Cubicl refused it (${why}).` : msg`Cubicl refused it (${why}): ${words}`;
    super(inWords(told));
    this.told = told;
    this.name = 'Rejected';
    this.status = status;
    this.code = code;
    this.words = words;
  }
}

/** A write was sent and its answer never came, or can't be understood: whether the server acted is unknown. */
export class AnswerLost extends Error {
  readonly method: Method;
  /** The message, to be told in any language. */
  readonly told: Message;

  constructor(method: Method, why: Value) {
    const told = msg`The answer to a ${method} was lost: ${why}`;
    super(inWords(told));
    this.told = told;
    this.name = 'AnswerLost';
    this.method = method;
  }
}
