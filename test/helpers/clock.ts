/** A clock that a test owns: it stands still until someone sleeps on it, and then jumps. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/api/clock.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export class HandClock implements Clock {
  #now = 0;
  /** Earliest first. */
  #sleepers: readonly Sleeper[] = [];
  /** How long each sleep was to take, in the order in which they began. */
  readonly slept: number[] = [];

  constructor(readonly startedAt = Date.UTC(2026, 0, 5, 8)) {}

  now(): number {
    return this.#now;
  }

  date(): number {
    return this.startedAt + this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      };
      const sleeper = { due: this.#now + Math.max(0, ms), wake };
      this.#sleepers = [...this.#sleepers, sleeper].sort((a, b) => a.due - b.due);
      signal?.addEventListener('abort', wake);
    });
    signal?.throwIfAborted();
  }

  /** Lets `ms` milliseconds go by, waking whoever is due. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await setImmediate();
      if ((this.#sleepers[0]?.due ?? Infinity) > until) break;
      this.#wakeNext();
    }
    this.#now = until;
  }

  /** Jumps from sleeper to sleeper until the work is done, so that waiting costs no time. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { isDone: false };
    const end = (): void => void (state.isDone = true);
    work.then(end, end);
    for (;;) {
      await setImmediate();
      if (state.isDone) return work;
      this.#wakeNext();
    }
  }

  #wakeNext(): void {
    const [sleeper] = this.#sleepers;
    if (!sleeper) return;
    this.#now = Math.max(this.#now, sleeper.due);
    sleeper.wake();
  }
}
