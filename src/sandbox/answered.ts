/** A client as the server words it: the same client, told in the ways that different servers tell emptiness. */
import type { Client } from '../client/client.ts';
import type { Behaviour } from './behaviour.ts';

/** Whatever ends up in the answer: with some behaviours it is no whole client any more. */
export type AnsweredClient = Readonly<Record<string, unknown>> | Client;

/** With all fields. */
export function answered(client: Client, { emptyAs }: Behaviour): AnsweredClient {
  if (emptyAs === 'held') return client;
  const word = WORDINGS[emptyAs];
  return {
    _id: client._id,
    name: client.name,
    ...word('phone', client.phone, ''),
    ...word('email', client.email, ''),
    ...word('fullname', client.fullname, ''),
    ...word(
      'contacts',
      client.contacts?.map((contact) => wordAll(contact, word, '')),
      [],
    ),
    ...word('customFields', client.customFields && wordAll(client.customFields, word), null),
    ...word('portalCustomerManagerIds', client.portalCustomerManagerIds, []),
    createdAt: client.createdAt,
  };
}

/**
 * A list of clients as JSON, with all fields. The bytes of a client live as long as the client, which never changes:
 * writing a thousand clients anew for every page would cost more than all else that a page costs.
 */
export function answeredList(clients: readonly Client[], behaviour: Behaviour): Uint8Array {
  if (behaviour.emptyAs !== 'held') {
    return Buffer.from(JSON.stringify(clients.map((client) => answered(client, behaviour))));
  }
  const parts = clients.flatMap((client, n) => (n === 0 ? [bytesOf(client)] : [COMMA, bytesOf(client)]));
  return Buffer.concat([OPEN, ...parts, CLOSE]);
}

const [OPEN, COMMA, CLOSE] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];
const known = new WeakMap<Client, Buffer>();

function bytesOf(client: Client): Buffer {
  const bytes = known.get(client) ?? Buffer.from(JSON.stringify(client));
  known.set(client, bytes);
  return bytes;
}

/** A list without `includeAllFields`. */
export function bareList(clients: readonly Client[], behaviour: Behaviour): Uint8Array {
  const hasId = behaviour.bareList === 'id-and-name';
  return Buffer.from(JSON.stringify(clients.map(({ _id, name }) => (hasId ? { _id, name } : { name }))));
}

/** Words one field; `empty` is how the API page words its emptiness. */
type Wording = (key: string, value: unknown, empty?: unknown) => Readonly<Record<string, unknown>>;

const WORDINGS: Readonly<Record<Exclude<Behaviour['emptyAs'], 'held'>, Wording>> = {
  // The value of a custom field comes without `empty`: its null is documented, and stays.
  string: (key, value, empty) => ({ [key]: value ?? (empty === undefined ? value : empty) }),
  null: (key, value) => ({ [key]: isEmpty(value) ? null : value }),
  absent: (key, value) => (isEmpty(value) ? {} : { [key]: value }),
};

function wordAll(
  fields: Readonly<Record<string, unknown>>,
  word: Wording,
  empty?: unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => Object.entries(word(key, value, empty))),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
