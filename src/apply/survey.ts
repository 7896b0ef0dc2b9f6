/** A first look through the plan: what is in doubt from before, what is left, and which clients show how fresh lists are. */
import { isWrite, type Action, type WriteAction } from '../plan/plan.ts';
import type { Canary } from './doubt.ts';
import type { JournalState } from './journal-state.ts';

export interface Survey {
  /** Sent before, and not known to be over. */
  readonly open: readonly WriteAction[];
  /** Made before, the latest last. */
  readonly canaries: readonly Canary[];
  readonly left: { readonly writes: number; readonly updates: number };
}

/** Reads the whole plan once. @throws FileFailure where it is damaged */
export async function surveyPlan(plan: AsyncIterable<Action>, state: JournalState): Promise<Survey> {
  const open: WriteAction[] = [];
  const canaries: Canary[] = [];
  const left = { writes: 0, updates: 0 };
  const made = new Map(state.recent.map((each) => [each.n, each]));
  for await (const action of plan) {
    if (!isWrite(action)) continue;
    if (state.open.has(action.n)) open.push(action);
    const { id, at } = made.get(action.n) ?? {};
    if (action.do === 'create' && id !== undefined && at !== undefined)
      canaries.push({ id, body: action.body, at });
    if (state.isDone(action.n)) continue;
    left.writes += 1;
    if (action.do !== 'create') left.updates += 1;
  }
  return { open, canaries: canaries.sort((a, b) => a.at - b.at), left };
}
