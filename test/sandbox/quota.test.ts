import { describe, expect, it } from 'vitest';
import { DOCUMENTED_QUOTA, type Quota } from '../../src/sandbox/behaviour.ts';
import { QuotaCounter } from '../../src/sandbox/quota.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

const TWO_A_MINUTE: Quota = { requests: 2, windowMs: 60_000, kind: 'sliding', retryAfter: 'seconds' };

/** In seconds: a machine that is busy may need some of them between two requests. */
const ALMOST_A_MINUTE = /^(60|5\d)$/;

describe('counting', () => {
  it.each<[string, Partial<Quota>, readonly [at: number, waitMs: number][]]>([
    [
      'a sliding window: never more than allowed in any window',
      {},
      [
        [0, 0],
        [30_000, 0],
        [59_999, 1],
        [60_000, 0],
        [60_001, 29_999],
        [90_000, 0],
      ],
    ],
    [
      'a fixed window: twice as many around its edge',
      { kind: 'fixed' },
      [
        [59_998, 0],
        [59_999, 0],
        [59_999.5, 0.5],
        [60_000, 0],
        [60_000, 0],
        [60_000, 60_000],
        [120_000, 0],
      ],
    ],
    [
      'refused requests: they count where the server says so',
      { countsRefused: true },
      [
        [0, 0],
        [10, 0],
        [20, 59_990],
        [60_005, 15],
        [60_006, 59_999],
      ],
    ],
    [
      'refused requests: otherwise they do not',
      {},
      [
        [0, 0],
        [10, 0],
        [20, 59_980],
        [60_005, 0],
        [60_011, 0],
      ],
    ],
  ])('%s', (_what, differs, calls) => {
    const counter = new QuotaCounter();
    const quota = { ...TWO_A_MINUTE, ...differs };
    expect(calls.map(([at]) => [at, counter.admit(quota, at)])).toEqual(calls);
  });
});

describe('over the quota', () => {
  it('the answer is 429, nothing is done, and the history shows it', async () => {
    const sandbox = await openSandbox({ behaviour: { quota: TWO_A_MINUTE } });
    const say = speakTo(sandbox);
    await say('GET /crm/customers');
    await say('GET /app/me');
    const { status, body, headers } = await say('POST /crm/customers', { name: 'A' });
    expect([status, body]).toEqual([429, { code: 429 }]);
    expect(headers.get('retry-after')).toMatch(ALMOST_A_MINUTE);
    expect(sandbox.clients()).toEqual([]);
    expect(sandbox.history.map((request) => request.status)).toEqual([200, 200, 429]);
    expect(sandbox.history[2]).toMatchObject({ committed: false, body: { name: 'A' } });
  });

  it.each<[string, RegExp | null]>([
    ['seconds', ALMOST_A_MINUTE],
    ['none', null],
    ['-5', /^-5$/],
    ['soon', /^soon$/],
    ['date', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/],
  ])('Retry-After can be "%s"', async (retryAfter, expected) => {
    const sandbox = await openSandbox({ behaviour: { quota: { ...TWO_A_MINUTE, requests: 1, retryAfter } } });
    const say = speakTo(sandbox);
    await say('GET /app/me');
    const value = (await say('GET /app/me')).headers.get('retry-after');
    if (expected === null) expect(value).toBeNull();
    else expect(value).toMatch(expected);
  });

  it("a Retry-After date is when the next request is admitted, by the server's clock", async () => {
    const clockSkewMs = 3_600_000;
    const quota = { ...TWO_A_MINUTE, requests: 1, retryAfter: 'date' };
    const say = speakTo(await openSandbox({ behaviour: { quota, clockSkewMs } }));
    const before = Date.now();
    await say('GET /app/me');
    const until = Date.parse((await say('GET /app/me')).headers.get('retry-after') ?? '');
    expect(until - before - clockSkewMs).toBeGreaterThanOrEqual(60_000);
    expect(until - Date.now() - clockSkewMs).toBeLessThanOrEqual(61_000);
  });

  it('a token that is wrong costs nothing', async () => {
    const sandbox = await openSandbox({ behaviour: { quota: { ...TWO_A_MINUTE, requests: 1 } } });
    const stranger = speakTo({ url: sandbox.url, token: 'wrong' });
    for (let n = 0; n < 3; n += 1) expect((await stranger('GET /app/me')).status).toBe(401);
    expect((await speakTo(sandbox)('GET /app/me')).status).toBe(200);
  });

  it('a request that meets a fault counts', async () => {
    const fail = [{ n: 1, fault: { status: 503 } }];
    const say = speakTo(await openSandbox({ behaviour: { quota: { ...TWO_A_MINUTE, requests: 1 }, fail } }));
    expect((await say('GET /app/me')).status).toBe(503);
    expect((await say('GET /app/me')).status).toBe(429);
  });

  it.each<Quota['kind']>(['sliding', 'fixed'])('waiting helps, and only that (%s)', async (kind) => {
    const windowMs = 40;
    const quota: Quota = { requests: 1, windowMs, kind, retryAfter: 'none' };
    const sandbox = await openSandbox({ behaviour: { quota } });
    const say = speakTo(sandbox);
    const admitted = (): number[] =>
      sandbox.history.filter(({ status }) => status === 200).map(({ at }) => at);
    while (admitted().length < 4) await say('GET /app/me');
    const windowOf = (at: number): number => (kind === 'fixed' ? Math.floor(at / windowMs) : at / windowMs);
    const steps = admitted().map((at, n, all) => windowOf(all[n + 1] ?? Infinity) - windowOf(at));
    expect(Math.min(...steps)).toBeGreaterThan(0.999);
  });

  it('the documented one is 60 requests in any minute', async () => {
    const say = speakTo(await openSandbox({ behaviour: { quota: DOCUMENTED_QUOTA } }));
    const heard = await Promise.all(Array.from({ length: 65 }, () => say('GET /app/me')));
    expect(heard.filter(({ status }) => status === 200)).toHaveLength(60);
    expect(heard.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});
