import { createWriteStream } from 'node:fs';
import { expect, it } from 'vitest';
import { makeWorkdir } from '../../helpers/workdir.ts';
import { readRows } from '../../helpers/written.ts';
import { writeXlsxFloor } from './xlsx.ts';

it('the floor for workbooks writes one that holds every text', async () => {
  const file = makeWorkdir().file('floor.xlsx');
  await writeXlsxFloor(createWriteStream(file), [[['a & b', '', '00123']], [['<c>', 'd', 'ş']]]);
  expect([...(await readRows(file)).values()]).toEqual([
    ['a & b', '', '00123'],
    ['<c>', 'd', 'ş'],
  ]);
});
