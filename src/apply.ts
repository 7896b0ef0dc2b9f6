/** Goes on with a run: what is left of its plan is carried out, whether it was reviewed or interrupted. */
import { begin } from './api/spent.ts';
import { readJournal } from './apply/journal.ts';
import { readingOf, readPlan, readPlanHead } from './apply/plan-file.ts';
import { openRun, type RunFolder } from './apply/run.ts';
import { UsageFailure } from './errors.ts';
import { msg } from './message.ts';
import { ALLOWABLE } from './plan/guards.ts';
import { Counting } from './plan/moves.ts';
import { isWrite } from './plan/plan.ts';
import { proceed, type ApplyTerms, type Planned, type RunDeps } from './proceed.ts';
import type { RunSummary } from './report/finish.ts';
import { Sample } from './report/sample.ts';

export interface ApplyOptions extends ApplyTerms {
  /** The run's folder. */
  readonly run: string;
}

/**
 * Carries out what is left. Doing it twice sends nothing the second time. The input is not needed again.
 * @throws Failure where the folder is no run, is held by another, or was planned for another server
 */
export async function applyPlanned(options: ApplyOptions, deps: RunDeps): Promise<RunSummary> {
  const begun = begin(deps.api);
  const run = await openRun(options.run);
  try {
    const head = await readPlanHead(run.file('plan.jsonl'));
    const { command, server } = head;
    const swept = readingOf(head);
    refuseOtherServer(server, deps);
    // These were made to delete; what an import deletes or empties has to be allowed once more.
    const allow = command === 'import' ? (options.allow ?? []) : ALLOWABLE;
    const terms = { ...options, allow };
    const planned: Planned = { ...(await leftOf(run)), ...(swept ? { swept } : {}), isLater: true };
    return await proceed(planned, { command, begun, terms }, deps);
  } finally {
    await run.release();
  }
}

/** @throws UsageFailure where the plan was made for another server: ids there mean other clients, or nobody */
export function refuseOtherServer(planned: string, { server, api }: Pick<RunDeps, 'server' | 'api'>): void {
  const here = server ?? api.url;
  if (planned === here) return;
  throw new UsageFailure(msg`This run was planned for ${planned}, not for ${here}.`, {
    hint: msg`Use the same --url or --sandbox as when it was made.`,
  });
}

async function leftOf(run: RunFolder): Promise<Planned> {
  const journal = await readJournal(run.file('journal.jsonl'));
  const sample = new Sample();
  const left = new Counting();
  const all = new Counting();
  for await (const action of readPlan(run.file('plan.jsonl'))) {
    all.add(action);
    if (!isWrite(action) || journal.isDone(action.n)) continue;
    left.add(action);
    sample.add(action);
  }
  return { run, counts: left.counts, all: all.counts, sample, assumed: [] };
}
