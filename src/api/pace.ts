/** The quota: lets a request leave only when no window, as the server may count it, would hold too many. */
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { DEFAULT_RATE, type Rate } from './rate.ts';

/** A request's place in the window, from when it left until a window after its answer. */
export interface Ticket {
  readonly takenAt: number;
  /** Its note in the ledger. */
  readonly note?: string;
}

/**
 * Why nothing leaves; whoever shows it has the words. The quota is shared with other runs on this machine; a 429 with
 * room in the window by our own count comes from elsewhere; what failed is sent again after a while.
 */
export const WAIT_REASONS = [
  ...(['quota', 'shared quota', 'asked to wait'] as const),
  ...(['rate limited', 'rate limited elsewhere', 'failing'] as const),
];
export type WaitReason = (typeof WAIT_REASONS)[number];

export interface Wait {
  readonly ms: number;
  readonly why: WaitReason;
}

export interface PaceOptions {
  readonly rate: Rate;
  readonly clock: Clock;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** Where other runs on this machine note what they send. */
  readonly ledger?: Pick<Ledger, 'take' | 'answered' | 'pause' | 'used'> | undefined;
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** Added to every window, so that clocks that tick coarsely can't cost a 429. */
export const SLACK_MS = 50;

/**
 * A sliding-window log. Nobody outside knows when the server counts a request, only that it is between the sending
 * and the answer: so a request holds its place while it is under way and for one window after its answer.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #rate: Exclude<Rate, 'unlimited'> | undefined;
  readonly #concurrency: number;
  readonly #onWait: PaceOptions['onWait'];
  readonly #ledger: PaceOptions['ledger'];
  readonly #underWay = new Set<Ticket>();
  /** When the answers came, oldest first; those that have left the window are dropped. */
  readonly #answers: number[] = [];
  #turn: Promise<void> = Promise.resolve();
  #pausedUntil = -Infinity;
  #pausedWhy: WaitReason = 'asked to wait';
  #waitingUntil: number | undefined;
  #answerCame: (() => void) | undefined;

  constructor({ rate, clock, concurrency, ledger, onWait }: PaceOptions) {
    this.#clock = clock;
    this.#rate = rate === 'unlimited' ? undefined : rate;
    this.#concurrency = concurrency;
    this.#ledger = rate === 'unlimited' ? undefined : ledger;
    this.#onWait = onWait;
  }

  /** Resolves when a request may leave, first come first served; rejects with the signal's reason. */
  async take(signal?: AbortSignal): Promise<Ticket> {
    const before = this.#turn;
    let done: () => void = () => undefined;
    this.#turn = new Promise((resolve) => (done = resolve));
    try {
      await before;
      return await this.#whenFree(signal);
    } finally {
      done();
    }
  }

  /** To be called once per ticket, when the answer came or was given up. */
  answered(ticket: Ticket): void {
    if (!this.#underWay.delete(ticket)) return;
    if (this.#rate) this.#answers.push(this.#clock.now());
    if (ticket.note !== undefined) this.#ledger?.answered(ticket.note);
    this.#answerCame?.();
  }

  /** Lets nothing leave for `ms` milliseconds from now, as a 429 demands. */
  pause(ms: number, why: WaitReason): void {
    const until = this.#clock.now() + ms;
    if (until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#pausedWhy = why;
    this.#ledger?.pause(ms, why);
  }

  /** Requests that count against the window now, those of other runs on this machine too. */
  used(): number {
    return Math.max(this.#usedHere(), this.#ledger?.used() ?? 0);
  }

  /** Requests that have left and are not answered. */
  underWay(): number {
    return this.#underWay.size;
  }

  /** Whether the window has room by our own count: a 429 then was caused by someone else. */
  hasRoom(): boolean {
    return this.used() < (this.#rate?.requests ?? Infinity);
  }

  /** When the next request may leave, on the clock's `now()`, if one is waiting for that. */
  waitingUntil(): number | undefined {
    return this.#waitingUntil;
  }

  /** Milliseconds until the oldest request has left the window, as far as we know. */
  oldestLeavesIn(): number {
    this.#forget();
    const { windowMs } = this.#rate ?? DEFAULT_RATE;
    return Math.min(windowMs, this.#oldestGoesAt(windowMs) - this.#clock.now());
  }

  async #whenFree(signal: AbortSignal | undefined): Promise<Ticket> {
    let told = -Infinity;
    for (;;) {
      signal?.throwIfAborted();
      const { ms, why, note } = this.#look();
      if (ms <= 0) return this.#leave(note);
      const until = this.#clock.now() + ms;
      if (ms < Infinity && until > told) {
        told = until;
        this.#onWait?.({ ms, why });
      }
      this.#waitingUntil = ms < Infinity ? until : undefined;
      try {
        await (ms < Infinity ? this.#clock.sleep(ms, signal) : this.#nextAnswer(signal));
      } finally {
        this.#waitingUntil = undefined;
      }
    }
  }

  #leave(note: string | undefined): Ticket {
    const ticket = { takenAt: this.#clock.now(), ...(note === undefined ? {} : { note }) };
    this.#underWay.add(ticket);
    return ticket;
  }

  /** How long to wait; 0 where a request may leave, then with its note in the ledger. */
  #look(): { readonly ms: number; readonly why: WaitReason; readonly note?: string } {
    const ms = this.#msToWait();
    if (ms > 0) return { ms, why: this.#pausedUntil >= this.#clock.now() + ms ? this.#pausedWhy : 'quota' };
    const place = this.#ledger?.take();
    if (!place) return { ms: 0, why: 'quota' };
    return 'id' in place ? { ms: 0, why: 'quota', note: place.id } : place;
  }

  /** Infinity when nothing but an answer helps. */
  #msToWait(): number {
    if (this.#underWay.size >= this.#concurrency) return Infinity;
    const pause = this.#pausedUntil - this.#clock.now();
    if (!this.#rate || this.#usedHere() < this.#rate.requests) return pause;
    return Math.max(pause, this.#oldestGoesAt(this.#rate.windowMs) - this.#clock.now());
  }

  #usedHere(): number {
    this.#forget();
    return this.#underWay.size + this.#answers.length;
  }

  #forget(): void {
    if (!this.#rate) return;
    while (this.#oldestGoesAt(this.#rate.windowMs) <= this.#clock.now()) this.#answers.shift();
  }

  #oldestGoesAt(windowMs: number): number {
    return (this.#answers[0] ?? Infinity) + windowMs + SLACK_MS;
  }

  async #nextAnswer(signal: AbortSignal | undefined): Promise<void> {
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    this.#answerCame = wake;
    signal?.addEventListener('abort', wake);
    await woken;
    signal?.removeEventListener('abort', wake);
    this.#answerCame = undefined;
  }
}
