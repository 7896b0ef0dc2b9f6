import { describe, expect, it } from 'vitest';
import type { Permission } from '../../src/sandbox/behaviour.ts';
import { ME, USERS } from '../../src/sandbox/people.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

describe('an address', () => {
  it.each([
    'GET /',
    'GET /nothing',
    'GET /crm',
    'GET /crm/customers/',
    'GET /crm/customers/c1/contacts',
    'GET /crm/customersx',
    'POST /crm/customer',
  ])('that is not there answers 404: %s', async (line) => {
    const say = speakTo(await openSandbox({ seed: [makeClient()] }));
    expect(await say(line)).toMatchObject({ status: 404, body: { code: 404 } });
  });

  it('outside /api/v1 answers 404', async () => {
    const { url, token } = await openSandbox();
    for (const base of [
      url.replace('/api/v1', ''),
      url.replace('v1', 'v2'),
      url.replace('/api/v1', '/x/api/v1'),
    ]) {
      expect((await speakTo({ url: base, token })('GET /crm/customers')).status).toBe(404);
    }
  });

  it.each([
    ['DELETE /crm/customers', 'GET, POST'],
    ['PUT /crm/customers', 'GET, POST'],
    ['POST /crm/customers/c1', 'GET, PUT, DELETE'],
    ['PATCH /crm/customers/c1', 'GET, PUT, DELETE'],
    ['POST /organization/users', 'GET'],
    ['DELETE /users?ids=a', 'GET'],
    ['PUT /app/me', 'GET'],
  ])('with the wrong method answers 405: %s', async (line, allow) => {
    const sandbox = await openSandbox({ seed: [makeClient()] });
    const { status, body, headers } = await speakTo(sandbox)(line, { name: 'A' });
    expect([status, body, headers.get('allow')]).toEqual([405, { code: 405 }, allow]);
    expect(sandbox.clients()).toEqual([makeClient()]);
  });
});

describe('a permission', () => {
  const LINES = [
    'GET /crm/customers',
    'GET /crm/customers/c1',
    'POST /crm/customers',
    'PUT /crm/customers/c1',
    'DELETE /crm/customers/c1',
  ];

  it.each<[Permission, readonly number[]]>([
    ['none', [403, 403, 403, 403, 403]],
    ['view', [200, 200, 403, 403, 403]],
    ['contribute', [200, 200, 200, 403, 403]],
    ['edit', [200, 200, 200, 200, 403]],
    ['manage', [200, 200, 200, 200, 200]],
  ])('of "%s" answers 403 to the rest', async (permission, statuses) => {
    const sandbox = await openSandbox({ seed: [makeClient()], behaviour: { permission } });
    const say = speakTo(sandbox);
    const heard: number[] = [];
    for (const line of LINES) {
      const { status, body } = await say(line, line.startsWith('P') ? { name: 'A' } : undefined);
      if (status === 403) expect(body).toEqual({ code: 403 });
      heard.push(status);
    }
    expect(heard).toEqual(statuses);
    expect((await say('GET /app/me')).status).toBe(200);
    expect((await say('GET /organization/users')).status).toBe(200);
  });
});

describe('users', () => {
  it('who are members are listed with their e-mail addresses', async () => {
    const say = speakTo(await openSandbox());
    const { status, body } = await say('GET /organization/users');
    const members = USERS.filter(({ isMember }) => isMember);
    expect(status).toBe(200);
    expect(body).toHaveLength(members.length);
    expect((body as object[]).map((user) => Object.keys(user))).toEqual(
      members.map(() => ['_id', 'firstname', 'lastname', 'email', 'profile']),
    );
  });

  it('are found by id without their e-mail addresses, former members and portal users too', async () => {
    const say = speakTo(await openSandbox());
    const asked = USERS.slice(-3);
    const { status, body } = await say(`GET /users?ids=${asked.map(({ _id }) => _id).join(',')},nobody`);
    expect(status).toBe(200);
    expect(body).toEqual(
      asked.map(({ _id, firstname, lastname, profile }) => ({ _id, firstname, lastname, profile })),
    );
  });

  it('are not found without ids', async () => {
    const say = speakTo(await openSandbox());
    expect(await say('GET /users')).toMatchObject({ status: 400, body: { code: 400 } });
    expect(await say('GET /users?ids=')).toMatchObject({ status: 400 });
  });

  it('have addresses that no two share, and that no one has', () => {
    const addresses = USERS.map(({ email }) => email);
    expect(new Set(addresses).size).toBe(USERS.length);
    expect(addresses.filter((address) => !/^[a-z]+\.[a-z]+@example\.com$/.test(address))).toEqual([]);
  });

  it('may be forbidden to a token, which still may do everything else', async () => {
    const say = speakTo(
      await openSandbox({ seed: [makeClient({ _id: 'users' })], behaviour: { forbidUsers: true } }),
    );
    expect(await say('GET /organization/users')).toMatchObject({ status: 403, body: { code: 403 } });
    expect(await say('GET /users?ids=a')).toMatchObject({ status: 403, body: { code: 403 } });
    expect(await say('GET /app/me')).toMatchObject({ status: 200, body: ME });
    expect((await say('GET /crm/customers/users')).status).toBe(200);
  });

  it('are told who they are', async () => {
    const say = speakTo(await openSandbox());
    const { body } = await say('GET /app/me');
    expect(body).toMatchObject({
      _id: USERS[0]?._id,
      language: 'tr',
      localization: { dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm', timezone: 'Europe/Istanbul' },
      org: { countryCode: 'TR', isAdmin: false },
    });
  });
});
