import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

const FULL = {
  name: 'Acme',
  fullname: 'Acme Ltd.',
  phone: '+90 532 111 22 33',
  email: 'info@acme.example',
  contacts: [{ name: 'Ayşe', position: 'Buyer', phone: '', email: 'ayse@acme.example' }],
  customFields: { f1: '0042', f2: null },
  portalCustomerManagerIds: ['u1', 'u2'],
};

describe('POST /crm/customers', () => {
  it('answers the new client, with an id and the time, and keeps it', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const before = Date.now();
    const { status, body } = await say('POST /crm/customers', FULL);
    const client = body as Client;
    expect(status).toBe(200);
    expect(client).toEqual({ _id: client._id, ...FULL, createdAt: client.createdAt });
    expect(client._id).toMatch(/^[0-9a-f]{24}$/);
    expect(client.createdAt).toBeGreaterThanOrEqual(before);
    expect(client.createdAt).toBeLessThanOrEqual(Date.now());
    expect((await say(`GET /crm/customers/${client._id}`)).body).toEqual(client);
    expect(sandbox.clients()).toEqual([client]);
  });

  it('gives fields left out their empty values', async () => {
    const say = speakTo(await openSandbox());
    expect((await say('POST /crm/customers', { name: 'Acme' })).body).toMatchObject({
      name: 'Acme',
      fullname: '',
      phone: '',
      email: '',
      contacts: [],
      customFields: null,
      portalCustomerManagerIds: [],
    });
  });

  it('makes a second client of the same body: there is no idempotency', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    const [first, second] = [await say('POST /crm/customers', FULL), await say('POST /crm/customers', FULL)];
    expect((first.body as Client)._id).not.toBe((second.body as Client)._id);
    expect(sandbox.clients()).toHaveLength(2);
  });

  it('gives every client an id of its own, also under load', async () => {
    const sandbox = await openSandbox();
    const say = speakTo(sandbox);
    await Promise.all(Array.from({ length: 50 }, () => say('POST /crm/customers', FULL)));
    expect(new Set(sandbox.clients().map(({ _id }) => _id)).size).toBe(50);
  });
});

describe('PUT /crm/customers/:id', () => {
  const OLD = makeClient({ ...FULL, _id: 'c1' });

  it('keeps what is left out', async () => {
    const say = speakTo(await openSandbox({ seed: [OLD], behaviour: { putMode: 'keep' } }));
    const changed = { ...OLD, name: 'New', customFields: { f2: 'x' } };
    const { status, body } = await say('PUT /crm/customers/c1', { name: 'New', customFields: { f2: 'x' } });
    expect(status).toBe(200);
    expect(body).toEqual(changed);
    expect((await say('GET /crm/customers/c1')).body).toEqual(changed);
  });

  it('or empties what is left out', async () => {
    const say = speakTo(await openSandbox({ seed: [OLD], behaviour: { putMode: 'replace' } }));
    expect((await say('PUT /crm/customers/c1', { name: 'New', phone: '1' })).body).toEqual({
      _id: 'c1',
      name: 'New',
      fullname: '',
      phone: '1',
      email: '',
      contacts: [],
      customFields: null,
      portalCustomerManagerIds: [],
      createdAt: OLD.createdAt,
    });
  });

  it('or keeps single custom fields that are left out, too', async () => {
    const say = speakTo(await openSandbox({ seed: [OLD], behaviour: { putMode: 'merge' } }));
    const changed = { ...OLD, customFields: { f1: '0042', f2: 'x' } };
    const { body } = await say('PUT /crm/customers/c1', { name: 'Acme', customFields: { f2: 'x' } });
    expect(body).toEqual(changed);
    const cleared = await say('PUT /crm/customers/c1', { name: 'Acme', customFields: null });
    expect(cleared.body).toEqual({ ...OLD, customFields: null });
  });

  it.each<Behaviour['putMode']>(['keep', 'replace', 'merge'])(
    'with "%s" takes a whole client as it is',
    async (putMode) => {
      const say = speakTo(await openSandbox({ seed: [OLD], behaviour: { putMode } }));
      const { _id, createdAt, ...whole } = { ...OLD, phone: '', contacts: [], customFields: { f1: '0042' } };
      const expected = putMode === 'merge' ? { f1: '0042', f2: null } : whole.customFields;
      const { body } = await say('PUT /crm/customers/c1', whole);
      expect(body).toEqual({ _id, createdAt, ...whole, customFields: expected });
    },
  );

  it('answers 404 for an id that is not there', async () => {
    const say = speakTo(await openSandbox());
    expect(await say('PUT /crm/customers/nobody', FULL)).toMatchObject({ status: 404, body: { code: 404 } });
  });
});

describe('one client per name', () => {
  const SEED = [makeClient({ _id: 'c1', name: 'Işık' }), makeClient({ _id: 'c2', name: 'Acme' })];

  it('is not asked for by itself', async () => {
    const say = speakTo(await openSandbox({ seed: SEED }));
    expect((await say('POST /crm/customers', { name: 'Acme' })).status).toBe(200);
  });

  it('refuses a name that is taken, whatever its case, and lets a client keep its own', async () => {
    const sandbox = await openSandbox({ seed: SEED, behaviour: { uniqueNames: true } });
    const say = speakTo(sandbox);
    expect(await say('POST /crm/customers', { name: 'ACME' })).toMatchObject({
      status: 422,
      body: { code: 422 },
    });
    expect((await say('POST /crm/customers', { name: 'IŞIK' })).status).toBe(422);
    expect((await say('PUT /crm/customers/c2', { name: 'ışık' })).status).toBe(422);
    expect((await say('PUT /crm/customers/c2', { name: 'ACME' })).status).toBe(200);
    expect(sandbox.clients().map(({ name }) => name)).toEqual(['Işık', 'ACME']);
  });
});

describe('a POST that finds its e-mail address', () => {
  const SEED = [makeClient({ _id: 'c1', email: 'Info@Acme.example' })];

  it('changes and answers that client', async () => {
    const sandbox = await openSandbox({ seed: SEED, behaviour: { upsertByEmail: true } });
    const say = speakTo(sandbox);
    const { body } = await say('POST /crm/customers', { name: 'New', email: 'info@acme.example' });
    expect(body).toEqual({ ...SEED[0], name: 'New', email: 'info@acme.example' });
    expect(sandbox.clients()).toEqual([body]);
    expect(sandbox.history[0]).toMatchObject({ committed: true, clientId: 'c1' });
  });

  it('creates where no client, or only a contact, has the address', async () => {
    const contacts = [{ name: 'Ali', email: 'ali@acme.example' }];
    const seed = [makeClient({ email: '', contacts })];
    const sandbox = await openSandbox({ seed, behaviour: { upsertByEmail: true } });
    const say = speakTo(sandbox);
    await say('POST /crm/customers', { name: 'A', email: 'ali@acme.example' });
    await say('POST /crm/customers', { name: 'B', email: '' });
    await say('POST /crm/customers', { name: 'C' });
    expect(sandbox.clients()).toHaveLength(4);
  });

  it('is found by its address before its name is looked at', async () => {
    const sandbox = await openSandbox({ seed: SEED, behaviour: { upsertByEmail: true, uniqueNames: true } });
    const say = speakTo(sandbox);
    const own = { name: 'Acme', email: 'info@acme.example' };
    expect((await say('POST /crm/customers', own)).status).toBe(200);
    expect((await say('POST /crm/customers', { ...own, email: 'other@x.example' })).status).toBe(422);
    expect(sandbox.clients()).toHaveLength(1);
  });
});
