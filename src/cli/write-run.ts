/** What every command that writes shares: it has the account to itself, and says how it went. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hold } from '../apply/hold.ts';
import { FileFailure } from '../errors.ts';
import type { RunDeps } from '../proceed.ts';
import type { RunSummary } from '../report/finish.ts';
import { codeOf } from '../table/failures.ts';
import type { CommonFlags } from './flags.ts';
import { runDeps } from './review.ts';
import { withSession, type Session } from './session.ts';
import type { ReviewFlags } from './show-plan.ts';
import { tellRun } from './tell-run.ts';
import { userFolder } from './user-folder.ts';

/** @throws ServerFailure where another run of this machine writes to the account, before anything is read or sent */
export async function runWriting(
  flags: ReviewFlags & CommonFlags,
  run: (session: Session, deps: RunDeps) => Promise<RunSummary>,
): Promise<void> {
  await withSession(flags, async (session) => {
    const release = flags.dryRun ? undefined : await alone(session);
    try {
      tellRun(await run(session, runDeps(flags, session)), session);
    } finally {
      await release?.();
    }
  });
}

/** Two runs at once would each create what the other has not shown yet. */
async function alone({ account, server }: Session): Promise<(() => Promise<void>) | undefined> {
  if (account === undefined) return undefined;
  try {
    await mkdir(userFolder(), { recursive: true, mode: 0o700 });
    return await hold(join(userFolder(), `writing-${account}.lock`), server);
  } catch (error) {
    // Where the user's folder can't be used, nobody else's run can be seen; most runs are alone anyway.
    if (error instanceof FileFailure || codeOf(error) !== undefined) return undefined;
    throw error;
  }
}
