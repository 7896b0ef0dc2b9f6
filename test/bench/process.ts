/** Runs a program as a process of its own, and tells how long it took and how much memory it held. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from './measure.ts';
import type { Told } from './peak.ts';

const PEAK = fileURLToPath(new URL('peak.js', import.meta.url));

interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface NodeProgram extends Program {
  /** `nothing`: nothing is loaded beside the program. `alive` takes a little longer. */
  readonly tells: 'nothing' | 'peak' | 'alive';
}

/** @throws Error with what the program said, where its exit code is not 0 */
export async function runNode(program: NodeProgram): Promise<Run & { readonly stdout: string }> {
  const { args, tells } = program;
  const env = { ...program.env, ...(tells === 'alive' ? { BENCH_ALIVE: 'yes' } : {}) };
  const preload = tells === 'nothing' ? [] : ['--import', PEAK];
  const { ms, stdout, told } = await runProgram(process.execPath, {
    ...program,
    args: [...preload, ...args],
    env,
  });
  const { peakKiB, aliveKiB } = JSON.parse(told || '{"peakKiB":0,"aliveKiB":0}') as Told;
  return { ms, stdout, peakMiB: peakKiB / 1024, aliveMiB: aliveKiB / 1024 };
}

/** `told` is what it wrote to descriptor 3. @throws Error with what the program said, where its exit code is not 0 */
export async function runProgram(
  command: string,
  { args, cwd, env = {} }: Program,
): Promise<{ readonly ms: number; readonly stdout: string; readonly told: string }> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, TMPDIR: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, told] = child.stdio.map((stream) => {
    const text = { all: '' };
    stream?.on('data', (piece: Buffer) => (text.all += piece.toString()));
    return text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const ms = performance.now() - started;
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stderr?.all}${stdout?.all}`);
  return { ms, stdout: stdout?.all ?? '', told: told?.all ?? '' };
}
