/** A ratio is worth what its rounds are worth. */
import { describe, expect, it } from 'vitest';
import { inTurns, ratioOf, spreadOf, type Run } from './measure.ts';

const runs = (...times: number[]): Run[] => times.map((ms) => ({ ms, peakMiB: 0 }));

describe('measuring', () => {
  it('lets contenders take turns, and keeps what each took', async () => {
    const order: string[] = [];
    const contender = (name: string) => () => {
      order.push(name);
      return Promise.resolve({ ms: order.length, peakMiB: 0 });
    };
    const found = await inTurns(2, { a: contender('a'), b: contender('b') });
    expect(order.join('')).toBe('abab');
    expect(found).toEqual({ a: runs(1, 3), b: runs(2, 4) });
  });

  it.each([
    [[3], { median: 3, least: 3, most: 3 }],
    [[9, 1, 2], { median: 2, least: 1, most: 9 }],
    [[4, 1, 3, 10], { median: 3.5, least: 1, most: 10 }],
  ])('gives the middle and the ends of %j', (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  it('compares within each round, so that a slow minute spoils no figure', () => {
    const beside = { requests: runs(5, 50, 10), writing: runs(5, 50, 10) };
    expect(ratioOf({ ours: runs(20, 300, 30), beside })).toEqual({ median: 2, least: 1.5, most: 3 });
  });
});
