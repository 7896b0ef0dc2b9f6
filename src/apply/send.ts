/** One request for one action: the intent on disk, the request, and what its answer means. */
import { AnswerLost, Rejected } from '../api/answers.ts';
import type { CubiclApi } from '../api/api.ts';
import type { Client, ClientBody } from '../client/client.ts';
import { Failure } from '../errors.ts';
import type { WriteAction } from '../plan/plan.ts';
import type { Intent, Journal } from './journal.ts';

export type WriteApi = Pick<CubiclApi, 'createClient' | 'updateClient' | 'deleteClient'>;

export interface Sending {
  readonly action: WriteAction;
  /** 1 for the first. */
  readonly attempt: number;
  /** In place of the plan's body, where it is written over a client that was read anew. */
  readonly renewed?: { readonly body: ClientBody; readonly over: Client };
}

export type Sent =
  /** `client` as the server answered it; none after a DELETE. */
  | { readonly is: 'done'; readonly client?: Client }
  | { readonly is: 'refused'; readonly error: Rejected }
  | { readonly is: 'lost' };

export interface SendDeps {
  readonly api: WriteApi;
  readonly journal: Journal;
  /** Aborted when the run is stopping. */
  readonly stop: AbortSignal;
}

/** @throws Failure, or the reason for stopping; the request was not carried out then, and the journal says so */
export async function send(sending: Sending, deps: SendDeps): Promise<Sent> {
  const { action, attempt, renewed } = sending;
  const intent: Intent = { n: action.n, attempt, ...(renewed ? { over: renewed.over } : {}) };
  let isIntended = false as boolean;
  const onLeave = async (): Promise<void> => {
    await deps.journal.intent(intent);
    isIntended = true;
  };
  try {
    return { is: 'done', ...(await request(sending, deps.api, onLeave)) };
  } catch (error) {
    if (error instanceof Rejected) return { is: 'refused', error };
    if (error instanceof AnswerLost) return await lost(error, intent, deps.journal);
    if (isIntended && isUnsent(error, deps.stop)) await deps.journal.unsent(intent);
    throw error;
  }
}

/** The API promises that a write that ends so was not carried out; a bug of ours promises nothing. */
function isUnsent(error: unknown, stop: AbortSignal): boolean {
  return error instanceof Failure || (stop.aborted && error === stop.reason);
}

async function lost(error: AnswerLost, { n }: Intent, journal: Journal): Promise<Sent> {
  await journal.lost(n, error.message);
  return { is: 'lost' };
}

async function request(
  { action, renewed }: Sending,
  api: WriteApi,
  onLeave: () => Promise<void>,
): Promise<{ readonly client?: Client }> {
  switch (action.do) {
    case 'create':
      return { client: await api.createClient(action.body, onLeave) };
    case 'update':
      return { client: await api.updateClient(action.id, renewed?.body ?? action.body, onLeave) };
    case 'delete':
      await api.deleteClient(action.id, onLeave);
      return {};
  }
}
