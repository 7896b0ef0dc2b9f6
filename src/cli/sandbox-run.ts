/** Serves the sandbox until Ctrl-C. */
import { once } from 'node:events';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { DOCUMENTED_QUOTA } from '../sandbox/behaviour.ts';
import { serveSandbox } from '../sandbox/serve.ts';
import type { SandboxFlags } from './sandbox.ts';
import { clean, openTerminal } from './terminal.ts';

export async function runSandbox(flags: SandboxFlags): Promise<void> {
  const terminal = openTerminal(flags);
  const { port, clients = 0 } = flags;
  if (port < 0 || port > 65_535)
    throw new UsageFailure(msg`--port takes a whole number from 0 to 65535, not ${port}.`);
  if (clients < 0) throw new UsageFailure(msg`--clients takes a whole number from 0 on, not ${clients}.`);
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
