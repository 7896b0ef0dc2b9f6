/** Where a value may go: a column of the design, a contact, a custom field, the link to a company, or nowhere. */
import { CONTACT_PARTS, type ContactPart } from '../client/client.ts';
import { isCubiclId } from '../client/cells.ts';
import { columnOf, type Column, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { IGNORE } from './mapping.ts';

/** By what a person is joined to a company: the other program's id, the name, or the domain of web and mail. */
export const LINK_KEYS = ['id', 'name', 'domain'] as const;
export type LinkKey = (typeof LINK_KEYS)[number];

export type Target =
  | { readonly is: 'column'; readonly column: Column }
  | { readonly is: 'link'; readonly key: LinkKey }
  | { readonly is: 'externalId' }
  | { readonly is: 'ignore' }
  /** A custom field that the configuration does not know. */
  | { readonly is: 'nowhere' };

/** undefined: no such target. */
export function targetOf(text: string, labels: Labels): Target | undefined {
  const word = text.trim();
  if (foldHeader(word) === IGNORE) return { is: 'ignore' };
  if (/^external\s?id$/i.test(word)) return { is: 'externalId' };
  const key = LINK_KEYS.find((each) => word.toLowerCase() === `link.${each}`);
  if (key) return { is: 'link', key };
  const column = contactColumn(word) ?? columnOf(word, labels);
  if (column?.is === 'custom' && !isKnown(column.fieldId, labels)) return { is: 'nowhere' };
  return column && { is: 'column', column };
}

/** How a mapping writes a column of a contact; undefined for another column. */
export function contactTarget(column: Column): string | undefined {
  if (column.is !== 'contact') return undefined;
  return column.n === undefined ? `contact.${column.part}` : `contact.${column.n}.${column.part}`;
}

/** `contact.email` is of the row's own contact, `contact.2.email` of its second. */
function contactColumn(word: string): Column | undefined {
  const [, n, part] = /^contact\.(?:([1-9]\d{0,3})\.)?(\w+)$/i.exec(word) ?? [];
  if (!isPart(part)) return undefined;
  return { is: 'contact', part, ...(n === undefined ? {} : { n: Number(n) }) };
}

function isPart(word: string | undefined): word is ContactPart {
  return CONTACT_PARTS.some((part) => part === word);
}

/** Ids are known by their label alone, or by their look. */
function isKnown(fieldId: string, labels: Labels): boolean {
  return labels.has(fieldId) || isCubiclId(fieldId);
}
