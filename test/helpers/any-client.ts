/** Any client the API can hold, for property tests: null against '' against absent, odd ids, unknown keys, awkward texts. */
import fc from 'fast-check';
import type { Client, Contact } from '../../src/client/client.ts';
import { anyText } from './any-text.ts';

const AWKWARD = [
  '',
  ' ',
  ' edges ',
  '<clear>',
  '<<Clear>',
  "'=1",
  '=1+1',
  '+90 532 000 17 17',
  '0012',
  '1E5',
  '9.05E+11',
  '#REF!',
  '12345678901234567890',
  'a; b\nc',
  'line\r\nbreak\u2028here',
  '\ud800',
  'İıIi',
  'e\u0301',
  'TRUE',
  'b1.x',
] as const;

const text = fc.oneof(fc.constantFrom(...AWKWARD), anyText());
const textOrNull = fc.option(text, { nil: null, freq: 6 });

const json = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  text,
  fc.array(fc.constantFrom('vip', 'tr', null, 5), { maxLength: 2 }),
  fc.constantFrom<unknown>({}, { city: 'İzmir', deep: [{ er: 1 }] }, [{ a: 1 }, {}], [[]]),
);

const UNKNOWN_KEYS = ['birthday', 'title', 'Name', 'E-mail', '__proto__', '', 'a.b'] as const;
const FIELD_IDS = [
  'f1',
  'f2',
  'Vergi no',
  '__proto__',
  'constructor',
  ' f1',
  '"f1"',
  'a.b',
  'Email',
  '',
] as const;
const MANAGER_IDS = ['u1', 'u2', '5f1e0a0000000000000000a1', 'gone', '<clear>'] as const;

/** `Object.fromEntries` makes own properties even of `__proto__`. */
function keyed<V>(keys: readonly string[], value: fc.Arbitrary<V>): fc.Arbitrary<Record<string, V>> {
  const pair = fc.tuple(fc.constantFrom(...keys), value);
  return fc
    .uniqueArray(pair, { selector: ([key]) => key, maxLength: 4 })
    .map((pairs) => Object.fromEntries(pairs));
}

const parts = { name: textOrNull, position: textOrNull, phone: textOrNull, email: textOrNull };
const contact: fc.Arbitrary<Contact> = fc
  .tuple(fc.record(parts, { requiredKeys: [] }), fc.option(keyed(UNKNOWN_KEYS, json), { nil: {}, freq: 3 }))
  .map(([known, unknown]) => ({ ...unknown, ...known }));
/** Twins among them are as likely as not. */
const contacts = fc
  .array(contact, { maxLength: 4 })
  .chain((all) => fc.boolean().map((isDoubled) => (isDoubled ? [...all, ...all.slice(0, 1)] : all)));

const fields = {
  fullname: textOrNull,
  phone: textOrNull,
  email: textOrNull,
  contacts: fc.option(contacts, { nil: null, freq: 8 }),
  customFields: fc.option(keyed(FIELD_IDS, json), { nil: null, freq: 6 }),
  portalCustomerManagerIds: fc.option(fc.array(fc.constantFrom(...MANAGER_IDS), { maxLength: 3 }), {
    nil: null,
    freq: 6,
  }),
  createdAt: fc.integer({ min: 0, max: 4e12 }),
};

/** Its id is 24 hexadecimal digits, as the API's are. */
export const anyClient: fc.Arbitrary<Client> = fc
  .tuple(clientId(), text, fc.record(fields, { requiredKeys: [] }))
  .map(([_id, name, rest]) => asStored({ _id, name, ...rest }));

/** One of which the server tells every field, as it must before it can be changed. */
export const wholeClient: fc.Arbitrary<Client> = fc
  .tuple(clientId(), text, fc.record(fields))
  .map(([_id, name, rest]) => asStored({ _id, name, ...rest }));

export function manyOf(client: fc.Arbitrary<Client>): fc.Arbitrary<Client[]> {
  return fc.uniqueArray(client, { selector: ({ _id }) => _id, minLength: 1, maxLength: 5 });
}

function clientId(): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).padStart(24, '5f1e0a'.repeat(4)));
}

/** As it comes out of a JSON answer. */
function asStored(client: Client): Client {
  return JSON.parse(JSON.stringify(client)) as Client;
}
