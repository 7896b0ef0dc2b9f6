/** How many requests a plan takes, and how many minutes, by arithmetic a person can follow. */
import { describe, expect, it } from 'vitest';
import { forecast, type ForecastTerms } from '../../src/apply/forecast.ts';

const MINUTE_MS = 60_000;
const TERMS: ForecastTerms = {
  rate: { requests: 60, windowMs: MINUTE_MS },
  maxAgeMs: 10 * MINUTE_MS,
  ageMs: 0,
  pages: 6,
};
const NONE = { create: 0, update: 0, delete: 0 };

describe('a forecast', () => {
  it.each<[string, object, Partial<ForecastTerms>, object]>([
    ['of nothing', {}, {}, { writes: 0, reads: 0, requests: 0, minutes: 0 }],
    ['is a request for each write', { create: 20, update: 30, delete: 10 }, {}, { requests: 60, minutes: 1 }],
    [
      'has no minutes where nothing is limited',
      { create: 90 },
      { rate: 'unlimited' },
      { requests: 90, minutes: 0 },
    ],
    ['reads no image again for creates', { create: 6000 }, {}, { reads: 0, minutes: 100 }],
    // 600 writes while the images are fresh, then 593 a sweep of 7 requests.
    ['sweeps again as images age', { update: 6000 }, {}, { reads: 70, requests: 6070 }],
    ['reads one by one where that is cheaper', { update: 605 }, {}, { reads: 5 }],
    ['reads all again for a plan that is too old', { update: 5 }, { ageMs: 60 * MINUTE_MS }, { reads: 5 }],
    [
      'looks who came since before it creates on an old plan, which serves its updates too',
      { create: 5, update: 5 },
      { ageMs: 60 * MINUTE_MS },
      { reads: 7 },
    ],
    ['has the pages that verify reads', { create: 54 }, { verifies: true }, { requests: 60, minutes: 1 }],
  ])('%s', (_, counts, terms, expected) => {
    expect(forecast({ ...NONE, ...counts }, { ...TERMS, ...terms })).toMatchObject(expected);
  });

  it('reads one by one where the pages are not known', () => {
    const { rate, maxAgeMs, ageMs } = TERMS;
    expect(forecast({ ...NONE, update: 700 }, { rate, maxAgeMs, ageMs })).toMatchObject({ reads: 100 });
  });
});
