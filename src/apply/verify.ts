/** Proves a run afterwards: reads every client once more and compares what was written with what is there. */
import type { ClientSpool } from '../api/spool.ts';
import { sweep, type SweepApi } from '../api/sweep.ts';
import { differingParts, isSamePart, partsOf, type PartKey } from '../client/alike.ts';
import type { Client } from '../client/client.ts';
import { firstRow } from '../client/draft.ts';
import type { Issue } from '../errors.ts';
import { msg } from '../message.ts';
import { isWrite, type WriteAction } from '../plan/plan.ts';
import { writtenParts } from '../plan/refresh.ts';
import { readJournal } from './journal.ts';
import type { JournalState } from './journal-state.ts';
import { readKnownIds } from './known-ids.ts';
import { Newcomers } from './newcomers.ts';
import { nameOf, shown } from './outcomes.ts';
import { readPlan, readPlanHead } from './plan-file.ts';
import type { RunFolder } from './run.ts';

export interface Verified {
  /** Clients written by the run that were compared. */
  readonly clients: number;
  /** What is otherwise than it should be, by the number of the action. */
  readonly issues: ReadonlyMap<number, readonly Issue[]>;
}

export interface VerifyDeps {
  readonly api: SweepApi;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly phase: 'verify';
    readonly done: number;
    readonly total?: number;
  }) => void;
}

/** Takes as many requests as an export, and more only for what is not found. @throws Failure see `errors.ts` */
export async function verifyRun(run: RunFolder, deps: VerifyDeps): Promise<Verified> {
  const { api, signal, onProgress } = deps;
  const { swept } = await readPlanHead(run.file('plan.jsonl'));
  const journal = await readJournal(run.file('journal.jsonl'));
  const { spool, consistent } = await sweep(api, {
    ...(signal ? { signal } : {}),
    onPage: ({ clients, ...known }) => onProgress?.({ phase: 'verify', done: clients, ...known }),
  });
  try {
    const known = swept && (await readKnownIds(run.file('known-ids'), swept.clients));
    const newcomers = known && (await Newcomers.among(spool, known));
    return await compareAll(run, { spool, journal, newcomers, api, consistent });
  } finally {
    await spool.close();
  }
}

interface Comparing {
  readonly spool: ClientSpool;
  readonly journal: JournalState;
  readonly newcomers: Newcomers | undefined;
  readonly api: SweepApi;
  readonly consistent: boolean;
}

async function compareAll(run: RunFolder, comparing: Comparing): Promise<Verified> {
  const issues = new Map<number, readonly Issue[]>();
  let clients = 0;
  let asked = 0;
  for await (const action of readPlan(run.file('plan.jsonl'))) {
    const outcome = isWrite(action) ? comparing.journal.get(action.n) : undefined;
    if (!isWrite(action) || outcome === undefined || outcome === 'intent' || 'code' in outcome) continue;
    clients += 1;
    let now = await comparing.spool.get(outcome.id);
    if (isSurprise(action, now) && (asked++ < MOST_ASKED || !comparing.consistent)) {
      now = await comparing.api.getClient(outcome.id);
    }
    const found = [...compare(action, now), ...doublesOf(action, comparing)];
    const issuesHere = found.map((each) => ({ ...firstRow(action), ...each }));
    if (issuesHere.length > 0) issues.set(action.n, issuesHere);
  }
  return { clients, issues };
}

/** Lists may lag behind, and one that kept changing may lack some: reading by id tells. */
function isSurprise(action: WriteAction, listed: Client | undefined): boolean {
  return (listed === undefined) === (action.do !== 'delete');
}

/** Where a steady list lacks more than that, something else is wrong. */
const MOST_ASKED = 200;

type Found = Omit<Issue, 'row'>;

const STILL_THERE: Found = {
  code: 'verify-there',
  message: msg`It was deleted, and Cubicl still shows it.`,
};

/** Other things in the client than those that were written may have changed since, and are nobody's mistake. */
function compare(action: WriteAction, now: Client | undefined): readonly Found[] {
  if (action.do === 'delete') return now ? [STILL_THERE] : [];
  if (now === undefined) {
    const message =
      action.do === 'create'
        ? msg`It was created, and Cubicl does not show it any more.`
        : msg`It was updated, and Cubicl does not show it any more.`;
    return [{ code: 'verify-gone', message }];
  }
  const [meant, there] = [partsOf(action.body), partsOf(now)];
  const written: readonly PartKey[] =
    action.do === 'create' ? [...meant.keys()] : writtenParts(action).map(([part]) => part);
  return written
    .filter((part) => !isSamePart(meant.get(part), there.get(part)))
    .map((part) => ({
      code: 'verify-differs',
      header: nameOf(part),
      value: textOf(meant.get(part)),
      message: msg`Cubicl holds ${shown(there.get(part))} in place of ${shown(meant.get(part))}.`,
    }));
}

/** A create that was carried out twice, the second time later than anyone could wait for. */
function doublesOf(action: WriteAction, { newcomers, journal }: Comparing): readonly Found[] {
  if (action.do !== 'create' || !newcomers) return [];
  return newcomers
    .like(action.body)
    .filter(({ _id }) => journal.makerOf(_id) === undefined)
    .filter((client) => differingParts(action.body, client).length === 0)
    .map(({ _id }) => ({
      code: 'verify-double',
      message: msg`Another client with the same values, ${_id}, came to be during the run: look whether it is a second copy.`,
    }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
