import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ServerFailure } from '../../src/errors.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { openProcess } from '../helpers/sandbox-process.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const NAME = 'sandbox.json';

async function failureOf(file: string): Promise<ServerFailure> {
  const failure: unknown = await startSandbox({ file }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ServerFailure);
  return failure as ServerFailure;
}

describe('a file in use', () => {
  it('by another process is refused with one failure that says where that one is', async () => {
    const file = makeWorkdir().file(NAME);
    const running = await openProcess(file);
    const { message, hint } = await failureOf(file);
    expect(message).toBe(`${file} is in use by a sandbox that is running (process ${running.pid}).`);
    expect(hint).toContain(`--url ${running.url}`);
    expect((await speakTo(running)('POST /crm/customers', { name: 'A' })).status).toBe(200);
  });

  it('by this process is refused too, until that one is closed', async () => {
    const file = makeWorkdir().file(NAME);
    const first = await openSandbox({ file });
    expect((await failureOf(file)).hint).toContain(`--url ${first.url}`);
    expect((await speakTo(first)('POST /crm/customers', { name: 'A' })).status).toBe(200);
    await first.close();
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect((await openSandbox({ file })).clients()).toMatchObject([{ name: 'A' }]);
  });

  it('is the same file under another spelling of its path', async () => {
    const workdir = makeWorkdir();
    await openSandbox({ file: workdir.file(NAME) });
    await failureOf(workdir.file(`nowhere/../${NAME}`));
  });

  it('is free again where the port could not be had', async () => {
    const workdir = makeWorkdir();
    const { url } = await openSandbox();
    const port = Number(new URL(url).port);
    await expect(startSandbox({ file: workdir.file(NAME), port })).rejects.toThrow(ServerFailure);
    expect(readdirSync(workdir.path)).toEqual([NAME]);
    await openSandbox({ file: workdir.file(NAME) });
  });
});

describe('a lock that was left behind', () => {
  it('by a process that is gone is taken over', async () => {
    const workdir = makeWorkdir();
    const file = workdir.file(NAME);
    const gone = await openProcess(file);
    await gone.kill('SIGKILL');
    expect(readFileSync(`${file}.lock`, 'utf8')).toContain(String(gone.pid));
    const sandbox = await openSandbox({ file });
    expect(JSON.parse(workdir.read(`${NAME}.lock`))).toEqual({ pid: process.pid, url: sandbox.url });
    expect(readdirSync(workdir.path).toSorted()).toEqual([NAME, `${NAME}.lock`]);
  });

  it('by an earlier process that had our id is taken over', async () => {
    const workdir = makeWorkdir();
    workdir.write(`${NAME}.lock`, JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:1/api/v1' }));
    await openSandbox({ file: workdir.file(NAME) });
  });

  it('goes to exactly one of many that want it at once', async () => {
    const workdir = makeWorkdir();
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const names = Array.from({ length: 60 }, (_, n) => `${NAME}.${n}`);
    for (const name of names) workdir.write(`${name}.lock`, JSON.stringify({ pid: gone }));
    const takers = Array.from({ length: 3 }, () => openTaker(names.map((name) => workdir.file(name))));
    await Promise.all(takers.map(({ ready }) => ready));
    const taken = await Promise.all(takers.map(({ take }) => take()));
    expect(taken.flat().toSorted()).toEqual(names.map((name) => workdir.file(name)).toSorted());
    expect(readdirSync(workdir.path).toSorted()).toEqual(names.map((name) => `${name}.lock`).toSorted());
  });

  it('and whose taking over was broken off says what to delete', async () => {
    const workdir = makeWorkdir();
    const gone = spawnSync(process.execPath, ['--version']).pid;
    workdir.write(`${NAME}.lock`, JSON.stringify({ pid: gone }));
    workdir.write(`${NAME}.lock.turn`, JSON.stringify({ pid: gone }));
    const { hint } = await failureOf(workdir.file(NAME));
    expect(hint).toContain(`delete ${workdir.file(`${NAME}.lock.turn`)}`);
  });

  it.each(['', 'xx', '{}', '{"pid":"x"}', '{"pid":-1}', '[]'])(
    'and tells nothing (%j) is not touched: the failure says what to delete',
    async (text) => {
      const workdir = makeWorkdir();
      workdir.write(`${NAME}.lock`, text);
      const { message, hint } = await failureOf(workdir.file(NAME));
      expect(message).toContain(workdir.file(NAME));
      expect(hint).toContain(`delete ${workdir.file(`${NAME}.lock`)}`);
      expect(workdir.read(`${NAME}.lock`)).toBe(text);
    },
  );
});

/** A process that tries to take each file when it is told to, tells which it got, and lives until the test is over. */
function openTaker(files: readonly string[]): { ready: Promise<unknown>; take: () => Promise<string[]> } {
  const script = `
    import { takeLock } from '${new URL('../../dist/sandbox/lock.js', import.meta.url).href}';
    const tell = (value) => console.log(JSON.stringify(value));
    const isTaken = (file) => {
      try { takeLock(file); return true; }
      catch (error) { if (error.name === 'ServerFailure') return false; throw error; }
    };
    process.stdin.once('data', () => tell(process.argv.slice(1).filter(isTaken)));
    tell('ready');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...files]);
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    ready: lines.next(),
    take: async () => {
      child.stdin.write('go');
      return JSON.parse(String((await lines.next()).value)) as string[];
    },
  };
}
