/** `--sandbox-from`: a new sandbox that begins with the clients of an export, to rehearse a migration on a copy. */
import { existsSync } from 'node:fs';
import { UsageFailure } from '../errors.ts';
import { exportedClients } from '../intake/exported-clients.ts';
import { amount, msg } from '../message.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import type { ImportFlags } from './import.ts';
import { withLocalSession } from './session.ts';
import { clean } from './terminal.ts';

/** Makes the sandbox's file. @throws UsageFailure where there is one already: its clients are never replaced */
export async function seedSandbox(flags: ImportFlags, from: string): Promise<void> {
  await withLocalSession(flags, async ({ settings, terminal, labels }) => {
    const file = settings.sandbox;
    if (file === undefined) {
      throw new UsageFailure(msg`--sandbox-from needs --sandbox: it never touches Cubicl.`, {
        hint: msg`Say --sandbox rehearsal.json --sandbox-from ${from}.`,
      });
    }
    if (existsSync(file)) {
      throw new UsageFailure(msg`The sandbox ${file} is there already, and keeps the clients it has.`, {
        hint: msg`Go on with it by leaving out --sandbox-from, or name a new file with --sandbox.`,
      });
    }
    const clients = await exportedClients(from, labels);
    const sandbox = await startSandbox({ file, seed: clients });
    await sandbox.close();
    terminal.say(
      msg`The sandbox ${clean(file)} begins with ${amount(clients.length)} clients of ${clean(from)}.`,
    );
  });
}
