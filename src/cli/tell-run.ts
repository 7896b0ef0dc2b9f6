/** Says how a run ended: counts, where the reports lie, and the command that goes on. */
import { join } from 'node:path';
import { amount, msg, type Message } from '../message.ts';
import { applyCommand, command } from '../report/commands.ts';
import type { RunSummary } from '../report/finish.ts';
import { countsText, sayIn, secondsText, type Say } from '../report/terminal-words.ts';
import { toldOf } from '../turkish/tell.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { clean } from './terminal.ts';

export function tellRun(summary: RunSummary, session: Session): void {
  const { terminal, settings } = session;
  const lang = settings.spoken;
  const say = sayIn(lang);
  if (settings.json) terminal.result(`${JSON.stringify(summary)}\n`);
  terminal.say('');
  terminal.say(terminal.bold(outcomeLine(summary, say)));
  terminal.say(workText(summary, settings));
  if (summary.verified) terminal.say(verifiedText(summary.verified));
  for (const file of summary.files) {
    const meaning = meaningOf(file);
    if (meaning !== undefined) terminal.say(`  ${clean(join(summary.runDir, file))}  ${say(meaning)}`);
  }
  const sheet = summary.files.find((file) => file.startsWith('conflicts.'));
  if (sheet !== undefined) {
    const settle = command(['import', join(summary.runDir, sheet)], session.target);
    terminal.say(say('settle', { command: clean(settle) }));
  }
  if (summary.unknown > 0)
    terminal.warn(
      msg`The answers to some requests were lost: whether Cubicl acted on them can not be told from here. See ${clean(join(summary.runDir, 'errors.csv'))}.`,
    );
  if (summary.stopped) {
    const [message = '', ...hint] = toldOf(summary.stopped, lang).map(clean);
    terminal.error(message);
    for (const line of hint) terminal.warn(line);
  }
  const goOn = command(applyCommand(summary), session.target);
  if (summary.mustAllow) terminal.warn(say('allowIt', { command: clean(goOn) }));
  else if (summary.notDone > 0) terminal.warn(say('goOn', { n: summary.notDone, command: clean(goOn) }));
  else if (summary.dryRun && writesOf(summary) > 0) terminal.say(say('doIt', { command: clean(goOn) }));
  process.exitCode = summary.exitCode;
}

/** The least that the job takes is for whoever wants to know more: it says nothing of what was done. */
function workText(summary: RunSummary, { spoken: lang, verbose }: Settings): string {
  const { requests, neededRequests, rateLimited, seconds, runDir } = summary;
  const say = sayIn(lang);
  const least = verbose && requests > neededRequests ? say('least', { n: neededRequests }) : '';
  const limited = rateLimited > 0 ? say('limited', { n: rateLimited }) : '';
  return say('folder', {
    requests: `${say('requests', { n: requests })}${least}${limited}`,
    seconds: secondsText(lang, seconds),
    folder: clean(runDir),
  });
}

function verifiedText({ clients, wrong }: NonNullable<RunSummary['verified']>): Message {
  return wrong === 0
    ? msg`Read once more: ${amount(clients)} clients that were written, all as they should be.`
    : msg`Read once more: ${amount(clients)} clients that were written, ${amount(wrong)} not as they should be: see errors.csv.`;
}

function writesOf({ created, updated, deleted }: RunSummary): number {
  return created + updated + deleted;
}

/** Undefined for what no person needs to open. */
function meaningOf(file: string): Parameters<Say>[0] | undefined {
  return MEANINGS.find(([name]) => name.test(file))?.[1];
}

const MEANINGS = [
  [/^report\.html$/, 'fileReport'],
  [/^errors\.csv$/, 'fileErrors'],
  [/^conflicts\./, 'fileConflicts'],
  [/^rejected\./, 'fileRejected'],
  [/^rejected-/, 'fileRejectedOne'],
] as const;

function outcomeLine(summary: RunSummary, say: Say): string {
  const { dryRun } = summary;
  const counts = countsText(say, [
    [summary.created, dryRun ? 'wouldCreate' : 'created'],
    [summary.updated, dryRun ? 'wouldUpdate' : 'updated'],
    [summary.deleted, dryRun ? 'wouldDelete' : 'deleted'],
    [summary.unchanged - summary.skipped, 'unchanged'],
    [summary.skipped, 'skipped'],
    [summary.rejected, 'rejected'],
    [summary.conflicts, 'inConflict'],
    [summary.failed, 'failed'],
    [summary.unknown, 'unknown'],
  ]);
  return dryRun ? say('would', { counts }) : counts;
}
