import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { USERS } from '../../src/sandbox/people.ts';
import { SANDBOX_LABELS, seedClients } from '../../src/sandbox/seed.ts';
import { AWKWARD } from '../../src/sandbox/seed-awkward.ts';
import { ENGLISH, TURKISH } from '../../src/sandbox/seed-data.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

const DEMO = seedClients('demo');

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function contactCounts(clients: readonly Client[]): number[] {
  return distinct(clients.map(({ contacts }) => contacts?.length ?? 0)).toSorted((a, b) => a - b);
}

describe('the demo clients', () => {
  it('are always the same', () => {
    expect(seedClients('demo')).toEqual(DEMO);
  });

  it('are a few hundred, each with an id and a name of its own', () => {
    expect(DEMO).toHaveLength(250);
    expect(distinct(DEMO.map(({ _id }) => _id))).toHaveLength(250);
    expect(distinct(DEMO.map(({ name }) => name))).toHaveLength(250);
  });

  it('have ids and times that fit each other, in order, and none from the future', () => {
    const times = DEMO.map(({ createdAt = NaN }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(Date.UTC(2026, 0));
    for (const { _id, createdAt = NaN } of DEMO) {
      expect(_id).toMatch(/^[0-9a-f]{24}$/);
      expect(Number.parseInt(_id.slice(0, 8), 16)).toBe(Math.floor(createdAt / 1000));
    }
  });

  it('are Turkish and English companies', () => {
    const share = (words: readonly string[]): number =>
      DEMO.filter(({ name }) => words.some((word) => name.startsWith(`${word} `))).length / DEMO.length;
    expect(share(TURKISH.brands)).toBeGreaterThan(0.5);
    expect(share(ENGLISH.brands)).toBeGreaterThan(0.2);
  });

  it('have from no contact to eight', () => {
    expect(contactCounts(DEMO)).toEqual([0, 1, 2, 3, 4, 5, 8]);
  });

  it('use custom fields that all have labels, with leading zeros, null and none at all among them', () => {
    const ids = distinct(DEMO.flatMap(({ customFields }) => Object.keys(customFields ?? {})));
    expect(ids.toSorted()).toEqual(Object.keys(SANDBOX_LABELS).toSorted());
    expect(distinct(Object.values(SANDBOX_LABELS))).toHaveLength(ids.length);
    const values = DEMO.flatMap(({ customFields }) => Object.values(customFields ?? {}));
    expect(values).toContain(null);
    expect(values.some((value) => /^0\d+$/.test(String(value)))).toBe(true);
    expect(DEMO.some(({ customFields }) => customFields === null)).toBe(true);
  });

  it('have managers who are users, a former one too', () => {
    const ids = distinct(DEMO.flatMap(({ portalCustomerManagerIds }) => portalCustomerManagerIds ?? []));
    expect(USERS.map(({ _id }) => _id)).toEqual(expect.arrayContaining(ids));
    const former = USERS.filter(({ isMember }) => !isMember).map(({ _id }) => _id);
    expect(ids.some((id) => former.includes(id))).toBe(true);
    const counts = distinct(DEMO.map(({ portalCustomerManagerIds }) => portalCustomerManagerIds?.length));
    expect(counts.toSorted()).toEqual([0, 1, 2]);
  });

  it('reach no one: every address is of a domain that is kept for examples', () => {
    const people = DEMO.flatMap(({ email, contacts }) => [{ email }, ...(contacts ?? [])]);
    const addresses = people.flatMap(({ email }) => (email ? [email] : []));
    expect(addresses.length).toBeGreaterThan(300);
    expect(addresses.filter((address) => !/^[a-z.-]+@[a-z-]+\.example$/.test(address))).toEqual([]);
  });

  it('end with awkward ones, their values as they were written down', () => {
    expect(DEMO.slice(-AWKWARD.length)).toMatchObject(AWKWARD);
  });

  it('are all as the API would take and answer them', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    for (const { _id, createdAt, ...body } of DEMO) {
      const answer = (await say('POST /crm/customers', body)).body as Client;
      expect({ ...answer, _id, createdAt }).toEqual({ _id, createdAt, ...body });
    }
  });
});

describe('any number of clients', () => {
  it('each has its own id, name and address, and none is from the future', () => {
    const clients = seedClients({ clients: 20_000 });
    for (const key of ['_id', 'name', 'email'] as const) {
      expect(distinct(clients.map((client) => client[key]))).toHaveLength(20_000);
    }
    expect(clients.at(-1)?._id).toMatch(/^[0-9a-f]{24}$/);
    expect(clients.at(-1)?.createdAt).toBeLessThan(Date.UTC(2026, 0));
  });

  it('is the same every time, and none is none', () => {
    expect(seedClients({ clients: 50 })).toEqual(seedClients({ clients: 50 }));
    expect(seedClients({ clients: 0 })).toEqual([]);
    expect(seedClients({ clients: 100 }).slice(0, 50)).toEqual(seedClients({ clients: 50 }));
  });
});
