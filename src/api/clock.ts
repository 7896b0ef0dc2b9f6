/** Time as seen by everything that waits or measures, handed in from outside so that tests can own it. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, UTC, as this machine believes. */
  date(): number;
  /** Waits `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Longer timers overflow in Node and fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. A sleep keeps the process alive, since the run is waiting for it, and leaves no timer behind. */
export const realClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, signal && { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
