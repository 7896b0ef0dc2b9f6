/** What stops everything, and what an error never tells. */
import { describe, expect, it } from 'vitest';
import { AnswerLost } from '../../src/api/answers.ts';
import { AuthFailure, Failure, ServerFailure } from '../../src/errors.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { BODY, call, errorOf, firstRequests, METHODS, openStage, WRITES } from '../helpers/stage.ts';

const SOON = { interval: 5, timeout: 10_000 };

describe('401', () => {
  it('stops all lanes: there are no more of them than requests under way', async () => {
    const { sandbox, api, clock } = await openStage(
      { behaviour: { expireTokenAfter: 10 } },
      { concurrency: 3 },
    );
    const results = await clock.run(
      Promise.allSettled(Array.from({ length: 200 }, () => api.createClient(BODY))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed.every(({ reason }) => reason instanceof AuthFailure)).toBe(true);
    const refused = sandbox.history.filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused.length).toBeLessThanOrEqual(3);
    expect(sandbox.history).toHaveLength(10 + refused.length);
  });

  it('wakes lanes that wait', async () => {
    const { api, clock } = await openStage(
      {
        behaviour: {
          fail: ({ n }) => (n === 1 ? { status: 429, headers: { 'retry-after': '600' } } : { status: 401 }),
          latencyMs: ({ n }) => (n === 1 ? 0 : 20),
        },
      },
      { concurrency: 2 },
    );
    const [first, second] = await Promise.all([errorOf(api.getClient('c1')), errorOf(api.getClient('c2'))]);
    expect(first).toBeInstanceOf(AuthFailure);
    expect(second).toBe(first);
    expect(clock.now()).toBe(0);
  });
});

describe('403', () => {
  const forbidden = (count: number): ReturnType<typeof firstRequests> =>
    firstRequests(count, { status: 403 });

  it('on one record refuses that record alone', async () => {
    const { api } = await openStage(forbidden(4));
    for (let n = 0; n < 4; n++) {
      await expect(api.createClient(BODY)).rejects.toMatchObject({ name: 'Rejected', status: 403 });
    }
    await api.createClient(BODY);
  });

  it('five times in a row stops the run, and says whom to ask', async () => {
    const { sandbox, api } = await openStage(forbidden(Infinity), { concurrency: 1 });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => api.createClient(BODY)));
    expect(sandbox.history).toHaveLength(5);
    const last = results[4]?.status === 'rejected' ? (results[4].reason as Failure) : undefined;
    expect(last).toBeInstanceOf(AuthFailure);
    expect(last?.message).toBe('Cubicl does not permit this with the token: 5 answers of 403 in a row.');
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%d is never followed: token and body stay', async (status) => {
    const other = await openSandbox();
    const { sandbox, api } = await openStage(
      firstRequests(Infinity, {
        status,
        headers: { location: `${other.url}/crm/customers?t=sandbox-token` },
      }),
    );
    expect(await errorOf(api.createClient(BODY))).toBeInstanceOf(AnswerLost);
    const error = await errorOf(api.getClient('c1'));
    expect(error).toBeInstanceOf(ServerFailure);
    expect(error.message).toMatch(
      /is not the API: a redirect \(30\d\) to http:\/\/127\.0\.0\.1:\d+\/api\/v1/,
    );
    expect(other.history).toEqual([]);
    expect(sandbox.history).toHaveLength(1);
  });
});

describe('a web page with 200', () => {
  it.each(METHODS)('is not the API, and ends the run: %s', async (method) => {
    const { sandbox, api } = await openStage(
      firstRequests(Infinity, { answer: '<html>Log in to the hotel</html>' }),
    );
    await errorOf(call(api, method));
    const error = await errorOf(api.me());
    expect(error).toMatchObject({ exitCode: 5 });
    expect(error.message).toMatch(/is not the API: a web page \(200\) came\.$/);
    expect(sandbox.history).toHaveLength(1);
  });
});

describe('the token', () => {
  const TOKEN = 'sk/t0p+s3cret=';
  it.each<readonly [string, Fault]>([
    ['401', { status: 401, body: { message: `Bearer ${TOKEN}` } }],
    ['422 as text', { status: 422, body: `Authorization: Bearer ${TOKEN}` }],
    ['422 as JSON', { status: 422, body: { message: TOKEN, errors: [TOKEN] } }],
    ['422 with escapes', { status: 422, body: `{"message":"sk\\/t0p\\u002bs3cret="}` }],
    ['500', { status: 500, body: { message: TOKEN } }],
    ['307', { status: 307, headers: { location: `https://evil.example/${TOKEN}` } }],
    [
      '302 encoded',
      { status: 302, headers: { location: `https://evil.example/?t=${encodeURIComponent(TOKEN)}` } },
    ],
    ['200 as a web page', { answer: `<html>${TOKEN}</html>` }],
    ['200 as another shape', { answer: { [TOKEN]: TOKEN, customFields: TOKEN } }],
    ['429 without end', { status: 429, body: TOKEN, headers: { 'retry-after': '999999' } }],
    ['503 without end', { status: 503, body: TOKEN, headers: { 'retry-after': '999999' } }],
  ])('is in no error, though the server echoes it: %s', async (_, fault) => {
    for (const method of METHODS) {
      const { api, clock } = await openStage({ token: TOKEN, ...firstRequests(Infinity, fault) });
      const ended = clock.run(call(api, method)).catch((error: unknown) => error);
      for (const error of [await ended, await errorOf(clock.run(api.me()))]) {
        if (!(error instanceof Error)) continue;
        const told = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
        expect(told).not.toMatch(/t0p/);
        if (error instanceof Failure) expect(error.hint ?? '').not.toMatch(/t0p/);
      }
    }
  });
});

describe('an interruption', () => {
  it('lets requests under way end, and nothing else leave', async () => {
    const stop = new AbortController();
    const latencyMs = ({ n }: { n: number }): number => {
      if (n === 2) stop.abort(new Error('Interrupted.'));
      return n === 1 ? 400 : 0;
    };
    const { sandbox, api } = await openStage(
      { behaviour: { latencyMs } },
      { signal: stop.signal, concurrency: 2 },
    );
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => api.createClient(BODY)));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(results[4]).toMatchObject({ reason: { message: 'Interrupted.' } });
    expect(sandbox.history).toHaveLength(2);
    expect(api.stats.requests).toBe(2);
  });

  it('ends a wait for the server at once', async () => {
    const stop = new AbortController();
    const fault = { status: 429, headers: { 'retry-after': '800' } };
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, fault), { signal: stop.signal });
    const error = errorOf(api.createClient(BODY));
    await expect.poll(() => clock.slept.length, SOON).toBe(1);
    stop.abort(new Error('Interrupted.'));
    expect(await error).toMatchObject({ message: 'Interrupted.' });
    expect(sandbox.history).toHaveLength(1);
  });

  it('that can’t wait gives up even requests under way: what a write did is then not known', async () => {
    const hard = new AbortController();
    const { sandbox, api } = await openStage(firstRequests(Infinity, { hang: 'after' }), {
      hardSignal: hard.signal,
    });
    const errors = Promise.all(METHODS.map((method) => errorOf(call(api, method))));
    await expect.poll(() => sandbox.history.length, SOON).toBe(4);
    hard.abort(new Error('Interrupted.'));
    expect(await errors).toEqual([
      expect.objectContaining({ message: 'Interrupted.' }),
      ...WRITES.map((method) => expect.objectContaining({ name: 'AnswerLost', method }) as unknown),
    ]);
  });
});
