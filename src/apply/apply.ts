/** Carries out what is left of a plan: intent on disk, request, outcome; lanes share the work, one client at a time. */
import pLimit from 'p-limit';
import { AnswerLost, Rejected } from '../api/answers.ts';
import type { CubiclApi } from '../api/api.ts';
import { Interrupted } from '../errors.ts';
import { isWrite, type Action, type WriteAction } from '../plan/plan.ts';
import type { Journal, JournalState, Outcome } from './journal.ts';

export interface ApplyDeps {
  readonly api: Pick<CubiclApi, 'createClient' | 'updateClient' | 'deleteClient'>;
  readonly journal: Journal;
  /** What an earlier run of the same plan has done already. */
  readonly done: JournalState;
  readonly concurrency: number;
  /** Stops taking actions; requests in flight are waited for. */
  readonly signal?: AbortSignal;
  readonly onOutcome?: (action: WriteAction, outcome: Outcome) => void;
}

/**
 * Applies the writes of a plan and journals each.
 * @throws Failure when the run has to stop (401, server gone, disk full, interrupted); what was done is in the journal
 */
export async function applyPlan(actions: AsyncIterable<Action>, deps: ApplyDeps): Promise<void> {
  const limit = pLimit(deps.concurrency);
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  let failure: unknown;
  const run = async (action: WriteAction): Promise<void> => {
    if (stop.signal.aborted || deps.signal?.aborted) return;
    try {
      await applyOne(action, deps);
    } catch (error) {
      failure ??= error;
      stop.abort();
    }
  };
  for await (const action of actions) {
    if (stop.signal.aborted || deps.signal?.aborted) break;
    if (!isWrite(action) || deps.done.has(action.n)) continue;
    const task = limit(run, action).finally(() => running.delete(task));
    running.add(task);
    // Enough to keep every lane busy without reading the whole plan into memory.
    if (running.size >= deps.concurrency * 2) await Promise.race(running);
  }
  await Promise.all(running);
  if (failure !== undefined)
    throw failure instanceof Error ? failure : new Error('apply failed', { cause: failure });
  if (deps.signal?.aborted)
    throw deps.signal.reason instanceof Error ? deps.signal.reason : new Interrupted();
}

async function applyOne(action: WriteAction, deps: ApplyDeps): Promise<void> {
  await deps.journal.intent(action.n);
  const outcome = await send(action, deps.api);
  await deps.journal.outcome(action.n, outcome);
  deps.onOutcome?.(action, outcome);
}

async function send(action: WriteAction, api: ApplyDeps['api']): Promise<Outcome> {
  try {
    switch (action.do) {
      case 'create':
        return { result: 'created', id: (await api.createClient(action.body))._id };
      case 'update':
        return { result: 'updated', id: (await api.updateClient(action.id, action.body))._id };
      case 'delete':
        await api.deleteClient(action.id);
        return { result: 'deleted', id: action.id };
    }
  } catch (error) {
    const id = action.do === 'create' ? {} : { id: action.id };
    if (error instanceof Rejected)
      return { result: 'failed', code: `http-${error.status}`, message: error.message, ...id };
    if (error instanceof AnswerLost)
      return { result: 'unknown', code: 'answer-lost', message: error.message, ...id };
    throw error;
  }
}
