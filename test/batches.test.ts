import { expect, it } from 'vitest';
import { inBatches } from '../src/batches.ts';
import { allOf } from './helpers/all.ts';

it.each([
  [0, []],
  [2, [[0, 1]]],
  [3, [[0, 1, 2]]],
  [4, [[0, 1, 2], [3]]],
])('%i things in batches of three', async (count, expected) => {
  const found = await allOf(inBatches(Array(count).keys(), 3));
  expect(found).toEqual(expected);
});
