/** A private folder in which a test runs the real command line as a process, as a person would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { sayProgressIn } from '../../src/cli/progress-words.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ran {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Told of the process, to send it signals. */
  readonly onStart?: (child: ChildProcess) => void;
  readonly nodeArgs?: readonly string[];
}

export class Workdir {
  readonly path = mkdtempSync(join(tmpdir(), 'cubicl-test-'));
  /** Set for every run. */
  readonly env: Record<string, string> = {};

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.file(name), content);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  /** The records of a CSV file of ours, without quotes or line breaks in its cells. */
  records(name: string): string[][] {
    const lines = this.read(name).replace('\ufeff', '').trimEnd().split('\r\n');
    return lines.map((line) => line.split(','));
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const child = spawn(process.execPath, [...(options.nodeArgs ?? []), MAIN, ...args], {
      cwd: this.path,
      env: { PATH: process.env['PATH'], HOME: this.path, ...this.env, ...options.env },
    });
    options.onStart?.(child);
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    return { args, code, ...output };
  }

  /** Runs and expects the exit code; a failure shows everything that was printed. */
  async expectRun(code: number, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const ran = await this.run(args, options);
    expect(
      ran.code,
      `cubicl-sheets ${args.join(' ')}\n--- stdout\n${ran.stdout}\n--- stderr\n${ran.stderr}`,
    ).toBe(code);
    return ran;
  }

  /** Runs with `--json` and gives the one object that stdout holds. */
  async json(
    code: number,
    args: readonly string[],
    options: RunOptions = {},
  ): Promise<Record<string, unknown>> {
    const { stdout } = await this.expectRun(code, [...args, '--json'], options);
    return JSON.parse(stdout) as Record<string, unknown>;
  }
}

const PHASES = (
  ['checking', 'readingFile', 'reading', 'comparing', 'writing', 'readingAgain', 'writingFile'] as const
).map((phase) => sayProgressIn('en')(phase));

const PROGRESS = new RegExp(`^((${PHASES.join('|')})(:| \\[).*|.*, going on in \\d+ (s|min))\\n`, 'gm');

/** Without the lines that a slow machine shows, to say how far it is, or what it waits for. */
export function withoutProgress(stderr: string): string {
  return stderr.replace(PROGRESS, '');
}

/** A folder that is removed when the test is over; with a sandbox, commands talk to it as they would to Cubicl. */
export function makeWorkdir(sandbox?: Pick<Sandbox, 'url' | 'token'>): Workdir {
  const workdir = new Workdir();
  if (sandbox) {
    workdir.env['CUBICL_URL'] = sandbox.url;
    workdir.env['CUBICL_TOKEN'] = sandbox.token;
    workdir.write('cubicl-sheets.config.json', '{ "rate": "unlimited" }');
  }
  onTestFinished(() => rmSync(workdir.path, { recursive: true, force: true }));
  return workdir;
}
