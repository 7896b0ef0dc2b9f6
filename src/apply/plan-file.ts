/** The plan on disk, one action a line, so that it can be read again after a crash and never has to fit in memory. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { Names } from '../plan/moved.ts';
import { Counting } from '../plan/moves.ts';
import type { Action, PlanCounts } from '../plan/plan.ts';
import { LineWriter, readLines } from '../table/lines.ts';
import { Journal } from './journal.ts';
import { writeKnownIds } from './known-ids.ts';
import type { RunFolder } from './run.ts';

/** The first line: what the plan was made of. */
export interface PlanHead {
  readonly version: 1;
  readonly command: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  /** The API's address, or `sandbox:<file>`: a plan is never carried out elsewhere. */
  readonly server: string;
  /** The input as it was named, the SHA-256 of its bytes, and how it was written. */
  readonly input?: {
    readonly file: string;
    readonly sha256: string;
    readonly format?: string;
    readonly delimiter?: string;
  };
  readonly options: Readonly<Record<string, unknown>>;
  readonly names?: Names;
  /** The reading of all clients that the before-images come from; its ids are in `known-ids`. */
  readonly swept?: Sweeping;
  /** When the before-images were read where that was one by one, as `swept.at`. */
  readonly readAt?: number;
  /** Of all of the above: tells which journal is this plan's. */
  readonly fingerprint: string;
}

interface Sweeping {
  /** When it began, by this machine's clock, in milliseconds since 1970. */
  readonly at: number;
  readonly clients: number;
  readonly pages: number;
}

export type PlanStart = Omit<PlanHead, 'fingerprint' | 'swept'>;

/** A reading of all clients, with the ids it found. */
export interface Swept extends Omit<Sweeping, 'clients'> {
  readonly ids: Iterable<string>;
}

export class PlanWriter {
  readonly #counting = new Counting();
  #n = 0;

  private constructor(
    private readonly run: RunFolder,
    private readonly lines: LineWriter,
    private readonly fingerprint: string,
  ) {}

  static async create(run: RunFolder, about: PlanStart, swept?: Swept): Promise<PlanWriter> {
    const lines = await LineWriter.create(run.file('plan.jsonl'));
    const head = swept ? { ...about, swept: await keepIds(run, swept) } : about;
    const fingerprint = createHash('sha256').update(JSON.stringify(head)).digest('hex').slice(0, 32);
    await lines.write({ ...head, fingerprint });
    return new PlanWriter(run, lines, fingerprint);
  }

  get counts(): PlanCounts {
    return this.#counting.counts;
  }

  /** Numbers the action and writes it. */
  async add(decide: (n: number) => Action): Promise<Action> {
    const action = decide(++this.#n);
    this.#counting.add(action);
    await this.lines.write(action);
    return action;
  }

  /**
   * A plan without its last line was never finished and is never carried out; one that has it has a journal, so that
   * a journal that is missing later shows.
   */
  async close(): Promise<PlanCounts> {
    await Journal.create(this.run.file('journal.jsonl'), this.fingerprint);
    const { counts } = this;
    await this.lines.write({ end: this.#n, counts });
    await this.lines.sync();
    await this.lines.close();
    return counts;
  }

  /** Lets go of the file: without its last line, what stands in it is no plan. */
  async abandon(): Promise<void> {
    await this.lines.close().catch(() => undefined);
  }
}

async function keepIds(run: RunFolder, { at, pages, ids }: Swept): Promise<Sweeping> {
  return { at, pages, clients: await writeKnownIds(run.file('known-ids'), ids) };
}

const headLine = z.looseObject({
  version: z.literal(1),
  command: z.string(),
  madeAt: z.string(),
  server: z.string(),
  fingerprint: z.string(),
});
const endLine = z.object({ end: z.number(), counts: z.looseObject({}) });

/** Reads the actions of a finished plan, in order. @throws FileFailure for a plan that was never finished, or damaged */
export async function* readPlan(path: string): AsyncGenerator<Action> {
  let n = 0;
  let isFinished = false;
  for await (const line of readLines(path)) {
    if (n === 0 && headLine.safeParse(line).success) continue;
    const end = endOf(line);
    if (end !== undefined) isFinished = end === n;
    else {
      n++;
      yield line as Action; // written by PlanWriter; the end line proves that all of it is there
    }
  }
  if (!isFinished) throw unfinished(path);
}

/** Of the last line: how many actions there are. Most lines are actions, and quickly told from it. */
function endOf(line: unknown): number | undefined {
  if (typeof line !== 'object' || line === null || !('end' in line)) return undefined;
  return endLine.safeParse(line).data?.end;
}

/** What the plan was made of. @throws FileFailure where there is no plan */
export async function readPlanHead(path: string): Promise<PlanHead> {
  for await (const line of readLines(path)) {
    const head = headLine.safeParse(line);
    if (head.success) return line as PlanHead;
    break;
  }
  throw unfinished(path);
}

/** When a plan's before-images were read, and in how many pages, where that was a list of all. */
export function readingOf({ swept, readAt }: PlanHead): { at: number; pages?: number } | undefined {
  return swept ?? (readAt === undefined ? undefined : { at: readAt });
}

function unfinished(path: string): FileFailure {
  return new FileFailure(msg`${path} is not a finished plan.`, {
    hint: msg`Its making was interrupted before anything was sent. Start the command again.`,
  });
}
