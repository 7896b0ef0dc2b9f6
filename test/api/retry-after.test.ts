import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../src/api/retry-after.ts';

const NOW = Date.UTC(2026, 0, 5, 8, 0, 0);

describe('Retry-After', () => {
  it.each([
    ['1', 1000],
    ['120', 120_000],
    ['0.5', 500],
    [' 7 ', 7000],
    ['3600', 3_600_000],
    ['99999999999999999999', 99999999999999999999 * 1000],
    ['Mon, 05 Jan 2026 08:00:30 GMT', 30_000],
  ])('%j is %d ms', (header, ms) => {
    expect(retryAfterMs({ 'retry-after': header }, NOW)).toBe(ms);
  });

  it.each([
    undefined,
    '',
    '0',
    '-5',
    'abc',
    '1 minute',
    '1e3',
    '0x10',
    'Infinity',
    '5, 10',
    'Mon, 05 Jan 2026 07:59:59 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT',
    '2026-01-05T09:00:00Z',
    'Xyz, 99 Foo 2026 08:00:30 GMT',
  ])('%j tells nothing', (header) => {
    expect(retryAfterMs({ 'retry-after': header }, NOW)).toBeUndefined();
  });

  it('compares a date with the clock of the server that sent it, not with ours', () => {
    const headers = {
      date: 'Mon, 05 Jan 2026 11:00:00 GMT',
      'retry-after': 'Mon, 05 Jan 2026 11:00:20 GMT',
    };
    expect(retryAfterMs(headers, NOW)).toBe(20_000);
    expect(retryAfterMs({ ...headers, date: 'garbage' }, NOW)).toBe(3 * 3_600_000 + 20_000);
  });
});
