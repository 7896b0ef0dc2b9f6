/** Who may run when: so many at once, look-alikes one after another, and nobody once the run is stopping. */
import pLimit from 'p-limit';

/** Requests that share the quota. */
export class Lanes {
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #running = new Set<Promise<void>>();
  readonly #most: number;
  readonly #stop: AbortSignal;

  constructor(concurrency: number, stop: AbortSignal) {
    this.#limit = pLimit(concurrency);
    // Enough to keep every lane busy without reading the whole plan into memory.
    this.#most = concurrency * 2;
    this.#stop = stop;
  }

  /** Runs a task as soon as a lane is free. Rejects with the reason once the run is stopping. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#limit(() => {
      this.#stop.throwIfAborted();
      return task();
    });
    const over = run.then(nothing, nothing).finally(() => this.#running.delete(over));
    this.#running.add(over);
    return run;
  }

  /** Resolves when another task would not have to wait for long. */
  async room(): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running);
  }
}

function nothing(): void {
  // Whoever asked for the task is told how it went.
}

/** Lets those who share a key go one after another, in the order in which they came. */
export class Turns {
  /** Per key, when the last who asked is done. */
  readonly #last = new Map<string, Promise<void>>();

  /** Begins at once where none of the keys is taken. */
  take(keys: readonly string[], work: () => Promise<void>): Promise<void> {
    const before = keys.flatMap((key) => this.#last.get(key) ?? []);
    const run = before.length === 0 ? work() : Promise.all(before).then(work);
    const over = run.then(nothing, nothing).finally(() => {
      for (const key of keys) if (this.#last.get(key) === over) this.#last.delete(key);
    });
    for (const key of keys) this.#last.set(key, over);
    return run;
  }
}
