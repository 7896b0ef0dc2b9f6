/** One line on how far the work is, as much of it as the width takes. Pure: figures in, text out. */
import type { Lang } from '../language.ts';
import { sayProgressIn, type SayProgress } from './progress-words.ts';

/** How far a phase is. */
export interface Step {
  /** What is being done, e.g. `Reading Cubicl`. */
  readonly what: string;
  /** What is counted. */
  readonly unit: 'clients' | 'rows';
  readonly done: number;
  readonly total?: number;
  /** In place of the total, where it is only known how many there were the last time. */
  readonly about?: number;
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

/** The richest line that fits into so many columns; each letter takes one. */
export function progressText(figures: Figures, columns: number, lang: Lang): string {
  const lines = linesOf(figures, lang);
  return lines.find((line) => line.length <= columns) ?? (lines.at(-1) ?? '').slice(0, columns);
}

/** From the richest to the poorest. */
function linesOf(figures: Figures, lang: Lang): string[] {
  const { step, waiting, quota } = figures;
  const say = sayProgressIn(lang);
  const wait = waiting && say('goingOn', { why: waiting.why, time: durationText(waiting.ms, say) });
  if (!step) return [wait ?? ''];
  const { what, done } = step;
  const total = totalOf(step);
  const { short, count } = countsOf(step, lang);
  if (wait !== undefined) return [`${what}: ${count}; ${wait}`, `${short}; ${wait}`, wait];
  const { rate, left } = pace(figures, say);
  const used = quota && say('quotaUsed', { used: quota.used, most: quota.most });
  const bar = total === undefined ? ':' : ` ${barOf(done / Math.max(1, total))}`;
  return [
    joined(`${what}${bar} ${count}`, rate, left, used),
    joined(`${what}${bar} ${count}`, left, used),
    joined(`${what}: ${count}`, left, used),
    joined(`${what}: ${count}`, left),
    joined(`${what}: ${short}`, left),
    `${what}: ${short}`,
  ];
}

function totalOf({ total, about }: Step): number | undefined {
  return total ?? about;
}

function countsOf(step: Step, lang: Lang): { readonly short: string; readonly count: string } {
  const { done } = step;
  const say = sayProgressIn(lang);
  const total = totalOf(step);
  const unit = say(step.unit, { n: total ?? done });
  const number = (value: number): string => value.toLocaleString(lang);
  if (total === undefined) return { short: number(done), count: `${number(done)} ${unit}` };
  const isExact = step.total !== undefined;
  const short = `${number(done)}/${isExact ? '' : '~'}${number(total)}`;
  return { short, count: say(isExact ? 'doneOf' : 'doneOfAbout', { done, total, unit }) };
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}

function pace(
  { step, elapsedMs }: Figures,
  say: SayProgress,
): { readonly rate?: string; readonly left?: string } {
  const done = step?.done ?? 0;
  const total = step && totalOf(step);
  if (elapsedMs < SETTLED_MS || done <= 0) return {};
  const perSecond = (done * 1000) / elapsedMs;
  const rate =
    perSecond >= 2
      ? say('perSecond', { n: Math.round(perSecond) })
      : say('perMinute', { n: Math.round(perSecond * 60) });
  if (total === undefined || done >= total) return { rate };
  return { rate, left: say('timeLeft', { time: durationText(((total - done) * 1000) / perSecond, say) }) };
}

function barOf(share: number): string {
  const full = Math.round(Math.min(1, share) * BAR_CHARS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CHARS - full)}]`;
}

/** `12 s`, `4 min`, `1 h 20 min`; never less than a second. */
export function durationText(ms: number, say: SayProgress): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return say('seconds', { n: seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return say('minutesOnly', { n: minutes });
  const [hours, rest] = [say('hoursOnly', { n: Math.floor(minutes / 60) }), minutes % 60];
  return rest === 0 ? hours : `${hours} ${say('minutesOnly', { n: rest })}`;
}
