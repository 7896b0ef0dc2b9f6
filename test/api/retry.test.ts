/** Over real HTTP against the sandbox; only the clock that waits is the test's own. */
import { describe, expect, it } from 'vitest';
import { AnswerLost, Rejected, type Method } from '../../src/api/answers.ts';
import type { ApiOptions, CubiclApi } from '../../src/api/api.ts';
import type { Wait } from '../../src/api/pace.ts';
import type { ClientBody } from '../../src/client/client.ts';
import { AuthFailure, Failure, ServerFailure } from '../../src/errors.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { openApi } from '../helpers/api.ts';
import { HandClock } from '../helpers/clock.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';

const BODY: ClientBody = { name: 'New' };
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const WRITES: readonly Method[] = ['POST', 'PUT', 'DELETE'];

interface Stage {
  readonly sandbox: Sandbox;
  readonly api: CubiclApi;
  readonly clock: HandClock;
}

async function open(sandbox: SandboxOptions = {}, api: Partial<ApiOptions> = {}): Promise<Stage> {
  const opened = await openSandbox({
    seed: [makeClient({ _id: 'c1' }), makeClient({ _id: 'c2' })],
    ...sandbox,
  });
  const clock = new HandClock();
  return { sandbox: opened, clock, api: openApi(opened, { clock, random: () => 0.5, ...api }) };
}

function call(api: CubiclApi, method: Method): Promise<unknown> {
  if (method === 'GET') return api.getClient('c1');
  if (method === 'POST') return api.createClient(BODY);
  if (method === 'PUT') return api.updateClient('c1', BODY);
  return api.deleteClient('c1');
}

/** The error that it ends in; fails when it does not. */
async function errorOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    (value) => expect.fail(`no error, but ${JSON.stringify(value)}`),
    (error: unknown) => error as Error,
  );
}

function firstRequests(count: number, fault: Fault): SandboxOptions {
  return { behaviour: { fail: ({ n }) => (n <= count ? fault : undefined) } };
}

const LOSSES: readonly (readonly [string, Fault])[] = [
  ['500 after it acted', { status: 500, when: 'after' }],
  ['502 before it acted', { status: 502 }],
  ['503 with a web page', { status: 503, body: '<h1>Down for maintenance</h1>' }],
  ['504', { status: 504 }],
  ['408', { status: 408 }],
  ['425', { status: 425 }],
  ['an error in an encoding of old', { status: 502, body: new Uint8Array([0xfe, 0xfd, 0xdd]) }],
  ['a broken connection before it acted', { drop: 'before' }],
  ['a broken connection after it acted', { drop: 'after' }],
  ['half an answer and a broken connection', { drop: 'mid-answer' }],
];

describe('a read', () => {
  it.each([
    ...LOSSES,
    ['half a JSON', { truncate: true }],
    ['an empty answer', { answer: '' }],
    ['something that is not JSON', { answer: 'OK' }],
  ] satisfies readonly (readonly [string, Fault])[])('is tried again after %s', async (_, fault) => {
    const { sandbox, api, clock } = await open(firstRequests(3, fault));
    expect(await clock.run(api.getClient('c1'))).toMatchObject({ _id: 'c1' });
    expect(sandbox.history).toHaveLength(4);
    expect(api.stats).toEqual({ requests: 4, retries: 3, rateLimited: 0 });
  });

  it('waits a random time below a ceiling that doubles', async () => {
    const { api, clock } = await open(firstRequests(3, { status: 503 }), { random: () => 0.25 });
    await clock.run(api.getClient('c1'));
    expect(clock.slept).toEqual([250, 500, 1000]);
  });

  it.each([
    [0, [0, 0, 0]],
    [0.999, [999, 1998, 3996]],
  ])('may wait any part of it: %d', async (random, slept) => {
    const { api, clock } = await open(firstRequests(3, { status: 503 }), { random: () => random });
    await clock.run(api.getClient('c1'));
    expect(clock.slept).toEqual(slept);
  });

  it('is given up after four tries, and everything stops', async () => {
    const { sandbox, api, clock } = await open(firstRequests(Infinity, { status: 500 }));
    const error = await errorOf(clock.run(api.getClient('c1')));
    expect(error).toBeInstanceOf(ServerFailure);
    expect(error).toMatchObject({
      exitCode: 5,
      message: 'Cubicl keeps failing: the server answered 500.',
      hint: 'Nothing is lost. Try again in a few minutes.',
    });
    expect(await errorOf(api.createClient(BODY))).toBe(error);
    expect(sandbox.history).toHaveLength(4);
  });
});

describe('a write whose answer is lost', () => {
  it.each(LOSSES.flatMap(([name, fault]) => WRITES.map((method) => [method, name, fault] as const)))(
    '%s: %s: is never sent again',
    async (method, _, fault) => {
      const { sandbox, api, clock } = await open(firstRequests(1, fault));
      const error = await errorOf(clock.run(call(api, method)));
      expect(error).toBeInstanceOf(AnswerLost);
      expect(error).toMatchObject({ method });
      expect(sandbox.history).toHaveLength(1);
      expect(clock.slept).toEqual([]);
      expect(api.stats).toEqual({ requests: 1, retries: 0, rateLimited: 0 });
      await clock.run(api.getClient('c2'));
    },
  );

  it.each<readonly [string, Fault]>([
    ['half a JSON', { truncate: true }],
    ['nothing', { answer: '' }],
    ['null', { answer: 'null' }],
    ['a list', { answer: '[]' }],
    ['no id', { answer: '{}' }],
    ['an error with 200', { answer: '{"error":"went wrong"}' }],
    ['a text', { answer: '"saved"' }],
  ])('also when a 200 carries %s in place of the client', async (_, fault) => {
    const { sandbox, api, clock } = await open(firstRequests(2, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toBeInstanceOf(AnswerLost);
    expect(await errorOf(clock.run(api.updateClient('c1', BODY)))).toBeInstanceOf(AnswerLost);
    expect(sandbox.history).toHaveLength(2);
  });

  it('uses up the patience that all share: a server that answers nothing but 500 is soon left alone', async () => {
    const { sandbox, api, clock } = await open(firstRequests(Infinity, { status: 500 }));
    const errors: Error[] = [];
    for (let n = 0; n < 30; n++) errors.push(await errorOf(clock.run(api.createClient(BODY))));
    expect(sandbox.history).toHaveLength(20);
    expect(errors.slice(0, 20).every((error) => error instanceof AnswerLost)).toBe(true);
    expect(errors.slice(20).every((error) => error instanceof ServerFailure)).toBe(true);
  });

  it('is borne with while most requests succeed', async () => {
    const { sandbox, api, clock } = await open({
      behaviour: { fail: ({ n }) => (n % 8 === 0 ? { status: 500 } : undefined) },
    });
    for (let n = 0; n < 160; n++) await clock.run(api.createClient(BODY).catch(() => undefined));
    expect(sandbox.history).toHaveLength(160);
  });
});

describe('429', () => {
  it.each(METHODS)('is waited out and tried again: %s', async (method) => {
    const fault = { status: 429, headers: { 'retry-after': '7' } };
    const { sandbox, api, clock } = await open(firstRequests(1, fault));
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
      const { api, clock } = await open(firstRequests(1, { status: 429, headers }), { random: () => random });
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
    const { api, clock } = await open(firstRequests(1, { status: 429, headers }), { random: () => 0 });
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
    const { sandbox, api, clock } = await open(firstRequests(Infinity, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toMatchObject({ exitCode: 5, message, hint });
    expect(sandbox.history).toHaveLength(1);
  });

  it('pauses every lane', async () => {
    const fault = { status: 429, headers: { 'retry-after': '30' } };
    const { sandbox, api, clock } = await open(firstRequests(1, fault), { concurrency: 2 });
    const arrivedAt: number[] = [];
    sandbox.behaviour.latencyMs = () => (arrivedAt.push(clock.now()), 0);
    await clock.run(Promise.all(Array.from({ length: 6 }, () => api.createClient(BODY))));
    // One more may have been under way when the first answer came.
    expect(arrivedAt.filter((at) => at === 0).length).toBeLessThanOrEqual(2);
    expect(arrivedAt.filter((at) => at > 0 && at < 30_000)).toEqual([]);
    expect(sandbox.clients()).toHaveLength(8);
  });

  it('without a word on how long is asked about ever more rarely, and not for ever', async () => {
    const { sandbox, api, clock } = await open(firstRequests(Infinity, { status: 429 }), {
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
    const { api, clock } = await open(firstRequests(1, fault), {
      rate: { requests: 60, windowMs: 60_000 },
      onWait: (wait) => waits.push(wait),
    });
    await clock.run(api.getClient('c1'));
    expect(waits.map(({ why }) => why)).toEqual([
      'the server asks to wait (429); someone else may be using this token',
    ]);
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
    const { sandbox, api, clock } = await open(firstRequests(1, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toBeInstanceOf(AnswerLost);
    await clock.run(api.createClient(BODY));
    expect(clock.now()).toBe(20_000);
    expect(sandbox.history).toHaveLength(2);
  });

  it.each(['GET', 'POST'] as const)('stops when it is too long: %s', async (method) => {
    const fault = { status: 503, headers: { 'retry-after': '86400' } };
    const { sandbox, api, clock } = await open(firstRequests(Infinity, fault));
    await errorOf(clock.run(call(api, method)));
    expect(await errorOf(clock.run(call(api, method)))).toMatchObject({
      exitCode: 5,
      hint: 'Resume after 2026-01-06 08:00 UTC.',
    });
    expect(sandbox.history).toHaveLength(1);
  });
});

describe('401', () => {
  it('stops all lanes: there are no more of them than requests under way', async () => {
    const { sandbox, api, clock } = await open({ behaviour: { expireTokenAfter: 10 } }, { concurrency: 3 });
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
    const { api, clock } = await open(
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

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%d is never followed: token and body stay', async (status) => {
    const other = await openSandbox();
    const { sandbox, api } = await open(
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
    const { sandbox, api } = await open(
      firstRequests(Infinity, { answer: '<html>Log in to the hotel</html>' }),
    );
    await errorOf(call(api, method));
    const error = await errorOf(api.me());
    expect(error).toMatchObject({ exitCode: 5 });
    expect(error.message).toMatch(/is not the API: a web page \(200\) came\.$/);
    expect(sandbox.history).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it.each([400, 403, 404, 409, 413, 418, 422])(
    'of %d concerns one record and is not tried again',
    async (status) => {
      const { sandbox, api, clock } = await open(
        firstRequests(1, { status, body: { code: 12, message: 'Not like this' } }),
      );
      expect(await errorOf(clock.run(api.createClient(BODY)))).toMatchObject({
        name: 'Rejected',
        status,
        code: 12,
        words: 'Not like this',
      });
      await clock.run(api.createClient(BODY));
      expect(sandbox.history).toHaveLength(2);
    },
  );

  it('in another encoding than UTF-8 is a refusal all the same', async () => {
    const { api } = await open(firstRequests(1, { status: 422, body: new Uint8Array([0x6b, 0xfd, 0x72]) }));
    expect(await errorOf(api.createClient(BODY))).toBeInstanceOf(Rejected);
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
      const { api, clock } = await open({ token: TOKEN, ...firstRequests(Infinity, fault) });
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
    const { sandbox, api } = await open(
      { behaviour: { latencyMs: 40 } },
      { signal: stop.signal, concurrency: 2 },
    );
    const work = Array.from({ length: 5 }, () => api.createClient(BODY));
    const settled = Promise.allSettled(work);
    await expect.poll(() => sandbox.history.length, { interval: 5 }).toBe(2);
    stop.abort(new Error('Interrupted.'));
    const results = await settled;
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
    const { sandbox, api, clock } = await open(firstRequests(Infinity, fault), { signal: stop.signal });
    const error = errorOf(api.createClient(BODY));
    await expect.poll(() => clock.slept.length, { interval: 5 }).toBe(1);
    stop.abort(new Error('Interrupted.'));
    expect(await error).toMatchObject({ message: 'Interrupted.' });
    expect(sandbox.history).toHaveLength(1);
  });

  it('that can’t wait gives up even requests under way: what a write did is then not known', async () => {
    const hard = new AbortController();
    const { sandbox, api } = await open(firstRequests(Infinity, { hang: 'after' }), {
      hardSignal: hard.signal,
    });
    const errors = Promise.all(METHODS.map((method) => errorOf(call(api, method))));
    await expect.poll(() => sandbox.history.length, { interval: 5 }).toBe(4);
    hard.abort(new Error('Interrupted.'));
    expect(await errors).toEqual([
      expect.objectContaining({ message: 'Interrupted.' }),
      ...WRITES.map((method) => expect.objectContaining({ name: 'AnswerLost', method }) as unknown),
    ]);
  });
});
