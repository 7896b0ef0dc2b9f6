/** Shows a plan before it is carried out, and asks. */
import { DEFAULT_MAX_AGE_MS } from '../apply/carry-out.ts';
import { forecast } from '../apply/forecast.ts';
import { UsageFailure } from '../errors.ts';
import type { ApplyTerms, Planned, RunDeps, RunProgress } from '../proceed.ts';
import { countsLine, notesLines, previewLines } from '../report/preview.ts';
import { sayIn } from '../report/terminal-words.ts';
import { agrees, canAsk } from './ask.ts';
import { durationMs } from './duration.ts';
import type { CommonFlags, PlanFlags } from './flags.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { clean } from './terminal.ts';

type ReviewFlags = PlanFlags & Pick<CommonFlags, 'verbose'>;

/** What every command that carries out a plan hands to the library. */
export function runDeps(flags: ReviewFlags, session: Session): RunDeps {
  const { api, server, signal, terminal, settings, labels, target } = session;
  const say = sayIn(settings.spoken);
  return {
    ...{ api, server, signal },
    page: { lang: settings.lang, mask: flags.mask, labels, target },
    onPlanned: (planned) => showPlan(planned, flags, session),
    confirm: (planned) => confirm(planned, flags, session),
    onProgress: ({ phase, ...progress }) => {
      const { what, unit } = PHASES[phase];
      terminal.progress({ what: say(what), unit: say(unit), ...progress });
    },
    onDoubt: ({ rows, ms }) => terminal.wait(`${count(rows, 'answer')} lost: they are looked for`, ms),
  };
}

export function applyTerms(flags: PlanFlags, { settings }: Session): ApplyTerms {
  const { dryRun, settle, maxAge, verify } = flags;
  return {
    dryRun,
    verify,
    allow: flags.allow ?? [],
    concurrency: settings.concurrency,
    ...(settle === undefined ? {} : { settleMs: durationMs(settle, '--settle') }),
    ...(maxAge === undefined ? {} : { maxAgeMs: durationMs(maxAge, '--max-age') }),
  };
}

function showPlan(planned: Planned, flags: ReviewFlags, { terminal, settings }: Session): void {
  const { counts, sample, assumed, run } = planned;
  const lang = settings.spoken;
  const say = sayIn(lang);
  for (const line of readingLines(assumed)) terminal.say(terminal.dim(clean(line)));
  terminal.say(say('plan', { counts: countsLine(counts, lang) }));
  if (counts.clears > 0) terminal.say(say('emptied', { n: counts.clears }));
  for (const line of notesLines(counts, lang)) terminal.say(line);
  const told = forecastText(planned, flags, settings);
  if (told !== undefined) terminal.say(told);
  if (flags.yes && !flags.dryRun && !flags.verbose) return;
  const lines = previewLines(counts, sample, { where: run.file('report.html'), lang });
  for (const line of lines) terminal.say(clean(line));
}

/** In one line where it fits, else a line for each clause: what goes nowhere must not drown. */
function readingLines(assumed: readonly string[]): string[] {
  if (assumed.length === 0) return [];
  const line = `How it was read: ${assumed.join('; ')}.`;
  return line.length <= LONGEST_LINE ? [line] : ['How it was read:', ...assumed.map((each) => `  ${each}`)];
}

const LONGEST_LINE = 240;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Undefined where nothing is sent, or nothing is limited. */
function forecastText(
  { counts, swept }: Planned,
  { maxAge }: PlanFlags,
  { rate, spoken }: Settings,
): string | undefined {
  const { writes, requests, minutes } = forecast(counts, {
    rate,
    maxAgeMs: maxAge === undefined ? DEFAULT_MAX_AGE_MS : durationMs(maxAge, '--max-age'),
    ageMs: swept ? Date.now() - swept.at : 0,
    ...(swept ? { pages: swept.pages } : {}),
  });
  if (writes === 0 || rate === 'unlimited') return undefined;
  const say = sayIn(spoken);
  if (minutes < 1) return say('soon', { n: requests });
  if (minutes < 90) return say('minutes', { n: requests, time: String(Math.ceil(minutes)) });
  const hours = (minutes / 60).toLocaleString(spoken, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return say('hours', { n: requests, time: hours });
}

/** A person is asked; a script must say --yes before anything is cleared or deleted. */
async function confirm(
  { counts }: Planned,
  flags: ReviewFlags,
  { signal, settings }: Session,
): Promise<boolean> {
  const writes = counts.create + counts.update + counts.delete;
  if (flags.yes || writes === 0) return true;
  if (!canAsk()) {
    if (counts.clears + counts.delete === 0) return true;
    throw new UsageFailure(
      `This would empty ${count(counts.clears, 'field')} and delete ${count(counts.delete, 'client')}; nothing was sent.`,
      {
        hint: 'Look at it with --dry-run, then say --yes.',
      },
    );
  }
  return agrees(sayIn(settings.spoken)('goAhead'), signal);
}

const PHASES = {
  check: { what: 'checking', unit: 'rows' },
  read: { what: 'reading', unit: 'clients' },
  plan: { what: 'comparing', unit: 'rows' },
  write: { what: 'writing', unit: 'clients' },
  verify: { what: 'readingAgain', unit: 'clients' },
} as const satisfies Record<RunProgress['phase'], object>;
