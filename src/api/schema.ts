/** The edge: JSON from the server becomes clients and users, tolerantly where the API page leaves room, or fails clearly. */
import { z } from 'zod';
import { CONTACT_PARTS, type Client, type Contact, type User } from '../client/client.ts';
import { notTheApi } from './verdict.ts';
import { short } from './words.ts';

/** A number where text belongs is the same text; `null` stays. */
const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const text = z.preprocess(asText, z.string('expected text').nullable());
const id = z.preprocess(asText, z.string('expected an id').min(1, 'expected an id'));

/** Not z.record or z.object: they would drop a key called `__proto__`, which JSON allows as any other. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = z.custom<Record<string, unknown>>(isObject, 'expected an object');

/** Keys the page does not name stay in a contact, and only in a contact, since the list is written back as a whole. */
const contact = fields.transform((value, context): Contact => {
  for (const part of CONTACT_PARTS) {
    if (!Object.hasOwn(value, part)) continue;
    const found = asText(value[part]);
    if (found !== null && typeof found !== 'string') {
      context.addIssue({ code: 'custom', message: 'expected text', path: [part] });
    }
    value[part] = found;
  }
  return value;
});

/** Milliseconds, also from an ISO date; null when it is neither, or no date has so many. */
const asMs = (value: unknown): unknown => {
  const ms = typeof value === 'string' ? Date.parse(value) : value;
  return typeof ms === 'number' && !Number.isNaN(new Date(ms).getTime()) ? ms : null;
};

const client = z
  .object(
    {
      _id: id,
      name: z.preprocess((value) => asText(value ?? ''), z.string('expected text')),
      fullname: text.exactOptional(),
      phone: text.exactOptional(),
      email: text.exactOptional(),
      contacts: z.array(contact, 'expected a list').nullable().exactOptional(),
      customFields: fields.nullable().exactOptional(),
      portalCustomerManagerIds: z.array(id, 'expected a list').nullable().exactOptional(),
      createdAt: z.preprocess(asMs, z.number().nullable()).exactOptional(),
    },
    'expected a client',
  )
  .transform(({ createdAt, ...rest }): Client => {
    return typeof createdAt === 'number' ? { ...rest, createdAt } : rest;
  });

const person = {
  _id: id,
  firstname: text.exactOptional(),
  lastname: text.exactOptional(),
  email: text.exactOptional(),
};
const users: z.ZodType<readonly User[]> = z.array(z.object(person, 'expected a user'), 'expected a list');

const word = z.string().optional().catch(undefined);
const me = z.object(
  {
    ...person,
    language: word,
    localization: z
      .object({ dateFormat: word, timeFormat: word, timezone: word })
      .optional()
      .catch(undefined),
    org: z
      .object({ name: word, countryCode: word, isAdmin: z.boolean().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  },
  'expected a user',
);

/** Who the token is; everything but the id may be missing. Source: API page "Users". */
export type Me = z.output<typeof me>;

export const SHAPES = { client, clients: z.array(client, 'expected a list'), users, me };

/**
 * Takes an answer for what its shape says. Keys the API page does not name are dropped.
 * @throws ServerFailure naming the place in the JSON, e.g. `$[3].contacts: expected a list`.
 */
export function readShape<T>(shape: z.ZodType<T>, json: unknown, url: string): T {
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = (issue?.path ?? []).map(step).join('');
  throw notTheApi(url, `an answer of another shape ($${place}: ${issue?.message ?? 'unexpected'})`);
}

function step(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = short(String(key), 40);
  return /^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
