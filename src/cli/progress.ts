/** Shows how far the work is: one line that updates itself on a terminal, a line every few seconds elsewhere. */
import type { Lang } from '../language.ts';
import { progressText, type Figures, type Step } from './progress-text.ts';

/** What shows the line: standard error, whose width may change. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  readonly output: Output;
  /** Whether a line can be written over. */
  readonly isLive: boolean;
  readonly now: () => number;
  readonly lang: Lang;
}

const LIVE_EVERY_MS = 200;
const LINE_EVERY_MS = 5_000;
/** What is over sooner needs no line. */
const QUIET_MS = 1_000;
const COLUMNS = 80;

export class Progress {
  readonly #options: ProgressOptions;
  readonly #startedAt: number;
  #step: Step | undefined;
  #stepSince = 0;
  #waiting: { readonly why: string; readonly until: number } | undefined;
  #quota: () => Figures['quota'] = () => undefined;
  #lastAt = -Infinity;
  #shownChars = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  quotaFrom(read: () => Figures['quota']): void {
    this.#quota = read;
  }

  step(step: Step): void {
    if (step.what !== this.#step?.what) this.#stepSince = this.#options.now();
    this.#step = step;
    this.#show();
  }

  wait(why: string, ms: number): void {
    this.#waiting = { why, until: this.#options.now() + ms };
    this.#show();
  }

  /** Takes the line away, so that other text can be written; the next step or wait brings it back. */
  clear(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#erase();
  }

  #erase(): void {
    if (this.#shownChars === 0) return;
    // A window that has become narrower has broken the line into several.
    const rows = Math.ceil(this.#shownChars / this.#columns);
    // Line by line: some terminals keep what is cleared with all below it, where it is the first of the screen.
    this.#options.output.write(`\r\u001b[K${'\u001b[1A\u001b[2K'.repeat(rows - 1)}`);
    this.#shownChars = 0;
  }

  get #columns(): number {
    return this.#options.output.columns || COLUMNS;
  }

  #show(): void {
    const { isLive, now } = this.#options;
    // Waits count down although nothing happens meanwhile.
    this.#timer ??= setInterval(() => this.#show(), isLive ? LIVE_EVERY_MS : LINE_EVERY_MS).unref();
    const at = now();
    const isDue = at - this.#lastAt >= (isLive ? LIVE_EVERY_MS : LINE_EVERY_MS) - 5;
    if (!isDue || at - this.#startedAt < (isLive ? QUIET_MS : LINE_EVERY_MS)) return;
    this.#lastAt = at;
    this.#write(progressText(this.#figures(at), this.#columns - 1, this.#options.lang));
  }

  #write(text: string): void {
    const { isLive, output } = this.#options;
    if (!isLive) {
      output.write(`${text}\n`);
      return;
    }
    this.#erase();
    output.write(text);
    this.#shownChars = text.length;
  }

  #figures(at: number): Figures {
    const ms = (this.#waiting?.until ?? -Infinity) - at;
    const quota = this.#quota();
    return {
      elapsedMs: at - this.#stepSince,
      ...(this.#step ? { step: this.#step } : {}),
      ...(quota ? { quota } : {}),
      ...(this.#waiting && ms > 0 ? { waiting: { why: this.#waiting.why, ms } } : {}),
    };
  }
}
