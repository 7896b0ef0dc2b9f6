import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openSource, spool } from '../../src/table/source.ts';
import { asNobody } from '../helpers/nobody.ts';
import { failureOf, fileWith } from '../helpers/tables.ts';
import { stubTmpdir } from '../helpers/tmpdir.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

describe('a file', () => {
  it('is read from its start each time, in chunks', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256));
    const source = await openSource(fileWith(bytes), { chunkBytes: 7 });
    expect(await bytesOf(source.chunks())).toEqual(bytes);
    expect(await bytesOf(source.chunks())).toEqual(bytes);
    for await (const chunk of source.chunks()) expect(chunk.length).toBeLessThanOrEqual(7);
  });

  it('shows its first 64 KB', async () => {
    const source = await openSource(fileWith('x'.repeat(70_000)));
    expect(source.head).toHaveLength(65_536);
    expect((await openSource(fileWith('short'))).head.toString()).toBe('short');
  });

  it('may be reached by a link', async () => {
    const workdir = makeWorkdir();
    workdir.write('clients.csv', 'a,b');
    await symlink('clients.csv', workdir.file('link.csv'));
    expect((await bytesOf((await openSource(workdir.file('link.csv'))).chunks())).toString()).toBe('a,b');
  });

  it('is closed when its reader stops early', async () => {
    const source = await openSource(fileWith('x'.repeat(1_000)), { chunkBytes: 10 });
    const before = openFiles();
    for (let time = 0; time < 50; time++)
      for await (const chunk of source.chunks()) if (chunk.length > 0) break;
    expect(openFiles()).toBeLessThan(before + 10);
  });
});

function openFiles(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
}

describe('what is no file to read', () => {
  it.each([
    [
      'missing',
      async (path: string) => rm(path, { force: true }),
      "can't be read: there is no such file or folder.\nCheck the spelling",
    ],
    ['a folder', async (path: string) => mkdir(path), 'is a folder.\nName a file inside it.'],
    [
      'a pipe',
      (path: string) => Promise.resolve(execFileSync('mkfifo', [path])),
      'is a device or a pipe, not a file.\nUse - as the name',
    ],
    ['empty', async (path: string) => writeFile(path, ''), 'is empty.\nExport or save it again.'],
    [
      'a link to nothing',
      async (path: string) => symlink('nowhere', path),
      "can't be read: there is no such file",
    ],
    [
      'a link to itself',
      async (path: string) => symlink('clients.csv', path),
      "can't be read: its links go round in a circle",
    ],
  ])('%s', async (_what, make, message) => {
    const path = makeWorkdir().file('clients.csv');
    await make(path);
    expect(await failureOf(openSource(path, { name: 'clients.csv' }))).toContain(`clients.csv ${message}`);
  });

  it('a device', async () => {
    expect(await failureOf(openSource('/dev/zero'))).toContain('/dev/zero is a device or a pipe');
  });

  it('below a file', async () => {
    expect(await failureOf(openSource(`${fileWith('a')}/b`))).toContain(
      'part of the path is a file, not a folder',
    );
  });

  it('one that only its owner may read', async () => {
    const path = fileWith('a,b');
    await chmod(dirname(path), 0o755);
    await chmod(path, 0o000);
    expect(await failureOf(asNobody(() => openSource(path, { name: 'clients.csv' })))).toContain(
      "clients.csv can't be read: it is not permitted.",
    );
  });
});

describe('a file that is changed while it is read is refused', () => {
  const changes: readonly (readonly [string, (path: string) => Promise<void>])[] = [
    ['longer', (path) => appendFile(path, 'c')],
    ['shorter', (path) => truncate(path, 3)],
    ['the same length, saved again', (path) => utimes(path, 1, 1)],
    [
      'replaced',
      async (path) => {
        const { mtime } = await stat(path);
        await rm(path);
        await writeFile(`${path}.keep`, 'x');
        await writeFile(path, 'a,b\nc,e\n');
        await utimes(path, mtime, mtime);
      },
    ],
    ['gone', (path) => rm(path)],
  ];

  it.each(changes)('%s', async (_how, change) => {
    const path = fileWith('a,b\nc,d\n');
    const source = await openSource(path, { name: 'clients.csv' });
    await change(path);
    expect(await failureOf(bytesOf(source.chunks()))).toMatch(
      /clients\.csv (was changed while it was read\.\nWait until it is saved|can't be read: there is no such file)/,
    );
  });
});

describe('standard input', () => {
  it('is kept in a private file until it is removed', async () => {
    const input = await spool(Readable.from([Buffer.from('a,'), Buffer.from('b\n')]));
    expect((await bytesOf((await openSource(input.file)).chunks())).toString()).toBe('a,b\n');
    expect((await stat(input.file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(input.file))).mode & 0o777).toBe(0o700);
    await input.remove();
    await expect(stat(dirname(input.file))).rejects.toThrow('ENOENT');
  });

  it('that breaks off is refused, and nothing of it stays', async () => {
    async function* broken() {
      yield Buffer.from('a,b\n');
      await Promise.reject(Object.assign(new Error('read error'), { code: 'EIO', syscall: 'read' }));
    }
    expect(await failureOf(spool(Readable.from(broken())))).toContain(
      "standard input can't be read: the disk reports an error.",
    );
  });

  it('that is a folder is refused', async () => {
    expect(await failureOf(spool(createReadStream(makeWorkdir().path)))).toBe(
      "standard input can't be read: it is a folder.\nName a file.",
    );
  });

  it('that does not fit on the disk is refused', async () => {
    stubTmpdir('/no/such/folder');
    expect(await failureOf(spool(Readable.from(['a'])))).toContain("/no/such/folder can't be written");
  });
});
