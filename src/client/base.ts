/** Fingerprints: what the server held at export, one short hash per field, so that a row alone tells who changed what. */
import { hash } from 'node:crypto';
import { CONTACT_PARTS, type Client, type Contact, type ContactPart } from './client.ts';
import type { ManagerTexts } from './managers.ts';
import { contactTexts, fieldText, filledFields, type FieldKey } from './fields.ts';

/** What `_base` says of one row. `broken`: cut short, pasted over, or another row's. */
export type Base = { readonly is: 'none' | 'broken' } | GoodBase;

export interface GoodBase {
  readonly is: 'good';
  /** Whether a text is what the field held at export; an empty field has the empty text. */
  same(field: FieldKey, text: string): boolean;
  /** The contacts at export, in order. */
  readonly contacts: readonly ContactBase[];
}

/** One contact at export: the hash of each part, '' where the part was empty. */
export type ContactBase = Readonly<Record<ContactPart, string>>;

/**
 * Writes `_base`: `b1.<field><hash>….c<contact hashes>.<check>`, letters, digits, `-`, `_` and `.` only, so that no
 * program takes it for a number, a date or a formula. Empty fields are left out. The check covers the client's id,
 * so that a base pasted onto another row shows.
 */
export function baseOf(client: Client, directory: ManagerTexts): string {
  const fields = filledFields(client).map(
    (key) => `${fieldMark(key)}${fingerprint(fieldText(client, key, directory))}`,
  );
  const contacts = (client.contacts ?? []).map((contact) =>
    CONTACT_PARTS.map((part) => partFingerprint(contactTexts(contact)[part]) || EMPTY_PART).join(''),
  );
  const body = [VERSION, ...fields, ...(contacts.length > 0 ? [`c${contacts.join('')}`] : [])].join('.');
  return `${body}.${check(client._id, body)}`;
}

/** Reads `_base` of the row with this id. */
export function readBase(text: string, id: string): Base {
  if (text === '') return { is: 'none' };
  const end = text.lastIndexOf('.');
  const body = text.slice(0, Math.max(end, 0));
  if (!body.startsWith(VERSION) || check(id, body) !== text.slice(end + 1)) return { is: 'broken' };
  const marks = body.split('.').slice(1);
  // Of a client that nobody changed, none is asked for.
  let hashes: ReadonlyMap<string, string> | undefined;
  return {
    is: 'good',
    same: (field, value) => ((hashes ??= hashesIn(marks)).get(fieldMark(field)) ?? '') === fingerprint(value),
    contacts: contactBases(marks.find((mark) => mark.startsWith('c'))?.slice(1) ?? ''),
  };
}

function hashesIn(marks: readonly string[]): ReadonlyMap<string, string> {
  const ofFields = marks.filter((mark) => !mark.startsWith('c'));
  return new Map(ofFields.map((mark) => [mark.slice(0, -HASH_CHARS), mark.slice(-HASH_CHARS)]));
}

/** Whether a part of a contact is what it was at export. */
export function samePart(base: ContactBase, part: ContactPart, text: string): boolean {
  return base[part] === partFingerprint(text);
}

/** A contact's parts as fingerprints, to find it again among others. */
export function contactBase(contact: Contact): ContactBase {
  const texts = contactTexts(contact);
  return mapParts((part) => partFingerprint(texts[part]));
}

const VERSION = 'b1';
/** 36 bits: one chance in 69 thousand million that a changed field looks unchanged. */
const HASH_CHARS = 6;
/** 24 bits for a part of a contact: a contact is told by four of them. */
const PART_CHARS = 4;
const EMPTY_PART = '-'.repeat(PART_CHARS);

function contactBases(text: string): ContactBase[] {
  const size = PART_CHARS * CONTACT_PARTS.length;
  return Array.from({ length: Math.floor(text.length / size) }, (_, index) => {
    const one = text.slice(index * size, (index + 1) * size);
    return mapParts((part) => {
      const start = CONTACT_PARTS.indexOf(part) * PART_CHARS;
      const mark = one.slice(start, start + PART_CHARS);
      return mark === EMPTY_PART ? '' : mark;
    });
  });
}

function mapParts(of: (part: ContactPart) => string): ContactBase {
  return { name: of('name'), position: of('position'), phone: of('phone'), email: of('email') };
}

function fieldMark(key: FieldKey): string {
  return key.startsWith('custom:') ? `x${fingerprint(key)}` : (FIELD_MARKS.get(key) ?? key);
}

const FIELD_MARKS: ReadonlyMap<string, string> = new Map([
  ['name', 'n'],
  ['fullname', 'f'],
  ['phone', 'p'],
  ['email', 'e'],
  ['managers', 'm'],
]);

/** '' for the empty text. */
export function fingerprint(text: string): string {
  return text === '' ? '' : digest(text).slice(0, HASH_CHARS);
}

function partFingerprint(text: string): string {
  return text === '' ? '' : digest(text).slice(0, PART_CHARS);
}

function check(id: string, body: string): string {
  return digest(`${id}\n${body}`).slice(0, HASH_CHARS);
}

/** UTF-8 has no lone surrogates: text with one is hashed as UTF-16, else two of them would look alike. */
function digest(text: string): string {
  return hash('sha1', text.isWellFormed() ? text : Buffer.from(text, 'utf16le'), 'base64url');
}
