/** A client's fields by name, each as the text a cell shows, so that export, fingerprints and merging agree on what is equal. */
import { CONTACT_PARTS, customField, type Client, type Contact, type ContactPart } from './client.ts';
import { customText } from './cells.ts';
import { TEXT_FIELDS, type TextField } from './columns.ts';
import { managersText, type ManagerTexts } from './managers.ts';

/** A field of the client itself; contacts are told apart one by one instead. */
export type FieldKey = TextField | 'managers' | `custom:${string}`;

/** The key of a custom field: `custom:<id>`. */
export function customKey(fieldId: string): `custom:${string}` {
  return `custom:${fieldId}`;
}

/** Undefined for a key that is no custom field's. */
export function fieldIdIn(key: string): string | undefined {
  return key.startsWith(CUSTOM) ? key.slice(CUSTOM.length) : undefined;
}

const CUSTOM = customKey('');

/** A part of one of a client's contacts, by the contact's place in the list at hand. */
export type ContactKey = `contact:${number}:${ContactPart}`;

/** The key of a part of a contact: `contact:2:email`. */
export function contactKey(place: number, part: ContactPart): ContactKey {
  return `contact:${place}:${part}`;
}

/** Undefined for a key that is no contact's. */
export function contactPartIn(
  key: string,
): { readonly place: number; readonly part: ContactPart } | undefined {
  const [, place, word] = /^contact:(\d+):(\w+)$/.exec(key) ?? [];
  const part = CONTACT_PARTS.find((each) => each === word);
  return part && { place: Number(place), part };
}

export function isTextField(key: string): key is TextField {
  return (TEXT_FIELDS as readonly string[]).includes(key);
}

/**
 * Whether the server says anything of this field, if only that it is empty. Where it held something before and nothing is
 * said of it now, it may be gone or only hidden: a PUT would settle that for the worse.
 */
export function isTold(client: Client, key: FieldKey | 'contacts'): boolean {
  if (isTextField(key)) return Object.hasOwn(client, key);
  return fieldIdIn(key) === undefined || (client.customFields ?? undefined) !== undefined;
}

/** A field's text. Null, empty and absent all show as ''. */
export function fieldText(client: Client, key: FieldKey, directory: ManagerTexts): string {
  if (key === 'managers') return managersText(client.portalCustomerManagerIds, directory);
  if (isTextField(key)) return client[key] ?? '';
  return customText(customField(client, fieldIdIn(key) ?? ''));
}

/** The fields that hold something. */
export function filledFields(client: Client): FieldKey[] {
  const text = TEXT_FIELDS.filter((key) => (client[key] ?? '') !== '');
  const managers = (client.portalCustomerManagerIds ?? []).length > 0 ? (['managers'] as const) : [];
  const custom = customFieldIds(client).filter((id) => customText(customField(client, id)) !== '');
  return [...text, ...managers, ...custom.map(customKey)];
}

/** The custom fields that the server tells of, filled or not. */
export function customFieldIds(client: Client): string[] {
  return Object.keys(client.customFields ?? {});
}

/** A contact's four parts as text. */
export function contactTexts(contact: Contact): Readonly<Record<ContactPart, string>> {
  const [name, position, phone, email] = CONTACT_PARTS.map((part) => contact[part] ?? '');
  return { name: name ?? '', position: position ?? '', phone: phone ?? '', email: email ?? '' };
}
