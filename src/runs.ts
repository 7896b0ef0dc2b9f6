/** The folders of earlier runs: what state each is in, and how much personal data lies there. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holderOf } from './apply/hold.ts';
import { readPlanHead, type PlanHead } from './apply/plan-file.ts';
import { FileFailure } from './errors.ts';
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
  readonly bytes: number;
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
 * Removes a run's folder with all that lies in it.
 * @throws FileFailure for what is no run, or could not be removed
 */
export async function removeRun(path: string): Promise<void> {
  if (!(await stat(join(path, 'plan.jsonl')).catch(() => undefined))) {
    throw new FileFailure(`${path} is not a run: there is no plan.jsonl in it.`, {
      hint: 'Nothing was removed. "runs" lists the folders of runs.',
    });
  }
  try {
    await rm(path, { recursive: true });
  } catch (error) {
    throw fileFailure(error, path, 'written');
  }
}

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
  return { ...about, ...(typeof undoes === 'string' ? { undoes } : {}), ...(left ? { left } : {}) };
}

interface Summary {
  readonly dryRun: boolean;
  readonly notDone: number;
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
    const { dryRun, notDone } = value as Readonly<Partial<Record<string, unknown>>>;
    return { dryRun: dryRun === true, notDone: typeof notDone === 'number' ? notDone : 0 };
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
