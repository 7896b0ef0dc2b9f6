/** Takes a run back for the command line. */
import { undoRun } from '../undo.ts';
import { given } from './flags.ts';
import { applyTerms, runDeps } from './review.ts';
import { withSession } from './session.ts';
import { tellRun } from './tell-run.ts';
import type { UndoFlags } from './undo.ts';

export async function runUndo(flags: UndoFlags): Promise<void> {
  await withSession(flags, async (session) => {
    const { run, runDir } = flags;
    const options = { run, ...given({ runDir }), ...applyTerms(flags, session) };
    tellRun(await undoRun(options, runDeps(flags, session)), session);
  });
}
