import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { createBody, updateBody, type Writes } from '../../src/plan/body.ts';
import { makeClient } from '../helpers/make.ts';

const writes = (texts: Readonly<Record<string, string>>, rest: Partial<Writes> = {}): Writes => ({
  texts: new Map(Object.entries(texts)) as Writes['texts'],
  ...rest,
});
/** The body as it goes over the wire. */
const sent = (body: object): unknown => JSON.parse(JSON.stringify(body));
const own = (key: string, value: unknown): Record<string, unknown> => Object.fromEntries([[key, value]]);

describe('the body of a PUT', () => {
  it('carries the whole client with the changes in it, and neither id nor date', () => {
    const client = makeClient({
      contacts: [{ name: 'Ann', birthday: '1990-02-03', tags: ['vip'] }],
      customFields: { f1: 'x', f2: null, n: 5, list: ['a'] },
      portalCustomerManagerIds: ['u1'],
    });
    expect(sent(updateBody(client, writes({ phone: '7', 'custom:f1': 'y' })))).toEqual({
      name: 'Acme',
      fullname: 'Acme Ltd.',
      phone: '7',
      email: 'info@acme.example',
      contacts: [{ name: 'Ann', birthday: '1990-02-03', tags: ['vip'] }],
      customFields: { f1: 'y', f2: null, n: 5, list: ['a'] },
      portalCustomerManagerIds: ['u1'],
    });
  });

  it('leaves out what is null or missing, and keeps what is empty', () => {
    const bare: Client = {
      _id: 'c1',
      name: 'Acme',
      fullname: null,
      email: '',
      customFields: null,
      contacts: [],
    };
    expect(updateBody(bare, writes({ phone: '7' }))).toEqual({
      name: 'Acme',
      phone: '7',
      email: '',
      contacts: [],
    });
  });

  it('empties a text with an empty text, a custom field with null, a list with an empty list', () => {
    const client = makeClient({
      customFields: { f1: 'x' },
      contacts: [{ name: 'Ann' }],
      portalCustomerManagerIds: ['u1'],
    });
    const cleared = writes({ phone: '', 'custom:f1': '' }, { contacts: [], managerIds: [] });
    expect(updateBody(client, cleared)).toMatchObject({
      phone: '',
      customFields: { f1: null },
      contacts: [],
      portalCustomerManagerIds: [],
    });
  });

  it('makes custom fields where there were none', () => {
    expect(updateBody(makeClient({ customFields: null }), writes({ 'custom:f1': 'x' })).customFields).toEqual(
      { f1: 'x' },
    );
  });

  it.each(['__proto__', 'constructor', 'name', ''])(
    'writes the custom field "%s" as a field of that name',
    (id) => {
      const { customFields } = updateBody(
        makeClient({ customFields: own(id, 'old') }),
        writes({ [`custom:${id}`]: 'new' }),
      );
      expect(Object.entries(customFields ?? {})).toEqual([[id, 'new']]);
      expect(
        Object.entries(
          updateBody(makeClient({ customFields: own(id, 'old') }), writes({})).customFields ?? {},
        ),
      ).toEqual([[id, 'old']]);
      expect({}).not.toHaveProperty('old');
    },
  );

  it('always has the name', () => {
    expect(updateBody(makeClient(), writes({ phone: '7' })).name).toBe('Acme');
    expect(updateBody(makeClient(), writes({ name: 'New' })).name).toBe('New');
  });
});

describe('the body of a POST', () => {
  it('carries only what holds something', () => {
    expect(
      createBody(writes({ name: 'Acme', phone: '', 'custom:f1': '' }, { contacts: [], managerIds: [] })),
    ).toEqual({
      name: 'Acme',
    });
  });

  it('carries everything given', () => {
    const all = writes(
      { name: 'Acme', fullname: 'Acme Ltd.', phone: '1', email: 'a@b.example', 'custom:__proto__': 'x' },
      { contacts: [{ name: 'Ann' }], managerIds: ['u1'] },
    );
    expect(JSON.stringify(createBody(all))).toBe(
      '{"name":"Acme","fullname":"Acme Ltd.","phone":"1","email":"a@b.example","contacts":[{"name":"Ann"}],' +
        '"customFields":{"__proto__":"x"},"portalCustomerManagerIds":["u1"]}',
    );
  });
});
