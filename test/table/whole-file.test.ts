import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { put, type Produce } from '../../src/table/put.ts';
import { refuseExisting, writeFileWhole } from '../../src/table/whole-file.ts';
import { asNobody } from '../helpers/nobody.ts';
import { failureOf } from '../helpers/tables.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const writeText =
  (text: string): Produce =>
  (stream) =>
    put(stream, text);

describe('a file appears', () => {
  it('whole, for its owner only, and nothing else stays', async () => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.csv');
    const before = process.umask(0);
    try {
      expect(await writeFileWhole(target, {}, writeText('şöyle\n'))).toEqual({ bytes: 8 });
    } finally {
      process.umask(before);
    }
    expect(workdir.read('clients.csv')).toBe('şöyle\n');
    expect((await stat(target)).mode & 0o777).toBe(0o600);
    expect(await readdir(workdir.path)).toEqual(['clients.csv']);
  });

  it('not before all of it is written', async () => {
    const workdir = makeWorkdir();
    await writeFileWhole(workdir.file('clients.csv'), {}, async (stream) => {
      await put(stream, 'half ');
      const names = await readdir(workdir.path);
      expect(names).toHaveLength(1);
      expect(names[0]).toMatch(/^\.clients\.csv\..+\.partial$/);
      expect((await stat(workdir.file(names[0] ?? ''))).mode & 0o777).toBe(0o600);
      await put(stream, 'and half');
    });
    expect(workdir.read('clients.csv')).toBe('half and half');
  });

  it('with the mode that is asked for, and empty if nothing is written', async () => {
    const target = makeWorkdir().file('clients.csv');
    const before = process.umask(0o077);
    try {
      expect(await writeFileWhole(target, { mode: 0o644 }, () => Promise.resolve())).toEqual({ bytes: 0 });
    } finally {
      process.umask(before);
    }
    expect((await stat(target)).mode & 0o777).toBe(0o644);
  });

  it('even if its producer ends the stream itself', async () => {
    const workdir = makeWorkdir();
    await writeFileWhole(workdir.file('a'), {}, async (stream) => {
      stream.end('all');
      await once(stream, 'finish');
    });
    expect(workdir.read('a')).toBe('all');
  });

  it.each(['ş'.repeat(120), 'x'.repeat(250), '-rf', ' a b\'"$(id).csv', '😀'.repeat(60)])(
    'called %s',
    async (name) => {
      const workdir = makeWorkdir();
      await writeFileWhole(workdir.file(name), {}, writeText('x'));
      expect(await readdir(workdir.path)).toEqual([name]);
    },
  );
});

describe('an existing file', () => {
  it('is not replaced, and keeps what is in it', async () => {
    const workdir = makeWorkdir();
    workdir.write('clients.csv', 'old');
    const target = workdir.file('clients.csv');
    expect(await failureOf(writeFileWhole(target, {}, writeText('new')))).toMatch(
      /clients\.csv exists already\.\nChoose another name, or replace it with --force\.$/,
    );
    expect(workdir.read('clients.csv')).toBe('old');
  });

  it('is replaced with force, in one step', async () => {
    const workdir = makeWorkdir();
    workdir.write('clients.csv', 'old');
    await writeFileWhole(workdir.file('clients.csv'), { force: true }, async (stream) => {
      await put(stream, 'new');
      expect(workdir.read('clients.csv')).toBe('old');
    });
    expect(workdir.read('clients.csv')).toBe('new');
    expect(await readdir(workdir.path)).toEqual(['clients.csv']);
  });

  it('that appears meanwhile is not replaced either', async () => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.csv');
    const writing = writeFileWhole(target, {}, async (stream) => {
      await put(stream, 'ours');
      workdir.write('clients.csv', 'theirs');
    });
    expect(await failureOf(writing)).toContain('exists already');
    expect(workdir.read('clients.csv')).toBe('theirs');
    expect(await readdir(workdir.path)).toEqual(['clients.csv']);
  });

  it('of two that write at the same time, one wins and the other is told', async () => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.csv');
    const ended = await Promise.allSettled(
      ['one', 'two'].map((text) => writeFileWhole(target, {}, writeText(text))),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(workdir.path)).toEqual(['clients.csv']);
  });
});

describe('what is no file of ours is never written over, not even with force', () => {
  it.each([
    ['a folder', (path: string) => mkdir(path), 'is a folder.\nAdd a file name.'],
    [
      'a link',
      (path: string) => symlink('elsewhere', path),
      'is a link to another place, and is not replaced.',
    ],
    [
      'a pipe',
      (path: string) => Promise.resolve(execFileSync('mkfifo', [path])),
      'is a device or a pipe, not a file.',
    ],
  ])('%s', async (_what, make, message) => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.csv');
    await make(target);
    for (const force of [false, true]) {
      expect(await failureOf(writeFileWhole(target, { force }, writeText('x')))).toContain(message);
      expect(await failureOf(refuseExisting(target, force))).toContain(message);
    }
    expect(await readdir(workdir.path)).toEqual(['clients.csv']);
  });

  it('a device', async () => {
    expect(await failureOf(writeFileWhole('/dev/full', { force: true }, writeText('x')))).toContain(
      '/dev/full is a device or a pipe, not a file.\nName a file; - stands for standard output.',
    );
  });

  it('a link that was put in its place meanwhile', async () => {
    const workdir = makeWorkdir();
    workdir.write('precious', 'precious');
    const target = workdir.file('clients.csv');
    const writing = writeFileWhole(target, { force: true }, () => symlink('precious', target));
    expect(await failureOf(writing)).toContain('is a link to another place');
    expect(workdir.read('precious')).toBe('precious');
  });
});

describe('where nothing can be written', () => {
  it.each([
    ['in a folder that is not there', 'no/clients.csv', 'its folder is not there'],
    ['below a file', 'file/clients.csv', 'part of the path is a file, not a folder'],
    ['under too long a name', 'x'.repeat(300), 'the name is too long'],
  ])('%s', async (_where, name, problem) => {
    const workdir = makeWorkdir();
    workdir.write('file', '');
    expect(await failureOf(writeFileWhole(workdir.file(name), {}, writeText('x')))).toContain(
      `can't be written: ${problem}.`,
    );
  });

  it('in a folder that only may be read', async () => {
    await asNobody(async () => {
      const workdir = makeWorkdir();
      await chmod(workdir.path, 0o500);
      const failure = await failureOf(writeFileWhole(workdir.file('clients.csv'), {}, writeText('x')));
      expect(failure).toContain("clients.csv can't be written: it is not permitted.");
      await chmod(workdir.path, 0o700);
      expect(await readdir(workdir.path)).toEqual([]);
    });
  });
});

describe('when it goes wrong in the middle', () => {
  it.each([false, true])('nothing of it stays, and the old file does (force: %s)', async (force) => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.csv');
    if (force) await writeFile(target, 'old');
    const bug = new Error('the source failed');
    const writing = writeFileWhole(target, { force }, async (stream) => {
      await put(stream, 'x'.repeat(100_000));
      throw bug;
    });
    await expect(writing).rejects.toBe(bug);
    expect(await readdir(workdir.path)).toEqual(force ? ['clients.csv'] : []);
    if (force) expect(await readFile(target, 'utf8')).toBe('old');
  });

  it('as when it is interrupted, even while its source hangs', async () => {
    const workdir = makeWorkdir();
    const interrupt = new AbortController();
    const writing = writeFileWhole(workdir.file('a'), { signal: interrupt.signal }, async (stream) => {
      await put(stream, 'half');
      interrupt.abort(new Error('Interrupted.'));
      await new Promise(() => undefined);
    });
    await expect(writing).rejects.toThrow('Interrupted.');
    expect(await readdir(workdir.path)).toEqual([]);
  });

  it('as when it was interrupted before it began', async () => {
    const workdir = makeWorkdir();
    const signal = AbortSignal.abort(new Error('Interrupted.'));
    await expect(writeFileWhole(workdir.file('a'), { signal }, writeText('x'))).rejects.toThrow(
      'Interrupted.',
    );
    expect(await readdir(workdir.path)).toEqual([]);
  });
});

const WRITE_SHEET = fileURLToPath(new URL('../helpers/write-sheet.js', import.meta.url));

describe('a process that', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'dies of %s leaves no half file, and the old one as it was',
    async (signal) => {
      const workdir = makeWorkdir();
      workdir.write('old.csv', 'old');
      for (const name of ['new.csv', 'old.csv']) {
        const child = spawn(process.execPath, [WRITE_SHEET, workdir.file(name), 'csv', 'Infinity']);
        const ended = once(child, 'close');
        for await (const row of createInterface(child.stderr)) if (Number(row) >= 3_000) child.kill(signal);
        await ended;
      }
      expect(workdir.read('old.csv')).toBe('old');
      const others = (await readdir(workdir.path)).filter((name) => name !== 'old.csv').sort();
      expect(others).toEqual([
        expect.stringMatching(/^\.new\.csv\..+\.partial$/),
        expect.stringMatching(/^\.old\.csv\..+\.partial$/),
      ]);
    },
  );

  // What a full disk does to a file can be had without one: a limit on the size of files.
  it.each([
    ['csv', "can't be written: it is larger than this disk allows."],
    ['jsonl', "can't be written: it is larger than this disk allows."],
  ])('has no more room for %s says so, and leaves nothing', async (format, message) => {
    const workdir = makeWorkdir();
    const command = `ulimit -f 64; exec "${process.execPath}" "${WRITE_SHEET}" clients.${format} ${format} 10000`;
    const child = spawn('bash', ['-c', command], { cwd: workdir.path });
    let told = '';
    for await (const line of createInterface(child.stderr)) told = line;
    expect(told).toBe(`FileFailure: clients.${format} ${message}`);
    expect(await readdir(workdir.path)).toEqual([]);
  });
});
