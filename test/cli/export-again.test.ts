/** Exports made by a machine: named by date and count, compared with the last one, cleaned up, never two at once. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportAgain, type Again } from '../../src/cli/export-again.ts';
import { filesOf, filled, removeOlder } from '../../src/cli/export-name.ts';
import { exportClients } from '../../src/export.ts';
import { inWords, type Message } from '../../src/message.ts';
import { openApi } from '../helpers/api.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, withoutProgress, type Workdir } from '../helpers/workdir.ts';

const labels = new Map<string, string>();

async function machine(pattern: string, format: 'csv' | 'xlsx' | 'jsonl' = 'csv') {
  const sandbox = await openSandbox({ seed: { clients: 3 } });
  const api = openApi(sandbox);
  const workdir = makeWorkdir();
  const warned: string[] = [];
  const warn = (problem: Message): void => void warned.push(inWords(problem));
  const run = (again: Partial<Again> = {}) =>
    exportAgain(
      { force: true, ifChanged: false, ...again, pattern: workdir.file(pattern) },
      { labels, warn, exportTo: (file) => exportClients({ file, format, labels }, { api }) },
    );
  const [one] = sandbox.clients();
  expect.assert(one);
  const edit = () => api.updateClient(one._id, { ...one, phone: '555' });
  return { run, workdir, edit, sandbox, warned };
}

function visible(workdir: Workdir): string[] {
  return readdirSync(workdir.path).sort();
}

describe('the name of an export', () => {
  it('is filled in by the local clock', () => {
    const values = { at: new Date(2026, 10, 4, 6, 5, 9), count: 250 };
    expect(filled('a-{date}-{time}-{count}.csv', values)).toBe('a-2026-11-04-06-05-09-250.csv');
  });

  it('finds the files of its pattern and no others, the oldest first', async () => {
    const workdir = makeWorkdir();
    const names = [
      'c-2026-01-02.csv',
      'c-2025-12-31.csv',
      'c-2026-1-2.csv',
      'c-2026-01-03.csv.bak',
      'xc-2026-01-03.csv',
    ];
    for (const name of names) workdir.write(name, '');
    utimesSync(workdir.file('c-2025-12-31.csv'), 2e9, 2e9);
    const found = ['c-2025-12-31.csv', 'c-2026-01-02.csv'].map((name) => workdir.file(name));
    expect(await filesOf(workdir.file('c-{date}.csv'))).toEqual(found);
    expect(await removeOlder(workdir.file('c-{date}.csv'), 1, workdir.file('c-2026-01-02.csv'))).toEqual({
      removed: [found[0]],
      problems: [],
    });
    expect(visible(workdir)).toHaveLength(names.length - 1);
  });
});

describe('an export by a machine', () => {
  it.each(['csv', 'xlsx', 'jsonl'] as const)('makes no new %s when nothing changed', async (format) => {
    const { run, workdir, edit } = await machine(`c-{time}.${format}`, format);
    workdir.write(`c-00-00-00.${format}`, '');
    workdir.write('other.txt', '');
    const first = await run();
    expect(first).not.toHaveProperty('changed');
    expect(await run({ ifChanged: true })).toMatchObject({ changed: false, file: first.file });
    expect(visible(workdir)).toHaveLength(3);
    await edit();
    const changes = workdir.file('changes.csv');
    expect(await run({ ifChanged: true, changes, keep: 1 })).toMatchObject({
      changed: true,
      comparedWith: first.file,
    });
    expect(workdir.read('changes.csv')).toContain('555');
    expect(await filesOf(workdir.file(`c-{time}.${format}`))).toHaveLength(1);
    expect(existsSync(workdir.file('other.txt'))).toBe(true);
  });

  it('puts the count into the name', async () => {
    const { run, workdir } = await machine('c-{count}.csv');
    expect(await run()).toMatchObject({ file: workdir.file('c-3.csv'), clients: 3 });
    expect(visible(workdir)).toEqual(['c-3.csv']);
  });

  it('writes no file of changes where there are none and no new file', async () => {
    const { run, workdir } = await machine('c-{count}-{time}.csv');
    const { file } = await run();
    const changes = workdir.file('changes-{time}.csv');
    const again = await run({ ifChanged: true, changes });
    expect(again).toMatchObject({ file, changed: false });
    expect(again).not.toHaveProperty('changes');
    expect(visible(workdir).map((name) => workdir.file(name))).toEqual([file]);
  });

  it('goes on where the latest file of its name is broken, and says so', async () => {
    const { run, workdir, warned } = await machine('c-{date}.csv');
    const broken = 'c-2099-01-01.csv';
    workdir.write(broken, 'no export');
    const changes = workdir.file('changes.csv');
    const summary = await run({ ifChanged: true, changes, keep: 1 });
    expect(summary).toMatchObject({ exitCode: 1, clients: 3, problems: warned });
    expect(warned).toEqual([expect.stringContaining(broken)]);
    expect(visible(workdir)).toEqual([basename(summary.file), broken]);
  });

  it('takes no folder and no link of its name for an export, and leaves both alone', async () => {
    const { run, workdir, warned } = await machine('c-{date}.csv');
    mkdirSync(workdir.file('c-2099-01-01.csv'));
    symlinkSync('nowhere', workdir.file('c-2099-01-02.csv'));
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await run({ ifChanged: true, keep: 1 })).toMatchObject({ exitCode: 0, changed: false });
    expect(warned).toEqual([]);
    expect(visible(workdir)).toHaveLength(3);
  });

  it('is there, and says so, where an older one can not be removed', async ({ skip }) => {
    const { run, workdir, warned } = await machine('c-{date}.csv');
    const [locked, free] = ['c-2020-01-01.csv', 'c-2020-01-02.csv'];
    for (const name of [locked, free]) workdir.write(name, '');
    const lock = (flag: '+i' | '-i') => spawnSync('chattr', [flag, workdir.file(locked)]).status;
    onTestFinished(() => void lock('-i'));
    skip(lock('+i') !== 0, 'needs chattr, and the right to use it');
    const summary = await run({ keep: 1 });
    expect(summary).toMatchObject({ exitCode: 1, removed: [workdir.file(free)], problems: warned });
    expect(warned).toEqual([expect.stringMatching(/2020-01-01\.csv can't be written: it is not permitted/)]);
    expect(visible(workdir)).toEqual([locked, basename(summary.file)]);
  });

  it('takes the next second where another took this one, as in the hour that is there twice in autumn', async () => {
    const { run, workdir } = await machine('c-{date}-{time}.csv');
    const names = Array.from({ length: 30 }, (_, second) =>
      filled('c-{date}-{time}.csv', { at: new Date(Date.now() + second * 1000), count: 0 }),
    );
    for (const name of names) workdir.write(name, '');
    const { file } = await run({ force: false });
    expect(names).not.toContain(basename(file));
    expect(visible(workdir)).toHaveLength(names.length + 1);
  });

  it('names its files by the second in which it began, the same in all', async () => {
    const { run, workdir, edit } = await machine('c-{date}-{time}.csv');
    workdir.write('c-2020-01-01-00-00-00.csv', 'Name\r\nx\r\n');
    await edit();
    const { file, changes } = await run({ changes: workdir.file('changes-{date}-{time}.csv') });
    expect(changes?.replace('changes-', 'c-')).toBe(file);
  });

  it('gives way to one that is under way, and leaves nothing behind when it fails', async () => {
    const { run, workdir } = await machine('c-{date}.csv');
    workdir.write('.c-{date}.csv.lock', String(process.pid));
    await expect(run()).rejects.toMatchObject({ exitCode: 5 });
    workdir.write('.c-{date}.csv.lock', '999999999');
    await run();
    await expect(run({ force: false })).rejects.toMatchObject({ exitCode: 3 });
    expect(visible(workdir)).toHaveLength(1);
  });

  it('clears away what killed exports of the same name left, and nothing else', async () => {
    const { run, workdir } = await machine('c-{date}.csv');
    const ago = (name: string, seconds: number): void => {
      workdir.write(name, '');
      utimesSync(workdir.file(name), Date.now() / 1000 - seconds, Date.now() / 1000 - seconds);
    };
    const half = '..c-{date}.csv.partial.csv.';
    ago('.c-{date}.csv.partial.csv', 0);
    ago(`${half}999999999-0123456789ab.partial`, 7200);
    const others = [`${half}${process.pid}-0123456789ab.partial`, `${half}999999999-00000000000a.partial`];
    ago(others[0] ?? '', 7200);
    ago(others[1] ?? '', 60);
    ago('.c-{date}.csv.mine.partial', 7200);
    const { file } = await run();
    expect(visible(workdir).map((name) => workdir.file(name))).toEqual(
      [...others, '.c-{date}.csv.mine.partial']
        .map((name) => workdir.file(name))
        .concat(file)
        .sort(),
    );
  });

  it.each<[string, Partial<Again>]>([
    ['c-{day}.csv', {}],
    ['c.csv', { keep: 3 }],
    ['c-{date}.csv', { keep: 0 }],
  ])('refuses %s with %j', async (pattern, again) => {
    const { run, sandbox } = await machine(pattern);
    await expect(run(again)).rejects.toMatchObject({ exitCode: 2 });
    expect(sandbox.history).toEqual([]);
  });
});

it('says that no file was written only where none was', async () => {
  const workdir = makeWorkdir(await openSandbox({ seed: { clients: 2 } }));
  const told = async (...flags: readonly string[]): Promise<string | undefined> => {
    const args = ['export', 'a-{count}.csv', '--changes', 'changes.txt', ...flags];
    return withoutProgress((await workdir.expectRun(0, args)).stderr).split(' (')[0];
  };
  expect(await told()).toBe('2 clients → a-2.csv');
  expect(await told('--if-changed')).toBe('Nothing changed since a-2.csv: no new file');
  expect(await told('--force')).toBe('2 clients → a-2.csv');
});

describe('export --on-done', () => {
  it('gets the summary, not the token, and its failure is told', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 2 } }));
    const onDone = ['--on-done', 'cat > told.json; echo "[$CUBICL_TOKEN]"; exit 7'];
    const { stderr } = await workdir.expectRun(1, [
      'export',
      'a-{count}.csv',
      '--log-format',
      'json',
      ...onDone,
    ]);
    expect(JSON.parse(workdir.read('told.json'))).toMatchObject({
      command: 'export',
      file: 'a-2.csv',
      exitCode: 0,
    });
    const lines = stderr
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const messages = lines.map(
      (line) => JSON.parse(line) as { readonly level: string; readonly message: string },
    );
    expect(messages.find(({ level }) => level === 'warn')?.message).toContain('exit code 7');
    expect(stderr).toContain('[]');
    await workdir.expectRun(3, ['export', 'a-{count}.csv', ...onDone]);
    expect(JSON.parse(workdir.read('told.json'))).toMatchObject({ exitCode: 3 });
  });

  it.each<[number, string[]]>([
    [2, ['--config', 'wrong.json']],
    [3, ['--token-file', 'nowhere']],
    [4, []],
  ])('hears of an end with %i before Cubicl is asked anything', async (exitCode, flags) => {
    const workdir = makeWorkdir();
    workdir.write('wrong.json', '{');
    const args = ['export', 'a-{date}.csv', '--log-format=json', '--on-done', 'cat > told.json', ...flags];
    const { stderr } = await workdir.expectRun(exitCode, args);
    expect(JSON.parse(workdir.read('told.json'))).toMatchObject({ command: 'export', exitCode });
    const levels = stderr
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { level: string }).level);
    expect(levels).toEqual(['error', 'warn']);
  });
});
