/** What a run has done and what nobody knows of it, told from its plan and journal: what there is to take back. */
import type { Client } from '../client/client.ts';
import { isWrite } from '../plan/plan.ts';
import type { Done } from '../plan/undo.ts';
import { readLines } from '../table/lines.ts';
import { readJournal } from './journal.ts';
import { readPlan } from './plan-file.ts';
import type { RunFolder } from './run.ts';

export interface DoneThing extends Done {
  /** False where the answer was lost for good: the server may have acted or not. */
  readonly isKnown: boolean;
}

/** In the order of the plan; what was not sent, or was refused, is left out. @throws FileFailure for a damaged run */
export async function* doneBy(run: RunFolder): AsyncGenerator<DoneThing> {
  const path = run.file('journal.jsonl');
  const journal = await readJournal(path);
  const overwritten = await overwrittenIn(path);
  for await (const action of readPlan(run.file('plan.jsonl'))) {
    const outcome = isWrite(action) ? journal.get(action.n) : undefined;
    if (!isWrite(action) || outcome === undefined) continue;
    const isUnknown = outcome === 'intent' || outcome.result === 'unknown';
    if (!isUnknown && (outcome.result === 'failed' || outcome.result === 'conflict')) continue;
    const over = overwritten.get(action.n);
    const id = action.do === 'create' ? (isUnknown ? '' : (outcome.id ?? '')) : action.id;
    yield { action, id, isKnown: !isUnknown, ...(over ? { over } : {}) };
  }
}

/** Clients that had changed between the plan and the writing, as they were written over. */
async function overwrittenIn(path: string): Promise<ReadonlyMap<number, Client>> {
  const found = new Map<number, Client>();
  // The lines are ours: `readJournal` has checked every one of them.
  for await (const line of readLines(path)) {
    const { n, over } = line as { readonly n: number; readonly over?: Client };
    if (over) found.set(n, over);
  }
  return found;
}
