/** What a POST or PUT may carry, and what the server makes of it before it keeps it. */
import type { ClientBody, Contact } from '../client/client.ts';
import type { Behaviour, Normaliser } from './behaviour.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The body as the server takes it. 400: not an object, no name, or a value of the wrong kind; 422: a name of nothing
 * but spaces. `_id`, `createdAt` and keys that no client has are ignored. Source: API page "Clients".
 */
export function takeBody(raw: unknown, behaviour: Behaviour): ClientBody | 400 | 422 {
  if (!isObject(raw) || !isClientBody(raw)) return 400;
  if (raw.name.trim() === '') return 422;
  return behaviour.normalise.reduce((body, step) => NORMALISERS[step](body), known(raw, behaviour));
}

/** What a field holds that was never given. */
export const EMPTY_FIELDS = {
  phone: '',
  email: '',
  fullname: '',
  contacts: [],
  customFields: null,
  portalCustomerManagerIds: [],
} as const satisfies Omit<ClientBody, 'name'>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null is taken everywhere but for the name: it is what a server may have answered itself. */
function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isText(value: unknown): value is string | null | undefined {
  return isNothing(value) || typeof value === 'string';
}

function isClientBody(raw: Fields): raw is Fields & ClientBody {
  const { contacts, customFields, portalCustomerManagerIds: managers } = raw;
  return (
    typeof raw['name'] === 'string' &&
    [raw['fullname'], raw['phone'], raw['email']].every(isText) &&
    (isNothing(contacts) || (Array.isArray(contacts) && contacts.every(isContact))) &&
    (isNothing(customFields) || (isObject(customFields) && Object.values(customFields).every(isText))) &&
    (isNothing(managers) || (Array.isArray(managers) && managers.every((id) => typeof id === 'string')))
  );
}

function isContact(value: unknown): value is Contact {
  return isObject(value) && ['name', 'position', 'phone', 'email'].every((part) => isText(value[part]));
}

function known(body: ClientBody, { knownFieldIds }: Behaviour): ClientBody {
  const { name, phone, email, fullname, contacts, customFields, portalCustomerManagerIds } = body;
  return {
    name,
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(fullname !== undefined && { fullname }),
    ...(contacts !== undefined && { contacts }),
    ...(customFields !== undefined && { customFields: knownFields(customFields, knownFieldIds) }),
    ...(portalCustomerManagerIds !== undefined && { portalCustomerManagerIds }),
  };
}

function knownFields(fields: Fields | null, ids: readonly string[] | undefined): Fields | null {
  if (!fields || !ids) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([id]) => ids.includes(id)));
}

const NORMALISERS: Readonly<Record<Normaliser, (body: ClientBody) => ClientBody>> = {
  trim: (body) => ({
    ...eachText(body, (text) => text.trim()),
    ...(body.customFields && { customFields: mapValues(body.customFields, trimmed) }),
  }),
  'lowercase-emails': (body) => eachText(body, (text, key) => (key === 'email' ? text.toLowerCase() : text)),
  'format-phones': (body) => eachText(body, (text, key) => (key === 'phone' ? formatPhone(text) : text)),
  'drop-unknown-contact-keys': (body) => ({
    ...body,
    ...(body.contacts && { contacts: body.contacts.map(documentedParts) }),
  }),
};

/** Changes the texts of the client and of its contacts; other values, and keys that are not there, stay as they are. */
function eachText(body: ClientBody, change: (text: string, key: string) => string): ClientBody {
  const apply = (value: unknown, key: string): unknown =>
    typeof value === 'string' ? change(value, key) : value;
  return {
    ...body,
    ...mapValues(body, apply),
    name: change(body.name, 'name'),
    ...(body.contacts && { contacts: body.contacts.map((contact) => mapValues(contact, apply)) }),
  };
}

function mapValues(
  fields: Fields | ClientBody | Contact,
  change: (value: unknown, key: string) => unknown,
): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value, key)]));
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** `0532 111 22 33` → `+905321112233`. */
function formatPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return text;
  return /^0\d{10}$/.test(digits) ? `+9${digits}` : `${text.trim().startsWith('+') ? '+' : ''}${digits}`;
}

function documentedParts({ name, position, phone, email }: Contact): Contact {
  return {
    ...(name !== undefined && { name }),
    ...(position !== undefined && { position }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
  };
}
