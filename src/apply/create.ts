/** The life of one create: sent, and if its answer is lost, set aside, looked for, and sent once more if it is not there. */
import { differingParts } from '../client/alike.ts';
import { isComplete, type Client, type ClientBody } from '../client/client.ts';
import type { CreateAction } from '../plan/plan.ts';
import type { DoubtDesk, Verdict } from './desk.ts';
import type { Outcome } from './journal-state.ts';
import type { Looker } from './look.ts';
import {
  cameSince,
  createdTwice,
  lostTwice,
  merged,
  perhapsTwice,
  refused,
  unclear,
  unproven,
} from './outcomes.ts';
import { end, type RowDeps } from './row.ts';
import { send, type Sent } from './send.ts';

export interface CreateDeps extends RowDeps {
  readonly desk: DoubtDesk;
  /** Told of what was made. */
  readonly looker: Pick<Looker, 'learn'>;
  /** Whether a client was there before the run. */
  readonly wasThere: (id: string) => Promise<boolean>;
  /** Clients like it that came since the plan was made, as far as that was looked for, and that no row has made. */
  readonly newcomers: (body: ClientBody) => readonly Client[];
}

/** Ends when the client is made and proven to be there once, refused, or left for a person. @throws Failure see `send.ts` */
export async function createOne(action: CreateAction, deps: CreateDeps): Promise<void> {
  const { desk, journal } = deps;
  const earlier = journal.state.get(action.n);
  if (earlier !== undefined && earlier !== 'intent') return check(action, earlier, deps);
  if (earlier === undefined) {
    // A look-alike before it may have been cut short, and the newcomer be that row's.
    deps.stop.throwIfAborted();
    const [newcomer] = deps.newcomers(action.body);
    if (newcomer) return end(action, cameSince(newcomer), deps);
    const first = await sendIt(action, 1, deps);
    if (first.is === 'refused') return end(action, refused(first.error), deps);
    if (first.is === 'done') return made(action, first.client, deps);
  }
  const verdict = await desk.ask(action);
  const isLast = (journal.state.open.get(action.n)?.attempts ?? 1) > 1;
  return verdict.is === 'absent' && !isLast ? sendAgain(action, deps) : end(action, outcomeOf(verdict), deps);
}

/** Once more and no more: a second loss is looked for in the same way. */
async function sendAgain(action: CreateAction, deps: CreateDeps): Promise<void> {
  const second = await sendIt(action, 2, deps);
  if (second.is === 'done') return made(action, second.client, deps);
  // A refusal, too, may come of the first having been carried out after all.
  const verdict = await deps.desk.ask(action);
  const isRefused = verdict.is === 'absent' && second.is === 'refused';
  return end(action, isRefused ? refused(second.error) : outcomeOf(verdict), deps);
}

/** The first sending may have been carried out as well, only late. */
async function check(action: CreateAction, made: Outcome, deps: CreateDeps): Promise<void> {
  if (made.result !== 'created') return;
  const verdict = await deps.desk.ask(action, made.id);
  if (verdict.is === 'made') return end(action, createdTwice(made.id, [verdict.client._id]), deps);
  // Others that hold just what was sent; at which time says little where a clock was set meanwhile.
  if (verdict.is === 'unclear' && (verdict.why === 'several' || verdict.why === 'time'))
    return end(action, createdTwice(made.id, verdict.ids), deps);
  if (verdict.is === 'unproven') return end(action, perhapsTwice(made.id), deps);
  await deps.journal.checked(action.n);
}

type Created = { readonly is: 'done'; readonly client: Client } | Exclude<Sent, { is: 'done' }>;

async function sendIt(action: CreateAction, attempt: number, deps: CreateDeps): Promise<Created> {
  const sent = await deps.lanes.run(() => send({ action, attempt }, deps));
  if (sent.is !== 'done') return sent;
  if (!sent.client) throw new Error('a create was answered without a client');
  return { is: 'done', client: sent.client };
}

async function made(action: CreateAction, client: Client, deps: CreateDeps): Promise<void> {
  const { _id: id, createdAt } = client;
  const { state } = deps.journal;
  const maker = state.makerOf(id);
  if ((maker !== undefined && maker !== action.n) || (await deps.wasThere(id)))
    return end(action, merged(id), deps);
  // An answer that leaves things out says nothing about how they are kept.
  const differs = isComplete(client) ? differingParts(action.body, client) : [];
  const outcome: Outcome = {
    result: 'created',
    id,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(differs.length > 0 ? { differs } : {}),
  };
  deps.looker.learn({ id, body: action.body, at: state.open.get(action.n)?.lastAt ?? 0 });
  await end(action, outcome, deps);
  if (!state.isDone(action.n)) await check(action, outcome, deps);
}

function outcomeOf(verdict: Verdict): Outcome {
  switch (verdict.is) {
    case 'made': {
      const { _id: id, createdAt } = verdict.client;
      return { result: 'created', id, found: true, ...(createdAt === undefined ? {} : { createdAt }) };
    }
    case 'unclear':
      return unclear(verdict.why, verdict.ids);
    case 'unproven':
      return verdict.id === undefined ? unproven() : perhapsTwice(verdict.id);
    case 'absent':
      return lostTwice();
  }
}
