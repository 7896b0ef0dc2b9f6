/** Deletes the clients of a sheet for the command line. */
import { importClients } from '../import.ts';
import type { DeleteFlags } from './delete.ts';
import { given } from './flags.ts';
import { applyTerms, runDeps } from './review.ts';
import { withSession } from './session.ts';
import { tellRun } from './tell-run.ts';

export async function runDelete(flags: DeleteFlags): Promise<void> {
  await withSession(flags, async (session) => {
    const { file, runDir, format, sheet, headerRow, delimiter, encoding } = flags;
    const options = {
      ...given({ runDir, format, sheet, headerRow, delimiter, encoding }),
      ...applyTerms(flags, session),
      file,
      labels: session.labels,
      mode: 'delete',
      match: ['id'],
      ignoreUnknown: true,
    } as const;
    tellRun(await importClients(options, runDeps(flags, session)), session);
  });
}
