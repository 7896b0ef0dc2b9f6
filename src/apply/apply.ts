/** Carries out what is left of a plan: what is in doubt first, then the rest, in lanes, look-alikes one after another. */
import { setMaxListeners } from 'node:events';
import type { CubiclApi } from '../api/api.ts';
import type { Clock } from '../api/clock.ts';
import { foldKey } from '../client/cells.ts';
import type { Client, ClientBody } from '../client/client.ts';
import { isWrite, type Action, type WriteAction } from '../plan/plan.ts';
import { createOne, type CreateDeps } from './create.ts';
import { DoubtDesk, type DeskDeps } from './desk.ts';
import { Images } from './images.ts';
import type { Journal } from './journal.ts';
import { Lanes, Turns } from './lanes.ts';
import { Looker } from './look.ts';
import { Newcomers } from './newcomers.ts';
import type { RowDeps } from './row.ts';
import { surveyPlan, type Survey } from './survey.ts';
import { updateOne, type UpdateDeps } from './update.ts';

export type ApplyApi = Pick<
  CubiclApi,
  'createClient' | 'updateClient' | 'deleteClient' | 'getClient' | 'listClients' | 'concurrency' | 'rate'
>;

export interface ApplyDeps {
  readonly api: ApplyApi;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly concurrency: number;
  /** How long a create whose answer was lost is set aside before it is looked for, in milliseconds. */
  readonly settleMs: number;
  /** How old a before-image may be when it is overwritten, in milliseconds. */
  readonly maxAgeMs: number;
  /** An earlier command made the plan: before anything is created, all clients are read, however young it is. */
  readonly isLater?: true;
  /** When the plan's images were read, and how many pages that took, where it was a list of all. */
  readonly swept?: { readonly at: number; readonly pages?: number };
  /** The ids of all clients that were there then; undefined where the plan has no such picture. */
  readonly known: () => Promise<ReadonlySet<string> | undefined>;
  /** Stops taking actions; requests in flight are waited for. */
  readonly signal?: AbortSignal;
  readonly onOutcome?: RowDeps['onOutcome'];
  readonly onDoubt?: DeskDeps['onWait'];
}

/**
 * Applies the writes of a plan, which is read twice, and journals each.
 * @throws Failure when the run has to stop (401, server gone, disk full, interrupted); what was done is in the journal
 */
export async function applyPlan(plan: () => AsyncIterable<Action>, deps: ApplyDeps): Promise<void> {
  const { journal, signal } = deps;
  const survey = await surveyPlan(plan(), journal.state);
  const ending = new AbortController();
  const stop = signal ? AbortSignal.any([ending.signal, signal]) : ending.signal;
  setMaxListeners(0, stop); // any number of doubts may wait until it comes
  const crew = new Crew(deps, survey, stop);
  const rows = new Set<Promise<void>>();
  const start = async (action: WriteAction): Promise<void> => {
    const row = crew
      .carryOut(action)
      .catch((error: unknown) => ending.abort(error))
      .finally(() => rows.delete(row));
    rows.add(row);
    await crew.lanes.room();
  };
  try {
    if (survey.left.writes > survey.left.updates) await crew.prepareCreates(survey);
    for (const action of survey.open) await start(action);
    const opened = new Set(survey.open.map(({ n }) => n));
    for await (const action of plan()) {
      if (stop.aborted) break;
      if (isWrite(action) && !opened.has(action.n) && !journal.state.isDone(action.n)) await start(action);
    }
    await Promise.all(rows);
    stop.throwIfAborted();
  } catch (error) {
    ending.abort(error);
    // The plan may have become unreadable: what is under way is answered all the same, and the journal still open.
    await Promise.all(rows);
    throw error;
  } finally {
    await crew.close();
  }
}

class Crew {
  readonly lanes: Lanes;
  readonly #turns = new Turns();
  readonly #images: Images;
  readonly #creating: CreateDeps;
  readonly #updating: UpdateDeps;
  readonly #known: ApplyDeps['known'];
  #newcomers: Newcomers | undefined;

  constructor(deps: ApplyDeps, survey: Survey, stop: AbortSignal) {
    const { api, journal, clock, settleMs, known, concurrency, onOutcome, onDoubt } = deps;
    const { state } = journal;
    this.lanes = new Lanes(concurrency, stop);
    const looker = new Looker({ api, state, known, pages: deps.swept?.pages ?? Infinity, settleMs, clock });
    for (const canary of survey.canaries) looker.learn(canary);
    const waiting = onDoubt ? { onWait: onDoubt } : {};
    const desk = new DoubtDesk({ looker, state, clock, settleMs, stop, ...waiting });
    this.#images = new Images({ ...deps, left: survey.left, signal: stop });
    const row = { api, journal, stop, lanes: this.lanes, ...(onOutcome ? { onOutcome } : {}) };
    const wasThere = async (id: string): Promise<boolean> => (await known())?.has(id) ?? false;
    const newcomers = (body: ClientBody): readonly Client[] =>
      this.#newcomers?.like(body).filter(({ _id }) => state.makerOf(_id) === undefined) ?? [];
    this.#creating = { ...row, desk, looker, wasThere, newcomers };
    this.#known = known;
    this.#updating = { ...row, api, images: this.#images };
  }

  /** Throws where the before-picture can't be read: what is created could then never be told from what was there. */
  async prepareCreates({ left, open }: Survey): Promise<void> {
    const known = await this.#known();
    const unsent = left.writes - left.updates - open.filter((action) => action.do === 'create').length;
    const now = known && unsent > 0 ? await this.#images.renewed() : undefined;
    if (known && now) this.#newcomers = await Newcomers.among(now, known);
  }

  carryOut(action: WriteAction): Promise<void> {
    return this.#turns.take(keysOf(action), () =>
      action.do === 'create' ? createOne(action, this.#creating) : updateOne(action, this.#updating),
    );
  }

  async close(): Promise<void> {
    await this.#images.close();
  }
}

/** What makes two rows look-alikes: then one of them could be taken for the other. */
function keysOf(action: WriteAction): readonly string[] {
  if (action.do !== 'create') return [`id ${action.id}`];
  const email = foldKey(action.body.email ?? '');
  return [`name ${foldKey(action.body.name)}`, ...(email === '' ? [] : [`email ${email}`])];
}
