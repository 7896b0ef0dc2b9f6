/** A sandbox for one test: real HTTP on a free port, closed when the test is over. */
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

export async function openSandbox(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** What could have changed something there, e.g. `PUT /crm/customers/c1`, in the order in which it came. */
export function writesTo(sandbox: Sandbox): string[] {
  return sandbox.history
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}
