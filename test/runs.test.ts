/** The state of a run is told right however it ended, and only what may go is removed. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPlanned } from '../src/apply.ts';
import { importClients } from '../src/import.ts';
import { listRuns, removeRun } from '../src/runs.ts';
import { undoRun } from '../src/undo.ts';
import { openApi } from './helpers/api.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir } from './helpers/workdir.ts';

async function imported(dryRun = false) {
  const api = openApi(await openSandbox());
  const workdir = makeWorkdir();
  workdir.write('in.csv', 'Name\r\nHeron\r\n');
  const run = workdir.file('runs/one');
  await importClients({ file: workdir.file('in.csv'), runDir: run, dryRun }, { api });
  const state = async () => (await listRuns(workdir.file('runs'))).map((each) => each.state);
  return { api, workdir, run, state };
}

describe('a run', () => {
  it('is previewed, then done, then undone', async () => {
    const { api, workdir, run, state } = await imported(true);
    expect(await state()).toEqual(['previewed']);
    await applyPlanned({ run }, { api });
    expect(await state()).toEqual(['done']);
    await undoRun({ run, runDir: workdir.file('runs/two') }, { api });
    expect(await state()).toEqual(['undone', 'done']);
  });

  it.each<[string, string, (run: string) => void]>([
    ['interrupted', 'was killed before its summary', (run) => rmSync(join(run, 'summary.json'))],
    ['unplanned', 'was killed before its plan was whole', (run) => rmSync(join(run, 'journal.jsonl'))],
    ['held', 'is under way', (run) => writeFileSync(join(run, 'lock'), String(process.pid))],
    ['done', 'ended without giving its lock back', (run) => writeFileSync(join(run, 'lock'), '999999999')],
  ])('is %s when it %s', async (expected, _, change) => {
    const { run, state } = await imported();
    change(run);
    expect(await state()).toEqual([expected]);
  });

  it('is interrupted when the apply of a dry run was killed', async () => {
    const { run, state } = await imported(true);
    appendFileSync(join(run, 'journal.jsonl'), '{}\n');
    expect(await state()).toEqual(['interrupted']);
  });

  it('is nothing else that lies there, and nothing else is removed', async () => {
    const { workdir, run } = await imported();
    execFileSync('mkdir', [workdir.file('runs/photos')]);
    expect(await listRuns(workdir.file('runs'))).toHaveLength(1);
    await expect(removeRun(workdir.file('runs/photos'))).rejects.toThrow('is not a run');
    writeFileSync(join(run, '.rejected.csv.999999999-0123456789ab.partial'), '');
    expect(await removeRun(run)).toEqual([]);
    expect(existsSync(run)).toBe(false);
    expect(await listRuns(workdir.file('nowhere'))).toEqual([]);
  });
});

describe('runs and purge', () => {
  it('list what is there, and remove what is old and over', async () => {
    const { workdir, run } = await imported();
    const old = workdir.file('runs/old');
    execFileSync('cp', ['-r', run, old]);
    execFileSync('cp', ['-r', run, workdir.file('runs/stopped')]);
    rmSync(workdir.file('runs/stopped/summary.json'));
    const { stdout } = await workdir.expectRun(0, ['runs', 'runs']);
    expect(stdout).toMatch(
      /runs\/old +done, \d+ kB +→ cubicl-sheets undo runs\/old --dry-run --url=http\S+\n/,
    );
    expect(stdout).toContain('→ cubicl-sheets apply runs/stopped --url=http');
    writeFileSync(join(old, 'my notes.txt'), '');
    expect((await workdir.expectRun(2, ['purge', 'runs', '--older-than', '0'])).stderr).toContain('--yes');
    expect(existsSync(old)).toBe(true);
    expect((await workdir.expectRun(0, ['purge', 'runs', '--yes'])).stderr).toContain(
      'Nothing older than 30d',
    );
    expect((await workdir.expectRun(0, ['purge', 'runs', '--dry-run'])).stderr).toContain(
      'Nothing older than 30d would be removed.',
    );
    const { stderr } = await workdir.expectRun(0, ['purge', 'runs', '--older-than', '0', '--yes']);
    expect(stderr).toContain('Kept: runs/stopped');
    expect(stderr).toContain('Left, as it is not of the run: runs/old/my notes.txt\n');
    expect(readdirSync(old)).toEqual(['my notes.txt']);
    expect(existsSync(workdir.file('runs/stopped'))).toBe(true);
    await workdir.expectRun(0, ['purge', 'runs', '--older-than', '0', '--yes', '--interrupted']);
    expect(existsSync(workdir.file('runs/stopped'))).toBe(false);
  });

  it('print commands that work when pasted, for runs on a sandbox too', async () => {
    const workdir = makeWorkdir();
    workdir.write('in.csv', 'Name\r\nHeron\r\n');
    for (const sandbox of ['--sandbox', '--sandbox=own.json']) {
      await workdir.expectRun(0, [
        'import',
        'in.csv',
        '--dry-run',
        `--run-dir=runs/r${sandbox.length}`,
        sandbox,
      ]);
    }
    const { stdout } = await workdir.expectRun(0, ['runs', 'runs']);
    const commands = [...stdout.matchAll(/→ cubicl-sheets (.*)$/gm)].map(([, words = '']) => words);
    expect(commands).toEqual(['apply runs/r9 --sandbox', 'apply runs/r18 --sandbox=own.json']);
    for (const words of commands) await workdir.expectRun(0, words.split(' '));
  });

  it('offer nothing where there is nothing to apply or to undo', async () => {
    const workdir = makeWorkdir();
    await workdir.expectRun(0, ['export', 'same.csv', '--sandbox']);
    const args = ['import', 'same.csv', '--sandbox', '--run-dir'];
    await workdir.expectRun(0, [...args, 'runs/previewed', '--dry-run']);
    await workdir.expectRun(0, [...args, 'runs/done']);
    const { stdout } = await workdir.expectRun(0, ['runs', 'runs']);
    expect(stdout).toMatch(/runs\/previewed +previewed, \d+ kB\n/);
    expect(stdout).toMatch(/runs\/done +done, \d+ kB\n/);
  });
});
