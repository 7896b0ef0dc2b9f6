/** The machine that a simulated run lives on: one process after another, each of which can die at any step, and a disk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { ApiRequest, Transport } from '../../src/api/answers.ts';
import { CubiclApi } from '../../src/api/api.ts';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Rate } from '../../src/api/rate.ts';
import { applyPlan } from '../../src/apply/apply.ts';
import { Journal, replay } from '../../src/apply/journal.ts';
import type { JournalState } from '../../src/apply/journal-state.ts';
import { Failure } from '../../src/errors.ts';
import { isWrite, type Action } from '../../src/plan/plan.ts';
import { LineWriter, valuesOf } from '../../src/table/lines.ts';
import { Process, type Disk, type Life } from './process.ts';
import type { SimulatedServer } from './server.ts';
import type { Timeline } from './timeline.ts';

/** What the plan's sweep found, and when, by the machine's clock. */
export interface Picture {
  readonly ids: ReadonlySet<string>;
  readonly at: number;
  /** The same on the timeline. */
  readonly seenAt: number;
  readonly pages: number;
}

export interface Terms {
  readonly rate: Rate;
  readonly concurrency: number;
  readonly settleMs: number;
  readonly maxAgeMs: number;
  readonly random: () => number;
}

/** How a process ended. */
export type Ending =
  { readonly is: 'done' | 'killed' } | { readonly is: 'failed'; readonly failure: Failure };

export interface MachineOptions {
  readonly time: Timeline;
  readonly server: SimulatedServer;
  readonly plan: readonly Action[];
  readonly picture: Picture;
  readonly terms: Terms;
}

const PLAN = 'the plan';

/** In no folder that there is: the disk is simulated. */
const NO_PATH = 'no-such-folder/journal.jsonl';

export class Machine {
  /** Its clock minus the true time. */
  readonly clock = { offsetMs: 0 };
  processes = 0;
  /** Writes that left without an intent on the disk. */
  readonly unwarranted: string[] = [];
  readonly #options: MachineOptions;
  readonly #disk: Disk = { text: '', synced: 0 };

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  async begin(): Promise<void> {
    this.journal = await (newJournal ??= madeByProgram());
  }

  /** Starts the program on what is left, and lets time pass until it ends, one way or another. */
  async run(life: Life & { readonly signal?: AbortSignal } = {}): Promise<Ending> {
    this.processes += 1;
    const process = new Process(life);
    const work = this.#work(process, life.signal).then(
      (): Ending => ({ is: 'done' }),
      (error: unknown): Ending => {
        if (error instanceof Failure) return { is: 'failed', failure: error };
        throw error;
      },
    );
    const ending = Promise.race([work, process.death.then((): Ending => ({ is: 'killed' }))]);
    return closingWhatTheDeadLeaveOpen(() => this.#options.time.until(ending));
  }

  /** What was written and not synced is lost from some byte on. */
  cutPower(random: () => number): void {
    const { text, synced } = this.#disk;
    const kept = synced + Math.floor(random() * (text.length - synced + 1));
    this.#disk.text = text.slice(0, kept);
    this.#disk.synced = kept;
  }

  /** The journal's text on the disk. */
  get journal(): string {
    return this.#disk.text;
  }

  set journal(text: string) {
    this.#disk.text = text;
    this.#disk.synced = text.length;
  }

  /** What the journal says now. */
  async state(): Promise<JournalState> {
    return (await replay(this.#read(), NO_PATH)).state;
  }

  #read(): AsyncIterable<unknown> {
    return valuesOf(each([this.#disk.text]), NO_PATH);
  }

  async #work(process: Process, signal: AbortSignal | undefined): Promise<void> {
    const { time, server, plan, picture, terms } = this.#options;
    const { rate, concurrency, settleMs, maxAgeMs, random } = terms;
    const clock = time.clock(this.clock);
    const append = async (path: string): Promise<LineWriter> => {
      if (!this.journal.endsWith('}\n')) this.journal = await tidied(this.journal);
      return new LineWriter(path, process.file(this.#disk));
    };
    const files = { read: () => this.#read(), append };
    const journal = await Journal.open(NO_PATH, PLAN, { clock, files });
    const network = this.#watched(server.transport(this.processes));
    const api = new CubiclApi({
      ...{ token: 'token', rate, concurrency, clock, random },
      transport: process.transport(network, journal.state),
      ...(signal ? { signal } : {}),
    });
    try {
      await applyPlan(() => each(plan), {
        ...{ api, journal, clock, concurrency, settleMs, maxAgeMs },
        swept: picture,
        known: () => Promise.resolve(picture.ids),
        ...(signal ? { signal } : {}),
      });
    } finally {
      await journal.close();
    }
  }

  /** Nothing may be written to the server that would be forgotten by a power cut. */
  #watched(network: Transport): Transport {
    return (request) => {
      if (request.method !== 'GET' && !this.#isWarranted(request)) {
        this.unwarranted.push(`${request.method} ${request.path} ${JSON.stringify(request.body)}`);
      }
      return network(request);
    };
  }

  #isWarranted({ method, path, body }: ApiRequest): boolean {
    const durable = this.#disk.text.slice(0, this.#disk.synced);
    const isIt = (action: Action): boolean =>
      method === 'POST'
        ? action.do === 'create' && JSON.stringify(action.body) === JSON.stringify(body)
        : isWrite(action) && action.do !== 'create' && path.endsWith(action.id);
    return this.#options.plan.some((each) => isIt(each) && durable.includes(`{"is":"intent","n":${each.n},`));
  }
}

/** A killed process is no process here, so that nobody else closes its temporary files. */
async function closingWhatTheDeadLeaveOpen<T>(work: () => Promise<T>): Promise<T> {
  const create = ClientSpool.create.bind(ClientSpool);
  const spools: ClientSpool[] = [];
  const spy = vi.spyOn(ClientSpool, 'create').mockImplementation(async () => {
    const spool = await create();
    spools.push(spool);
    return spool;
  });
  try {
    return await work();
  } finally {
    spy.mockRestore();
    for (const spool of spools) await spool.close();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

let newJournal: Promise<string> | undefined;

/*
 * Whole files are read and written at once here: Node.js 26 does not list such a call among what is under way, and the
 * timeline would take the simulation for idle.
 */

/** A journal's beginning, as it is on a real disk. */
function madeByProgram(): Promise<string> {
  return inFolder(async (path) => {
    await Journal.create(path, PLAN);
    return readFileSync(path, 'utf8');
  });
}

/** What becomes of a torn journal when it is gone on with, on a real disk. */
function tidied(text: string): Promise<string> {
  return inFolder(async (path) => {
    writeFileSync(path, text);
    await (await LineWriter.append(path)).close();
    return readFileSync(path, 'utf8');
  });
}

/** Where a sync costs nothing; how a disk forgets is simulated. */
const MEMORY_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function inFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(MEMORY_DISK, 'simulator-'));
  try {
    return await work(join(folder, 'journal.jsonl'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
