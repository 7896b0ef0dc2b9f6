/** What the server’s 429 and Retry-After do to everything that wants to leave. */
import { describe, expect, it } from 'vitest';
import { AnswerLost } from '../../src/api/answers.ts';
import type { Wait } from '../../src/api/pace.ts';
import { openApi } from '../helpers/api.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { BODY, call, errorOf, firstRequests, METHODS, openStage } from '../helpers/stage.ts';

describe('429', () => {
  it.each(METHODS)('is waited out and tried again: %s', async (method) => {
    const fault = { status: 429, headers: { 'retry-after': '7' } };
    const { sandbox, api, clock } = await openStage(firstRequests(1, fault));
    await clock.run(call(api, method));
    expect(sandbox.history.map((request) => request.method)).toEqual([method, method]);
    expect(clock.now()).toBeGreaterThanOrEqual(7000);
    expect(clock.now()).toBeLessThanOrEqual(7700);
    expect(api.stats).toEqual({ requests: 2, retries: 0, rateLimited: 1 });
  });

  it.each([
    ['1', 1000, 1100],
    ['60', 60_000, 62_000],
    ['900', 900_000, 902_000],
    // Where nothing can be learned from it: until our own oldest request has left the window.
    ['-5', 60_000, 62_100],
    ['abc', 60_000, 62_100],
    ['0', 60_000, 62_100],
    ['', 60_000, 62_100],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 60_000, 62_100],
    [undefined, 60_000, 62_100],
  ])('with Retry-After %j waits from %d to %d ms', async (value, least, most) => {
    for (const random of [0, 0.999]) {
      const headers = value === undefined ? {} : { 'retry-after': value };
      const { api, clock } = await openStage(firstRequests(1, { status: 429, headers }), {
        random: () => random,
      });
      await clock.run(api.createClient(BODY));
      expect(clock.now()).toBeGreaterThanOrEqual(least);
      expect(clock.now()).toBeLessThanOrEqual(most);
    }
  });

  it('reads a date by the clock of the server', async () => {
    const headers = {
      date: 'Thu, 01 Jan 2032 00:00:00 GMT',
      'retry-after': 'Thu, 01 Jan 2032 00:00:30 GMT',
    };
    const { api, clock } = await openStage(firstRequests(1, { status: 429, headers }), { random: () => 0 });
    await clock.run(api.createClient(BODY));
    expect(clock.now()).toBe(30_000);
  });

  it.each([
    ['901', 'Cubicl asks to wait 16 minutes before the next request.', 'Resume after 2026-01-05 08:15 UTC.'],
    ['3600', 'Cubicl asks to wait 60 minutes before the next request.', 'Resume after 2026-01-05 09:00 UTC.'],
    [
      '9'.repeat(30),
      'Cubicl asks to wait 525600 minutes before the next request.',
      'Resume after 2027-01-05 08:00 UTC.',
    ],
  ])('with Retry-After %s stops and says when to resume', async (value, message, hint) => {
    const fault = { status: 429, headers: { 'retry-after': value } };
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toMatchObject({ exitCode: 5, message, hint });
    expect(sandbox.history).toHaveLength(1);
  });

  it('pauses every lane', async () => {
    const fault = { status: 429, headers: { 'retry-after': '30' } };
    const { sandbox, api, clock } = await openStage(firstRequests(1, fault), { concurrency: 2 });
    const arrivedAt: number[] = [];
    sandbox.behaviour.latencyMs = () => (arrivedAt.push(clock.now()), 0);
    await clock.run(Promise.all(Array.from({ length: 6 }, () => api.createClient(BODY))));
    // One more may have been under way when the first answer came.
    expect(arrivedAt.filter((at) => at === 0).length).toBeLessThanOrEqual(2);
    expect(arrivedAt.filter((at) => at > 0 && at < 30_000)).toEqual([]);
    expect(sandbox.clients()).toHaveLength(8);
  });

  it('without a word on how long is asked about ever more rarely, and not for ever', async () => {
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, { status: 429 }), {
      rate: { requests: 100, windowMs: 1000 },
      random: () => 0,
    });
    const error = await errorOf(clock.run(api.createClient(BODY)));
    expect(error).toMatchObject({
      exitCode: 5,
      message:
        'Cubicl keeps failing: it answered 429 (too many requests) 20 times in a row; ' +
        'someone else may be using this token.',
    });
    expect(sandbox.history).toHaveLength(20);
    expect(clock.slept.slice(0, 7)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('tells why it waits, and that someone else may be using the token', async () => {
    const waits: Wait[] = [];
    const fault = { status: 429, headers: { 'retry-after': '5' } };
    const { api, clock } = await openStage(firstRequests(1, fault), {
      rate: { requests: 60, windowMs: 60_000 },
      onWait: (wait) => waits.push(wait),
    });
    await clock.run(api.getClient('c1'));
    expect(waits.map(({ why }) => why)).toEqual(['rate limited elsewhere']);
  });

  it('never comes while nobody else uses the token: sliding and fixed windows', async () => {
    for (const kind of ['sliding', 'fixed'] as const) {
      const quota = { requests: 20, windowMs: 150, kind, retryAfter: 'none' };
      const sandbox = await openSandbox({ behaviour: { quota, latencyMs: () => Math.random() * 10 } });
      const api = openApi(sandbox, { rate: quota, concurrency: 6 });
      await Promise.all(Array.from({ length: 90 }, () => api.createClient(BODY)));
      expect(api.stats).toEqual({ requests: 90, retries: 0, rateLimited: 0 });
      expect(sandbox.clients()).toHaveLength(90);
    }
  });
});

describe('Retry-After beside 503', () => {
  it('holds back every lane, and a write whose answer is lost is still not sent again', async () => {
    const fault = { status: 503, headers: { 'retry-after': '20' } };
    const { sandbox, api, clock } = await openStage(firstRequests(1, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toBeInstanceOf(AnswerLost);
    await clock.run(api.createClient(BODY));
    expect(clock.now()).toBe(20_000);
    expect(sandbox.history).toHaveLength(2);
  });

  it.each(['GET', 'POST'] as const)('stops when it is too long: %s', async (method) => {
    const fault = { status: 503, headers: { 'retry-after': '86400' } };
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, fault));
    await errorOf(clock.run(call(api, method)));
    expect(await errorOf(clock.run(call(api, method)))).toMatchObject({
      exitCode: 5,
      hint: 'Resume after 2026-01-06 08:00 UTC.',
    });
    expect(sandbox.history).toHaveLength(1);
  });
});
