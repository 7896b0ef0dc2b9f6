/** The append-only record of what was sent and what was answered: after a crash it tells what is done and what is in doubt. */
import { z } from 'zod';
import { FileFailure } from '../errors.ts';
import { LineWriter, readLines } from '../table/lines.ts';

/** How an action ended. `unknown`: the answer was lost, so nobody can tell whether the server acted. */
export type Outcome =
  | { readonly result: 'created' | 'updated' | 'deleted'; readonly id: string; readonly note?: string }
  | {
      readonly result: 'failed' | 'unknown' | 'conflict';
      readonly code: string;
      readonly message: string;
      readonly id?: string;
    };

const entry = z.discriminatedUnion('is', [
  z.object({ is: z.literal('intent'), n: z.number(), at: z.number() }),
  z.object({
    is: z.literal('outcome'),
    n: z.number(),
    outcome: z.custom<Outcome>((value) => typeof value === 'object'),
  }),
]);

/** What the journal says: per action its outcome, or `intent` where none was written. */
export type JournalState = ReadonlyMap<number, Outcome | 'intent'>;

export class Journal {
  #waiting: { readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  #syncing = false;

  private constructor(readonly lines: LineWriter) {}

  static async open(path: string): Promise<Journal> {
    return new Journal(await LineWriter.append(path));
  }

  /** Resolves when the intent is on disk: only then may the request leave. Intents that come together share one sync. */
  async intent(n: number): Promise<void> {
    await this.lines.write({ is: 'intent', n, at: Date.now() });
    await this.#synced();
  }

  /** The outcome rides to disk with the next intent, or with `close`. */
  async outcome(n: number, outcome: Outcome): Promise<void> {
    await this.lines.write({ is: 'outcome', n, outcome });
  }

  async close(): Promise<void> {
    try {
      await this.lines.sync();
    } finally {
      await this.lines.close();
    }
  }

  #synced(): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      if (!this.#syncing) void this.#syncLoop();
    });
  }

  async #syncLoop(): Promise<void> {
    this.#syncing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.lines.sync();
        for (const each of group) each.done();
      } catch (error) {
        for (const each of group) each.failed(error);
      }
    }
    this.#syncing = false;
  }
}

/** Reads a journal; a missing one is empty. @throws FileFailure where it is damaged before its last line */
export async function readJournal(path: string): Promise<JournalState> {
  const state = new Map<number, Outcome | 'intent'>();
  try {
    for await (const line of readLines(path)) {
      const read = entry.parse(line);
      state.set(read.n, read.is === 'intent' ? 'intent' : read.outcome);
    }
  } catch (error) {
    if (error instanceof FileFailure && isMissing(error.cause)) return state;
    throw error;
  }
  return state;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
