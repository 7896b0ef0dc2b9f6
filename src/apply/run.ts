/** A run's folder: where the plan, the journal and the reports of one import, delete or undo lie. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFailure, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { fileFailure } from '../table/failures.ts';
import { hold } from './hold.ts';

export interface RunFolder {
  readonly path: string;
  /** A file in it, e.g. `plan.jsonl`. */
  file(name: string): string;
  /** Gives the lock back. */
  release(): Promise<void>;
}

const RUNS_FOLDER = 'cubicl-runs';

/**
 * Makes a new folder (0700) and holds it: `<UTC time>-<command>` under `cubicl-runs`, or the one given, which must
 * be new or empty of a plan.
 */
export async function newRun(
  command: string,
  options: { readonly dir?: string; readonly now?: Date } = {},
): Promise<RunFolder> {
  const path = options.dir ?? (await freshName(command, options.now ?? new Date()));
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure(error, path, 'written');
  }
  const run = await holdRun(path);
  if (await exists(run.file('plan.jsonl'))) {
    await run.release();
    throw new UsageFailure(msg`${path} already holds a run.`, {
      hint: msg`Choose another --run-dir, or go on with "apply".`,
    });
  }
  return run;
}

/** Holds an existing run's folder. @throws FileFailure where there is no plan in it */
export async function openRun(path: string): Promise<RunFolder> {
  if (!(await exists(join(path, 'plan.jsonl')))) {
    throw new FileFailure(msg`${path} is not a run: there is no plan.jsonl in it.`, {
      hint: msg`Name a folder below ${RUNS_FOLDER}.`,
    });
  }
  return holdRun(path);
}

async function freshName(command: string, now: Date): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let count = 1; ; count++) {
    const path = join(RUNS_FOLDER, `${stamp}Z-${command}${count === 1 ? '' : `-${count}`}`);
    if (!(await exists(path))) return path;
  }
}

async function holdRun(path: string): Promise<RunFolder> {
  const release = await hold(join(path, 'lock'), path);
  return { path, file: (name) => join(path, name), release };
}

async function exists(path: string): Promise<boolean> {
  return open(path, 'r').then(
    (file) => file.close().then(() => true),
    () => false,
  );
}
