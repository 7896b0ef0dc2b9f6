import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { cellsOf, csvAt, csvBytes, fileWith } from '../../helpers/tables.ts';
import { readCsvFloor, writeCsvFloor } from './csv.ts';

const ROWS = Array.from({ length: 3_000 }, (_, n) => [
  `Şirket ${n}`,
  n % 3 ? '' : 'a "b",\nc',
  'x'.repeat(n % 90),
]);

it('the floors do the same work as the reader and the writer', async () => {
  const ours = fileWith(await csvBytes(['Name', 'Note', 'More'], ROWS, { mark: false }));
  const rows: (readonly string[])[] = [];
  for await (const batch of readCsvFloor(ours)) rows.push(...batch);
  expect(rows).toEqual(await cellsOf(await csvAt(ours)));
  const theirs = fileWith('');
  await writeCsvFloor(theirs, [[['Name', 'Note', 'More']], ROWS]);
  expect(await readFile(theirs)).toEqual(await readFile(ours));
});
