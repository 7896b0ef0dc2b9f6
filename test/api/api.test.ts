/** The calls, over real HTTP against the sandbox. */
import { describe, expect, it } from 'vitest';
import { CubiclApi } from '../../src/api/api.ts';
import { AuthFailure, ServerFailure } from '../../src/errors.ts';
import { ME, USERS } from '../../src/sandbox/people.ts';
import { openApi } from '../helpers/api.ts';
import { HandClock } from '../helpers/clock.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';

const BODY = { name: 'Yeni & Söğüt', customFields: { f1: '0042', f2: null } };

describe('clients', () => {
  it('are created, read, changed and deleted', async () => {
    const sandbox = await openSandbox();
    const api = openApi(sandbox);
    const created = await api.createClient(BODY);
    expect(created).toMatchObject(BODY);
    expect(await api.getClient(created._id)).toEqual(created);
    expect(await api.updateClient(created._id, { ...BODY, name: 'Other' })).toMatchObject({ name: 'Other' });
    expect(await api.deleteClient(created._id)).toBe('deleted');
    expect(await api.deleteClient(created._id)).toBe('gone');
    expect(await api.getClient(created._id)).toBeUndefined();
    expect(sandbox.clients()).toEqual([]);
    expect(api.stats).toEqual({ requests: 6, retries: 0, rateLimited: 0 });
  });

  it.each(['empty-object', 'no-content', 'client'] as const)(
    'are deleted with any answer: %s',
    async (answer) => {
      const sandbox = await openSandbox({ seed: [makeClient()], behaviour: { deleteAnswer: answer } });
      expect(await openApi(sandbox).deleteClient('c1')).toBe('deleted');
    },
  );

  it('are listed by what is asked for, and by nothing else', async () => {
    const sandbox = await openSandbox({ seed: { clients: 20 } });
    const api = openApi(sandbox);
    expect(await api.listClients({ skip: 5, limit: 3 })).toHaveLength(3);
    expect(await api.listClients({ name: '000012', email: '', skip: 0, limit: 10 })).toHaveLength(1);
    await api.listClients({ email: 'person@', skip: 0, limit: 1, includeAllFields: false });
    expect(sandbox.history.map(({ query }) => query)).toEqual([
      { includeAllFields: 'true', skip: '5', limit: '3' },
      { name: '000012', email: '', includeAllFields: 'true', skip: '0', limit: '10' },
      { email: 'person@', includeAllFields: 'false', skip: '0', limit: '1' },
    ]);
  });

  it.each(['../admin', 'a/b', 'a?b#c', 'a%2e%2e', ' ', 'ü', '__proto__', 'a\r\nX-Evil: 1', '%', '🙂'])(
    'are asked for by their own id, whatever it is: %j',
    async (id) => {
      const sandbox = await openSandbox({ seed: [makeClient({ _id: id })] });
      const api = openApi(sandbox);
      expect(await api.getClient(id)).toMatchObject({ _id: id });
      expect(await api.updateClient(id, BODY)).toMatchObject({ name: BODY.name });
      expect(await api.deleteClient(id)).toBe('deleted');
    },
  );

  it.each(['', '.', '..', '...', 'half \ud83d'])(
    'can’t have the id %j, and no request goes astray',
    async (id) => {
      const sandbox = await openSandbox();
      const api = openApi(sandbox);
      expect(await api.getClient(id)).toBeUndefined();
      await expect(api.updateClient(id, BODY)).rejects.toMatchObject({ name: 'Rejected', status: 400 });
      await expect(api.deleteClient(id)).rejects.toMatchObject({ name: 'Rejected', status: 400 });
      expect(sandbox.history).toEqual([]);
    },
  );

  it('that are gone for good (410) are not there', async () => {
    const sandbox = await openSandbox({ behaviour: { fail: [{ fault: { status: 410 } }] } });
    const api = openApi(sandbox);
    expect(await api.getClient('c1')).toBeUndefined();
    expect(await api.deleteClient('c1')).toBe('gone');
  });

  it('that the token may not read stop the run with exit 4; those it may not write are refused one by one', async () => {
    const sandbox = await openSandbox({ seed: [makeClient()], behaviour: { permission: 'none' } });
    const api = openApi(sandbox);
    for (const read of [api.listClients({ skip: 0, limit: 1 }), api.getClient('c1')]) {
      const error: unknown = await read.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AuthFailure);
      expect((error as Error).message).toMatch(/^The token may not read \/crm\/customers(\/c1)? \(403\)\.$/);
    }
    await expect(api.createClient(BODY)).rejects.toMatchObject({ name: 'Rejected', status: 403 });
    await expect(api.deleteClient('c1')).rejects.toMatchObject({ name: 'Rejected', status: 403 });
  });

  it('that can’t be read end in a failure that says why', async () => {
    const fault = { status: 400, body: { message: 'Not an id' } };
    const sandbox = await openSandbox({ behaviour: { fail: [{ fault }] } });
    const error: unknown = await openApi(sandbox)
      .getClient('c1')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServerFailure);
    expect((error as Error).message).toBe(
      `${sandbox.url}/crm/customers/c1 can’t be read. Cubicl refused it (400): Not an id`,
    );
  });

  it.each([400, 413, 414, 422])(
    'asked for in a way the server refuses (%d) leave the choice to the caller',
    async (status) => {
      const sandbox = await openSandbox({ behaviour: { fail: [{ fault: { status } }] } });
      await expect(openApi(sandbox).listClients({ skip: 0, limit: 1000 })).rejects.toMatchObject({
        name: 'Rejected',
        status,
      });
    },
  );

  it('at an address where there is none end in a failure', async () => {
    const sandbox = await openSandbox();
    const api = openApi({ ...sandbox, url: sandbox.url.replace('/api/v1', '/api/v2') });
    await expect(api.listClients({ skip: 0, limit: 1 })).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringContaining(
        '/api/v2/crm/customers can’t be read. Cubicl refused it (404',
      ) as string,
    });
  });
});

describe('users', () => {
  it('are the members, and by id the former ones too', async () => {
    const sandbox = await openSandbox();
    const api = openApi(sandbox);
    expect((await api.users())?.map(({ email }) => email)).toContain('elif.karasu@example.com');
    const ids = USERS.map(({ _id }) => _id);
    expect((await api.usersById([...ids, 'nobody'])).map(({ _id }) => _id)).toEqual(ids);
    expect(await api.usersById([])).toEqual([]);
  });

  it('are asked for fifty at a time', async () => {
    const sandbox = await openSandbox();
    const ids = Array.from({ length: 120 }, (_, n) => `u${n}`);
    await openApi(sandbox).usersById(ids);
    expect(sandbox.history.map(({ query }) => query['ids']?.split(',').length)).toEqual([50, 50, 20]);
  });

  it('are undefined to a token that may not see them', async () => {
    const sandbox = await openSandbox({ behaviour: { forbidUsers: true } });
    expect(await openApi(sandbox).users()).toBeUndefined();
  });

  it('tell who the token is', async () => {
    const sandbox = await openSandbox();
    expect(await openApi(sandbox).me()).toMatchObject({
      _id: ME._id,
      language: 'tr',
      org: { name: 'Sandbox' },
    });
  });
});

describe('the API', () => {
  it('refuses a bad address and a bad token before it sends anything', () => {
    expect(() => new CubiclApi({ token: 'a b' })).toThrow('The token holds a space');
    expect(() => new CubiclApi({ token: 't', url: 'http://cubicl.io' })).toThrow('in the clear');
  });

  it('tells how much of the quota is used, and until when it waits', async () => {
    const sandbox = await openSandbox({ seed: [makeClient()] });
    const clock = new HandClock();
    const api = openApi(sandbox, { clock, rate: { requests: 2, windowMs: 60_000 } });
    await api.getClient('c1');
    await api.getClient('c1');
    expect([api.pace.used(), api.pace.waitingUntil()]).toEqual([2, undefined]);
    const third = api.getClient('c1');
    await clock.advance(0);
    expect(api.pace.waitingUntil()).toBe(60_050);
    await clock.run(third);
    expect(sandbox.history).toHaveLength(3);
  });

  it('lets a caller write down a request just before it leaves, each time', async () => {
    const sandbox = await openSandbox({
      behaviour: { fail: [{ n: 1, fault: { status: 429, headers: { 'retry-after': '1' } } }] },
    });
    const clock = new HandClock();
    const api = openApi(sandbox, { clock });
    const seen: number[] = [];
    await clock.run(api.createClient(BODY, () => Promise.resolve(void seen.push(sandbox.history.length))));
    expect(seen).toEqual([0, 1]);
    const full = api.createClient(BODY, () => Promise.reject(new Error('disk full')));
    await expect(full).rejects.toThrow('disk full');
    expect(sandbox.history).toHaveLength(2);
    expect(api.stats.requests).toBe(2);
    // The lane it held is free again.
    await Promise.all(Array.from({ length: 8 }, () => api.createClient(BODY)));
  });

  it('is closed twice without harm', async () => {
    const sandbox = await openSandbox();
    const api = openApi(sandbox);
    await api.me();
    await api.close();
    await api.close();
  });
});
