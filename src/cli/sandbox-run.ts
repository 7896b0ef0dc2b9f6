/** Serves the sandbox until Ctrl-C. */
import { once } from 'node:events';
import { msg } from '../message.ts';
import { DOCUMENTED_QUOTA } from '../sandbox/behaviour.ts';
import { serveSandbox } from '../sandbox/serve.ts';
import type { SandboxFlags } from './sandbox.ts';
import { clean, openTerminal } from './terminal.ts';

export async function runSandbox(flags: SandboxFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const sandbox = await serveSandbox({
    file: flags.file,
    port: flags.port,
    ...(flags.clients === undefined ? {} : { seed: { clients: flags.clients } }),
    ...(flags.quota ? { behaviour: { quota: DOCUMENTED_QUOTA } } : {}),
  });
  terminal.say(msg`The sandbox answers at ${sandbox.url} and keeps its clients in ${clean(flags.file)}.`);
  terminal.say(
    msg`Use it with: CUBICL_URL=${sandbox.url} CUBICL_TOKEN=${sandbox.token} cubicl-sheets export`,
  );
  terminal.say(msg`Stop it with Ctrl-C.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await sandbox.close();
}
