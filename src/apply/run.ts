/** A run's folder: where the plan, the journal and the reports of one import, delete or undo lie. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFailure, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { codeOf, fileFailure } from '../table/failures.ts';
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
  const { dir, now = new Date() } = options;
  const path = dir ?? (await freshFolder(command, now));
  if (dir !== undefined) await makeFolder(dir, { recursive: true });
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

/** Of runs that begin in the same second, each gets its own: making a folder either does it or fails. */
async function freshFolder(command: string, now: Date): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  await makeFolder(RUNS_FOLDER, { recursive: true });
  for (let count = 1; ; count++) {
    const path = join(RUNS_FOLDER, `${stamp}Z-${command}${count === 1 ? '' : `-${count}`}`);
    if (await makeFolder(path, { recursive: false })) return path;
  }
}

/** False where it is there already; with `recursive`, that is as good. */
async function makeFolder(path: string, { recursive }: { readonly recursive: boolean }): Promise<boolean> {
  try {
    await mkdir(path, { recursive, mode: 0o700 });
    return true;
  } catch (error) {
    if (!recursive && codeOf(error) === 'EEXIST') return false;
    throw fileFailure(error, path, 'written');
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
