import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

describe('a token', () => {
  it.each<[string, Record<string, string>]>([
    ['is missing', {}],
    ['is wrong', { authorization: 'Bearer wrong' }],
    ['is empty', { authorization: 'Bearer ' }],
    ['comes without its scheme', { authorization: 'sandbox-token' }],
    ['has something added', { authorization: 'Bearer sandbox-token2' }],
  ])('that %s answers 401, and nothing is done', async (_what, headers) => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const heard = await say('POST /crm/customers', { name: 'A' }, { headers });
    expect(heard).toMatchObject({ status: 401, body: { code: 401 } });
    expect((await say('GET /nothing', undefined, { headers })).status).toBe(401);
    expect(sandbox.clients()).toEqual([]);
  });

  it('may be another than the usual one', async () => {
    const sandbox = await openSandbox({ token: 'Öyküß'.normalize('NFD').replace(/\P{ASCII}/gu, '') });
    expect(sandbox.token).toBe('Oyku');
    expect((await speakTo(sandbox)('GET /app/me')).status).toBe(200);
    expect((await speakTo({ ...sandbox, token: 'sandbox-token' })('GET /app/me')).status).toBe(401);
  });

  it('may expire in the middle', async () => {
    const sandbox = await openSandbox({ behaviour: { expireTokenAfter: 2 } });
    const say = speakTo(sandbox);
    const statuses: number[] = [];
    for (const name of ['A', 'B', 'C', 'D'])
      statuses.push((await say('POST /crm/customers', { name })).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
    expect(sandbox.clients().map(({ name }) => name)).toEqual(['A', 'B']);
    sandbox.behaviour.expireTokenAfter = Infinity;
    expect((await say('POST /crm/customers', { name: 'E' })).status).toBe(200);
  });
});

describe('a redirect', () => {
  it('comes before all else, for every request, and nothing is done', async () => {
    const redirectTo = 'https://elsewhere.example/api/v1';
    const sandbox = await openSandbox({ behaviour: { redirectTo, quota: undefined, expireTokenAfter: 0 } });
    const say = speakTo(sandbox);
    for (const line of ['GET /crm/customers', 'POST /crm/customers']) {
      const { status, headers } = await say(line, line.startsWith('POST') ? { name: 'A' } : undefined);
      expect([status, headers.get('location')]).toEqual([307, redirectTo]);
    }
    expect(sandbox.clients()).toEqual([]);
  });
});

describe('a clock of its own', () => {
  it.each([86_400_000, -86_400_000])(
    'shows in createdAt and in the Date header (%d ms)',
    async (clockSkewMs) => {
      const say = speakTo(await openSandbox({ behaviour: { clockSkewMs } }));
      const before = Date.now();
      const { body, headers } = await say('POST /crm/customers', { name: 'A' });
      const after = Date.now();
      const { _id, createdAt = NaN } = body as Client;
      expect(createdAt - clockSkewMs).toBeGreaterThanOrEqual(before);
      expect(createdAt - clockSkewMs).toBeLessThanOrEqual(after);
      expect(Number.parseInt(_id.slice(0, 8), 16)).toBe(Math.floor(createdAt / 1000));
      const date = Date.parse(headers.get('date') ?? '') - clockSkewMs;
      expect(date).toBeGreaterThan(before - 1000);
      expect(date).toBeLessThanOrEqual(after);
    },
  );
});

describe('latency', () => {
  it('holds every answer back', async () => {
    const say = speakTo(await openSandbox({ behaviour: { latencyMs: 40 } }));
    const began = performance.now();
    expect((await say('POST /crm/customers', { name: 'A' })).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(38);
  });

  it('holds the work back, too', async () => {
    const sandbox = await openSandbox({ behaviour: { latencyMs: 60_000 } });
    const sent = speakTo(sandbox)('POST /crm/customers', { name: 'A' }).catch((error: unknown) => error);
    await expect
      .poll(() => sandbox.history[0]?.body, { interval: 1, timeout: 10_000 })
      .toEqual({ name: 'A' });
    await sandbox.close();
    expect(await sent).toBeInstanceOf(Error);
    expect(sandbox.clients()).toEqual([]);
  });

  it('may depend on the request', async () => {
    const sandbox = await openSandbox({ behaviour: { latencyMs: ({ n }) => (n === 1 ? 60_000 : 0) } });
    const say = speakTo(sandbox);
    const slow = say('GET /app/me').catch((error: unknown) => error);
    await expect.poll(() => sandbox.history.length, { interval: 1, timeout: 10_000 }).toBe(1);
    expect((await say('GET /app/me')).status).toBe(200);
    await sandbox.close();
    expect(await slow).toBeInstanceOf(Error);
    expect(sandbox.history.map(({ status }) => status)).toEqual([undefined, 200]);
  });
});

describe('history', () => {
  it('tells of every request what was asked and what became of it', async () => {
    const sandbox = await openSandbox({ seed: [makeClient()] });
    const say = speakTo(sandbox);
    const created = (await say('POST /crm/customers', { name: 'A' })).body as Client;
    await say('GET /crm/customers?name=a%20b&limit=5');
    await say('PUT /crm/customers/c1', { name: '' });
    await say('DELETE /crm/customers/c1');
    await say('POST /crm/customers', '{"name":');
    expect(sandbox.history).toMatchObject([
      {
        n: 1,
        nthOfMethod: 1,
        method: 'POST',
        status: 200,
        committed: true,
        clientId: created._id,
        body: { name: 'A' },
      },
      {
        n: 2,
        nthOfMethod: 1,
        method: 'GET',
        url: '/api/v1/crm/customers?name=a%20b&limit=5',
        path: '/crm/customers',
        query: { name: 'a b', limit: '5' },
        status: 200,
        committed: false,
        clientId: undefined,
        body: undefined,
      },
      { n: 3, nthOfMethod: 1, method: 'PUT', status: 422, committed: false, clientId: undefined },
      { n: 4, nthOfMethod: 1, method: 'DELETE', status: 200, committed: true, clientId: 'c1' },
      { n: 5, nthOfMethod: 2, method: 'POST', status: 400, committed: false, body: '{"name":' },
    ]);
    expect(sandbox.history.map(({ at }) => at)).toEqual(
      sandbox.history.map(({ at }) => at).sort((a, b) => a - b),
    );
    expect(sandbox.history[0]?.headers.authorization).toBe('Bearer sandbox-token');
  });

  it('forgets the oldest where it was told to remember only so many', async () => {
    const sandbox = await openSandbox({ remember: 2 });
    const say = speakTo(sandbox);
    for (let n = 0; n < 5; n += 1) await say('GET /app/me');
    expect(sandbox.history.map(({ n }) => n)).toEqual([4, 5]);
  });
});

describe('a body that never comes whole', () => {
  it('does nothing, and the sandbox goes on', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const half = request(`${sandbox.url}/crm/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-length': '14' },
    });
    half.on('error', () => undefined).write('{"name"');
    await expect.poll(() => sandbox.history.length, { interval: 1, timeout: 10_000 }).toBe(1);
    half.destroy();
    expect((await say('GET /app/me')).status).toBe(200);
    expect(sandbox.clients()).toEqual([]);
    expect(sandbox.history[0]).toMatchObject({ committed: false, status: undefined });
  });

  it('is given up on where it is larger than 16 MB', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const huge = JSON.stringify({ name: 'x'.repeat(17 * 1024 * 1024) });
    await expect(say('POST /crm/customers', huge)).rejects.toThrow();
    expect((await say('GET /app/me')).status).toBe(200);
    expect(sandbox.clients()).toEqual([]);
  });
});
