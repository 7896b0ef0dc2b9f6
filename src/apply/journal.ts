/** The append-only record of what was sent and what was answered: after a crash it tells what is done and what is in doubt. */
import { crc32 } from 'node:zlib';
import type { Clock } from '../api/clock.ts';
import type { Client } from '../client/client.ts';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { damaged, LineWriter, readLines } from '../table/lines.ts';
import { JournalState, type Entry, type Outcome } from './journal-state.ts';

/** Something about to be sent. */
export interface Intent {
  readonly n: number;
  /** 1 for the first sending. */
  readonly attempt: number;
  /** The client that is written over, where it is not the plan's before-image. */
  readonly over?: Client;
}

export interface JournalDeps {
  readonly clock: Pick<Clock, 'date'>;
  /** Where the file lies; default on disk. */
  readonly files?: JournalFiles;
}

export interface JournalFiles {
  /** The values of its lines, a torn last one left out. */
  read(path: string): AsyncIterable<unknown>;
  /** Goes on with it, a torn last line taken off. */
  append(path: string): Promise<LineWriter>;
}

const ON_DISK: JournalFiles = { read: readLines, append: (path) => LineWriter.append(path) };

/** The journal of a run that is being carried out. What it says is on disk only once it was synced. */
export class Journal {
  #syncing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(
    private readonly replayed: Replayed,
    private readonly lines: LineWriter,
    private readonly clock: Pick<Clock, 'date'>,
  ) {}

  get state(): JournalState {
    return this.replayed.state;
  }

  /** Begins the journal of a plan, in a file of its own, on disk when this returns. */
  static async create(path: string, plan: string): Promise<void> {
    const lines = await LineWriter.create(path);
    try {
      await lines.writeText(sealed({ is: 'run', plan }, 0).text);
      await lines.sync();
    } finally {
      await lines.close();
    }
  }

  /** Goes on with the journal of a plan. @throws FileFailure where it is missing, damaged, or another plan's */
  static async open(path: string, plan: string, deps: JournalDeps): Promise<Journal> {
    const { files = ON_DISK, clock } = deps;
    const replayed = await replay(files.read(path), path);
    if (replayed.state.plan !== plan) throw otherPlan(path);
    return new Journal(replayed, await files.append(path), clock);
  }

  /** Resolves when the intent is on disk: only then may the request leave. Intents that come together share one sync. */
  async intent(intent: Intent): Promise<void> {
    await this.#write({ is: 'intent', ...intent, at: this.clock.date() });
    await this.#synced();
  }

  async lost(n: number, why: string): Promise<void> {
    await this.#write({ is: 'lost', n, at: this.clock.date(), why });
    await this.lines.flush();
  }

  /** The intent was not carried out. Should this be lost, it is looked for in vain, no more. */
  async unsent({ n, attempt }: Intent): Promise<void> {
    await this.#write({ is: 'unsent', n, attempt });
  }

  /** Written at once, and on disk with the next intent: what a power cut takes is looked for again. */
  async outcome(n: number, outcome: Outcome): Promise<void> {
    await this.#write({ is: 'outcome', n, at: this.clock.date(), outcome });
    await this.lines.flush();
  }

  async checked(n: number): Promise<void> {
    await this.#write({ is: 'checked', n });
  }

  async close(): Promise<void> {
    try {
      await this.lines.sync();
    } finally {
      await this.lines.close();
    }
  }

  async #write(entry: Entry): Promise<void> {
    const { text, seal } = sealed(entry, this.replayed.seal);
    this.replayed.seal = seal;
    this.state.take(entry);
    await this.lines.writeText(text);
  }

  /** A sync under way began before this intent was written: the next one is shared by all who wait meanwhile. */
  #synced(): Promise<void> {
    this.#next ??= this.#syncing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return (this.#syncing = this.lines.sync());
      });
    return this.#next;
  }
}

/** Reads a run's journal. @throws FileFailure where it is missing or damaged: then nobody knows what was sent */
export async function readJournal(path: string): Promise<JournalState> {
  return (await replay(readLines(path), path)).state;
}

interface Replayed {
  readonly state: JournalState;
  /** The checksum of all lines so far. */
  seal: number;
}

/** Replays the lines of a journal. @throws FileFailure naming the line that is not as it was written */
export async function replay(values: AsyncIterable<unknown>, path: string): Promise<Replayed> {
  const state = new JournalState();
  let seal = 0;
  let number = 0;
  for await (const value of values) {
    number++;
    const entry = entryOf(value);
    const expected = entry && sealed(entry, seal);
    if (!expected || JSON.stringify(value) !== expected.text) throw damaged(path, number);
    seal = expected.seal;
    state.take(entry);
  }
  return { state, seal };
}

/** Each line carries a checksum of itself and all before it, so that a line changed, lost or moved shows. */
function sealed(entry: Entry, before: number): { readonly text: string; readonly seal: number } {
  const json = JSON.stringify(entry);
  const seal = crc32(json, before);
  return { text: `${json.slice(0, -1)},"crc":"${seal.toString(16)}"}`, seal };
}

function entryOf(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entry = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'crc'));
  return entry as unknown as Entry; // the checksum proves that it was written here
}

function otherPlan(path: string): FileFailure {
  return new FileFailure(msg`${path} is not the journal of this plan.`, {
    hint: msg`Nothing was sent on the strength of it. Put the right one back, or start a new run.`,
  });
}
