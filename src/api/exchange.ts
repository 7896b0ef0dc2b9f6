/** One request and its answer: limits on time and size, and the word on whether the server may have seen any of it. */
import type { Dispatcher } from 'undici';
import { msg, type Message } from '../message.ts';
import { TransportError } from './answers.ts';
import type { ApiAnswer, Trouble } from './answers.ts';

export interface Limits {
  readonly connectMs: number;
  /** From the request's last byte to the answer's headers: longer than a gateway's usual 60 s, so that it speaks first. */
  readonly headersMs: number;
  /** Between two pieces of the answer. */
  readonly silenceMs: number;
  /** For everything, so that an answer that only trickles ends too. */
  readonly wholeMs: number;
  readonly answerBytes: number;
}

export const LIMITS: Limits = {
  connectMs: 10_000,
  headersMs: 65_000,
  silenceMs: 30_000,
  wholeMs: 120_000,
  // A page is at most 1000 clients; a full one takes about 1 kB, one with long notes and many contacts 60 kB.
  answerBytes: 64 * 1024 * 1024,
};

interface Ends {
  readonly resolve: (answer: ApiAnswer) => void;
  readonly reject: (error: TransportError) => void;
  readonly limits: Limits;
  readonly host: string;
}

type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A request and its answer. undici calls `onRequestStart` once connected and before the first byte is written. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #ends: Ends;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #giveUp = (): void => this.#fail('given up', msg`The run was stopped.`);
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #over = false;
  #bytes = 0;
  #status = 0;
  #headers: RawHeaders = {};

  constructor(ends: Ends, signal: AbortSignal | undefined) {
    this.#ends = ends;
    this.#signal = signal;
    const { wholeMs } = ends.limits;
    this.#timer = setTimeout(() => this.#fail('timeout', msg`took more than ${seconds(wholeMs)}`), wholeMs);
    signal?.addEventListener('abort', this.#giveUp);
    if (signal?.aborted === true) this.#giveUp();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // undici may start a request anew on another connection: never, once a byte may have left.
    if (this.#controller) this.#fail('network', msg`broke the connection`);
    if (this.#over) controller.abort(new Error('given up'));
    this.#controller = controller;
  }

  onResponseStart(_: unknown, status: number, headers: RawHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    const { answerBytes } = this.#ends.limits;
    this.#bytes += chunk.length;
    if (this.#bytes <= answerBytes) this.#chunks.push(chunk);
    else this.#fail('unreadable', msg`answered with more than ${Math.round(answerBytes / 2 ** 20)} MB`);
  }

  onResponseEnd(): void {
    const headers = Object.entries(this.#headers).map(([key, value]) => [key, value?.toString()] as const);
    // A client must not come garbled; what a proxy says in another encoding is only quoted.
    const fatal = this.#status < 300;
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal }).decode(Buffer.concat(this.#chunks));
    } catch {
      this.#fail('unreadable', msg`answered with text that is not UTF-8`);
      return;
    }
    this.#end(() => this.#ends.resolve({ status: this.#status, headers: Object.fromEntries(headers), text }));
  }

  onResponseError(_: unknown, error: Error): void {
    const { trouble, what } = explain(error, this.#controller !== undefined);
    this.#fail(trouble, what);
  }

  #fail(trouble: Trouble, what: Message): void {
    this.#end(() => {
      const sent = this.#controller !== undefined;
      const message = trouble === 'given up' ? what : msg`${this.#ends.host} ${what}.`;
      this.#ends.reject(new TransportError(message, { sent, trouble }));
      this.#controller?.abort(new Error('given up'));
    });
  }

  #end(tell: () => void): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#giveUp);
    tell();
  }
}

const SAYINGS: Readonly<Record<string, Message>> = {
  ECONNREFUSED: msg`refuses the connection`,
  ENOTFOUND: msg`is not a known address`,
  EAI_AGAIN: msg`can’t be looked up: the network may be down`,
  EHOSTUNREACH: msg`can’t be reached`,
  ENETUNREACH: msg`can’t be reached: the network may be down`,
  UND_ERR_ABORTED: msg`can’t be reached through the proxy`,
  HTTPParserError: msg`answers with something that is not HTTP`,
};

/** In words, and without the original error, which may hold what was sent. */
function explain(error: Error, sent: boolean): { trouble: Trouble; what: Message } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (/^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/.test(code)) {
    return { trouble: 'timeout', what: sent ? msg`did not answer in time` : msg`can’t be reached in time` };
  }
  if (!sent && /CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER/.test(code)) {
    return { trouble: 'tls', what: msg`can’t prove who it is (${code})` };
  }
  return { trouble: 'network', what: SAYINGS[code] ?? msg`broke the connection (${code})` };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
