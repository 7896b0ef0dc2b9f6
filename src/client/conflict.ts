/** A conflict as it is kept between two runs, a line of the sheet of conflicts each. */
import { CONTACT_PARTS, type ContactPart } from './client.ts';
import type { Lang } from '../language.ts';
import type { Column } from './columns.ts';
import { contactPartIn, fieldIdIn, type ContactKey, type FieldKey } from './fields.ts';

export interface OpenConflict {
  readonly id: string;
  readonly place: ConflictPlace;
  /** The field as a person knows it. */
  readonly label: string;
  /** What it was before either side changed it; absent where nobody knows. */
  readonly was?: string;
  /** Nobody else touched it: it only waits for other fields of the client. */
  readonly settled?: 'mine';
  /** Fingerprints of the client as it is where `theirs` stands in it: settling is safe as long as they fit. */
  readonly base: string;
}

/**
 * A field, a part of the contact that Cubicl lists as the nth, that contact as a whole (taken out in the sheet), or one that
 * Cubicl lists no more, with its parts as JSON.
 */
export type ConflictPlace = FieldKey | ContactKey | `contact:${number}` | `contact:+${string}`;

/** The columns of the sheet, in their order, by what they hold. Those with a `_` in front are not for people, but one. */
export const CONFLICT_HEADERS = {
  row: 'Row',
  id: 'ID',
  name: 'Name',
  label: 'Field',
  was: 'At export',
  yours: 'Yours',
  theirs: 'Theirs',
  resolve: '_resolve',
  place: '_field',
  check: '_yours',
  base: '_base',
} as const;

export type ConflictKey = keyof typeof CONFLICT_HEADERS;

const TURKISH: Readonly<Partial<Record<ConflictKey, string>>> = {
  row: 'Satır',
  name: 'Ad',
  label: 'Alan',
  was: 'Dışa aktarımda',
  yours: 'Sizinki',
  theirs: 'Cubicl’deki',
};

export function conflictHeader(key: ConflictKey, lang: Lang): string {
  return (lang === 'tr' ? TURKISH[key] : undefined) ?? CONFLICT_HEADERS[key];
}

/** Where the column stands, in whichever language its header is; -1 where it is gone. */
export function conflictColumn(headers: readonly string[], key: ConflictKey): number {
  return headers.findIndex((header) => header === CONFLICT_HEADERS[key] || header === TURKISH[key]);
}

/** What `At export` says of a field that held nothing; it is empty where nobody knows. */
export const WAS_EMPTY: Readonly<Record<Lang, string>> = { en: '(empty)', tr: '(boş)' };

/** One cell of a client's row in an ordinary sheet. */
export interface PlacedCell {
  readonly column: Column;
  readonly cell: string;
}

/**
 * What an ordinary sheet would hold to say `yours` there; `free` is a contact number that nobody has. Undefined where
 * `place` is none.
 */
export function cellsAt(place: string, yours: string, free: number): PlacedCell[] | undefined {
  const named = contactPartIn(place);
  if (named) return [{ column: { is: 'contact', n: named.place, part: named.part }, cell: yours }];
  const [, n] = /^contact:(\d+)$/.exec(place) ?? [];
  if (n !== undefined)
    return CONTACT_PARTS.map((part) => ({ column: { is: 'contact', n: Number(n), part }, cell: '' }));
  if (place.startsWith('contact:+')) return contactCells(place.slice('contact:+'.length), free);
  const fieldId = fieldIdIn(place);
  if (fieldId !== undefined) return [{ column: { is: 'custom', fieldId }, cell: yours }];
  const field = (['name', 'fullname', 'phone', 'email', 'managers'] as const).find((each) => each === place);
  return field && [{ column: { is: field }, cell: yours }];
}

function contactCells(json: string, n: number): PlacedCell[] | undefined {
  try {
    const cells = JSON.parse(json) as Partial<Record<ContactPart, unknown>>;
    return CONTACT_PARTS.map((part) => {
      const cell = cells[part];
      return { column: { is: 'contact', n, part }, cell: typeof cell === 'string' ? cell : '' };
    });
  } catch {
    return undefined;
  }
}
