/** A lock is held by one process at a time, however many ask for it at once. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hold } from '../../src/apply/hold.ts';
import { newRun } from '../../src/apply/run.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

/** How many of those who ask at once get it. */
async function holders(lock: string, count: number): Promise<number> {
  const asked = await Promise.allSettled(Array.from({ length: count }, () => hold(lock, 'it')));
  const got = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  for (const each of asked) {
    if (each.status === 'rejected') expect(String(each.reason)).toMatch(/Another run holds it/);
  }
  await Promise.all(got.map((release) => release()));
  return got.length;
}

describe('a lock', () => {
  it('is not left behind by whom the disk lets write nothing into it', () => {
    const lock = makeWorkdir().file('lock');
    const holding = new URL('../../dist/apply/hold.js', import.meta.url).href;
    const code = `import('${holding}').then(({ hold }) => hold('${lock}', 'it')).catch((e) => console.log(e.message))`;
    const limited = ['-c', 'ulimit -f 0; exec "$0" -e "$1"', process.execPath, code];
    expect(execFileSync('/bin/sh', limited, { encoding: 'utf8' })).toContain("lock can't be written");
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['that is free', undefined],
    ['of a process that died', '999999999'],
    ['of before the machine was started anew, by a number that is given away again', `${process.pid} before`],
  ])('%s goes to one of many', async (_, left) => {
    const workdir = makeWorkdir();
    for (let round = 0; round < 40; round++) {
      const lock = workdir.file(`lock${round}`);
      if (left !== undefined) writeFileSync(lock, left);
      expect(await holders(lock, 2), `round ${round}`).toBe(1);
    }
    expect(readdirSync(workdir.path)).toEqual([]);
  });

  it('that is empty is being written, unless it is old: then a crash left it', async () => {
    const lock = makeWorkdir().file('lock');
    writeFileSync(lock, '');
    expect(await holders(lock, 1)).toBe(0);
    utimesSync(lock, 0, 0);
    expect(await holders(lock, 1)).toBe(1);
  });
});

it('runs that begin in the same second get folders of their own', async () => {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(makeWorkdir().path);
  const now = new Date('2026-03-01T10:00:00Z');
  const runs = await Promise.all(Array.from({ length: 5 }, () => newRun('import', { now })));
  expect(new Set(runs.map(({ path }) => path)).size).toBe(5);
  await Promise.all(runs.map((run) => run.release()));
});
