/** Carries out what is left of a run for the command line. */
import { applyPlanned } from '../apply.ts';
import type { ApplyFlags } from './apply.ts';
import { confirm, progressText, showPlan } from './review.ts';
import { withSession } from './session.ts';
import { tellRun } from './tell-run.ts';

export async function runApply(flags: ApplyFlags): Promise<void> {
  await withSession(flags, async (session) => {
    const summary = await applyPlanned(
      { run: flags.run, dryRun: flags.dryRun, concurrency: session.settings.concurrency },
      {
        api: session.api,
        server: session.server,
        signal: session.signal,
        onPlanned: (planned) => showPlan(planned, flags, session),
        confirm: (planned) => confirm(planned, flags, session.signal),
        onProgress: (progress) => session.terminal.progress(progressText(progress)),
      },
    );
    tellRun(summary, session);
  });
}
