/** Takes back what a run did: created clients are deleted, updated and deleted ones restored, if nobody edited them since. */
import { begin } from './api/spent.ts';
import pLimit from 'p-limit';
import { sweep } from './api/sweep.ts';
import { doneBy } from './apply/done.ts';
import { PlanWriter, readPlanHead, type PlanHead, type Swept } from './apply/plan-file.ts';
import { newRun, openRun, type RunFolder } from './apply/run.ts';
import { refuseOtherServer } from './apply.ts';
import type { Client } from './client/client.ts';
import { firstRow, originOf } from './client/draft.ts';
import { msg } from './message.ts';
import type { Decision } from './plan/decide.ts';
import { ALLOWABLE } from './plan/guards.ts';
import type { WriteAction } from './plan/plan.ts';
import { decideUndo } from './plan/undo.ts';
import { proceed, type ApplyTerms, type Planned, type RunDeps } from './proceed.ts';
import type { RunSummary } from './report/finish.ts';
import { Sample } from './report/sample.ts';

export interface UndoOptions extends ApplyTerms {
  /** The folder of the run to take back. */
  readonly run: string;
  /** The folder of the undo itself, which is a run like any other. */
  readonly runDir?: string;
  readonly pageSize?: number;
}

/**
 * Takes a run back as a plan of its own: previewed, resumable with `apply`, and itself to be undone.
 * @throws Failure where the folder is no run, is held by another, or was carried out on another server
 */
export async function undoRun(options: UndoOptions, deps: RunDeps): Promise<RunSummary> {
  const begun = begin(deps.api);
  const undone = await openRun(options.run);
  try {
    const head = await readPlanHead(undone.file('plan.jsonl'));
    refuseOtherServer(head.server, deps);
    const run = await newRun('undo', options.runDir === undefined ? {} : { dir: options.runDir });
    try {
      const planned = await planUndo({ options, undone, head, run }, deps);
      const terms = { ...options, allow: ALLOWABLE };
      return await proceed(planned, { command: 'undo', begun, terms }, deps);
    } finally {
      await run.release();
    }
  } finally {
    await undone.release();
  }
}

interface Making {
  readonly options: UndoOptions;
  readonly undone: RunFolder;
  readonly head: PlanHead;
  readonly run: RunFolder;
}

async function planUndo(making: Making, deps: RunDeps): Promise<Planned> {
  const { options, undone, head, run } = making;
  const images = await currentImages(making, deps);
  try {
    const about = {
      version: 1,
      command: 'undo',
      madeAt: new Date().toISOString(),
      server: head.server,
      options: { undoes: options.run },
      ...(images.swept ? {} : { readAt: images.at }),
    } as const;
    const plan = await PlanWriter.create(run, about, images.swept);
    const sample = new Sample();
    try {
      for await (const done of doneBy(undone)) {
        const decision = done.isKnown ? decideUndo(done, await images.get(done.id)) : notKnown(done.action);
        sample.add(await plan.add((n) => ({ ...decision, n, ...originOf(done.action) })));
      }
    } catch (error) {
      await plan.abandon();
      throw error;
    }
    const { leastReads, at, swept = { at } } = images;
    return { run, counts: await plan.close(), sample, assumed: [], leastReads, swept };
  } finally {
    await images.close();
  }
}

interface Images {
  /** When the reading began, in milliseconds since 1970. */
  readonly at: number;
  readonly get: (id: string) => Promise<Client | undefined>;
  readonly swept?: Swept;
  /** As few requests as could have read them. */
  readonly leastReads: number;
  readonly close: () => Promise<void>;
}

/** The clients as they are now: one by one where that takes fewer requests than a sweep of all. */
async function currentImages(making: Making, deps: RunDeps): Promise<Images> {
  const ids: string[] = [];
  let hasRestores = false;
  for await (const { action, id, isKnown } of doneBy(making.undone)) {
    if (isKnown) ids.push(id);
    hasRestores ||= action.do === 'delete';
  }
  // A create whose answer is lost can only be looked for with a picture of who was there before. A run that read no
  // list is itself an undo of few.
  const isSweep = hasRestores || ids.length > (making.head.swept?.pages ?? Infinity) + 1;
  return isSweep ? sweptImages(making.options, deps) : singleImages(ids, deps);
}

async function sweptImages(options: UndoOptions, deps: RunDeps): Promise<Images> {
  const at = Date.now();
  const { spool, pages, leastPages } = await sweep(deps.api, {
    ...(options.pageSize === undefined ? {} : { pageSize: options.pageSize }),
    ...(deps.signal ? { signal: deps.signal } : {}),
    onPage: ({ clients, ...known }) => deps.onProgress?.({ phase: 'read', done: clients, ...known }),
  });
  return {
    at,
    get: (id) => spool.get(id),
    swept: { at, pages, ids: spool.ids() },
    leastReads: leastPages,
    close: () => spool.close(),
  };
}

async function singleImages(ids: readonly string[], { api, signal, onProgress }: RunDeps): Promise<Images> {
  const at = Date.now();
  let done = 0;
  const found = await pLimit(api.concurrency).map([...ids], async (id) => {
    signal?.throwIfAborted();
    const client = await api.getClient(id);
    onProgress?.({ phase: 'read', done: ++done, total: ids.length });
    return client;
  });
  const byId = new Map(found.flatMap((client) => (client ? [[client._id, client] as const] : [])));
  return {
    at,
    get: (id) => Promise.resolve(byId.get(id)),
    leastReads: ids.length,
    close: () => Promise.resolve(),
  };
}

function notKnown(action: WriteAction): Decision {
  const message = msg`Whether Cubicl carried this out is not known, so it is not taken back by guess. Look in Cubicl.`;
  const issue = { ...firstRow(action), code: 'unknown', message };
  return { do: 'reject', name: action.name, issues: [issue] };
}
