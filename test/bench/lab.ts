/** Where everything is measured: a folder for the files, the sandbox beside it, and the ways to run a program there. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counted } from './counted.ts';
import type { Jobs } from './job.ts';
import type { Run } from './measure.ts';
import { runNode, runProgram } from './process.ts';
import type { Order, Started, Told } from './server.ts';

/** Compiled, this file stands in `.bench/code/test/bench/`. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
export const PRODUCT = join(ROOT, 'dist/cli/main.js');
const JOB = fileURLToPath(new URL('job.js', import.meta.url));
const SERVER = fileURLToPath(new URL('server.js', import.meta.url));
const OPENPYXL = join(ROOT, 'test/bench/peers/openpyxl_job.py');
export const PYTHON = '/usr/bin/python3';

/** Whether the most that was alive is watched; times then say little. */
export type Watch = 'peak' | 'alive';

export class Lab {
  #server: Started = { url: '', token: '' };

  private constructor(
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  /** The folder is on the project's disk: the system's place for temporary files may be memory, where a sync is free. */
  static async open(): Promise<Lab> {
    await mkdir(join(ROOT, '.bench'), { recursive: true });
    const folder = await mkdtemp(join(ROOT, '.bench/run-'));
    return new Lab(folder, fork(SERVER, { stdio: 'inherit', execArgv: [] }));
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  get server(): Started {
    return this.#server;
  }

  /** Puts a server with so many clients in place of the one before. */
  async serve(clients: number, options: { maxLimit?: number; remembers?: boolean } = {}): Promise<void> {
    const order = { is: 'start', clients, remembers: false, ...options } as const;
    this.#server = (await this.#order(order)) as Started;
  }

  /** What the server has seen. */
  async told(): Promise<Told> {
    return (await this.#order({ is: 'tell' })) as Told;
  }

  /** The command line as people run it, against the server; `result` is what it prints with `--json`. */
  async product(
    args: readonly string[],
    tells: Watch = 'peak',
  ): Promise<Run & { readonly result: Readonly<Record<string, unknown>> }> {
    const { url, token } = this.#server;
    const { stdout, ...run } = await runNode({
      args: [PRODUCT, ...args, '--json', '--rate', 'unlimited'],
      cwd: this.folder,
      env: { CUBICL_URL: url, CUBICL_TOKEN: token },
      tells,
    });
    return { ...run, result: JSON.parse(stdout) as Readonly<Record<string, unknown>> };
  }

  /** A job of `job.ts`, likewise; what it spent on its preparations does not count. */
  async job<Name extends keyof Jobs>(
    name: Name,
    args: Parameters<Jobs[Name]>[0],
    tells: Watch = 'peak',
  ): Promise<Run & { readonly result: Awaited<ReturnType<Jobs[Name]>> }> {
    const { stdout, ms, ...memory } = await runNode({
      args: [JOB, name, JSON.stringify(args)],
      cwd: this.folder,
      tells,
    });
    const { uncountedMs, result } = JSON.parse(stdout) as {
      uncountedMs: number;
      result: Awaited<ReturnType<Jobs[Name]>>;
    };
    return { ...memory, ms: ms - uncountedMs, result };
  }

  /** A job of `peers/openpyxl_job.py`, likewise. */
  async openpyxl(does: 'read' | 'write', args: object): Promise<Run & { readonly result: Counted }> {
    const program = { args: [OPENPYXL, does, JSON.stringify(args)], cwd: this.folder };
    const { ms, stdout } = await runProgram(PYTHON, program);
    const { uncountedMs, peakKiB, result } = JSON.parse(stdout) as {
      uncountedMs: number;
      peakKiB: number;
      result: Counted;
    };
    return { ms: ms - uncountedMs, peakMiB: peakKiB / 1024, result };
  }

  async close(): Promise<void> {
    this.child.disconnect();
    await rm(this.folder, { recursive: true, force: true });
  }

  #order(order: Order): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error('The server of the bench has ended.'));
      this.child.once('exit', onExit);
      this.child.once('message', (reply) => {
        this.child.off('exit', onExit);
        resolve(reply);
      });
      this.child.send(order);
    });
  }
}
