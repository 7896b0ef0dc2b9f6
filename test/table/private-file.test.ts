import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PrivateFile } from '../../src/table/private-file.ts';

it('gives back what was written, as often as asked, to nobody else, and is gone', async () => {
  const file = await PrivateFile.create();
  const values = Array.from({ length: 5_000 }, (_, n) => ({ n, text: 'ş'.repeat(100) }));
  for (const value of values) await file.lines.write(value);
  await file.lines.flush();
  for (let times = 1; times <= 2; times++) {
    const found: unknown[] = [];
    for await (const value of file.values()) found.push(value);
    expect(found).toEqual(values);
  }
  expect((await file.file.stat()).mode & 0o777).toBe(0o600);
  await file.remove();
  await file.remove();
  expect(existsSync(file.folder)).toBe(false);
});
