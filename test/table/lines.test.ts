import { execFileSync, spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, open, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { LineWriter, readLines, type LineFile } from '../../src/table/lines.ts';
import { allOf } from '../helpers/all.ts';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'journal.jsonl');
  await writeFile(path, text);
  return path;
}

async function valuesIn(path: string): Promise<unknown[]> {
  return allOf(readLines(path));
}

describe('a last line that a crash spoiled', () => {
  it.each([
    ['cut short', '{"n":1}\n{"n":'],
    ['without its end, though it reads well', '{"n":1}\n{"n":2}'],
    ['of zeros', '{"n":1}\n\0\0\0\0'],
    ['of garbage', '{"n":1}\n{"n\0\0\n'],
  ])('%s: is neither read nor followed by others', async (_, text) => {
    const path = await fileWith(text);
    expect(await valuesIn(path)).toEqual([{ n: 1 }]);
    const lines = await LineWriter.append(path);
    await lines.write({ n: 3 });
    await lines.close();
    expect(await readFile(path, 'utf8')).toBe('{"n":1}\n{"n":3}\n');
  });

  it('longer than a block is found to its beginning', async () => {
    const path = await fileWith(`{"n":1}\n{"n":"${'x'.repeat(200_000)}`);
    await (await LineWriter.append(path)).close();
    expect(await readFile(path, 'utf8')).toBe('{"n":1}\n');
  });

  it('a file of nothing else becomes empty, and one that is not there is made', async () => {
    const path = await fileWith('{"n":');
    await (await LineWriter.append(path)).close();
    expect(await readFile(path, 'utf8')).toBe('');
    await (await LineWriter.append(`${path}2`)).close();
    expect(await readFile(`${path}2`, 'utf8')).toBe('');
  });
});

it('a file cut off anywhere gives the lines that were whole, and goes on after them', async () => {
  const path = await fileWith('');
  const values = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(values, fc.nat(), async (all, cut) => {
      const lines = all.map((value) => `${JSON.stringify(value)}\n`);
      const bytes = Buffer.from(lines.join(''));
      const kept = bytes.subarray(0, cut % (bytes.length + 1));
      const whole = all.slice(0, kept.toString('latin1').split('\n').length - 1);
      await writeFile(path, kept);
      const expected = JSON.parse(JSON.stringify(whole)) as unknown[];
      expect(await valuesIn(path)).toEqual(expected);
      const writer = await LineWriter.append(path);
      await writer.write('next');
      await writer.close();
      expect(await valuesIn(path)).toEqual([...expected, 'next']);
    }),
    { numRuns: 60 },
  );
});

it('damage before the last line is refused, with its number', async () => {
  const path = await fileWith('{"n":1}\n{"n":\n{"n":3}\n');
  await expect(valuesIn(path)).rejects.toThrow('damaged at line 2');
  await appendFile(path, '{"n":');
  await expect(valuesIn(path)).rejects.toThrow(FileFailure);
});

it('text of any length and letters comes back as it was', async () => {
  const path = await fileWith('');
  const values = ['ş'.repeat(70_000), 'a\u2028b\nc', { deep: ['👩‍👩‍👧'] }];
  const lines = await LineWriter.append(path);
  for (const value of values) await lines.write(value);
  await lines.close();
  expect(await valuesIn(path)).toEqual(values);
});

describe('after a failure', () => {
  it('nothing is written any more, since half a line may stand at the end', async () => {
    const disk = { text: '', left: 10 };
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const file: LineFile = {
      appendFile: (data) => {
        const text = String(data).slice(0, disk.left);
        disk.text += text;
        disk.left -= text.length;
        return text.length < String(data).length ? Promise.reject(full) : Promise.resolve();
      },
      datasync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const lines = new LineWriter('journal.jsonl', file);
    await lines.write({ n: 1 });
    await lines.sync();
    await lines.write({ n: 2 });
    await expect(lines.sync()).rejects.toThrow('the disk is full');
    disk.left = 1000;
    await lines.write({ n: 3 });
    await expect(lines.flush()).rejects.toThrow('the disk is full');
    expect(disk.text).toBe('{"n":1}\n{"');
  });
});

describe('on disk', () => {
  /** A file whose syncs end when the test says so. */
  function slowFile() {
    const log: string[] = [];
    const syncs: (() => void)[] = [];
    const file: LineFile = {
      appendFile: async (data) => {
        log.push('append');
        await new Promise(setImmediate);
        log.push(String(data));
      },
      datasync: () => {
        log.push('datasync');
        return new Promise((resolve) => syncs.push(resolve));
      },
      close: () => Promise.resolve(log.push('close')).then(() => undefined),
    };
    return { file, log, syncs };
  }

  it('sync does not return before fdatasync does', async () => {
    const { file, log, syncs } = slowFile();
    const lines = new LineWriter('journal.jsonl', file);
    await lines.write(1);
    let isSynced = false;
    const synced = lines.sync().then(() => (isSynced = true));
    while (syncs.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect([log, isSynced]).toEqual([['append', '1\n', 'datasync'], false]);
    syncs[0]?.();
    await synced;
  });

  it('a line that comes while another sync runs waits for its own', async () => {
    const { file, log, syncs } = slowFile();
    const lines = new LineWriter('journal.jsonl', file);
    await lines.write(1);
    const first = lines.sync();
    while (syncs.length === 0) await new Promise(setImmediate);
    await lines.write(2);
    const second = lines.sync();
    await new Promise(setImmediate);
    expect(syncs).toHaveLength(1);
    syncs[0]?.();
    await first;
    while (syncs.length === 1) await new Promise(setImmediate);
    syncs[1]?.();
    await second;
    expect(log).toEqual(['append', '1\n', 'datasync', 'append', '2\n', 'datasync']);
  });

  it('a failed sync fails everything after it, since nobody knows what reached the disk', async () => {
    const failure = Object.assign(new Error('io'), { code: 'EIO' });
    const file: LineFile = {
      appendFile: () => Promise.resolve(),
      datasync: () => Promise.reject(failure),
      close: () => Promise.resolve(),
    };
    const lines = new LineWriter('journal.jsonl', file);
    await lines.write(1);
    await expect(lines.sync()).rejects.toThrow('the disk reports an error');
    await expect(lines.sync()).rejects.toThrow('the disk reports an error');
    await expect(lines.close()).rejects.toThrow('the disk reports an error');
  });

  it.skipIf(!canTrace())(
    'the kernel is asked for it before sync returns, and once for the folder',
    async () => {
      const path = await fileWith('');
      const script = `
      const { LineWriter } = await import('${new URL('../../dist/table/lines.js', import.meta.url).href}');
      const lines = await LineWriter.append('${path}');
      for (const n of [1, 2]) { await lines.write(n); await lines.sync(); process.stdout.write('synced'); }`;
      const node = [process.execPath, '--input-type=module', '-e', script];
      const { stderr } = spawnSync('strace', ['-f', '-y', '-e', 'trace=write,fsync,fdatasync', ...node], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const calls = [...stderr.matchAll(/(write|fsync|fdatasync)\(\d+<([^>]+)>/g)].map(
        ([, call = '', file = '']) => `${call} ${file}`,
      );
      const [written, synced] = [`write ${path}`, `fdatasync ${path}`];
      expect(calls.filter((call) => call.includes(dirname(path)) || call === 'write /dev/null')).toEqual([
        ...[written, synced, `fsync ${dirname(path)}`, 'write /dev/null'],
        ...[written, synced, 'write /dev/null'],
      ]);
    },
  );
});

function canTrace(): boolean {
  return spawnSync('strace', ['-f', 'true']).status === 0;
}

it('pieces follow one another, however many ask at once', async () => {
  let running = 0;
  const written: string[] = [];
  const alone = async (work?: string): Promise<void> => {
    running += 1;
    expect(running).toBe(1);
    await new Promise(setImmediate);
    if (work !== undefined) written.push(work);
    running -= 1;
  };
  const file: LineFile = {
    appendFile: (data) => alone(String(data)),
    datasync: () => alone(),
    close: () => Promise.resolve(),
  };
  const lines = new LineWriter('journal.jsonl', file);
  await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      await lines.write(n);
      await (n % 2 ? lines.sync() : lines.flush());
    }),
  );
  expect(written.join('')).toBe(Array.from({ length: 20 }, (_, n) => `${n}\n`).join(''));
});

it('many writers at once never mix their lines', async () => {
  const path = await fileWith('');
  const lines = await LineWriter.append(path);
  const values = Array.from({ length: 300 }, (_, n) => ({ n, text: 'ş'.repeat((n * 7919) % 5_000) }));
  await Promise.all(
    values.map(async (value) => {
      await lines.write(value);
      if (value.n % 3 === 0) await lines.sync();
    }),
  );
  await lines.close();
  expect(await valuesIn(path)).toEqual(values);
});

describe('where lines can not be written', () => {
  it('a file that is there is not begun anew, and one by a link is not gone on with', async () => {
    const path = await fileWith('');
    await expect(LineWriter.create(path)).rejects.toThrow("can't be written: it is there already");
    await symlink(path, `${path}.link`);
    await expect(LineWriter.create(`${path}.link`)).rejects.toThrow('it is there already');
    await expect(LineWriter.append(`${path}.link`)).rejects.toThrow('is a link to another place');
  });

  it('a folder, a device and a pipe are refused', async () => {
    const path = await fileWith('');
    execFileSync('mkfifo', [`${path}.pipe`]);
    await expect(LineWriter.append(dirname(path))).rejects.toThrow('is a folder');
    await expect(LineWriter.append('/dev/full')).rejects.toThrow('is a device or a pipe');
    await expect(LineWriter.append(`${path}.pipe`)).rejects.toThrow('is a device or a pipe');
  });

  it('a full disk fails the sync', async () => {
    const lines = new LineWriter('/dev/full', await open('/dev/full', 'a'));
    await lines.write({ n: 1 });
    await expect(lines.sync()).rejects.toThrow("/dev/full can't be written: the disk is full.");
    await expect(lines.close()).rejects.toThrow('the disk is full');
  });

  it('a missing file can not be read', async () => {
    await expect(valuesIn('/no/such/journal.jsonl')).rejects.toThrow(
      "can't be read: there is no such file or folder",
    );
  });

  it('lines are for their owner only', async () => {
    const path = await fileWith('');
    await (await LineWriter.create(`${path}.new`)).close();
    expect((await stat(`${path}.new`)).mode & 0o777).toBe(0o600);
  });
});
