/** Which contact a change or a conflict is about: in the draft, in Cubicl's list, and in words. */
import { cellOf } from '../client/cells.ts';
import { CONTACT_PARTS, type Contact, type ContactPart } from '../client/client.ts';
import type { ConflictPlace } from '../client/conflict.ts';
import { contactKey, type ContactKey } from '../client/fields.ts';

/** A contact of the server's, or one that it does not list; or a part of it. */
export interface ContactSpot {
  /** In the draft; `contact` for a whole one. */
  readonly key: ContactKey | 'contact';
  /** In Cubicl's list. */
  readonly place: ConflictPlace;
  /** Which contact it is, by its number and name. */
  readonly label: string;
  /** Who it is, of a part that does not tell it. */
  readonly contact?: string;
}

interface PartAt {
  /** The contact's place in Cubicl's list, from 0. */
  readonly at: number;
  readonly contact: Contact;
  readonly part: ContactPart;
}

/** A part of a contact that Cubicl lists. */
export function partSpot(key: ContactKey, { at, contact, part }: PartAt): ContactSpot {
  const spot = { key, place: contactKey(at + 1, part), label: labelOf(at, contact, part) };
  return { ...spot, ...whose(contact, part) };
}

/** Who has the part; nothing where the part itself tells. */
export function whose(contact: Contact, part: ContactPart): Pick<ContactSpot, 'contact'> {
  const who = whoIs(contact);
  return who === '' || who === contact[part] ? {} : { contact: who };
}

/** A contact that Cubicl lists, as a whole; `at` from 0. */
export function wholeSpot(at: number, contact: Contact): ContactSpot {
  return { key: 'contact', place: `contact:${at + 1}`, label: labelOf(at, contact) };
}

/** One that Cubicl does not list. */
export function newSpot(texts: Readonly<Record<ContactPart, string>>): ContactSpot {
  return { key: 'contact', place: `contact:+${cellsJson(texts)}`, label: 'Contact' };
}

/** A contact in one line, for a person. */
export function describe(texts: Readonly<Record<ContactPart, string>>): string {
  return CONTACT_PARTS.map((part) => texts[part])
    .filter((text) => text !== '')
    .join(', ');
}

/** `Contact 2 phone (Ann)` */
function labelOf(at: number, contact: Contact, part?: ContactPart): string {
  const who = whoIs(contact);
  return `Contact ${at + 1}${part === undefined ? '' : ` ${part}`}${who === '' ? '' : ` (${who})`}`;
}

function whoIs({ name, email }: Contact): string {
  return [name, email].find((text) => (text ?? '') !== '') ?? '';
}

function cellsJson(texts: Readonly<Record<ContactPart, string>>): string {
  return JSON.stringify(Object.fromEntries(CONTACT_PARTS.map((part) => [part, cellOf(texts[part])])));
}
