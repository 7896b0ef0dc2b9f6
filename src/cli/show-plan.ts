/** Shows a plan before it is carried out: how the file was read, counts, forecast, and the first of each kind. */
import { DEFAULT_MAX_AGE_MS } from '../apply/carry-out.ts';
import { forecast } from '../apply/forecast.ts';
import type { Lang } from '../language.ts';
import { joined, msg, type Value } from '../message.ts';
import type { Refusal } from '../plan/guards.ts';
import type { Planned } from '../proceed.ts';
import { clearsLine, countsLine, notesLines, previewSections } from '../report/preview.ts';
import { sayIn } from '../report/terminal-words.ts';
import { tell } from '../turkish/tell.ts';
import { durationMs } from './duration.ts';
import type { CommonFlags, PlanFlags } from './flags.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { clean } from './terminal.ts';

export type ReviewFlags = PlanFlags & Pick<CommonFlags, 'verbose'>;

export function showPlan(planned: Planned, flags: ReviewFlags, { terminal, settings }: Session): void {
  const { counts, sample, assumed, run } = planned;
  const lang = settings.spoken;
  const say = sayIn(lang);
  for (const line of readingLines(assumed, lang)) terminal.say(terminal.dim(clean(line)));
  terminal.say(say('plan', { counts: countsLine(counts, lang) }));
  const clears = clearsLine(counts, sample, lang);
  if (clears !== undefined) terminal.say(terminal.bold(terminal.red(clean(clears))));
  for (const line of notesLines(counts, lang)) terminal.say(line);
  const told = forecastText(planned, flags, settings);
  if (told !== undefined) terminal.say(told);
  if (flags.yes && !flags.dryRun && !flags.verbose) return;
  for (const { title, isLoss, lines } of previewSections(counts, sample, {
    ...{ where: run.file('report.html'), lang },
  })) {
    terminal.say('');
    terminal.say(terminal.bold(isLoss ? terminal.red(title) : title));
    for (const line of lines) terminal.say(clean(line));
  }
}

/** A preview is no error, but what was meant as one should not look like a plan that goes through. */
export function tellRefused(refused: readonly Refusal[], { terminal, settings }: Session): void {
  if (refused.length === 0) return;
  const say = sayIn(settings.spoken);
  terminal.warn('');
  const why = refused.map(({ message }) => tell(message, settings.spoken)).join(' ');
  terminal.warn(terminal.red(clean(say('refused', { why }))));
}

/** In one line where it fits, else a line for each clause: what goes nowhere must not drown. */
function readingLines(assumed: readonly Value[], lang: Lang): string[] {
  if (assumed.length === 0) return [];
  const line = tell(msg`How it was read: ${joined(assumed, '; ')}.`, lang);
  if (line.length <= LONGEST_LINE) return [line];
  return [tell(msg`How it was read:`, lang), ...assumed.map((each) => `  ${tell(each, lang)}`)];
}

const LONGEST_LINE = 240;

/** Undefined where nothing is sent. */
function forecastText(
  { counts, swept, isLater }: Planned,
  { maxAge, verify }: PlanFlags,
  { rate, spoken }: Settings,
): string | undefined {
  const { writes, requests, minutes } = forecast(counts, {
    rate,
    maxAgeMs: maxAge === undefined ? DEFAULT_MAX_AGE_MS : durationMs(maxAge, '--max-age'),
    ageMs: swept ? Date.now() - swept.at : 0,
    ...(isLater ? { isLater } : {}),
    ...(swept?.pages === undefined ? {} : { pages: swept.pages }),
    verifies: verify,
  });
  if (writes === 0) return undefined;
  const say = sayIn(spoken);
  if (rate === 'unlimited') return say('about', { n: requests });
  if (minutes < 1) return say('soon', { n: requests });
  if (minutes < 90) return say('minutes', { n: requests, time: String(Math.ceil(minutes)) });
  const hours = (minutes / 60).toLocaleString(spoken, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return say('hours', { n: requests, time: hours });
}
