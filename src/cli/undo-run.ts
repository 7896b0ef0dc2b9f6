/** Takes a run back for the command line. */
import { undoRun } from '../undo.ts';
import { given } from './flags.ts';
import { applyTerms } from './review.ts';
import { runWriting } from './write-run.ts';
import type { UndoFlags } from './undo.ts';

export async function runUndo(flags: UndoFlags): Promise<void> {
  await runWriting(flags, async (session, deps) => {
    const { run, runDir } = flags;
    const options = { run, ...given({ runDir }), ...applyTerms(flags, session) };
    return undoRun(options, deps);
  });
}
