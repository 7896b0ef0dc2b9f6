/** The endpoints for clients. Source: API page "Clients". */
import type { Client, ClientBody } from '../client/client.ts';
import { answered, answeredList, bareList } from './answered.ts';
import type { Behaviour } from './behaviour.ts';
import { EMPTY_FIELDS, takeBody } from './body.ts';
import { fold } from './search.ts';
import type { ListQuery } from './store.ts';
import { type Answer, refusal } from './wire.ts';
import type { Handler, World } from './world.ts';

const DEFAULT_LIMIT = 10;

/** `GET /crm/customers` */
export const listClients: Handler = ({ store, behaviour }, { query, n }) => {
  const skip = wholeNumber(query['skip'], 0);
  const asked = wholeNumber(query['limit'], DEFAULT_LIMIT);
  const allFields = query['includeAllFields'] ?? 'false';
  if (skip === undefined || asked === undefined || asked === 0) return refusal(400);
  if (allFields !== 'true' && allFields !== 'false') return refusal(400);
  if (asked > behaviour.maxLimit && behaviour.overMaxLimit === 'refuse') return refusal(400);
  const listQuery: ListQuery = {
    name: query['name'],
    email: query['email'],
    skip: behaviour.ignoreSkip ? 0 : skip,
    limit: Math.min(asked, behaviour.maxLimit),
    order: behaviour.order,
    shuffleSeed: n,
    folding: behaviour.folding,
    lagMs: behaviour.searchLagMs,
  };
  const isBare = allFields === 'false' || behaviour.ignoreAllFields;
  const found = store.list(listQuery);
  return { status: 200, raw: isBare ? bareList(found, behaviour) : answeredList(found, behaviour) };
};

/** `GET /crm/customers/:id` */
export const readClient: Handler = ({ store, behaviour }, _request, id) => {
  const client = store.get(id);
  if (!client || store.ageMs(id) < behaviour.readLagMs) return refusal(404);
  return { status: 200, body: answered(client, behaviour) };
};

/** `POST /crm/customers` */
export const createClient: Handler = (world, { body: raw }) => {
  const { store, behaviour } = world;
  const body = takeBody(raw, behaviour);
  if (typeof body === 'number') return refusal(body);
  const twin = behaviour.upsertByEmail ? withSameEmail(world, body) : undefined;
  if (isNameTaken(world, body.name, twin?._id)) return refusal(422);
  if (twin) return change(world, { ...twin, ...body });
  const client = store.create({ ...body, ...missing(body) }, Date.now() + behaviour.clockSkewMs);
  return { status: 200, body: answered(client, behaviour), wrote: client._id };
};

/** `PUT /crm/customers/:id` */
export const updateClient: Handler = (world, { body: raw }, id) => {
  const { store, behaviour } = world;
  const old = store.get(id);
  if (!old) return refusal(404);
  const body = takeBody(raw, behaviour);
  if (typeof body === 'number') return refusal(body);
  if (isNameTaken(world, body.name, id)) return refusal(422);
  if (behaviour.putMode === 'replace') return change(world, { ...old, ...EMPTY_FIELDS, ...body });
  const isMerge = behaviour.putMode === 'merge' && old.customFields && body.customFields;
  const customFields = isMerge ? { ...old.customFields, ...body.customFields } : undefined;
  return change(world, { ...old, ...body, ...(customFields && { customFields }) });
};

/** `DELETE /crm/customers/:id` */
export const deleteClient: Handler = ({ store, behaviour }, _request, id) => {
  const client = store.get(id);
  if (!client) return refusal(404);
  store.remove(id);
  return { ...deleteAnswer(client, behaviour), wrote: id };
};

function deleteAnswer(client: Client, behaviour: Behaviour): Answer {
  switch (behaviour.deleteAnswer) {
    case 'no-content':
      return { status: 204 };
    case 'empty-body':
      return { status: 200 };
    case 'empty-object':
      return { status: 200, body: {} };
    case 'client':
      return { status: 200, body: answered(client, behaviour) };
  }
}

function change({ store, behaviour }: World, client: Client): Answer {
  store.put(client);
  return { status: 200, body: answered(client, behaviour), wrote: client._id };
}

/** Undefined where the text is not a whole number from 0. */
function wholeNumber(text: string | undefined, fallback: number): number | undefined {
  if (text === undefined) return fallback;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A key that is missing from a new client gets its empty value; one that came as null keeps it. */
function missing(body: ClientBody): Partial<ClientBody> {
  return Object.fromEntries(Object.entries(EMPTY_FIELDS).filter(([key]) => !Object.hasOwn(body, key)));
}

function withSameEmail({ store, behaviour }: World, { email }: ClientBody): Client | undefined {
  if (!email) return undefined;
  const wanted = fold(email, behaviour.folding);
  return store.find((client) => fold(client.email ?? '', behaviour.folding) === wanted);
}

function isNameTaken({ store, behaviour }: World, name: string, ownId: string | undefined): boolean {
  if (!behaviour.uniqueNames) return false;
  const wanted = fold(name, behaviour.folding);
  return (
    store.find(({ _id, name: other }) => _id !== ownId && fold(other, behaviour.folding) === wanted) !==
    undefined
  );
}
