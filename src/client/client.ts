/** What a client is: exactly what the API holds, so that nothing the server knows is lost on the way through. */

/**
 * A person at a client. Contacts have no id. Keys that the API page does not name travel along untouched.
 * Source: API page "Clients".
 */
export interface Contact {
  readonly name?: string | null;
  readonly position?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly [unknownKey: string]: unknown;
}

/**
 * A client as the server answered it: a key that was missing is missing here, `null` stays `null`, so that a PUT
 * can carry back exactly what was there. Source: API page "Clients".
 */
export interface Client {
  readonly _id: string;
  readonly name: string;
  readonly fullname?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly contacts?: readonly Contact[] | null;
  /** By field id. Values are documented as `string | null`; anything else is kept as it came. */
  readonly customFields?: Readonly<Record<string, unknown>> | null;
  /** Ids of users who are told of the client's portal activity. */
  readonly portalCustomerManagerIds?: readonly string[] | null;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt?: number;
}

/** The body of a POST or PUT: `name` is required, a field left out means "as the server likes". */
export type ClientBody = Omit<Client, '_id' | 'createdAt'>;

/** Someone a manager id points to; `email` is unknown where the token may not read the users. */
export interface User {
  readonly _id: string;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly email?: string | null;
}

export const CONTACT_PARTS = ['name', 'position', 'phone', 'email'] as const;
export type ContactPart = (typeof CONTACT_PARTS)[number];

/** Every key that is written back. */
export const CLIENT_KEYS = [
  'name',
  'fullname',
  'phone',
  'email',
  'contacts',
  'customFields',
  'portalCustomerManagerIds',
] as const;

/**
 * Whether the server told the whole of this client, so that a PUT may be built on it. The lists and the custom fields must
 * be there, if only as null: an answer without them is cut down, and writing over it could erase them. A text may be
 * missing, as databases leave out what was never set; it is not sent, so that it is kept where the server keeps.
 */
export function isComplete(client: Client): boolean {
  return (['contacts', 'customFields', 'portalCustomerManagerIds'] as const).every((key) =>
    Object.hasOwn(client, key),
  );
}

/** The value of a custom field; own properties only, since a field id may be any string, `__proto__` too. */
export function customField(client: Pick<Client, 'customFields'>, fieldId: string): unknown {
  const fields = client.customFields;
  return fields && Object.hasOwn(fields, fieldId) ? fields[fieldId] : undefined;
}
