/** Nobody else can read a temporary file, and nothing of it stays behind. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TemporaryFile } from '../src/temporary-file.ts';
import { ownTmpdir, stubTmpdir } from './helpers/tmpdir.ts';

describe('a temporary file', () => {
  it('can be written and read by its user alone, and is closed once', async () => {
    const file = await TemporaryFile.create();
    await file.handle.write('secret');
    expect((await file.handle.stat()).mode & 0o777).toBe(0o600);
    expect((await file.handle.read(Buffer.alloc(6), 0, 6, 0)).buffer.toString()).toBe('secret');
    await file.remove();
    await file.remove();
    await expect(file.handle.stat()).rejects.toMatchObject({ code: 'EBADF' });
  });

  it.skipIf(process.platform === 'win32')('has no name, so that even a crash leaves nothing', async () => {
    const folder = ownTmpdir();
    const file = await TemporaryFile.create();
    expect(readdirSync(folder)).toEqual([]);
    await file.remove();
  });

  it('that can’t be made is the system’s error', async () => {
    stubTmpdir('/no/such/folder');
    await expect(TemporaryFile.create()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
