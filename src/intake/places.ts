/** Where a field stands in the file, so that every message can name the sheet, the row and the column. */
import { contactAt, firstRow, slotKey, type Draft } from '../client/draft.ts';
import { columnKey } from '../client/columns.ts';
import type { Issue } from '../errors.ts';
import type { Mapping } from './headers.ts';

export type Place = Pick<Issue, 'row' | 'file' | 'sheet' | 'column' | 'header'>;

/** `key` is a field, or `contact:<place in the draft>:<part>`; without a column of its own, the row alone is told. */
export type PlaceOf = (draft: Draft, key: string) => Place;

/** The second sheet that contacts came from, if there is one. */
export interface SecondSheet {
  readonly name: string;
  readonly mapping: Mapping;
}

export function placesIn(main: Mapping, contacts?: SecondSheet): PlaceOf {
  const inMain = columnsOf(main);
  const inContacts = contacts ? columnsOf(contacts.mapping) : inMain;
  return (draft, key) => {
    const named = contactAt(draft, key);
    if (!named) return placeAt(draft.rows[0] ?? 0, inMain.get(key));
    const found = placeAt(named.contact.row, inContacts.get(slotKey(named)));
    return contacts ? { ...found, sheet: contacts.name } : found;
  };
}

/** The same, where several files were read at once, each with its own headers. */
export function placesInFiles(mappings: ReadonlyMap<string, Mapping>): PlaceOf {
  const byFile = new Map([...mappings].map(([file, mapping]) => [file, columnsOf(mapping)]));
  return (draft, key) => {
    const named = contactAt(draft, key);
    const { row, file = '' } = named?.contact ?? firstRow(draft);
    const columns = byFile.get(file);
    const found = named ? (columns?.get(slotKey(named)) ?? columns?.get(named.part)) : columns?.get(key);
    return { ...placeAt(row, found), ...(file === '' ? {} : { file }) };
  };
}

interface ColumnPlace {
  readonly column: number;
  readonly header: string;
}

function columnsOf({ columns, headers, sources }: Mapping): ReadonlyMap<string, ColumnPlace> {
  return new Map(
    columns.flatMap((column, at) =>
      column
        ? [[columnKey(column), { column: sources?.[at] ?? at, header: headers[at] ?? '' }] as const]
        : [],
    ),
  );
}

function placeAt(row: number, at: ColumnPlace | undefined): Place {
  return at ? { row, ...at } : { row };
}
