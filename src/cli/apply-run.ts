/** Carries out what is left of a run for the command line. */
import { applyPlanned } from '../apply.ts';
import type { ApplyFlags } from './apply.ts';
import { applyTerms } from './review.ts';
import { runWriting } from './write-run.ts';

export async function runApply(flags: ApplyFlags): Promise<void> {
  await runWriting(flags, async (session, deps) => {
    const options = { run: flags.run, ...applyTerms(flags, session) };
    return applyPlanned(options, deps);
  });
}
