/** Compares clients part by part: exactly, or but for what servers do to texts (trim, fold case, format phones). */
import { foldKey } from './cells.ts';
import { CONTACT_PARTS, type Client, type ClientBody, type Contact } from './client.ts';
import { TEXT_FIELDS } from './columns.ts';
import { contactTexts, customKey, type FieldKey } from './fields.ts';

/** A part of a client that is written, and can be changed by someone else, as a whole. */
export type PartKey = FieldKey | 'contacts';

/** The parts that hold something. Null, '', an empty list and an absent key are all nothing. */
export function partsOf(client: ClientBody): ReadonlyMap<PartKey, unknown> {
  const parts: (readonly [PartKey, unknown])[] = [
    ...TEXT_FIELDS.map((key) => [key, client[key]] as const),
    ['contacts', client.contacts],
    ['managers', client.portalCustomerManagerIds],
    ...Object.entries(client.customFields ?? {}).map(([id, value]) => [customKey(id), value] as const),
  ];
  return new Map(parts.filter(([, value]) => !isEmpty(value)));
}

/** Whether two values of a part are equal, whichever way nothing is worded. */
export function isSamePart(one: unknown, other: unknown): boolean {
  return JSON.stringify(tidy(one ?? '')) === JSON.stringify(tidy(other ?? ''));
}

/** Whether nobody has changed anything. */
export function isSameClient(one: ClientBody, other: ClientBody): boolean {
  const [parts, others] = [partsOf(one), partsOf(other)];
  return allKeys(parts, others).every((key) => isSamePart(parts.get(key), others.get(key)));
}

/** The parts that are not what was sent, nor what a server might have made of it. */
export function differingParts(sent: ClientBody, found: ClientBody): PartKey[] {
  const asked = partsOf(sent);
  const there = partsOf(found);
  return allKeys(asked, there).filter((key) => !isAlikePart(key, asked.get(key), there.get(key)));
}

/** Whether a value could be what a server made of the one that was sent. */
export function isAlikePart(key: PartKey, sent: unknown, found: unknown): boolean {
  if (key === 'contacts') return areAlikeContacts(listOf(sent), listOf(found));
  if (key === 'managers') return isSamePart(sorted(sent), sorted(found));
  const isText = [sent, found].every((value) => isEmpty(value) || typeof value === 'string');
  if (!isText) return isSamePart(sent, found);
  return isAlikeText(textOf(sent), textOf(found), key === 'phone');
}

/** Whether two texts are one but for spaces around and between words, letter case and Unicode form. */
export function isAlikeText(sent: string, found: string, isPhone = false): boolean {
  if (sent === found) return true;
  return foldText(sent) === foldText(found) || (isPhone && isSamePhone(sent, found));
}

/** `0532 111 22 33` and `+90 (532) 1112233`: the digits after a country code or a zero are the same. */
function isSamePhone(one: string, other: string): boolean {
  const digits = [one, other].map(phoneDigits);
  const [short = '', long = ''] = digits.sort((a, b) => a.length - b.length);
  return short === long ? short !== '' : short.length >= LEAST_PHONE_DIGITS && long.endsWith(short);
}

/** Fewer digits than these may be an extension that many have. */
export const LEAST_PHONE_DIGITS = 7;

/** Without what stands between them, and without zeros in front. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '');
}

function areAlikeContacts(sent: readonly Contact[], found: readonly Contact[]): boolean {
  if (sent.length !== found.length) return false;
  return sent.every((contact, place) => {
    const asked = contactTexts(contact);
    const there = contactTexts(found[place] ?? {});
    return CONTACT_PARTS.every((part) => isAlikeText(asked[part], there[part], part === 'phone'));
  });
}

function allKeys(one: ReadonlyMap<PartKey, unknown>, other: ReadonlyMap<PartKey, unknown>): PartKey[] {
  return [...new Set([...one.keys(), ...other.keys()])];
}

function foldText(text: string): string {
  return foldKey(text).replace(/\s+/g, ' ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly Contact[] {
  return Array.isArray(value) ? (value as Client['contacts'] & object) : [];
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value as unknown[])].sort() : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Keys in one order, and none that hold nothing. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, tidy(inner)]);
}
