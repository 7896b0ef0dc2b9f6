/** What happens between a finished plan and its first request: it is shown, and a person asked. */
import { Interrupted, UsageFailure } from '../errors.ts';
import { amount, msg, type Message } from '../message.ts';
import type { PlanCounts } from '../plan/plan.ts';
import type { ApplyTerms, Planned, RunDeps, RunProgress } from '../proceed.ts';
import { countsText, sayIn } from '../report/terminal-words.ts';
import type { Lang } from '../language.ts';
import { agrees, canAsk } from './ask.ts';
import { durationMs } from './duration.ts';
import type { PlanFlags } from './flags.ts';
import { sayProgressIn } from './progress-words.ts';
import type { Session } from './session.ts';
import { showPlan, tellRefused, type ReviewFlags } from './show-plan.ts';

/** What every command that carries out a plan hands to the library. */
export function runDeps(flags: ReviewFlags, session: Session): RunDeps {
  const { api, server, signal, terminal, settings, labels, target, clientCount } = session;
  const say = sayProgressIn(settings.spoken);
  return {
    ...{ api, server, signal },
    page: { lang: settings.lang, mask: flags.mask, labels, target },
    onPlanned: (planned, refused) => {
      showPlan(planned, flags, session);
      if (flags.dryRun) tellRefused(refused, session);
    },
    confirm: (planned) => confirm(planned, flags, session),
    onProgress: ({ phase, ...progress }) => {
      const { what, unit } = PHASES[phase];
      const known = phase === 'read' ? clientCount.during(progress) : progress;
      terminal.progress({ what: say(what), unit, ...known });
    },
    onDoubt: ({ rows, ms }) => terminal.wait(say('answersLost', { n: rows }), ms),
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

/** A person is asked; a script must say --yes before anything is cleared or deleted. */
async function confirm(
  { counts }: Planned,
  flags: ReviewFlags,
  { signal, settings, terminal }: Session,
): Promise<boolean> {
  const writes = counts.create + counts.update + counts.delete;
  if (flags.yes || writes === 0) return true;
  if (!canAsk()) {
    if (counts.clears + counts.delete === 0) return true;
    throw new UsageFailure(msg`This would ${harmOf(counts)}; nothing was sent.`, {
      hint: msg`Look through report.html, then say --yes.`,
    });
  }
  const say = sayIn(settings.spoken);
  terminal.say(`\n${workText(counts, settings.spoken)}.`);
  try {
    const goes = await agrees(say('goAhead'), { signal, lang: settings.spoken });
    if (!goes) terminal.say(say('nothingSent'));
    return goes;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    // The command that goes on is said at the end of every run.
    throw new Interrupted(error.signal, { hint: msg`Nothing was sent.`, cause: error });
  }
}

function harmOf({ clears, delete: deletes }: PlanCounts): Message {
  const emptied = clears === 1 ? msg`empty 1 field` : msg`empty ${amount(clears)} fields`;
  const deleted = deletes === 1 ? msg`delete 1 client` : msg`delete ${amount(deletes)} clients`;
  if (clears > 0 && deletes > 0) return msg`${emptied} and ${deleted}`;
  return clears > 0 ? emptied : deleted;
}

/** With the counts once more: what was said first may have scrolled away. */
function workText({ create, update, partial, clears, delete: deletes }: PlanCounts, lang: Lang): string {
  return countsText(sayIn(lang), [
    [create, 'toCreate'],
    [update - partial, 'toUpdate'],
    [partial, 'toUpdatePartly'],
    [clears, 'toEmpty'],
    [deletes, 'toDelete'],
  ]);
}

const PHASES = {
  check: { what: 'checking', unit: 'rows' },
  read: { what: 'reading', unit: 'clients' },
  plan: { what: 'comparing', unit: 'rows' },
  write: { what: 'writing', unit: 'clients' },
  verify: { what: 'readingAgain', unit: 'clients' },
} as const satisfies Record<RunProgress['phase'], object>;
