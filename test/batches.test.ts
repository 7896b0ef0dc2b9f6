import { expect, it } from 'vitest';
import { inBatches } from '../src/batches.ts';

it.each([
  [0, []],
  [2, [[0, 1]]],
  [3, [[0, 1, 2]]],
  [4, [[0, 1, 2], [3]]],
])('%i things in batches of three', async (count, expected) => {
  const found: unknown[] = [];
  for await (const batch of inBatches(Array(count).keys(), 3)) found.push(batch);
  expect(found).toEqual(expected);
});
