/** Carries out a run's plan with its journal: what is left of it, whether it was just made, reviewed, or interrupted. */
import type { CubiclApi } from '../api/api.ts';
import { Failure } from '../errors.ts';
import { applyPlan } from './apply.ts';
import { Journal, readJournal } from './journal.ts';
import { readPlan } from './plan-file.ts';
import type { RunFolder } from './run.ts';

export interface CarryOutDeps {
  readonly api: CubiclApi;
  readonly concurrency: number;
  /** Writes in the plan, for progress. */
  readonly total: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly phase: 'write';
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** Gives back the failure that stopped it, if one did: the reports are written all the same. Bugs are thrown. */
export async function applyRun(run: RunFolder, deps: CarryOutDeps): Promise<Failure | undefined> {
  const state = await readJournal(run.file('journal.jsonl'));
  const journal = await Journal.open(run.file('journal.jsonl'));
  let done = state.size;
  try {
    await applyPlan(readPlan(run.file('plan.jsonl')), {
      api: deps.api,
      journal,
      done: state,
      concurrency: deps.concurrency,
      ...(deps.signal ? { signal: deps.signal } : {}),
      onOutcome: () => deps.onProgress?.({ phase: 'write', done: ++done, total: deps.total }),
    });
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  } finally {
    await journal.close();
  }
}
