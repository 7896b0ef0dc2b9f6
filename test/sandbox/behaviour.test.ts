import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { namesIn, type Speak, speakTo } from '../helpers/speak.ts';

const NAMES = Array.from({ length: 20 }, (_, n) => `Client ${String(n).padStart(2, '0')}`);
const SEED = NAMES.map((name, n) => makeClient({ _id: `c${n}`, name }));

async function talk(behaviour: Partial<Behaviour>): Promise<Speak> {
  return speakTo(await openSandbox({ seed: SEED, behaviour }));
}

describe('the largest page', () => {
  it('is served in silence where more is asked for', async () => {
    const say = await talk({ maxLimit: 5 });
    expect(namesIn(await say('GET /crm/customers?limit=100'))).toEqual(NAMES.slice(0, 5));
    expect(namesIn(await say('GET /crm/customers'))).toEqual(NAMES.slice(0, 5));
    expect(namesIn(await say('GET /crm/customers?limit=3&skip=5'))).toEqual(NAMES.slice(5, 8));
  });

  it('or more is refused', async () => {
    const say = await talk({ maxLimit: 5, overMaxLimit: 'refuse' });
    expect(await say('GET /crm/customers?limit=6')).toMatchObject({ status: 400, body: { code: 400 } });
    expect(namesIn(await say('GET /crm/customers?limit=5'))).toEqual(NAMES.slice(0, 5));
  });
});

describe('the order', () => {
  it('may be the newest first', async () => {
    const say = await talk({ order: 'newest' });
    const newest = NAMES.toReversed();
    expect(namesIn(await say('GET /crm/customers'))).toEqual(newest.slice(0, 10));
    expect(namesIn(await say('GET /crm/customers?skip=15'))).toEqual(newest.slice(15));
    expect(namesIn(await say('GET /crm/customers?skip=20'))).toEqual([]);
    expect(namesIn(await say('GET /crm/customers?skip=18&limit=1'))).toEqual(newest.slice(18, 19));
    await say('POST /crm/customers', { name: 'New' });
    expect(namesIn(await say('GET /crm/customers?limit=2'))).toEqual(['New', NAMES.at(-1)]);
  });

  it('may be another every time', async () => {
    const say = await talk({ order: 'shuffled' });
    const [first, second] = [
      namesIn(await say('GET /crm/customers?limit=20')),
      namesIn(await say('GET /crm/customers?limit=20')),
    ];
    expect(first).not.toEqual(second);
    expect(first.toSorted()).toEqual(NAMES);
    expect(second.toSorted()).toEqual(NAMES);
    expect(namesIn(await say('GET /crm/customers?limit=20&skip=13'))).toHaveLength(7);
  });
});

describe('parameters that are ignored', () => {
  it('skip: the first page again and again', async () => {
    const say = await talk({ ignoreSkip: true });
    expect(namesIn(await say('GET /crm/customers?skip=10'))).toEqual(NAMES.slice(0, 10));
  });

  it('includeAllFields: names only', async () => {
    const say = await talk({ ignoreAllFields: true });
    const { body } = await say('GET /crm/customers?includeAllFields=true&limit=1');
    expect(body).toEqual([{ _id: 'c0', name: NAMES[0] }]);
  });

  it('a bare list may come without ids', async () => {
    const say = await talk({ bareList: 'name' });
    expect((await say('GET /crm/customers?limit=1')).body).toEqual([{ name: NAMES[0] }]);
    expect((await say('GET /crm/customers?limit=1&includeAllFields=true')).body).toEqual([SEED[0]]);
  });
});

describe('a new client', () => {
  it('stays out of lists and searches for a while, and can be read by id at once', async () => {
    const sandbox = await openSandbox({ seed: SEED, behaviour: { searchLagMs: 60_000 } });
    const say = speakTo(sandbox);
    const { _id } = (await say('POST /crm/customers', { name: 'New', email: 'new@x.example' }))
      .body as Client;
    const lists = ['limit=100', 'name=new', 'email=new@x.example'];
    for (const query of lists) expect(namesIn(await say(`GET /crm/customers?${query}`))).not.toContain('New');
    expect(namesIn(await say('GET /crm/customers?limit=100'))).toEqual(NAMES);
    expect((await say(`GET /crm/customers/${_id}`)).status).toBe(200);
    sandbox.behaviour.searchLagMs = 0;
    for (const query of lists) expect(namesIn(await say(`GET /crm/customers?${query}`))).toContain('New');
  });

  it('shows up in searches after the lag, also when it was changed meanwhile', async () => {
    const say = await talk({ searchLagMs: 60 });
    const before = performance.now();
    const { _id } = (await say('POST /crm/customers', { name: 'New' })).body as Client;
    await say(`PUT /crm/customers/${_id}`, { name: 'New 2' });
    const look = async (): Promise<string[]> => namesIn(await say('GET /crm/customers?name=new'));
    await expect.poll(look, { interval: 5, timeout: 10_000 }).toEqual(['New 2']);
    expect(performance.now() - before).toBeGreaterThanOrEqual(60);
  });

  it('may be out of reach by id for a while, and is in lists at once', async () => {
    const sandbox = await openSandbox({ behaviour: { readLagMs: 60_000 } });
    const say = speakTo(sandbox);
    const { _id } = (await say('POST /crm/customers', { name: 'New' })).body as Client;
    expect(await say(`GET /crm/customers/${_id}`)).toMatchObject({ status: 404, body: { code: 404 } });
    expect(namesIn(await say('GET /crm/customers'))).toEqual(['New']);
    sandbox.behaviour.readLagMs = 0;
    expect((await say(`GET /crm/customers/${_id}`)).status).toBe(200);
  });

  it('is none that came with the seed, even when it is changed', async () => {
    const say = await talk({ searchLagMs: 60_000, readLagMs: 60_000 });
    await say('PUT /crm/customers/c1', { name: NAMES[1] });
    expect(namesIn(await say('GET /crm/customers'))).toHaveLength(10);
    expect((await say('GET /crm/customers/c1')).status).toBe(200);
  });
});

describe('emptiness', () => {
  const HELD: Client = {
    _id: 'c1',
    name: 'Acme',
    fullname: null,
    phone: '',
    contacts: [{ name: 'Ali', position: '', phone: null }],
    customFields: { a: 'x', b: '', c: null },
    portalCustomerManagerIds: [],
    createdAt: 7,
  };
  const HELD_BARE: Client = { _id: 'c2', name: 'Bare', contacts: null, customFields: {}, createdAt: 8 };

  const ALL_NULL = { phone: null, email: null, fullname: null, portalCustomerManagerIds: null };
  it.each<[Behaviour['emptyAs'], object, object]>([
    ['held', HELD, HELD_BARE],
    [
      'string',
      {
        ...HELD,
        email: '',
        fullname: '',
        contacts: [{ name: 'Ali', position: '', phone: '' }],
      },
      {
        ...HELD_BARE,
        phone: '',
        email: '',
        fullname: '',
        contacts: [],
        portalCustomerManagerIds: [],
      },
    ],
    [
      'null',
      {
        ...HELD,
        ...ALL_NULL,
        contacts: [{ name: 'Ali', position: null, phone: null }],
        customFields: { a: 'x', b: null, c: null },
      },
      { ...HELD_BARE, ...ALL_NULL, contacts: null, customFields: null },
    ],
    [
      'absent',
      { _id: 'c1', name: 'Acme', contacts: [{ name: 'Ali' }], customFields: { a: 'x' }, createdAt: 7 },
      { _id: 'c2', name: 'Bare', createdAt: 8 },
    ],
  ])('can be answered as "%s", everywhere', async (emptyAs, full, bare) => {
    const sandbox = await openSandbox({ seed: [HELD, HELD_BARE], behaviour: { emptyAs } });
    const say = speakTo(sandbox);
    expect((await say('GET /crm/customers?includeAllFields=true')).body).toEqual([full, bare]);
    expect((await say('GET /crm/customers/c1')).body).toEqual(full);
    expect((await say('PUT /crm/customers/c2', { name: 'Bare' })).body).toEqual(bare);
    expect(sandbox.clients()).toEqual([HELD, HELD_BARE]);
  });
});

describe('a knob', () => {
  it('may be turned while the sandbox runs', async () => {
    const sandbox = await openSandbox({ seed: SEED });
    const say = speakTo(sandbox);
    sandbox.behaviour.maxLimit = 2;
    expect(namesIn(await say('GET /crm/customers'))).toHaveLength(2);
    sandbox.behaviour.fail = [{ fault: { status: 500 } }];
    expect((await say('GET /crm/customers')).status).toBe(500);
    sandbox.behaviour.fail = [];
    expect((await say('GET /crm/customers')).status).toBe(200);
  });

  it('of one sandbox is not that of another', async () => {
    const [first, second] = [await openSandbox(), await openSandbox()];
    first.behaviour.permission = 'none';
    expect(second.behaviour.permission).toBe('manage');
  });
});
