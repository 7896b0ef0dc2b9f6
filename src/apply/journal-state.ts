/** What a run's journal says: how each action ended, what is in doubt, and what the server's clock is. */
import type { PartKey } from '../client/alike.ts';
import type { Client } from '../client/client.ts';
import type { Message } from '../message.ts';

/** How an action ended. `unknown`: the answer was lost, and it can't be told whether the server acted. */
export type Outcome =
  | {
      readonly result: 'created' | 'updated' | 'deleted';
      readonly id: string;
      /** It is known from looking at the server, since the answer was lost. */
      readonly found?: true;
      /** Of a created client, by the server's clock. */
      readonly createdAt?: number;
      /** Parts of a created client that the server holds otherwise than they were sent. */
      readonly differs?: readonly PartKey[];
    }
  | {
      readonly result: 'failed' | 'unknown' | 'conflict';
      readonly code: string;
      readonly message: Message;
      readonly id?: string;
      /** The client as it was found, where someone had changed what was to be written. */
      readonly now?: Client;
    };

/** One line of the journal. Times are this machine's, in milliseconds since 1970. */
export type Entry =
  /** First line: whose journal it is. */
  | { readonly is: 'run'; readonly plan: string }
  /**
   * About to be sent for the `attempt`th time, or once more where the server had refused to look at it (429). `over`
   * is the client that is written over, where it is not the plan's before-image any more.
   */
  | {
      readonly is: 'intent';
      readonly n: number;
      readonly attempt: number;
      readonly at: number;
      readonly over?: Client;
    }
  /** No answer came, or none that can be understood. */
  | { readonly is: 'lost'; readonly n: number; readonly at: number; readonly why: string }
  /** The intent was not carried out: nothing left, or the server refused to look at it. */
  | { readonly is: 'unsent'; readonly n: number; readonly attempt: number }
  | { readonly is: 'outcome'; readonly n: number; readonly at: number; readonly outcome: Outcome }
  /** A create that was sent twice has been looked for twice: it is there once. */
  | { readonly is: 'checked'; readonly n: number };

/** A write that was sent and is not known to be over. */
export interface OpenWrite {
  readonly attempts: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** When the answer to the last sending was given up. */
  readonly lostAt?: number;
}

/** A client made by an action of this run. */
export interface Made {
  readonly n: number;
  readonly id: string;
  /** When it was sent. */
  readonly at: number;
}

const RECENT = 20;

/** Grows line by line: replayed from the file, then along with the run. */
export class JournalState {
  #plan = '';
  readonly #outcomes = new Map<number, Outcome>();
  readonly #open = new Map<number, OpenWrite>();
  readonly #makers = new Map<string, number>();
  readonly #differing = new Set<PartKey>();
  #recent: readonly Made[] = [];
  #skews: readonly number[] = [];

  /** The fingerprint of the plan it belongs to. */
  get plan(): string {
    return this.#plan;
  }

  /** How many actions are done. */
  get size(): number {
    return this.#outcomes.size;
  }

  /** `intent` where it was sent and nothing more is known yet. */
  get(n: number): Outcome | 'intent' | undefined {
    return this.#outcomes.get(n) ?? (this.#open.has(n) ? 'intent' : undefined);
  }

  /** Whether nothing is left to be done, looked for or checked. */
  isDone(n: number): boolean {
    return this.#outcomes.has(n) && !this.#open.has(n);
  }

  /** Sent, and not known to be over: in doubt, or made by a second sending and not checked yet. */
  get open(): ReadonlyMap<number, OpenWrite> {
    return this.#open;
  }

  /** The action that made a client. */
  makerOf(id: string): number | undefined {
    return this.#makers.get(id);
  }

  /** The clients made last, the latest last. */
  get recent(): readonly Made[] {
    return this.#recent;
  }

  /** Parts that the server is seen to change. */
  get differing(): ReadonlySet<PartKey> {
    return this.#differing;
  }

  /** The server's clock minus this machine's, the middle of the last answers that told; undefined before the first. */
  get skewMs(): number | undefined {
    const sorted = [...this.#skews].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }

  take(entry: Entry): void {
    switch (entry.is) {
      case 'run':
        this.#plan = entry.plan;
        break;
      case 'intent':
        this.#sent(entry);
        break;
      case 'lost':
        this.#lost(entry);
        break;
      case 'unsent':
        this.#withdraw(entry.n, entry.attempt);
        break;
      case 'outcome':
        this.#ended(entry);
        break;
      case 'checked':
        this.#open.delete(entry.n);
    }
  }

  #sent({ n, attempt, at }: Entry & { is: 'intent' }): void {
    const firstAt = this.#open.get(n)?.firstAt ?? at;
    this.#open.set(n, { attempts: attempt, firstAt, lastAt: at });
  }

  #lost({ n, at }: Entry & { is: 'lost' }): void {
    const sending = this.#open.get(n);
    if (sending) this.#open.set(n, { ...sending, lostAt: at });
  }

  #withdraw(n: number, attempt: number): void {
    const sending = this.#open.get(n);
    if (!sending || attempt <= 1) this.#open.delete(n);
    else this.#open.set(n, { ...sending, attempts: attempt - 1 });
  }

  #ended({ n, at, outcome }: Entry & { is: 'outcome' }): void {
    const sending = this.#open.get(n);
    this.#outcomes.set(n, outcome);
    const needsCheck = outcome.result === 'created' && (sending?.attempts ?? 1) > 1 && !outcome.found;
    if (!needsCheck) this.#open.delete(n);
    if (outcome.result !== 'created') return;
    this.#makers.set(outcome.id, n);
    // What was found was not answered: then `at` tells nothing of the server's clock.
    if (!sending || outcome.found) return;
    this.#recent = [...this.#recent, { n, id: outcome.id, at: sending.lastAt }].slice(-RECENT);
    for (const part of outcome.differs ?? []) this.#differing.add(part);
    if (outcome.createdAt === undefined) return;
    this.#skews = [...this.#skews, outcome.createdAt - (sending.lastAt + at) / 2].slice(-RECENT);
  }
}
