/** Runs the real command line on a terminal of its own, made by `script` of util-linux. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Workdir } from './workdir.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export const hasPty = spawnSync('script', ['--version']).status === 0;

interface PtyOptions {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Told of everything shown so far; what it writes to `stdin` is typed. */
  readonly onShown?: (shown: string, terminal: ChildProcess) => void;
}

export interface OnPty {
  readonly code: number | null;
  /** As it was written, escape sequences and all. Standard output goes to `stdout.txt`. */
  readonly shown: string;
}

export async function onPty(workdir: Workdir, command: string, options: PtyOptions = {}): Promise<OnPty> {
  return onTerminal(workdir, `"${process.execPath}" "${MAIN}" ${command} >stdout.txt`, options);
}

/**
 * As `onPty`, but the terminal is closed as soon as `until` is shown; the code is that of the command, or the signal
 * that it died of.
 */
export async function closedPty(workdir: Workdir, command: string, until: string): Promise<string> {
  workdir.write('leader.cjs', LEADER);
  const line = `exec "${process.execPath}" leader.cjs "${MAIN}" ${command}`;
  let isClosed = false;
  await onTerminal(workdir, line, {
    onShown: (shown, terminal) => {
      if (!isClosed && shown.includes(until)) isClosed = terminal.kill('SIGKILL');
    },
  });
  for (;;) {
    try {
      return workdir.read('ended.txt');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * The terminal tells its leader that it is gone, as it tells a shell, which passes it on, on a busy machine late; who else
 * would see the end?
 */
const LEADER = `
const { spawn } = require('node:child_process');
const { renameSync, writeFileSync } = require('node:fs');
const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
process.on('SIGHUP', () => setTimeout(() => child.kill('SIGHUP'), 300));
child.on('exit', (code, signal) => {
  writeFileSync('ended.tmp', String(code ?? signal));
  renameSync('ended.tmp', 'ended.txt');
});
`;

async function onTerminal(
  workdir: Workdir,
  line: string,
  { columns = 80, env, onShown }: PtyOptions,
): Promise<OnPty> {
  const child = spawn('script', ['-qfec', `stty cols ${columns}; ${line}`, '/dev/null'], {
    cwd: workdir.path,
    env: { PATH: process.env['PATH'], HOME: workdir.path, TERM: 'xterm', ...workdir.env, ...env },
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    onShown?.(shown, child);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, shown };
}
