/** One line on how far the work is, as much of it as the width takes. Pure: figures in, text out. */

/** How far a phase is. */
export interface Step {
  /** What is being done, e.g. `Reading Cubicl`. */
  readonly what: string;
  /** What is counted, e.g. `clients`. */
  readonly unit: string;
  readonly done: number;
  readonly total?: number;
}

export interface Figures {
  readonly step?: Step;
  /** How long this phase has been going on. */
  readonly elapsedMs: number;
  /** Requests in the window, and how many fit. */
  readonly quota?: { readonly used: number; readonly most: number };
  /** Why nothing moves, and how much longer. */
  readonly waiting?: { readonly why: string; readonly ms: number };
}

/** Rates of less time than that jump about. */
const SETTLED_MS = 2_000;
const BAR_CHARS = 20;

/** The richest line that fits into so many columns. */
export function progressText(figures: Figures, columns: number): string {
  const lines = linesOf(figures);
  return lines.find((line) => line.length <= columns) ?? (lines.at(-1) ?? '').slice(0, columns);
}

/** From the richest to the poorest. */
function linesOf(figures: Figures): string[] {
  const { step, waiting, quota } = figures;
  const wait = waiting && `${waiting.why}, going on in ${durationText(waiting.ms)}`;
  if (!step) return [wait ?? ''];
  const { what, unit, done, total } = step;
  const count =
    total === undefined ? `${number(done)} ${unit}` : `${number(done)} of ${number(total)} ${unit}`;
  const short = total === undefined ? number(done) : `${number(done)}/${number(total)}`;
  if (wait !== undefined) return [`${what}: ${count}; ${wait}`, `${short}; ${wait}`, wait];
  const { rate, left } = pace(figures);
  const used = quota && `quota ${quota.used}/${quota.most}`;
  const bar = total === undefined ? '' : ` ${barOf(done / Math.max(1, total))}`;
  return [
    joined(`${what}${bar} ${count}`, rate, left, used),
    joined(`${what}${bar} ${count}`, left, used),
    joined(`${what}: ${count}`, left, used),
    joined(`${what}: ${count}`, left),
    joined(`${what}: ${short}`, left),
    `${what}: ${short}`,
  ];
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}

function pace({ step, elapsedMs }: Figures): { readonly rate?: string; readonly left?: string } {
  const { done, total } = step ?? { done: 0 };
  if (elapsedMs < SETTLED_MS || done <= 0) return {};
  const perSecond = (done * 1000) / elapsedMs;
  const rate =
    perSecond >= 2 ? `${number(Math.round(perSecond))}/s` : `${number(Math.round(perSecond * 60))}/min`;
  if (total === undefined || done >= total) return { rate };
  return { rate, left: `${durationText(((total - done) * 1000) / perSecond)} left` };
}

function barOf(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR_CHARS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CHARS - full)}]`;
}

/** `12 s`, `4 min`, `1 h 20 min`; never less than a second. */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
