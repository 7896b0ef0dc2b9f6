/** A sandbox in a process of its own, so that it can be killed, or found in possession of a file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { SANDBOX_TOKEN } from '../../src/sandbox/sandbox.ts';

export interface SandboxProcess {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  /** Resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const MODULE = new URL('../../dist/sandbox/sandbox.js', import.meta.url).href;

const SCRIPT = `
import { startSandbox } from '${MODULE}';
console.log((await startSandbox({ file: process.argv[1] })).url);
`;

/** `shell`: bash commands to run first in its process: a limit, a trap. */
export async function openProcess(file: string, shell?: string): Promise<SandboxProcess> {
  const node = [process.execPath, '--input-type=module', '-e', SCRIPT, file];
  const line = shell === undefined ? node : ['bash', '-c', `${shell}; exec "$@"`, 'bash', ...node];
  const [command = '', ...args] = line;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => kill(child, 'SIGKILL'));
  const [url] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    url: url.trim(),
    token: SANDBOX_TOKEN,
    pid: child.pid ?? 0,
    kill: (signal = 'SIGKILL') => kill(child, signal),
  };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
