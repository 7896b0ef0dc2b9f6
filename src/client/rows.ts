/** Clients → rows: which columns a sheet needs, and what stands in each cell. `intake/validate.ts` is the way back. */
import { CONTACT_PARTS, type Client, type Contact } from './client.ts';
import { baseOf } from './base.ts';
import { cellOf } from './cells.ts';
import { TEXT_FIELDS, type Column, type Labels } from './columns.ts';
import { contactTexts, customFieldIds, customKey, fieldText } from './fields.ts';
import type { Directory } from './managers.ts';

/** Where contacts go: beside the client, on a line each, or on a sheet of their own. */
export type ContactsLayout = 'columns' | 'rows' | 'sheet';

/** What the columns depend on; gathered while the clients go by. */
export interface Shape {
  /** Custom fields in use. */
  readonly fieldIds: ReadonlySet<string>;
  /** The most contacts any client has. */
  readonly contactSlots: number;
}

export const EMPTY_SHAPE: Shape = { fieldIds: new Set(), contactSlots: 0 };

/** The shape of a sheet that has room for this client too. */
export function widen(shape: Shape, client: Client): Shape {
  const isNew = customFieldIds(client).some((id) => !shape.fieldIds.has(id));
  const slots = client.contacts?.length ?? 0;
  if (!isNew && slots <= shape.contactSlots) return shape;
  return {
    fieldIds: isNew ? new Set([...shape.fieldIds, ...customFieldIds(client)]) : shape.fieldIds,
    contactSlots: Math.max(shape.contactSlots, slots),
  };
}

/** The columns of the main sheet, in the order they stand: labelled custom fields first, then the others by id. */
export function columnsFor(shape: Shape, layout: ContactsLayout, labels: Labels): Column[] {
  const labelled = [...labels.keys()];
  const rest = [...shape.fieldIds].filter((id) => !labels.has(id)).sort();
  const slots =
    layout === 'columns' ? Array.from({ length: shape.contactSlots }, (_, index) => index + 1) : [];
  return [
    { is: 'id' },
    ...TEXT_FIELDS.map((is) => ({ is }) as const),
    { is: 'managers' },
    ...[...labelled, ...rest].map((fieldId) => ({ is: 'custom', fieldId }) as const),
    ...slots.flatMap((n) => CONTACT_PARTS.map((part) => ({ is: 'contact', n, part }) as const)),
    ...(layout === 'rows' ? CONTACT_PARTS.map((part) => ({ is: 'contact', part }) as const) : []),
    { is: 'createdAt' },
    { is: '_base' },
  ];
}

/** The columns of the `Contacts` sheet: whose contact (id and name), then the contact. */
export const CONTACT_SHEET_COLUMNS: readonly Column[] = [
  { is: 'id' },
  { is: 'name' },
  ...CONTACT_PARTS.map((part) => ({ is: 'contact', part }) as const),
];

/** One client's lines on the main sheet: one, or with `rows` one per contact. */
export function toRows(
  client: Client,
  columns: readonly Column[],
  directory: Directory,
): (string | Date)[][] {
  const line = { client, contact: client.contacts?.[0] };
  const first = columns.map((column) => cellFor(line, column, directory));
  const perLine = columns.some((column) => column.is === 'contact' && column.n === undefined);
  const others = perLine ? (client.contacts ?? []).slice(1) : [];
  return [first, ...others.map((contact) => continuation(client, contact, columns))];
}

/** One client's lines on the `Contacts` sheet. */
export function toContactRows(
  client: Client,
  columns: readonly Column[],
  directory: Directory,
): (string | Date)[][] {
  return (client.contacts ?? []).map((contact) =>
    columns.map((column) => cellFor({ client, contact }, column, directory)),
  );
}

/** A further contact's line carries the id too, so that a sorted sheet never hands it to another client. */
function continuation(client: Client, contact: Contact, columns: readonly Column[]): string[] {
  return columns.map((column) => {
    if (column.is === 'id') return client._id;
    return column.is === 'contact' ? cellOf(contactTexts(contact)[column.part]) : '';
  });
}

/** A client, and the contact that columns without a number are about. */
interface Line {
  readonly client: Client;
  readonly contact: Contact | undefined;
}

function cellFor({ client, contact }: Line, column: Column, directory: Directory): string | Date {
  switch (column.is) {
    case 'id':
      return client._id;
    case 'createdAt':
      return dateOf(client.createdAt);
    case '_base':
      return baseOf(client, directory);
    case '_action':
      return '';
    case 'custom':
      return cellOf(fieldText(client, customKey(column.fieldId), directory));
    case 'contact': {
      const meant = column.n === undefined ? contact : client.contacts?.[column.n - 1];
      return meant === undefined ? '' : cellOf(contactTexts(meant)[column.part]);
    }
    default:
      return cellOf(fieldText(client, column.is, directory));
  }
}

function dateOf(createdAt: number | undefined): Date | string {
  const date = new Date(createdAt ?? NaN);
  return Number.isNaN(date.getTime()) ? '' : date;
}
