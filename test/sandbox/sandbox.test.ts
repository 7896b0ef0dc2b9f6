import { describe, expect, it } from 'vitest';
import { ServerFailure } from '../../src/errors.ts';
import { SANDBOX_TOKEN, startSandbox } from '../../src/sandbox/sandbox.ts';
import { serveSandbox } from '../../src/sandbox/serve.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { namesIn, speakTo } from '../helpers/speak.ts';

describe('a sandbox', () => {
  it('needs no options: empty, on a free port of this machine only', async () => {
    const sandbox = await openSandbox();
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    expect(sandbox.token).toBe(SANDBOX_TOKEN);
    expect((await speakTo(sandbox)('GET /crm/customers')).body).toEqual([]);
  });

  it('may be told its port, and says so when that is in use', async () => {
    const first = await openSandbox();
    const port = Number(new URL(first.url).port);
    const failure: unknown = await startSandbox({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ServerFailure);
    expect((failure as ServerFailure).message).toBe(
      `The sandbox can't listen on port ${port}: it is in use.`,
    );
    await first.close();
    expect((await openSandbox({ port })).url).toBe(first.url);
  });

  it('keeps what it is given apart from its own: a seed is not changed', async () => {
    const seed = [makeClient()];
    const sandbox = await openSandbox({ seed });
    await speakTo(sandbox)('PUT /crm/customers/c1', { name: 'New' });
    expect(seed).toEqual([makeClient()]);
  });

  it("lets a test change clients behind a caller's back", async () => {
    const sandbox = await openSandbox({ seed: [makeClient()] });
    const say = speakTo(sandbox);
    expect(namesIn(await say('GET /crm/customers?includeAllFields=true'))).toEqual(['Acme']);
    sandbox.store.put(makeClient({ name: 'Edited' }));
    sandbox.store.create({ name: 'Added' });
    expect(namesIn(await say('GET /crm/customers?includeAllFields=true'))).toEqual(['Edited', 'Added']);
    expect(sandbox.store.remove('c1')).toBe(true);
    expect(sandbox.store.remove('c1')).toBe(false);
    expect(sandbox.store.size).toBe(1);
    expect((await say('GET /crm/customers')).body).toMatchObject([{ name: 'Added' }]);
  });

  it('closes at once, whatever is still open, and more than once', async () => {
    const sandbox = await openSandbox({ behaviour: { fail: [{ fault: { hang: 'before' } }] } });
    const say = speakTo(sandbox);
    const open = say('GET /app/me').catch((error: unknown) => error);
    await expect.poll(() => sandbox.history.length, { interval: 1, timeout: 10_000 }).toBe(1);
    await Promise.all([sandbox.close(), sandbox.close()]);
    expect(await open).toBeInstanceOf(Error);
    await expect(say('GET /app/me')).rejects.toThrow();
    await sandbox.close();
  });

  it('serves many at once', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const names = Array.from({ length: 200 }, (_, n) => `Client ${n}`);
    await Promise.all(names.map((name) => say('POST /crm/customers', { name })));
    expect(
      sandbox
        .clients()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(names.toSorted());
  });
});

describe('a sandbox that is served', () => {
  it('begins with the demo clients and remembers only the last thousand requests', async () => {
    const sandbox = await serveSandbox();
    try {
      expect(sandbox.clients()).toHaveLength(250);
      const say = speakTo(sandbox);
      for (let n = 0; n < 6; n += 1) {
        await Promise.all(Array.from({ length: 168 }, () => say('GET /crm/customers?limit=1')));
      }
      expect(sandbox.history).toHaveLength(1000);
      expect(sandbox.history.at(-1)?.n).toBe(1008);
    } finally {
      await sandbox.close();
    }
  });
});

describe('a large sandbox', () => {
  it('lists a page as quickly among 100,000 clients as among 2,000', async () => {
    const [small, large] = [
      await openSandbox({ seed: { clients: 2000 } }),
      await openSandbox({ seed: { clients: 100_000 } }),
    ];
    const quickest = async ({ url, token, store }: typeof small): Promise<number> => {
      const say = speakTo({ url, token });
      let bestMs = Infinity;
      for (let n = 0; n < 15; n += 1) {
        const began = performance.now();
        const skip = store.size - 200;
        const { text } = await say(`GET /crm/customers?includeAllFields=true&limit=100&skip=${skip}`);
        bestMs = Math.min(bestMs, performance.now() - began);
        expect(text.length).toBeGreaterThan(20_000);
      }
      return bestMs;
    };
    const smallMs = await quickest(small);
    expect(await quickest(large)).toBeLessThan(5 * smallMs + 5);
  });
});
