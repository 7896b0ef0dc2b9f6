/** What a person does to an exported sheet: cells edited, rows sorted, taken out and added, columns moved and taken out. */
import fc from 'fast-check';
import { isEditable } from '../../src/client/cells.ts';
import type { Client, Contact, ContactPart } from '../../src/client/client.ts';
import { headerOf, type Column } from '../../src/client/columns.ts';
import { contactTexts } from '../../src/client/fields.ts';
import { CONTACT_SHEET_COLUMNS } from '../../src/client/rows.ts';
import type { Decision } from '../../src/plan/decide.ts';
import { textOf, type Cell } from '../../src/table/table.ts';
import { LABELS, type Sheets } from './trip.ts';

/** A cell of a sheet as it comes back: what stood there and there (from 0, the headers being row 0), or a new text. */
export type Target = readonly [row: number, column: number] | string;

export interface Edited {
  readonly main: readonly (readonly Target[])[];
  readonly contacts?: readonly (readonly Target[])[];
  /** By the ids of the clients that are left: what is to be done. */
  readonly expected: ReadonlyMap<string, unknown>;
}

interface Place {
  readonly client: Client;
  readonly sheet: 'main' | 'contacts';
  readonly row: number;
  readonly at: number;
  /** Of a contact: with its number. */
  readonly column: Column;
  /** As the sheet has it. */
  readonly as: Column;
  /** Whether it may be emptied. */
  readonly isEmptied: boolean;
}

/** `to`: the cell's new text; '' and `<clear>` empty the field. */
interface Edit extends Place {
  readonly to: string;
}

/** Numbers that decide what is done, shrinking to nothing done. */
export const anyDice = fc.infiniteStream(fc.nat());

/** Of these sheets of these clients, all in one layout and with fingerprints; every edit changes something. */
export function edited(clients: readonly Client[], sheets: Sheets, dice: Iterator<number>): Edited {
  const roll: Roll = (sides) => Number(dice.next().value) % sides;
  const edits = editsOf(clients, sheets, roll);
  const left = clients.filter(() => roll(5) !== 1);
  const ids = shuffled(left, roll).map(({ _id }) => _id);
  const expected = left.map((client) => {
    const mine = edits.filter((edit) => edit.client === client);
    return [client._id, expectedFor(client, mine)] as const;
  });
  const isAdded = roll(2) === 1;
  const { main, contacts } = sheets;
  const ofContacts = edits.filter(isIn('contacts'));
  // Lines that nobody edited may stay when their client is taken out.
  const leaving = clients.filter(
    (client) => !left.includes(client) && !ofContacts.some((edit) => edit.client === client) && roll(2) === 1,
  );
  return {
    main: rearranged(
      { cells: main, columns: sheets.columns, edits: edits.filter(isIn('main')), ids, isAdded },
      roll,
    ),
    ...(contacts
      ? {
          contacts: rearranged(
            {
              ...{ cells: contacts, columns: CONTACT_SHEET_COLUMNS, edits: ofContacts },
              ids: [...ids, ...leaving.map(({ _id }) => _id)],
            },
            roll,
          ),
        }
      : {}),
    expected: new Map<string, unknown>([...expected, ...(isAdded ? [['', 'create'] as const] : [])]),
  };
}

/** What is planned, by client; under '' what is done to a row that was added. */
export function outcomes(decisions: readonly Decision[]): ReadonlyMap<string, unknown> {
  return new Map(decisions.map((each) => ['id' in each && each.id ? each.id : '', summaryOf(each)]));
}

/** A number below `sides`. */
type Roll = (sides: number) => number;

function isIn(sheet: Place['sheet']): (edit: Edit) => boolean {
  return (edit) => edit.sheet === sheet;
}

interface Arranging {
  readonly cells: readonly (readonly Cell[])[];
  readonly columns: readonly Column[];
  readonly edits: readonly Edit[];
  /** Of the clients that are left, in their new order. */
  readonly ids: readonly string[];
  readonly isAdded?: boolean;
}

function rearranged({ cells, columns, edits, ids, isAdded = false }: Arranging, roll: Roll): Target[][] {
  const rows = cells.map((row, n) => row.map((_, at): Target => [n, at]));
  for (const { row, at, to } of edits) rows[row]?.splice(at, 1, to);
  const linesOf = (id: string): Target[][] => rows.filter((_, n) => n > 0 && textOf(cells[n]?.[0]) === id);
  const added = columns.map(({ is }) => (is === 'name' ? 'Somebody added' : ''));
  const body = [...ids.flatMap((id) => shuffled(linesOf(id), roll)), ...(isAdded ? [added] : [])];
  const kept = shuffled([...columns.keys()], roll).filter(
    (at) => tellsWho(columns[at]) || edits.some((edit) => edit.at === at) || roll(3) > 0,
  );
  const all = [rows[0] ?? [], ...body].map((row) => kept.map((at) => row[at] ?? ''));
  const place = roll(kept.length + 1);
  if (roll(2) === 0) return all;
  return all.map((row, n) => row.toSpliced(place, 0, n === 0 ? '_checked by' : 'Zeynep'));
}

/** Whose a row is, and where contacts have no numbers, whose contact it is. */
function tellsWho(column: Column | undefined): boolean {
  if (column?.is === 'contact') return column.n === undefined && ['name', 'email'].includes(column.part);
  return ['id', 'name', '_base'].includes(column?.is ?? '');
}

function shuffled<T>(items: readonly T[], roll: Roll): T[] {
  const chances = items.map((item) => ({ item, chance: roll(1000) }));
  return chances.sort((one, other) => one.chance - other.chance).map(({ item }) => item);
}

function editsOf(clients: readonly Client[], sheets: Sheets, roll: Roll): Edit[] {
  const places = clients.flatMap((client) => placesOf(client, sheets));
  const chosen = new Set(Array.from({ length: roll(6) + 1 }, () => places[roll(places.length)]));
  return [...chosen].flatMap((place, n): Edit[] => {
    if (!place) return [];
    const how = place.isEmptied ? roll(4) : 3;
    return [{ ...place, to: ['', '<clear>', '<CLEAR>'][how] ?? `edit${n}@example.com` }];
  });
}

function placesOf(client: Client, { main, contacts, columns }: Sheets): Place[] {
  const inMain = linesOf(client, main).flatMap((row, n) =>
    columns.flatMap((column, at) => placeAt({ client, sheet: 'main', row, at, column, as: column }, n)),
  );
  const inContacts = linesOf(client, contacts ?? []).flatMap((row, n) =>
    CONTACT_SHEET_COLUMNS.flatMap((column, at) =>
      placeAt({ client, sheet: 'contacts', row, at, column, as: column }, n),
    ),
  );
  return [...inMain, ...inContacts];
}

function linesOf({ _id }: Client, cells: readonly (readonly Cell[])[]): number[] {
  return [...cells.keys()].filter((row) => row > 0 && textOf(cells[row]?.[0]) === _id);
}

/** `line`: which of the client's. */
function placeAt(place: Omit<Place, 'isEmptied'>, line: number): Place[] {
  const { client, sheet, column } = place;
  if (column.is === 'contact') {
    const n = column.n ?? line + 1;
    return canEditContact(client, column, n)
      ? [{ ...place, column: { ...column, n }, isEmptied: false }]
      : [];
  }
  if (sheet === 'contacts' || line > 0) return [];
  if (column.is === 'custom') {
    const value = own(client.customFields, column.fieldId);
    return isEditable(value) ? [{ ...place, isEmptied: isSeen(value) }] : [];
  }
  if (column.is === 'name') return [{ ...place, isEmptied: false }];
  if (column.is !== 'fullname' && column.is !== 'phone' && column.is !== 'email') return [];
  return [{ ...place, isEmptied: isSeen(client[column.is]) }];
}

/** A program may lose what nobody sees: a cell that held nothing else is empty by its doing as likely as by a person's. */
function isSeen(value: unknown): boolean {
  return typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value);
}

/** Without a number, a contact is known by its name and address, as long as it is the only one of them. */
function canEditContact({ contacts }: Client, column: Column & { is: 'contact' }, n: number): boolean {
  const all = (contacts ?? []).map(contactTexts);
  const contact = all[n - 1];
  if (!contact) return false;
  if (column.n !== undefined) return true;
  if (['name', 'email'].includes(column.part)) return false;
  const isOwn = (part: ContactPart): boolean =>
    contact[part] !== '' && all.filter((other) => other[part] === contact[part]).length === 1;
  return isOwn('name') && isOwn('email');
}

function summaryOf(decision: Decision): unknown {
  if (decision.do === 'reject') return decision.issues;
  if (decision.do !== 'update') return decision.do;
  const { changes, body, conflicts } = decision;
  return { changes: byColumn(changes.map(({ column, to }) => [column, to])), client: shown(body), conflicts };
}

function expectedFor(client: Client, edits: readonly Edit[]): unknown {
  if (edits.length === 0) return 'nothing';
  const all = edits.map((edit) => ({ ...edit, to: /^<clear>$/i.test(edit.to) ? '' : edit.to }));
  const changed = all.reduce((now, { column, to }) => withValue(now, column, to), client);
  const changes = all.map(({ as, to }) => [headerOf(as, LABELS), to]);
  return { changes: byColumn(changes), client: shown(changed), conflicts: [] };
}

function withValue(client: Client, column: Column, to: string): Client {
  if (column.is === 'custom') {
    const customFields = {
      ...client.customFields,
      ...Object.fromEntries([[column.fieldId, to === '' ? null : to]]),
    };
    return { ...client, customFields };
  }
  if (column.is !== 'contact') return { ...client, [column.is]: to };
  const contacts = (client.contacts ?? []).map((contact, at): Contact =>
    at + 1 === column.n ? { ...contact, [column.part]: to } : contact,
  );
  return { ...client, contacts };
}

function byColumn(changes: readonly (readonly string[])[]): unknown {
  return [...changes].sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

/** What a PUT would make of it: null and missing are left out, `_id` and the date are not sent. */
function shown(client: object): unknown {
  const entries = Object.entries(client).filter(
    ([key, value]) => value !== null && value !== undefined && key !== '_id' && key !== 'createdAt',
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))));
}

function own(fields: Client['customFields'], id: string): unknown {
  return fields && Object.hasOwn(fields, id) ? fields[id] : undefined;
}
