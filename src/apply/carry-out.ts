/** Carries out a run's plan with its journal: what is left of it, whether it was just made, reviewed, or interrupted. */
import { realClock, type Clock } from '../api/clock.ts';
import { Failure, Interrupted } from '../errors.ts';
import { applyPlan, type ApplyApi, type ApplyDeps } from './apply.ts';
import { Journal } from './journal.ts';
import { readKnownIds } from './known-ids.ts';
import { readingOf, readPlan, readPlanHead, type PlanHead } from './plan-file.ts';
import type { RunFolder } from './run.ts';

const DEFAULT_SETTLE_MS = 90_000;
export const DEFAULT_MAX_AGE_MS = 600_000;

export interface CarryOutDeps {
  readonly api: ApplyApi;
  readonly concurrency: number;
  /** Writes left in the plan, for progress. */
  readonly total: number;
  /** How long a create whose answer was lost is set aside before it is looked for; default 90 s. */
  readonly settleMs?: number;
  /** How old a before-image may be when it is overwritten; default 10 minutes. */
  readonly maxAgeMs?: number;
  /** See `ApplyDeps`. */
  readonly isLater?: true;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly onProgress?: (progress: {
    readonly phase: 'write';
    readonly done: number;
    readonly total: number;
  }) => void;
  /** Told how many rows wait for a lost answer to settle, and for how many milliseconds. */
  readonly onDoubt?: NonNullable<ApplyDeps['onDoubt']>;
}

/**
 * Gives back the failure that stopped it, if one did: the reports are written all the same. Bugs are thrown.
 * @throws FileFailure where the plan or the journal can't be trusted; nothing was sent then
 */
export async function applyRun(run: RunFolder, deps: CarryOutDeps): Promise<Failure | undefined> {
  const { clock = realClock } = deps;
  const head = await readPlanHead(run.file('plan.jsonl'));
  const journal = await Journal.open(run.file('journal.jsonl'), head.fingerprint, { clock });
  return failureOf(deps.signal, async () => {
    try {
      await applyPlan(
        () => readPlan(run.file('plan.jsonl')),
        termsOf({ ...deps, clock }, { run, head, journal }),
      );
    } finally {
      await journal.close();
    }
  });
}

/** What stopped the work, if a failure or the signal did. Bugs are thrown. */
export async function failureOf(
  signal: AbortSignal | undefined,
  work: () => Promise<void>,
): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    if (signal?.aborted && error === signal.reason) return new Interrupted('SIGINT', { cause: error });
    throw error;
  }
}

function termsOf(
  deps: CarryOutDeps & { readonly clock: Clock },
  { run, head, journal }: { readonly run: RunFolder; readonly head: PlanHead; readonly journal: Journal },
): ApplyDeps {
  const {
    api,
    clock,
    concurrency,
    total,
    settleMs = DEFAULT_SETTLE_MS,
    maxAgeMs = DEFAULT_MAX_AGE_MS,
  } = deps;
  const { signal, onDoubt, onProgress, isLater } = deps;
  const swept = readingOf(head);
  let done = 0;
  return {
    ...{ api, journal, clock, concurrency, settleMs, maxAgeMs },
    known: once(async () => head.swept && readKnownIds(run.file('known-ids'), head.swept.clients)),
    onOutcome: () => onProgress?.({ phase: 'write', done: ++done, total }),
    ...(swept ? { swept } : {}),
    ...(isLater ? { isLater } : {}),
    ...(signal ? { signal } : {}),
    ...(onDoubt ? { onDoubt } : {}),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}
