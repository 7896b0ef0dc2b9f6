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

interface Outcome {
  readonly url?: string;
  readonly failure?: string;
  readonly message?: string;
}

const MODULE = new URL('../../dist/sandbox/sandbox.js', import.meta.url).href;

const SCRIPT = `
import { startSandbox } from '${MODULE}';
const tell = (outcome) => console.log(JSON.stringify(outcome));
await startSandbox({ file: process.argv[1] }).then(
  ({ url }) => tell({ url }),
  (error) => tell({ failure: error.name, message: error.message }),
);
`;

/** Starts one on the file, and gives it or the name and message of the failure that kept it from starting. */
export async function tryProcess(
  file: string,
  shell = '',
): Promise<SandboxProcess | { failure: string; message: string }> {
  const node = [process.execPath, '--input-type=module', '-e', SCRIPT, file];
  const [command = '', ...args] =
    shell === '' ? node : ['bash', '-c', `${shell}; exec "$@"`, 'bash', ...node];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => kill(child, 'SIGKILL'));
  child.stdout.setEncoding('utf8');
  const [line] = (await once(child.stdout, 'data')) as [string];
  const { url, failure = '', message = '' } = JSON.parse(line) as Outcome;
  if (url === undefined) return { failure, message };
  const killIt = (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => kill(child, signal);
  return { url, token: SANDBOX_TOKEN, pid: child.pid ?? 0, kill: killIt };
}

/** `shell`: bash commands to run first in its process: a limit, a trap. */
export async function openProcess(file: string, shell?: string): Promise<SandboxProcess> {
  const outcome = await tryProcess(file, shell);
  if ('failure' in outcome) throw new Error(`${outcome.failure}: ${outcome.message}`);
  return outcome;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
