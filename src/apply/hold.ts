/** Holds something for one process alone: a lock file with the holder's number in it, which a dead holder loses. */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { ServerFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { isAlive } from '../table/alive.ts';
import { codeOf, fileFailure } from '../table/failures.ts';

/**
 * Takes the lock and returns what gives it back. `wx` makes the file or fails, in one step, so that two can't both have it.
 * @throws ServerFailure where a living process holds it; `what` names it for people
 */
export async function hold(lock: string, what: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await write(await open(lock, 'wx', 0o600), lock);
      return () => rm(lock, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw fileFailure(error, lock, 'written');
      const holder = await holderOf(lock);
      if (holder !== undefined) throw held({ lock, what }, holder);
      if (await isBeingWritten(lock)) throw held({ lock, what });
      await takeAway(lock);
    }
  }
  throw held({ lock, what });
}

/** One without a number in it would be held by nobody, and still be in the way for a while. */
async function write(file: FileHandle, lock: string): Promise<void> {
  try {
    await file.writeFile(`${process.pid} ${await bootId()}`.trim());
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** The living process that holds it. */
export async function holderOf(lock: string): Promise<number | undefined> {
  const [pid, boot] = (await readFile(lock, 'utf8').catch(() => '')).split(' ');
  const isOfBefore = boot !== undefined && boot !== (await bootId());
  return !isOfBefore && isAlive(Number(pid)) ? Number(pid) : undefined;
}

/** Another after each start of the machine, which gives the numbers of processes away anew; empty where it has none. */
async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
}

/** A lock is there a moment before the number is in it; one that stays empty was left by a crash. */
const WRITING_MS = 10_000;

async function isBeingWritten(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  return found?.size === 0 && Date.now() - found.mtimeMs < WRITING_MS;
}

/** Takes a dead holder's lock away. By renaming: another may have done so, and the lock be a living one's by now. */
async function takeAway(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    const isHeld = (await holderOf(aside)) !== undefined || (await isBeingWritten(aside));
    await (isHeld ? rename(aside, lock) : rm(aside, { force: true }));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw fileFailure(error, lock, 'written');
  }
}

function held({ lock, what }: { readonly lock: string; readonly what: string }, pid?: number): ServerFailure {
  const whose = pid === undefined ? '' : msg` (process ${pid})`;
  return new ServerFailure(msg`Another run holds ${what}${whose}.`, {
    hint: msg`Wait for it to end, then try again. Where none is at work, remove ${lock}.`,
  });
}
