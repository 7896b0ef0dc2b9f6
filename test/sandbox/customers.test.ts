import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { namesIn, speakTo } from '../helpers/speak.ts';

function numbered(count: number): Client[] {
  return Array.from({ length: count }, (_, n) => makeClient({ _id: `c${n + 1}`, name: `Client ${n + 1}` }));
}

describe('GET /crm/customers', () => {
  it('answers ids and names only, unless all fields are asked for', async () => {
    const client = makeClient();
    const say = speakTo(await openSandbox({ seed: [client] }));
    const bare = [{ _id: client._id, name: client.name }];
    expect((await say('GET /crm/customers')).body).toEqual(bare);
    expect((await say('GET /crm/customers?includeAllFields=false')).body).toEqual(bare);
    expect((await say('GET /crm/customers?includeAllFields=true')).body).toEqual([client]);
  });

  it('answers JSON with its length', async () => {
    const say = speakTo(await openSandbox({ seed: numbered(2) }));
    const { status, headers, text } = await say('GET /crm/customers?includeAllFields=true');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  });

  it('answers an empty list where there is nothing', async () => {
    const say = speakTo(await openSandbox());
    expect((await say('GET /crm/customers')).text).toBe('[]');
    expect((await say('GET /crm/customers?includeAllFields=true')).text).toBe('[]');
  });

  it('serves 10 clients where no limit is given, in the order of their creation', async () => {
    const say = speakTo(await openSandbox({ seed: numbered(25) }));
    const names = numbered(25).map(({ name }) => name);
    expect(namesIn(await say('GET /crm/customers'))).toEqual(names.slice(0, 10));
    expect(namesIn(await say('GET /crm/customers?skip=10'))).toEqual(names.slice(10, 20));
    expect(namesIn(await say('GET /crm/customers?skip=20'))).toEqual(names.slice(20));
    expect(namesIn(await say('GET /crm/customers?skip=25'))).toEqual([]);
    expect(namesIn(await say('GET /crm/customers?limit=3&skip=4'))).toEqual(names.slice(4, 7));
    expect(namesIn(await say('GET /crm/customers?limit=1000'))).toEqual(names);
  });

  it('answers a changed client with what it became, in its old place', async () => {
    const say = speakTo(await openSandbox({ seed: numbered(3) }));
    await say('GET /crm/customers?includeAllFields=true');
    await say('PUT /crm/customers/c2', { name: 'Changed' });
    expect(namesIn(await say('GET /crm/customers?includeAllFields=true'))).toEqual([
      'Client 1',
      'Changed',
      'Client 3',
    ]);
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=ten',
    'limit=1.5',
    'limit=',
    'skip=-1',
    'skip=x',
    'includeAllFields=1',
  ])('refuses ?%s as malformed', async (query) => {
    const say = speakTo(await openSandbox());
    expect(await say(`GET /crm/customers?${query}`)).toMatchObject({ status: 400, body: { code: 400 } });
  });
});

describe('GET /crm/customers/:id', () => {
  it('answers the whole client', async () => {
    const client = makeClient({ customFields: { f1: '0042', f2: null } });
    const say = speakTo(await openSandbox({ seed: [client] }));
    expect(await say('GET /crm/customers/c1')).toMatchObject({ status: 200, body: client });
  });

  it('takes an id that had to be encoded', async () => {
    const client = makeClient({ _id: '../ü?x' });
    const say = speakTo(await openSandbox({ seed: [client] }));
    expect((await say(`GET /crm/customers/${encodeURIComponent(client._id)}`)).body).toEqual(client);
  });

  it('answers 404 for an id that is not there, and 400 for one that is not encoded text', async () => {
    const say = speakTo(await openSandbox());
    expect(await say('GET /crm/customers/nobody')).toMatchObject({ status: 404, body: { code: 404 } });
    expect(await say('GET /crm/customers/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 400 } });
  });
});

describe('DELETE /crm/customers/:id', () => {
  it.each<[Behaviour['deleteAnswer'], number, string]>([
    ['empty-object', 200, '{}'],
    ['empty-body', 200, ''],
    ['no-content', 204, ''],
    ['client', 200, JSON.stringify(makeClient())],
  ])('answers "%s" and the client is gone', async (deleteAnswer, status, text) => {
    const sandbox = await openSandbox({ seed: [makeClient()], behaviour: { deleteAnswer } });
    const say = speakTo(sandbox);
    expect(await say('DELETE /crm/customers/c1')).toMatchObject({ status, text });
    expect(sandbox.clients()).toEqual([]);
    expect(await say('DELETE /crm/customers/c1')).toMatchObject({ status: 404, body: { code: 404 } });
    expect(await say('GET /crm/customers/c1')).toMatchObject({ status: 404 });
  });

  it('leaves the others in their order', async () => {
    const sandbox = await openSandbox({ seed: numbered(5) });
    const say = speakTo(sandbox);
    await say('PUT /crm/customers/c2', { name: 'Changed' });
    await say('PUT /crm/customers/c1', { name: 'Client 1' });
    await say('DELETE /crm/customers/c2');
    await say('DELETE /crm/customers/c4');
    await say('POST /crm/customers', { name: 'Client 6' });
    const names = ['Client 1', 'Client 3', 'Client 5', 'Client 6'];
    expect(namesIn(await say('GET /crm/customers'))).toEqual(names);
  });
});
