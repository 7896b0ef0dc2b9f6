/** What to send: the whole client with the changes in it, so that a PUT is right whichever way the server reads it. */
import type { Client, ClientBody, Contact } from '../client/client.ts';
import { TEXT_FIELDS } from '../client/columns.ts';
import { fieldIdIn, type FieldKey } from '../client/fields.ts';

/** What is to be written; a field that is absent stays as it is. */
export interface Writes {
  readonly texts: ReadonlyMap<FieldKey, string>;
  readonly managerIds?: readonly string[];
  readonly contacts?: readonly Contact[];
}

/**
 * The body of a PUT. Every key that holds something is sent; one that is null or missing is left out, since sending
 * null might be refused and leaving it out can lose nothing. A cleared text is sent as '', a cleared custom field as
 * null, as the API page types them.
 */
export function updateBody(before: Client, writes: Writes): ClientBody {
  const texts = TEXT_FIELDS.map((key) => [key, writes.texts.get(key) ?? before[key]] as const);
  const custom = customWrites(writes);
  const customFields =
    custom.length > 0 || before.customFields
      ? { ...before.customFields, ...Object.fromEntries(custom) }
      : null;
  return compact({
    ...Object.fromEntries(texts),
    name: writes.texts.get('name') ?? before.name,
    contacts: writes.contacts ?? before.contacts,
    customFields,
    portalCustomerManagerIds: writes.managerIds ?? before.portalCustomerManagerIds,
  });
}

/** The body of a POST: only what holds something. */
export function createBody(writes: Writes): ClientBody {
  const texts = TEXT_FIELDS.map((key) => [key, writes.texts.get(key) ?? ''] as const).filter(
    ([, text]) => text !== '',
  );
  const custom = customWrites(writes).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(texts),
    name: writes.texts.get('name') ?? '',
    ...((writes.contacts ?? []).length > 0 ? { contacts: writes.contacts ?? [] } : {}),
    ...(custom.length > 0 ? { customFields: Object.fromEntries(custom) } : {}),
    ...((writes.managerIds ?? []).length > 0 ? { portalCustomerManagerIds: writes.managerIds ?? [] } : {}),
  };
}

/** `Object.fromEntries` and spreading make own properties even of `__proto__`; assigning would not. */
function customWrites(writes: Writes): [string, string | null][] {
  return [...writes.texts].flatMap(([key, text]): [string, string | null][] => {
    const fieldId = fieldIdIn(key);
    return fieldId === undefined ? [] : [[fieldId, text === '' ? null : text]];
  });
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

function compact(body: Nullable<ClientBody> & { readonly name: string }): ClientBody {
  const filled = Object.entries(body).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(filled), name: body.name };
}
