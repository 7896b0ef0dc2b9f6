/** Deletes the clients of a sheet for the command line. */
import { importClients } from '../import.ts';
import type { DeleteFlags } from './delete.ts';
import { given } from './flags.ts';
import { applyTerms } from './review.ts';
import { runWriting } from './write-run.ts';

export async function runDelete(flags: DeleteFlags): Promise<void> {
  await runWriting(flags, async (session, deps) => {
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
    return importClients(options, deps);
  });
}
