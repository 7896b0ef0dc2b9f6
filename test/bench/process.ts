/** Runs a Node program as a process of its own, and tells how long it took and how much memory it held. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from './measure.ts';

const PEAK = fileURLToPath(new URL('peak.js', import.meta.url));

export interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Without it nothing is loaded beside the program, and `peakMiB` is 0. */
  readonly tellsPeak: boolean;
}

/** @throws Error with what the program said, where its exit code is not 0 */
export async function runNode(program: Program): Promise<Run & { readonly stdout: string }> {
  const { args, cwd, env = {}, tellsPeak } = program;
  const started = performance.now();
  const child = spawn(process.execPath, [...(tellsPeak ? ['--import', PEAK] : []), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, TMPDIR: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, peak] = child.stdio.map((stream) => {
    const text = { all: '' };
    stream?.on('data', (piece: Buffer) => (text.all += piece.toString()));
    return text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stderr?.all}${stdout?.all}`);
  return { ms, peakMiB: Number(peak?.all ?? 0) / 1024, stdout: stdout?.all ?? '' };
}
