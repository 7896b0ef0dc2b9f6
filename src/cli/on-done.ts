/** Runs a person's own command when an export is over, with the summary on its standard input. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { msg, type Message } from '../message.ts';

/**
 * Through the shell, since it is a command line. What it prints goes to stderr, so that stdout stays the result's. It does
 * not get the token. Returns what went wrong with it, in words.
 */
export async function runOnDone(command: string, summary: unknown): Promise<Message | undefined> {
  const env = { ...process.env };
  delete env['CUBICL_TOKEN'];
  const child = spawn(command, { shell: true, env, stdio: ['pipe', 2, 2] });
  // A command that does not read its input, or ends before it, is none the worse for it.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(`${JSON.stringify(summary)}\n`);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (code === 0) return undefined;
    return signal === null
      ? msg`The command of --on-done ended with exit code ${code ?? '?'}.`
      : msg`The command of --on-done ended with ${signal}.`;
  } catch (error) {
    return msg`The command of --on-done could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}
