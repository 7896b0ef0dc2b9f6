/** Sends a request as often as is safe: every try in pace, retries by allowlist, and a stop when the server keeps failing. */
import { AuthFailure, ServerFailure, type Failure } from '../errors.ts';
import { inWords, joined, msg, type Value } from '../message.ts';
import { TransportError } from './answers.ts';
import type { ApiAnswer, ApiRequest, Rejected, Transport } from './answers.ts';
import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import type { Pace, Wait } from './pace.ts';
import { retryAfterMs } from './retry-after.ts';
import { judgeAnswer, judgeLoss, type Verdict } from './verdict.ts';

export interface Stats {
  /** Requests that left, retries included. */
  requests: number;
  retries: number;
  /** Answers of 429. */
  rateLimited: number;
}

export interface SenderOptions {
  readonly transport: Transport;
  readonly pace: Pace;
  readonly clock: Clock;
  /** Without a slash at the end; for messages. */
  readonly url: string;
  /** Taken out of whatever the server says before it gets into an error. */
  readonly token: string;
  /** From 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  readonly onWait?: (wait: Wait) => void;
  /** Requests that have not left reject with its reason; those under way go on. */
  readonly signal?: AbortSignal;
  /** Gives up even the requests under way. */
  readonly hardSignal?: AbortSignal;
}

const MOST_TRIES = 4;
/** One record may be closed to the token; so many in a row mean that the token may not do this at all. */
const MOST_FORBIDDEN = 5;
const BACKOFF_BASE_MS = 500;
const BACKOFF_CAP_MS = 60_000;
/** A server that still says 429 after so many waits in a row is not going to stop. */
const MOST_LIMITED = 20;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** The least to wait after the first 429 without a word on how long; doubled with each one after it. */
const BLIND_PAUSE_MS = 2_000;
/** More than that can't be written as a date for certain. */
const A_YEAR_MS = 365 * 24 * 3_600_000;
/** Spreads out what would otherwise come back in the same instant. */
const PAUSE_SPREAD_MS = 2_000;

interface Try {
  readonly verdict: Verdict;
  /** What `Retry-After` asks for, if it asks for something that makes sense. */
  readonly waitMs: number | undefined;
}

/** Everything that leaves for one server. A failure in one lane stops all. */
export class Sender {
  readonly stats: Stats = { requests: 0, retries: 0, rateLimited: 0 };
  readonly #options: SenderOptions;
  readonly #budget = new Budget();
  readonly #halt = new AbortController();
  /** Answers of 403 in a row. */
  #forbidden = 0;
  /** Aborted by the run's signal or by a failure: nothing leaves any more. */
  readonly #closed: AbortSignal;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#closed = AbortSignal.any([this.#halt.signal, ...(options.signal ? [options.signal] : [])]);
  }

  /**
   * The JSON of a 2xx answer (undefined where a DELETE has none).
   * @throws Rejected, when the server refuses this record and has not acted
   * @throws AnswerLost, when a write was sent and it can't be told whether the server acted
   * @throws Failure, or the signal's reason; a write that ends so was not carried out
   */
  async send(request: ApiRequest): Promise<unknown> {
    let failed = 0;
    let limited = 0;
    for (;;) {
      const { verdict, waitMs } = await this.#try(request);
      switch (verdict.is) {
        case 'ok':
          this.#forbidden = 0;
          return verdict.json;
        case 'rejected':
          this.#refuse(verdict.error);
          throw verdict.error;
        case 'lost':
          this.#lose(verdict, waitMs);
          throw verdict.error;
        case 'stop':
          throw this.#stop(verdict.failure);
        case 'limited':
          limited += 1;
          this.#pauseAll(limited, waitMs);
          break;
        case 'again':
          failed += 1;
          await this.#backOff(failed, verdict, waitMs);
      }
    }
  }

  async #try(request: ApiRequest): Promise<Try> {
    const { pace, url, token, clock } = this.#options;
    const ticket = await pace.take(this.#closed);
    const asked = { method: request.method, url: `${url}${request.path}`, token };
    try {
      this.#closed.throwIfAborted();
      if (request.onLeave) await request.onLeave().then(() => this.#closed.throwIfAborted());
      const answer = await this.#exchange(request);
      return { verdict: judgeAnswer(asked, answer), waitMs: retryAfterMs(answer.headers, clock.date()) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (!error.sent) this.stats.requests -= 1;
      if (request.method === 'GET' || !error.sent) this.#options.hardSignal?.throwIfAborted();
      return { verdict: judgeLoss(request.method, error), waitMs: undefined };
    } finally {
      pace.answered(ticket);
    }
  }

  async #exchange(request: ApiRequest): Promise<ApiAnswer> {
    const { transport, hardSignal } = this.#options;
    this.stats.requests += 1;
    const answer = await transport(hardSignal ? { ...request, signal: hardSignal } : request);
    if (answer.status === 429) this.stats.rateLimited += 1;
    else if (answer.status < 500) this.#budget.succeeded();
    return answer;
  }

  /** @throws AuthFailure for the last of too many answers of 403 */
  #refuse({ status }: Rejected): void {
    this.#forbidden = status === 403 ? this.#forbidden + 1 : 0;
    if (this.#forbidden < MOST_FORBIDDEN) return;
    throw this.#stop(
      new AuthFailure(
        msg`Cubicl does not permit this with the token: ${MOST_FORBIDDEN} answers of 403 in a row.`,
        {
          hint: msg`Ask an administrator of the organisation for the permission, or use another token, then go on.`,
        },
      ),
    );
  }

  #lose(verdict: Extract<Verdict, { is: 'lost' }>, waitMs = 0): void {
    if (verdict.stop) this.#stop(verdict.stop);
    else if (!this.#budget.spend(verdict.timeout)) this.#stop(keepsFailing(verdict.error.told));
    else if (waitMs > LONGEST_PAUSE_MS) this.#stop(this.#tooLong(waitMs));
    else this.#options.pace.pause(waitMs, 'asked to wait');
  }

  async #backOff(failed: number, verdict: Extract<Verdict, { is: 'again' }>, waitMs = 0): Promise<void> {
    const mayGoOn = this.#budget.spend(verdict.timeout);
    if (!mayGoOn || failed >= MOST_TRIES) throw this.#stop(keepsFailing(verdict.why));
    if (waitMs > LONGEST_PAUSE_MS) throw this.#stop(this.#tooLong(waitMs));
    const { pace, clock, random, onWait } = this.#options;
    const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** failed);
    this.stats.retries += 1;
    pace.pause(waitMs, 'asked to wait');
    const ms = random() * ceiling;
    onWait?.({ ms, why: 'failing' });
    await clock.sleep(ms, this.#closed);
  }

  #pauseAll(limited: number, waitMs: number | undefined): void {
    const { pace, random } = this.#options;
    const isOurs = !pace.hasRoom();
    const others = isOurs ? '' : msg`; someone else may be using this token`;
    if (waitMs !== undefined && waitMs > LONGEST_PAUSE_MS) throw this.#stop(this.#tooLong(waitMs));
    if (limited >= MOST_LIMITED) {
      throw this.#stop(
        keepsFailing(msg`it answered 429 (too many requests) ${limited} times in a row${others}.`),
      );
    }
    const spread = random() * Math.min(PAUSE_SPREAD_MS, waitMs === undefined ? Infinity : waitMs / 10);
    const blindMs = Math.min(BACKOFF_CAP_MS, BLIND_PAUSE_MS * 2 ** (limited - 1));
    const ms = (waitMs ?? Math.max(blindMs, pace.oldestLeavesIn())) + spread;
    pace.pause(ms, isOurs ? 'rate limited' : 'rate limited elsewhere');
  }

  #tooLong(waitMs: number): ServerFailure {
    const ms = Math.min(waitMs, A_YEAR_MS);
    const resume = new Date(this.#options.clock.date() + ms).toISOString().slice(0, 16).replace('T', ' ');
    return new ServerFailure(
      msg`Cubicl asks to wait ${Math.ceil(ms / 60_000)} minutes before the next request.`,
      {
        hint: msg`Resume after ${resume} UTC.`,
      },
    );
  }

  #stop(failure: Failure): Failure {
    this.#halt.abort(failure);
    return failure;
  }
}

function keepsFailing(why: Value): ServerFailure {
  return new ServerFailure(
    msg`Cubicl keeps failing: ${inWords(why).endsWith('.') ? why : joined([why, '.'], '')}`,
    {
      hint: msg`Nothing is lost. Try again in a few minutes.`,
    },
  );
}
