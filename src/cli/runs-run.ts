/** Lists the folders of earlier runs, and removes old ones. */
import { join } from 'node:path';
import { UsageFailure } from '../errors.ts';
import { amount, joined, msg, type Message } from '../message.ts';
import { command } from '../report/commands.ts';
import { listRuns, removeRun, type Run } from '../runs.ts';
import { tell } from '../turkish/tell.ts';
import { agrees, canAsk } from './ask.ts';
import { durationMs } from './duration.ts';
import { languageOfSystem } from './language.ts';
import type { PurgeFlags } from './purge.ts';
import type { RunsFlags } from './runs.ts';
import { serverFlags } from './server.ts';
import { clean, fitted, openTerminal } from './terminal.ts';

export async function runRuns(flags: RunsFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const lang = flags.lang ?? languageOfSystem();
  const runs = await listRuns(flags.folder);
  if (flags.json) terminal.result(`${JSON.stringify({ command: 'runs', runs, exitCode: 0 })}\n`);
  else for (const run of runs) terminal.result(`${fitted(tell(lineOf(run), lang), process.stdout)}\n`);
  if (runs.length === 0) terminal.say(msg`There are no runs in ${clean(flags.folder)}.`);
}

function lineOf(run: Run): Message {
  const next = nextOf(run);
  return joined([stateOf(run), next === undefined ? '' : `  → ${clean(next)}`], '');
}

function stateOf(run: Run): Message {
  const size = run.bytes < 1e6 ? `${Math.ceil(run.bytes / 1000)} kB` : `${Math.round(run.bytes / 1e6)} MB`;
  const left = run.left === undefined ? '' : msg`, ${amount(run.left)} left`;
  return joined([clean(run.path), '  ', STATES[run.state], left, ', ', size], '');
}

const STATES: Readonly<Record<Run['state'], Message>> = {
  held: msg`held`,
  unplanned: msg`unplanned`,
  previewed: msg`previewed`,
  interrupted: msg`interrupted`,
  done: msg`done`,
  undone: msg`undone`,
};

function nextOf({ state, path, server, writes }: Run): string | undefined {
  const target = server === undefined ? [] : serverFlags(server);
  if (state === 'interrupted') return command(['apply', path], target);
  if (writes === 0) return undefined;
  if (state === 'previewed') return command(['apply', path], target);
  return state === 'done' ? command(['undo', path, '--dry-run'], target) : undefined;
}

export async function runPurge(flags: PurgeFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const before = Date.now() - durationMs(flags.olderThan, '--older-than');
  const old = (await listRuns(flags.folder)).filter(({ madeAt }) => Date.parse(madeAt) < before);
  const { removable, kept } = sorted(old, flags.interrupted);
  for (const run of kept) terminal.warn(msg`Kept: ${lineOf(run)}`);
  for (const run of removable)
    terminal.say(flags.dryRun ? msg`Would remove: ${stateOf(run)}` : msg`To remove: ${stateOf(run)}`);
  const goes = !flags.dryRun && removable.length > 0 && (await consents(removable, flags));
  const left = goes ? await removeAll(removable) : [];
  for (const file of left) terminal.warn(msg`Left, as it is not of the run: ${clean(file)}`);
  if (removable.length === 0)
    terminal.say(
      flags.dryRun
        ? msg`Nothing older than ${flags.olderThan} would be removed.`
        : msg`Nothing older than ${flags.olderThan} was removed.`,
    );
  else if (goes) terminal.say(msg`${amount(removable.length)} removed.`);
  else if (!flags.dryRun) terminal.say(msg`Nothing was removed.`);
  const told = { removed: goes ? removable : [], kept, left, dryRun: flags.dryRun };
  if (flags.json) terminal.result(`${JSON.stringify({ command: 'purge', ...told, exitCode: 0 })}\n`);
}

/** Returns what is not theirs, and so was left. */
async function removeAll(runs: readonly Run[]): Promise<string[]> {
  const left: string[] = [];
  for (const { path } of runs) left.push(...(await removeRun(path)).map((name) => join(path, name)));
  return left;
}

/** What a process holds is never removed; what could still go on, or has left clients in doubt, only when asked for. */
function sorted(runs: readonly Run[], isInterruptedToo: boolean): { removable: Run[]; kept: Run[] } {
  const stays = ({ state }: Run): boolean =>
    state === 'held' || (state === 'interrupted' && !isInterruptedToo);
  return { removable: runs.filter((run) => !stays(run)), kept: runs.filter(stays) };
}

async function consents(
  runs: readonly Run[],
  { yes, lang = languageOfSystem() }: PurgeFlags,
): Promise<boolean> {
  if (yes) return true;
  const folders = runs.length === 1 ? msg`1 run folder` : msg`${amount(runs.length)} run folders`;
  if (!canAsk()) {
    throw new UsageFailure(msg`This would remove ${folders}; nothing was removed.`, {
      hint: msg`Look at them with --dry-run, then say --yes.`,
    });
  }
  const question = msg`Remove ${folders} for good? They can't be undone or applied then. [y/N] `;
  return agrees(tell(question, lang), { signal: new AbortController().signal, lang });
}
