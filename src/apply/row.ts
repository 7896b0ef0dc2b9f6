/** What the life of every row shares: where it runs, where it is noted, and whom it tells. */
import type { WriteAction } from '../plan/plan.ts';
import type { Outcome } from './journal-state.ts';
import type { Lanes } from './lanes.ts';
import type { SendDeps } from './send.ts';

export interface RowDeps extends SendDeps {
  readonly lanes: Lanes;
  readonly onOutcome?: (action: WriteAction, outcome: Outcome) => void;
}

/** Notes how the action ended, then tells of it. @throws FileFailure where that can't be written */
export async function end(action: WriteAction, outcome: Outcome, deps: RowDeps): Promise<void> {
  await deps.journal.outcome(action.n, outcome);
  deps.onOutcome?.(action, outcome);
}
