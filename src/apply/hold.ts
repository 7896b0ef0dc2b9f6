/** Holds something for one process alone: a lock file with the holder's number in it, which a dead holder loses. */
import { open, readFile, rm } from 'node:fs/promises';
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
      const file = await open(lock, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw fileFailure(error, lock, 'written');
      const holder = await holderOf(lock);
      if (holder !== undefined) throw held(what, holder);
      await rm(lock, { force: true });
    }
  }
  throw held(what);
}

/** The living process that holds it. */
export async function holderOf(lock: string): Promise<number | undefined> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''));
  return isAlive(pid) ? pid : undefined;
}

function held(what: string, pid?: number): ServerFailure {
  const whose = pid === undefined ? '' : msg` (process ${pid})`;
  return new ServerFailure(msg`Another run holds ${what}${whose}.`, {
    hint: msg`Wait for it to end, then try again.`,
  });
}
