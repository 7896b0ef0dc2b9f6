/** Goes on with a run: what is left of its plan is carried out, whether it was reviewed or interrupted. */
import type { CubiclApi } from './api/api.ts';
import { applyRun } from './apply/carry-out.ts';
import { readJournal } from './apply/journal.ts';
import { readPlan, readPlanHead } from './apply/plan-file.ts';
import { openRun } from './apply/run.ts';
import { UsageFailure } from './errors.ts';
import { countIn, isWrite, NO_COUNTS } from './plan/plan.ts';
import { finishRun, type RunSummary } from './report/finish.ts';
import { Sample } from './report/preview.ts';
import { termsOf, type ImportDeps } from './import.ts';

export interface ApplyOptions {
  /** The run's folder. */
  readonly run: string;
  readonly dryRun?: boolean;
  readonly concurrency?: number;
  /** How long a create whose answer was lost is set aside before it is looked for, in ms; default 90 s. */
  readonly settleMs?: number;
  /** How old a before-image may be when it is overwritten, in ms; default 10 minutes. */
  readonly maxAgeMs?: number;
}

/**
 * Carries out what is left. Doing it twice sends nothing the second time. The input is not needed again.
 * @throws Failure where the folder is no run, is held by another, or was planned for another server
 */
export async function applyPlanned(
  options: ApplyOptions,
  deps: ImportDeps & { readonly api: CubiclApi },
): Promise<RunSummary> {
  const run = await openRun(options.run);
  const started = performance.now();
  try {
    const head = await readPlanHead(run.file('plan.jsonl'));
    const server = deps.server ?? deps.api.url;
    if (head.server !== server) throw otherServer(head.server, server);
    const done = await readJournal(run.file('journal.jsonl'));
    const left = { counts: NO_COUNTS, sample: new Sample() };
    for await (const action of readPlan(run.file('plan.jsonl'))) {
      if (!isWrite(action) || done.isDone(action.n)) continue;
      left.counts = countIn(left.counts, action);
      left.sample.add(action);
    }
    const planned = { run, ...left, assumed: [] };
    deps.onPlanned?.(planned);
    const goes = !options.dryRun && ((await deps.confirm?.(planned)) ?? true);
    const total = left.counts.create + left.counts.update + left.counts.delete;
    const failure = goes ? await applyRun(run, { ...deps, ...termsOf(options), total }) : undefined;
    return await finishRun(run, {
      command: head.command,
      api: deps.api,
      started,
      isPlanOnly: !goes,
      failure,
    });
  } finally {
    await run.release();
  }
}

function otherServer(planned: string, here: string): UsageFailure {
  return new UsageFailure(`This run was planned for ${planned}, not for ${here}.`, {
    hint: 'Use the same --url or --sandbox as when it was made.',
  });
}
