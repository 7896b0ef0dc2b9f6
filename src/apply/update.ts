/** The life of one update or delete: on a before-image that is fresh enough, and read back where its answer is lost. */
import { Rejected } from '../api/answers.ts';
import type { CubiclApi } from '../api/api.ts';
import { isComplete, type Client } from '../client/client.ts';
import type { DeleteAction, UpdateAction } from '../plan/plan.ts';
import { isUntouched, refreshUpdate } from '../plan/refresh.ts';
import type { Images } from './images.ts';
import type { Outcome } from './journal-state.ts';
import {
  changedSince,
  editedSince,
  goneSince,
  incomplete,
  neverApplied,
  refused,
  unreadable,
} from './outcomes.ts';
import { end, type RowDeps } from './row.ts';
import { send, type Sending } from './send.ts';

export interface UpdateDeps extends RowDeps {
  readonly api: RowDeps['api'] & Pick<CubiclApi, 'getClient'>;
  readonly images: Images;
}

/** Sending it again does no harm, as long as nobody else has touched what it writes. */
const MOST_SENDINGS = 3;

/** Ends when it is written, refused, or left alone for what someone else did. @throws Failure see `send.ts` */
export async function updateOne(action: UpdateAction | DeleteAction, deps: UpdateDeps): Promise<void> {
  const outcome = await deps.lanes.run(() => carryOut(action, deps));
  await end(action, outcome, deps);
}

async function carryOut(action: UpdateAction | DeleteAction, deps: UpdateDeps): Promise<Outcome> {
  const { id } = action;
  let attempts = deps.journal.state.open.get(action.n)?.attempts ?? 0;
  try {
    let now = attempts > 0 ? await deps.api.getClient(id) : await deps.images.of(action);
    for (;;) {
      const next = nextStep(action, now, attempts);
      if (next.is === 'over') return next.outcome;
      attempts += 1;
      const sent = await send({ action, attempt: attempts, ...next.renewed }, deps);
      if (sent.is === 'done') return outcomeFor(action);
      if (sent.is === 'refused') return sent.error.status === 404 ? goneSince(id) : refused(sent.error, id);
      now = await deps.api.getClient(id);
    }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return attempts > 0 ? unreadable(id, error) : refused(error, id);
  }
}

type Step =
  | { readonly is: 'send'; readonly renewed: Pick<Sending, 'renewed'> }
  | { readonly is: 'over'; readonly outcome: Outcome };

/** `now` is the client as it was just read; undefined where it is gone. */
function nextStep(
  action: UpdateAction | DeleteAction,
  now: Client | 'as planned' | undefined,
  attempts: number,
): Step {
  const step = action.do === 'update' ? updateStep(action, now, attempts) : deleteStep(action, now);
  const isTooOften = step.is === 'send' && attempts >= MOST_SENDINGS;
  return isTooOften ? over(neverApplied(action.id, attempts)) : step;
}

function updateStep(action: UpdateAction, now: Client | 'as planned' | undefined, attempts: number): Step {
  const { id } = action;
  if (now === undefined) return over(goneSince(id));
  if (now === 'as planned') return isComplete(action.before) ? AS_PLANNED : over(incomplete(id));
  const refreshed = refreshUpdate(action, now, attempts > 0);
  switch (refreshed.is) {
    case 'done':
      return over(outcomeFor(action, true));
    case 'write':
      return { is: 'send', renewed: { renewed: { body: refreshed.body, over: now } } };
    case 'conflict':
      return over(changedSince(now, refreshed.moved, attempts > 0));
    case 'incomplete':
      return over(incomplete(id));
  }
}

const AS_PLANNED: Step = { is: 'send', renewed: {} };

function deleteStep(action: DeleteAction, now: Client | 'as planned' | undefined): Step {
  if (now === undefined) return over(outcomeFor(action, true));
  if (now === 'as planned' || isUntouched(action, now)) return AS_PLANNED;
  return over(editedSince(action.id));
}

function outcomeFor({ do: what, id }: UpdateAction | DeleteAction, found = false): Outcome {
  return { result: `${what}d`, id, ...(found ? { found: true } : {}) };
}

function over(outcome: Outcome): Step {
  return { is: 'over', outcome };
}
