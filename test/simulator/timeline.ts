/** Time that passes only when nothing else can happen: hours go by in milliseconds, and the same seed gives the same order. */
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '../../src/api/clock.ts';

/** Where every simulation begins. */
export const START = Date.UTC(2026, 0, 5, 9);

interface Alarm {
  readonly at: number;
  /** Alarms of one instant ring in the order in which they were set. */
  readonly order: number;
  readonly ring: () => void;
}

/** The one time of a simulation. `Date` and `performance` show it, so that the sandbox's store lives in it, too. */
export class Timeline {
  #alarms: Alarm[] = [];
  #order = 0;

  /** To be called once per simulation, inside a test. */
  static start(): Timeline {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: START });
    onTestFinished(() => void vi.useRealTimers());
    return new Timeline();
  }

  now(): number {
    return performance.now();
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#set(ms, resolve));
  }

  /** A machine's clock, `offsetMs` away from the true time. */
  clock(machine: { offsetMs: number }): Clock {
    return {
      now: () => this.now(),
      date: () => Date.now() + machine.offsetMs,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          const give = (): void => reject(signal?.reason as Error);
          if (signal?.aborted) {
            give();
            return;
          }
          signal?.addEventListener('abort', give, { once: true });
          this.#set(ms, () => {
            signal?.removeEventListener('abort', give);
            resolve();
          });
        }),
    };
  }

  /** Lets time pass until the work is done. Fails where the work waits for something that will never happen. */
  async until<T>(work: Promise<T>): Promise<T> {
    const state = { isDone: false };
    const settled = (): void => void (state.isDone = true);
    work.then(settled, settled);
    for (;;) {
      await idle();
      if (state.isDone) return work;
      const next = this.#take();
      if (!next) throw new Error('the simulation stands still');
      vi.advanceTimersByTime(Math.max(0, next.at - this.now()));
      next.ring();
    }
  }

  #set(ms: number, ring: () => void): void {
    // Whole milliseconds, as real timers: a fraction that gets lost would let someone wait for it for ever.
    const alarm = { at: Math.ceil(this.now() + Math.max(0, ms)), order: this.#order++, ring };
    let place = this.#alarms.length;
    while (place > 0 && (this.#alarms[place - 1]?.at ?? 0) <= alarm.at) place -= 1;
    this.#alarms.splice(place, 0, alarm);
  }

  /** The earliest is the last. */
  #take(): Alarm | undefined {
    return this.#alarms.pop();
  }
}

/** When every promise has gone as far as it can, and no file is being read or written. */
async function idle(): Promise<void> {
  do await new Promise(setImmediate);
  while (process.getActiveResourcesInfo().some((name) => /^(FSReq|CloseReq)/.test(name)));
}
