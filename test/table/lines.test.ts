import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { LineWriter, readLines, type LineFile } from '../../src/table/lines.ts';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'journal.jsonl');
  await writeFile(path, text);
  return path;
}

async function valuesIn(path: string): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of readLines(path)) values.push(value);
  return values;
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
