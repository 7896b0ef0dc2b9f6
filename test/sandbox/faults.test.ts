import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { type Heard, type Speak, speakTo } from '../helpers/speak.ts';

const CREATE = 'POST /crm/customers';
const BODY = { name: 'Acme', fullname: 'x'.repeat(200) };

interface Stage {
  readonly sandbox: Sandbox;
  readonly say: Speak;
}

/** Every POST meets the fault. */
async function staged(fault: Fault): Promise<Stage> {
  const sandbox = await openSandbox({ behaviour: { fail: [{ method: 'POST', fault }] } });
  return { sandbox, say: speakTo(sandbox) };
}

function becameOf({ history }: Sandbox): object {
  return history.map(({ status, committed }) => ({ status, committed }));
}

describe('a wrong answer', () => {
  it.each<[string, Fault, number, string]>([
    ['by itself', { status: 503 }, 503, '{"code":503}'],
    ['the usual joke', { status: 418 }, 418, '{"code":418}'],
    ['with nothing in it', { status: 502, body: undefined }, 502, ''],
    ['with an object', { status: 400, body: { message: 'no' } }, 400, '{"message":"no"}'],
    ['with null', { status: 500, body: null }, 500, 'null'],
    ['with HTML', { status: 504, body: '<html>' }, 504, '<html>'],
  ])('before the server acted: %s', async (_what, fault, status, text) => {
    const { sandbox, say } = await staged(fault);
    expect(await say(CREATE, BODY)).toMatchObject({ status, text });
    expect(becameOf(sandbox)).toEqual([{ status, committed: false }]);
    expect(sandbox.clients()).toEqual([]);
  });

  it.each<[string, Fault, number, string]>([
    ['an error', { status: 500, when: 'after' }, 500, '{"code":500}'],
    ['200 with HTML', { answer: ' <html>' }, 200, ' <html>'],
    ['200 with another object', { answer: { ok: true } }, 200, '{"ok":true}'],
    ['200 with nothing', { answer: undefined }, 200, ''],
    ['200 with half a JSON', { answer: '{"_id":' }, 200, '{"_id":'],
    ['201 with nothing', { answer: '', status: 201 }, 201, ''],
    ['bytes', { answer: Uint8Array.of(0x22, 0x41, 0x22) }, 200, '"A"'],
  ])('after the server acted: %s', async (_what, fault, status, text) => {
    const { sandbox, say } = await staged(fault);
    expect(await say(CREATE, BODY)).toMatchObject({ status, text });
    expect(becameOf(sandbox)).toEqual([{ status, committed: true }]);
    expect(sandbox.clients()).toHaveLength(1);
  });

  it('is HTML where it looks like it, and JSON otherwise', async () => {
    const html = await staged({ status: 504, body: '<html>' });
    expect((await html.say(CREATE, BODY)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    const json = await staged({ status: 500, body: 'oops' });
    expect((await json.say(CREATE, BODY)).headers.get('content-type')).toBe(
      'application/json; charset=utf-8',
    );
  });

  it('carries the headers it is told to', async () => {
    const headers = { location: 'https://elsewhere.example/', 'retry-after': '7' };
    for (const fault of [
      { status: 302, headers },
      { answer: {}, status: 302, headers },
    ]) {
      const heard = (await (await staged(fault)).say(CREATE, BODY)).headers;
      expect([heard.get('location'), heard.get('retry-after')]).toEqual(['https://elsewhere.example/', '7']);
    }
  });

  it('after a request that the server refuses changes nothing', async () => {
    const { sandbox, say } = await staged({ status: 500, when: 'after' });
    expect((await say(CREATE, { name: '' })).status).toBe(500);
    expect(becameOf(sandbox)).toEqual([{ status: 500, committed: false }]);
  });
});

describe('a connection that breaks', () => {
  it.each<[Fault, number | undefined, boolean]>([
    [{ drop: 'before' }, undefined, false],
    [{ drop: 'after' }, undefined, true],
    [{ drop: 'mid-answer' }, 200, true],
  ])('%j', async (fault, status, committed) => {
    const { sandbox, say } = await staged(fault);
    await expect(say(CREATE, BODY)).rejects.toThrow();
    expect(becameOf(sandbox)).toEqual([{ status, committed }]);
    expect(sandbox.clients()).toHaveLength(committed ? 1 : 0);
    expect((await say('GET /app/me')).status).toBe(200);
  });

  it('in the middle of an answer had promised all of it', async () => {
    const { sandbox } = await staged({ drop: 'mid-answer' });
    const response = await fetch(`${sandbox.url}/crm/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token}` },
      body: JSON.stringify(BODY),
    });
    const length = Buffer.byteLength(JSON.stringify(sandbox.clients()[0]));
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(length)]);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('half an answer', () => {
  it('comes with headers that promise no more', async () => {
    const { sandbox, say } = await staged({ truncate: true });
    const { status, text, headers, body } = await say(CREATE, BODY);
    const whole = JSON.stringify(sandbox.clients()[0]);
    expect([status, text]).toEqual([200, whole.slice(0, Math.floor(whole.length / 2))]);
    expect(headers.get('content-length')).toBe(String(text.length));
    expect(body).toBeUndefined();
  });
});

describe('an answer that is late', () => {
  it.each(['before', 'after'] as const)('comes in the end (the server acts %s the wait)', async (when) => {
    const { sandbox, say } = await staged({ delayMs: 30, when });
    const began = performance.now();
    expect(await say(CREATE, BODY)).toMatchObject({ status: 200, body: { name: 'Acme' } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(28);
    expect(sandbox.clients()).toHaveLength(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('the server acts %s the wait', async (when, clientsMeanwhile) => {
    const { sandbox, say } = await staged({ delayMs: 60_000, when });
    const sent = say(CREATE, BODY).catch((error: unknown) => error);
    await expect.poll(() => sandbox.history[0]?.body, { interval: 1, timeout: 10_000 }).toBeDefined();
    expect((await say('GET /app/me')).status).toBe(200);
    expect(sandbox.clients()).toHaveLength(clientsMeanwhile);
    await sandbox.close();
    expect(await sent).toBeInstanceOf(Error);
    expect(sandbox.clients()).toHaveLength(clientsMeanwhile);
  });

  it('comes drop by drop, and whole in the end', async () => {
    const { sandbox, say } = await staged({ slow: 5000 });
    const began = performance.now();
    const { body, text } = await say(CREATE, BODY);
    expect(body).toEqual(sandbox.clients()[0]);
    expect(performance.now() - began).toBeGreaterThanOrEqual((text.length / 5000) * 1000 * 0.9);
  });

  it('never comes', async () => {
    for (const [hang, committed] of [
      ['before', false],
      ['after', true],
    ] as const) {
      const { sandbox, say } = await staged({ hang });
      const sent = say(CREATE, BODY).catch((error: unknown) => error);
      await expect.poll(() => sandbox.history[0]?.body, { interval: 1, timeout: 10_000 }).toBeDefined();
      expect((await say('GET /app/me')).status).toBe(200);
      await sandbox.close();
      expect(await sent).toBeInstanceOf(Error);
      expect(becameOf(sandbox)).toEqual([
        { status: undefined, committed },
        { status: 200, committed: false },
      ]);
    }
  });
});

describe('a commit that is late', () => {
  it.each<['drop' | number | undefined, number | undefined]>([
    [undefined, 504],
    [502, 502],
    ['drop', undefined],
  ])('the caller is given up on at once: %s', async (then, status) => {
    const { sandbox, say } = await staged({ commitAfterMs: 60_000, ...(then !== undefined && { then }) });
    const heard = await say(CREATE, BODY).catch((): Partial<Heard> => ({}));
    expect(heard.status).toBe(status);
    expect(becameOf(sandbox)).toEqual([{ status, committed: false }]);
    expect(sandbox.clients()).toEqual([]);
  });

  it.each(['drop', 504] as const)('happens in the end, and the history tells: %s', async (then) => {
    const { sandbox, say } = await staged({ commitAfterMs: 30, then });
    const began = performance.now();
    await say(CREATE, BODY).catch(() => undefined);
    await expect.poll(() => sandbox.clients().length, { interval: 2, timeout: 10_000 }).toBe(1);
    expect(performance.now() - began).toBeGreaterThanOrEqual(28);
    const clientId = sandbox.clients()[0]?._id;
    expect(sandbox.history[0]).toMatchObject({ committed: true, clientId });
    expect(sandbox.history[0]?.status).toBe(then === 'drop' ? undefined : then);
  });

  it('never happens where the sandbox closes first', async () => {
    const { sandbox, say } = await staged({ commitAfterMs: 60_000 });
    await say(CREATE, BODY);
    await sandbox.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(sandbox.clients()).toEqual([]);
  });
});
