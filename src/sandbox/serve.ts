/** The sandbox as people run it: for hours, with believable clients. */
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';

const REMEMBERED_REQUESTS = 1000;

/** Like `startSandbox`, but seeded for a demonstration and without a history that grows for ever. Prints nothing. */
export function serveSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ seed: 'demo', remember: REMEMBERED_REQUESTS, ...options });
}
