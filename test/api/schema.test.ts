import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { readShape, SHAPES } from '../../src/api/schema.ts';
import { parseJson } from '../../src/api/words.ts';

const URL = 'https://cubicl.io/api/v1/crm/customers';

function readClient(json: unknown): Client {
  return readShape(SHAPES.client, json, URL);
}

/** As it comes from the wire, so that keys like `__proto__` are what JSON makes of them. */
function fromText(text: string): Client {
  return readClient(parseJson(text));
}

describe('a client', () => {
  it('as the API page describes it comes through as it is', () => {
    const client = {
      _id: '65a',
      name: 'Acme',
      phone: '+90 532 000 00 17',
      email: '',
      fullname: 'Acme Ltd.',
      contacts: [{ name: 'Ann', position: 'CEO', phone: '', email: 'ann@acme.example' }],
      customFields: { f1: '0042', f2: null },
      portalCustomerManagerIds: ['u1'],
      createdAt: 1_700_000_000_123,
    };
    expect(readClient(client)).toEqual(client);
  });

  it.each([
    ['null in every place', { phone: null, email: null, fullname: null, contacts: null, customFields: null }],
    ['null for managers', { portalCustomerManagerIds: null }],
    ['nulls in a contact', { contacts: [{ name: null, position: null, phone: null, email: null }] }],
    ['a contact of nothing', { contacts: [{}] }],
    ['empty lists', { contacts: [], customFields: {}, portalCustomerManagerIds: [] }],
    ['nothing but id and name', {}],
  ])('may carry %s, told apart from what is missing', (_, fields) => {
    const client = { _id: 'a', name: 'A', ...fields };
    expect(readClient(client)).toStrictEqual(client);
  });

  it.each([
    [{ name: null }, { name: '' }],
    [{ name: undefined }, { name: '' }],
    [{ name: 17 }, { name: '17' }],
    [{ phone: 905321234567 }, { phone: '905321234567' }],
    [{ email: 0 }, { email: '0' }],
    [{ contacts: [{ phone: 532, name: 'A' }] }, { contacts: [{ phone: '532', name: 'A' }] }],
    [{ portalCustomerManagerIds: [1, 'b'] }, { portalCustomerManagerIds: ['1', 'b'] }],
    [{ _id: 17 }, { _id: '17' }],
    [{ createdAt: '2024-01-02T03:04:05.006Z' }, { createdAt: Date.UTC(2024, 0, 2, 3, 4, 5, 6) }],
  ])('takes %j for %j', (odd, taken) => {
    expect(readClient({ _id: 'a', name: 'A', ...odd })).toMatchObject(taken);
  });

  it.each([null, '0000-00-00', 'yesterday', true, {}, 8.64e15 + 1, -Infinity, NaN])(
    'has no creation date where it says %j',
    (createdAt) => {
      expect(readClient({ _id: 'a', name: 'A', createdAt })).toEqual({ _id: 'a', name: 'A' });
    },
  );

  it('keeps what a contact holds beyond the API page, since contacts are written back as a whole', () => {
    const contacts = [{ name: 'Ann', birthday: '1990-02-03', tags: ['vip'], nested: { a: null } }];
    expect(readClient({ _id: 'a', name: 'A', contacts }).contacts).toEqual(contacts);
  });

  it('drops what a client holds beyond the API page', () => {
    expect(readClient({ _id: 'a', name: 'A', balance: 17, __v: 3, toString: 'x' })).toEqual({
      _id: 'a',
      name: 'A',
    });
  });

  it('keeps any value of a custom field as it came', () => {
    const customFields = { a: 'x', b: null, c: 17, d: ['x'], e: { f: true }, g: false, '': 'no id' };
    expect(readClient({ _id: 'a', name: 'A', customFields }).customFields).toEqual(customFields);
  });

  it('keeps fields called __proto__, constructor and the like, and pollutes nothing', () => {
    const fields = '{"__proto__":{"isAdmin":true},"constructor":"c","hasOwnProperty":"h","toString":null}';
    const client = fromText(
      `{"_id":"__proto__","name":"A","__proto__":{"phone":"1"},"customFields":${fields}}`,
    );
    expect(JSON.stringify(client.customFields)).toBe(fields);
    expect(Object.keys(client)).toEqual(['_id', 'name', 'customFields']);
    expect(client.phone).toBeUndefined();
    expect(({} as { isAdmin?: true }).isAdmin).toBeUndefined();
    const contact = '{"name":"A","__proto__":{"email":"x"}}';
    expect(JSON.stringify(fromText(`{"_id":"a","name":"A","contacts":[${contact}]}`).contacts?.[0])).toBe(
      contact,
    );
  });

  it.each([
    ['{"_id":9007199254740993,"name":"A"}', '9007199254740993'],
    ['{"_id":123456789012345678901234,"name":"A"}', '123456789012345678901234'],
    ['{"_id":"0017","name":"A"}', '0017'],
  ])('has an id that no number has rounded: %s', (text, id) => {
    expect(fromText(text)._id).toBe(id);
  });

  it('has the last of two values for the same key, as JSON readers do', () => {
    expect(fromText('{"_id":"a","name":"first","name":"second"}').name).toBe('second');
  });
});

describe('another shape', () => {
  it.each([
    ['not a list', { error: 'no' }, '$: expected a list'],
    ['null', null, '$: expected a list'],
    ['text', 'ok', '$: expected a list'],
    ['a list of nothing', [null], '$[0]: expected a client'],
    ['a list in a list', [[]], '$[0]: expected a client'],
    ['no id', [{ name: 'A' }], '$[0]._id: expected an id'],
    ['an empty id', [{ _id: '', name: 'A' }], '$[0]._id: expected an id'],
    ['null for an id', [{ _id: null, name: 'A' }], '$[0]._id: expected an id'],
    ['a list for an e-mail', [{ _id: 'a', email: ['a@b.c'] }], '$[0].email: expected text'],
    ['a boolean for a phone', [{ _id: 'a', phone: false }], '$[0].phone: expected text'],
    ['an object for a name', [{ _id: 'a', name: {} }], '$[0].name: expected text'],
    ['an object for contacts', [{ _id: 'a', contacts: {} }], '$[0].contacts: expected a list'],
    ['a text for a contact', [{ _id: 'a', contacts: ['Ann'] }], '$[0].contacts[0]: expected an object'],
    [
      'a list in a contact',
      [{ _id: 'a' }, { _id: 'b', contacts: [{}, { phone: ['1'] }] }],
      '$[1].contacts[1].phone: expected text',
    ],
    ['a list for custom fields', [{ _id: 'a', customFields: [] }], '$[0].customFields: expected an object'],
    ['a text for custom fields', [{ _id: 'a', customFields: 'x' }], '$[0].customFields: expected an object'],
    [
      'a manager of nothing',
      [{ _id: 'a', portalCustomerManagerIds: [null] }],
      '$[0].portalCustomerManagerIds[0]: expected an id',
    ],
  ])('is named with its place: %s', (_, json, place) => {
    expect(() => readShape(SHAPES.clients, json, URL)).toThrow(
      expect.objectContaining({
        exitCode: 5,
        message: `${URL} is not the API: an answer of another shape (${place}) came.`,
      }),
    );
  });
});

describe('users', () => {
  it('may lack all but the id', () => {
    expect(
      readShape(SHAPES.users, [{ _id: 'u1' }, { _id: 2, firstname: null, email: 'a@b.c' }], URL),
    ).toEqual([{ _id: 'u1' }, { _id: '2', firstname: null, email: 'a@b.c' }]);
  });

  it('who the token is: whatever is odd is left out', () => {
    const me = {
      _id: 'u1',
      language: 17,
      localization: 'tr',
      org: { name: 'Acme', isAdmin: 'yes', admins: [] },
    };
    expect(readShape(SHAPES.me, me, URL)).toEqual({ _id: 'u1', org: { name: 'Acme' } });
    expect(() => readShape(SHAPES.me, {}, URL)).toThrow('$._id: expected an id');
  });
});
