import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PrivateFile } from '../../src/table/private-file.ts';
import { allOf } from '../helpers/all.ts';
import { ownTmpdir } from '../helpers/tmpdir.ts';

it('gives back what was written, as often as asked, and is gone', async () => {
  const folder = ownTmpdir();
  const file = await PrivateFile.create();
  const values = Array.from({ length: 5_000 }, (_, n) => ({ n, text: 'ş'.repeat(100) }));
  for (const value of values) await file.lines.write(value);
  await file.lines.flush();
  for (let times = 1; times <= 2; times++) {
    const found = await allOf(file.values());
    expect(found).toEqual(values);
  }
  await file.remove();
  await file.remove();
  expect(readdirSync(folder)).toEqual([]);
});
