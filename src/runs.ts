/** The folders of earlier runs: what state each is in, and how much personal data lies there. */
import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holderOf } from './apply/hold.ts';
import { readPlanHead, type PlanHead } from './apply/plan-file.ts';
import { FileFailure } from './errors.ts';
import { msg } from './message.ts';
import { codeOf, fileFailure } from './table/failures.ts';

/**
 * `unplanned`: stopped while the plan was made, before anything was sent. `previewed`: a dry run, or one that was not
 * confirmed. `interrupted`: something is left to be done. `undone`: another run took it back.
 */
export type RunState = 'held' | 'unplanned' | 'previewed' | 'interrupted' | 'done' | 'undone';

export interface Run {
  readonly path: string;
  readonly command: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  readonly state: RunState;
  /** How many actions are left, where that was written down. */
  readonly left?: number;
  /** How many clients it wrote, or would write: with none, there is nothing to apply or to undo. */
  readonly writes?: number;
  readonly bytes: number;
  /** Whom it talks to: the API's address, or `sandbox:<file>`. */
  readonly server?: string;
  /** The folder of the run that this one takes back. */
  readonly undoes?: string;
}

/** Oldest first. A folder that is not there holds no runs. @throws FileFailure where it can't be read */
export async function listRuns(folder: string): Promise<Run[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw fileFailure(error, folder, 'read');
  });
  const found = await Promise.all(names.sort().map((name) => readRun(join(folder, name))));
  const runs = found.flatMap((run) => run ?? []).sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
  const undone = new Set(
    runs.flatMap(({ undoes, state }) => (undoes !== undefined && state === 'done' ? resolve(undoes) : [])),
  );
  return runs.map((run) =>
    run.state === 'done' && undone.has(resolve(run.path)) ? { ...run, state: 'undone' } : run,
  );
}

/**
 * Removes the files of a run, and its folder where nothing else lies in it. Returns the names of what is left there.
 * @throws FileFailure for what is no run, or could not be removed
 */
export async function removeRun(path: string): Promise<readonly string[]> {
  if (!(await stat(join(path, 'plan.jsonl')).catch(() => undefined))) {
    throw new FileFailure(msg`${path} is not a run: there is no plan.jsonl in it.`, {
      hint: msg`Nothing was removed. "runs" lists the folders of runs.`,
    });
  }
  try {
    const names = await readdir(path);
    // The plan last: without it, what is left of an interrupted purge would be no run any more.
    const own = names.filter((name) => OWN.test(name) && name !== 'plan.jsonl');
    for (const name of [...own, 'plan.jsonl']) await rm(join(path, name), { recursive: true });
    const left = names.filter((name) => !OWN.test(name));
    if (left.length === 0) await rmdir(path);
    return left;
  } catch (error) {
    throw fileFailure(error, path, 'written');
  }
}

/** What a run writes, what it leaves half-written when it is killed, and what systems put into any folder. */
const OWN = new RegExp(
  [
    String.raw`^(?:plan|journal)\.jsonl$|^known-ids$|^lock(?:\.[\da-f-]+)?$|^summary\.json$|^report\.html$|^(?:results|errors)\.csv$`,
    String.raw`^conflicts\.(?:csv|xlsx)$|^rejected(?:-.*)?\.(?:csv|tsv|xlsx|jsonl)$`,
    String.raw`^\..*\.partial$|^\.DS_Store$|^Thumbs\.db$|^desktop\.ini$`,
  ].join('|'),
);

/** Undefined for a folder that is no run. */
async function readRun(path: string): Promise<Run | undefined> {
  const plan = await stat(join(path, 'plan.jsonl')).catch(() => undefined);
  if (!plan) return undefined;
  const head = await readPlanHead(join(path, 'plan.jsonl')).catch(() => undefined);
  const holder = await holderOf(join(path, 'lock'));
  const summary = await readSummary(path);
  const about = {
    path,
    command: head?.command ?? '?',
    madeAt: head?.madeAt ?? plan.mtime.toISOString(),
    state: holder === undefined ? await stateOf(path, head, summary) : ('held' as const),
    bytes: await sizeOf(path),
  };
  const undoes = head?.options['undoes'];
  const left = about.state === 'interrupted' ? summary?.notDone : undefined;
  return {
    ...about,
    ...(head ? { server: head.server } : {}),
    ...(typeof undoes === 'string' ? { undoes } : {}),
    ...(left ? { left } : {}),
    ...(summary === undefined ? {} : { writes: summary.writes }),
  };
}

interface Summary {
  readonly dryRun: boolean;
  readonly notDone: number;
  readonly writes: number;
}

/** A run that was killed has no summary, or that of the dry run before it. */
async function stateOf(path: string, head: PlanHead | undefined, summary?: Summary): Promise<RunState> {
  const journal = await readFile(join(path, 'journal.jsonl')).catch(() => undefined);
  if (!head || !journal) return 'unplanned';
  const hasSent = journal.indexOf('\n') !== journal.lastIndexOf('\n');
  if (summary?.dryRun === true && !hasSent) return 'previewed';
  return !summary || summary.dryRun || summary.notDone > 0 ? 'interrupted' : 'done';
}

async function readSummary(path: string): Promise<Summary | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(path, 'summary.json'), 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const known = value as Readonly<Partial<Record<string, unknown>>>;
    const count = (name: string): number => (typeof known[name] === 'number' ? known[name] : 0);
    const writes = ['created', 'updated', 'deleted', 'unknown'].reduce((sum, name) => sum + count(name), 0);
    return { dryRun: known['dryRun'] === true, notDone: count('notDone'), writes };
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  const files = await readdir(path, { withFileTypes: true });
  const sizes = await Promise.all(
    files.map(async (file) => (file.isFile() ? (await stat(join(path, file.name))).size : 0)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
