/** The quota as all runs on this machine share it: each notes in one file what it sends, and counts what all have noted. */
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { LIMITS } from './exchange.ts';
import { SLACK_MS, WAIT_REASONS, type WaitReason } from './pace.ts';

/** Requests per window, and for how long one counts: see `pace.ts`. */
export interface LedgerOptions {
  /** Made (0700) if it is not there. */
  readonly folder: string;
  /** Those who use the same one share: it should stand for the token and the server, and tell neither. */
  readonly name: string;
  readonly rate: { readonly requests: number; readonly windowMs: number };
  readonly clock: Pick<Clock, 'date'>;
}

/** A place in the quota, or for how many milliseconds there is none. */
export type Place = { readonly id: string } | { readonly ms: number; readonly why: WaitReason };

const WHY_FULL = 'shared quota';

/** Two that ask in the same instant may both be sent away: they shall not come back in the same instant. */
const RACE_LOST_MS = 50;
/** A request under way may be answered, and so leave the window, earlier than it must. */
const LOOK_AGAIN_MS = 1_000;

const lineSchema = z.union([
  z.tuple([z.literal('take'), z.string(), z.number()]),
  z.tuple([z.literal('back'), z.string()]),
  z.tuple([z.literal('answer'), z.string(), z.number()]),
  z.tuple([z.literal('pause'), z.number(), z.enum(WAIT_REASONS).catch('asked to wait')]),
]);
type Line = z.infer<typeof lineSchema>;

interface Held {
  /** When it leaves the window, at the latest. */
  readonly until: number;
  readonly isAnswered: boolean;
}

/**
 * Appending is one step, so that the file's order decides who was first: no lock is needed, and none is left behind by
 * a process that was killed. Where the folder can't be used, every run counts for itself.
 */
export class Ledger {
  readonly #options: LedgerOptions;
  /** In the order of the file. */
  readonly #held = new Map<string, Held>();
  /** How far each file was read. */
  readonly #read = new Map<string, number>();
  #paused: { readonly until: number; readonly why: WaitReason } = { until: -Infinity, why: 'asked to wait' };
  /** The file written to. */
  #current = '';
  #isOff = false;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  /** Undefined where nothing is shared. */
  take(): Place | undefined {
    return this.#try(() => {
      this.#catchUp();
      const wait = this.#waitNow();
      if (wait) return wait;
      const id = randomUUID();
      this.#note(['take', id, this.#options.clock.date()]);
      this.#catchUp();
      if ([...this.#held.keys()].indexOf(id) < this.#options.rate.requests) return { id };
      this.#note(['back', id]);
      return { ms: RACE_LOST_MS * (1 + Math.random()), why: WHY_FULL };
    });
  }

  answered(id: string): void {
    this.#try(() => this.#note(['answer', id, this.#options.clock.date()]));
  }

  /** Lets nobody send anything for so long, as a 429 demands. */
  pause(ms: number, why: WaitReason): void {
    this.#try(() => this.#note(['pause', this.#options.clock.date() + ms, why]));
  }

  /** Requests of all runs that count against the window now. */
  used(): number {
    this.#try(() => this.#catchUp());
    return this.#held.size;
  }

  #waitNow(): Place | undefined {
    const now = this.#options.clock.date();
    if (this.#paused.until > now) return { ms: this.#paused.until - now, why: this.#paused.why };
    const tooMany = this.#held.size - this.#options.rate.requests;
    if (tooMany < 0) return undefined;
    const leaving = [...this.#held.values()].sort((a, b) => a.until - b.until)[tooMany];
    const ms = (leaving?.until ?? now) - now;
    return { ms: leaving?.isAnswered === true ? ms : Math.min(ms, LOOK_AGAIN_MS), why: WHY_FULL };
  }

  #catchUp(): void {
    for (const file of this.#files()) for (const line of this.#newLines(file)) this.#apply(line);
    const now = this.#options.clock.date();
    for (const [id, { until }] of this.#held) if (until <= now) this.#held.delete(id);
  }

  #apply(line: Line): void {
    const { windowMs } = this.#options.rate;
    const now = this.#options.clock.date();
    // A clock that was set back must not keep places for ever.
    const since = (at: number): number => Math.min(at, now);
    if (line[0] === 'take') {
      this.#held.set(line[1], { until: since(line[2]) + longestMs(windowMs), isAnswered: false });
    } else if (line[0] === 'answer' && this.#held.has(line[1])) {
      this.#held.set(line[1], { until: since(line[2]) + windowMs + SLACK_MS, isAnswered: true });
    } else if (line[0] === 'back') this.#held.delete(line[1]);
    else if (line[0] === 'pause' && line[1] > this.#paused.until)
      this.#paused = { until: line[1], why: line[2] };
  }

  /** The last line may be on its way still. */
  #newLines(file: string): readonly Line[] {
    const from = this.#read.get(file) ?? 0;
    const text = readFrom(file, from);
    const end = text.lastIndexOf('\n') + 1;
    this.#read.set(file, from + Buffer.byteLength(text.slice(0, end)));
    return text.slice(0, end).split('\n').flatMap(lineOf);
  }

  #note(line: Line): void {
    const [, current] = this.#files();
    if (this.#current !== current) this.#tidyUp(current);
    appendFileSync(current, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }

  /** The file of the time before, and the one to write to: what counts stands in these two. */
  #files(): readonly [string, string] {
    const { folder, name, rate, clock } = this.#options;
    const number = Math.floor(clock.date() / longestMs(rate.windowMs));
    return [join(folder, `${name}-${number - 1}.jsonl`), join(folder, `${name}-${number}.jsonl`)];
  }

  #tidyUp(current: string): void {
    this.#current = current;
    const { folder, name } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const kept = this.#files();
    for (const file of readdirSync(folder)) {
      const path = join(folder, file);
      if (file.startsWith(`${name}-`) && !kept.includes(path)) rmSync(path, { force: true });
    }
    for (const file of this.#read.keys()) if (!kept.includes(file)) this.#read.delete(file);
  }

  #try<T>(work: () => T): T | undefined {
    if (this.#isOff) return undefined;
    try {
      return work();
    } catch {
      // Sharing is a courtesy: a full or locked disk must not stop a run that keeps the quota by itself.
      this.#isOff = true;
      return undefined;
    }
  }
}

/** How long a request counts whose answer nobody noted: its process may have been killed. */
function longestMs(windowMs: number): number {
  return LIMITS.wholeMs + windowMs + SLACK_MS;
}

function readFrom(file: string, offset: number): string {
  let opened: number;
  try {
    opened = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(opened).size - offset));
    return bytes.toString('utf8', 0, readSync(opened, bytes, 0, bytes.length, offset));
  } finally {
    closeSync(opened);
  }
}

function lineOf(text: string): readonly Line[] {
  try {
    const line = lineSchema.safeParse(JSON.parse(text));
    return line.success ? [line.data] : [];
  } catch {
    return [];
  }
}
