import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

async function created(body: object, behaviour: Partial<Behaviour> = {}): Promise<unknown> {
  return (await speakTo(await openSandbox({ behaviour }))('POST /crm/customers', body)).body;
}

describe('a body that the server refuses', () => {
  it.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['no JSON', '{"name":', 400],
    ['plain text', 'Acme', 400],
    ['null', null, 400],
    ['a list', [{ name: 'Acme' }], 400],
    ['no name', { email: 'a@x.example' }, 400],
    ['a name that is null', { name: null }, 400],
    ['a name that is a number', { name: 7 }, 400],
    ['an empty name', { name: '' }, 422],
    ['a name of spaces', { name: ' \t\n' }, 422],
    ['a phone that is a number', { name: 'A', phone: 905320000000 }, 400],
    ['an e-mail that is a list', { name: 'A', email: ['a@x.example'] }, 400],
    ['a full name that is an object', { name: 'A', fullname: {} }, 400],
    ['contacts that are an object', { name: 'A', contacts: {} }, 400],
    ['a contact that is a text', { name: 'A', contacts: ['Ali'] }, 400],
    ['a contact that is null', { name: 'A', contacts: [null] }, 400],
    ['a contact with a number for a phone', { name: 'A', contacts: [{ phone: 1 }] }, 400],
    ['custom fields that are a list', { name: 'A', customFields: [] }, 400],
    ['a custom field that is a number', { name: 'A', customFields: { f: 1 } }, 400],
    ['managers that are a text', { name: 'A', portalCustomerManagerIds: 'u1' }, 400],
    ['a manager that is null', { name: 'A', portalCustomerManagerIds: [null] }, 400],
  ])('%s: nothing is created or changed', async (_what, body, code) => {
    const client = makeClient();
    const sandbox = await openSandbox({ seed: [client] });
    const say = speakTo(sandbox);
    expect(await say('POST /crm/customers', body)).toMatchObject({ status: code, body: { code } });
    expect(await say('PUT /crm/customers/c1', body)).toMatchObject({ status: code, body: { code } });
    expect(sandbox.clients()).toEqual([client]);
    expect(sandbox.history.map(({ committed }) => committed)).toEqual([false, false]);
  });
});

describe('a body that the server takes', () => {
  it('has its id, its time and keys that no client has ignored', async () => {
    const body = await created({ name: 'Acme', _id: 'mine', createdAt: 1, colour: 'red' });
    expect(body).not.toHaveProperty('colour');
    expect(body).toMatchObject({ name: 'Acme' });
    expect(body).not.toMatchObject({ _id: 'mine' });
    expect(body).not.toMatchObject({ createdAt: 1 });
  });

  it('keeps every value as it came: null, spaces, unknown keys of contacts, awkward field ids', async () => {
    const given = {
      name: ' İ "Acme"\r\n=1+1 👩‍👩‍👧 ',
      fullname: null,
      phone: '  +90 ',
      email: 'NOT AN ADDRESS',
      contacts: [{ name: 'A', birthday: '1990-01-01', tags: ['x'], email: null }, {}],
      customFields: JSON.parse('{"__proto__":"p","":"e","f":null,"g":""}') as object,
      portalCustomerManagerIds: ['nobody', 'nobody'],
    };
    expect(await created(given)).toMatchObject(given);
    expect(JSON.stringify(await created(given))).toContain('"__proto__":"p"');
  });

  it('may have null for anything but the name', async () => {
    const given = { name: 'A', contacts: null, customFields: null, portalCustomerManagerIds: null };
    expect(await created(given)).toMatchObject(given);
  });
});

describe('a server that normalises', () => {
  const GIVEN = {
    name: ' Acme ',
    fullname: '\tAcme Ltd. ',
    phone: ' 0532 111 22 33',
    email: ' Info@Acme.example ',
    contacts: [{ name: ' Ali ', phone: '(0212) 111-22-33', email: 'ALI@acme.example', note: ' x ' }],
    customFields: { f: ' v ', g: null },
  };
  const [CONTACT] = GIVEN.contacts;

  it('trims every text', async () => {
    expect(await created(GIVEN, { normalise: ['trim'] })).toMatchObject({
      name: 'Acme',
      fullname: 'Acme Ltd.',
      phone: '0532 111 22 33',
      email: 'Info@Acme.example',
      contacts: [{ name: 'Ali', phone: '(0212) 111-22-33', email: 'ALI@acme.example', note: 'x' }],
      customFields: { f: 'v', g: null },
    });
  });

  it('lowers the case of e-mail addresses, and of nothing else', async () => {
    expect(await created(GIVEN, { normalise: ['lowercase-emails'] })).toMatchObject({
      ...GIVEN,
      email: ' info@acme.example ',
      contacts: [{ ...CONTACT, email: 'ali@acme.example' }],
    });
  });

  it.each([
    ['0532 111 22 33', '+905321112233'],
    ['+90 (532) 111-22-33', '+905321112233'],
    ['532 111', '532111'],
    ['ask Ali', 'ask Ali'],
    ['', ''],
  ])('formats the phone %j as %j', async (phone, formatted) => {
    const body = { name: 'A', phone, contacts: [{ phone }] };
    const expected = { phone: formatted, contacts: [{ phone: formatted }] };
    expect(await created(body, { normalise: ['format-phones'] })).toMatchObject(expected);
  });

  it('drops keys of contacts that it does not know', async () => {
    const { contacts } = (await created(GIVEN, { normalise: ['drop-unknown-contact-keys'] })) as typeof GIVEN;
    expect(contacts).toEqual([{ name: ' Ali ', phone: '(0212) 111-22-33', email: 'ALI@acme.example' }]);
  });

  it('does several of these at once, and leaves what is not there alone', async () => {
    const normalise = ['trim', 'lowercase-emails', 'format-phones', 'drop-unknown-contact-keys'] as const;
    expect(
      await created({ name: ' A ', contacts: null, customFields: null, email: null }, { normalise }),
    ).toMatchObject({
      name: 'A',
      phone: '',
      email: null,
      contacts: null,
      customFields: null,
    });
  });

  it('does the same to a PUT', async () => {
    const sandbox = await openSandbox({ seed: [makeClient()], behaviour: { normalise: ['trim'] } });
    const { body } = await speakTo(sandbox)('PUT /crm/customers/c1', {
      name: ' New ',
      email: ' a@x.example',
    });
    expect(body).toEqual({ ...makeClient(), name: 'New', email: 'a@x.example' });
  });
});

describe('custom fields that exist', () => {
  it('are kept, others are dropped in silence', async () => {
    const customFields = { known: 'a', unknown: 'b' };
    const body = await created({ name: 'A', customFields }, { knownFieldIds: ['known'] });
    expect(body).toMatchObject({ customFields: { known: 'a' } });
    expect(body).not.toHaveProperty('customFields.unknown');
    expect(await created({ name: 'A', customFields: null }, { knownFieldIds: ['known'] })).toMatchObject({
      customFields: null,
    });
  });
});
