/** Carries out what is left of a run for the command line. */
import { applyPlanned } from '../apply.ts';
import type { ApplyFlags } from './apply.ts';
import { applyTerms, runDeps } from './review.ts';
import { withSession } from './session.ts';
import { tellRun } from './tell-run.ts';

export async function runApply(flags: ApplyFlags): Promise<void> {
  await withSession(flags, async (session) => {
    const options = { run: flags.run, ...applyTerms(flags, session) };
    tellRun(await applyPlanned(options, runDeps(flags, session)), session);
  });
}
