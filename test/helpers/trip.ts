/** Takes clients out into sheets or files and back, through the same steps as export and import but without a server. */
import { directoryOf, type Directory } from '../../src/client/managers.ts';
import type { Client } from '../../src/client/client.ts';
import type { Column, Labels } from '../../src/client/columns.ts';
import { headerOf } from '../../src/client/columns.ts';
import type { Draft } from '../../src/client/draft.ts';
import {
  columnsFor,
  CONTACT_SHEET_COLUMNS,
  EMPTY_SHAPE,
  toContactRows,
  toRows,
  widen,
  type ContactsLayout,
} from '../../src/client/rows.ts';
import { ClientSpool } from '../../src/api/spool.ts';
import { writeClients, type FileTerms } from '../../src/export-file.ts';
import { ContactSheet } from '../../src/intake/contact-sheet.ts';
import { checkTable } from '../../src/intake/drafts.ts';
import { readInput, type Input } from '../../src/intake/input.ts';
import { readHeaders } from '../../src/intake/headers.ts';
import { placesIn } from '../../src/intake/places.ts';
import { decide, type Decision, type PlanRules } from '../../src/plan/decide.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { idMeant, MatchIndex } from '../../src/plan/match.ts';
import type { Cell, Table } from '../../src/table/table.ts';
import { allOf } from './all.ts';
import { DIRECTORY, makeRules } from './make.ts';
import { sheetOf } from './sheet.ts';

export const LABELS: Labels = new Map([
  ['f1', 'Segment'],
  ['f2', 'Email'],
]);

export interface Sheets {
  readonly main: Cell[][];
  /** The sheet of contacts, in that layout. */
  readonly contacts?: Cell[][];
  readonly columns: readonly Column[];
  readonly directory: Directory;
}

export interface TripOptions {
  readonly layout: ContactsLayout;
  readonly withBase: boolean;
  /** Whether the token may read the users. */
  readonly knowsUsers?: boolean;
}

export function goOut(clients: readonly Client[], options: TripOptions): Sheets {
  const directory = options.knowsUsers === false ? directoryOf(undefined) : DIRECTORY;
  const all = columnsFor(clients.reduce(widen, EMPTY_SHAPE), options.layout, LABELS);
  const columns = all.filter(({ is }) => options.withBase || is !== '_base');
  const headed = (of: readonly Column[], rows: (string | Date)[][]): Cell[][] => [
    of.map((column) => headerOf(column, LABELS)),
    ...rows.map((cells) => cells.map(cellOf)),
  ];
  const main = headed(
    columns,
    clients.flatMap((client) => toRows(client, columns, directory)),
  );
  if (options.layout !== 'sheet') return { main, columns, directory };
  const lines = clients.flatMap((client) => toContactRows(client, CONTACT_SHEET_COLUMNS, directory));
  return { main, contacts: headed(CONTACT_SHEET_COLUMNS, lines), columns, directory };
}

/** What would be done with the sheets while the server holds these clients. */
export async function comeBack(
  { main, contacts, directory }: Sheets,
  server: readonly Client[],
  rules: Partial<PlanRules> = {},
): Promise<Decision[]> {
  const table = sheetOf(main);
  const mapping = await readHeaders(table, { labels: LABELS });
  const drafts = await readDrafts(table, { contacts, directory });
  return decisionsOf(drafts, server, makeRules({ directory, placeOf: placesIn(mapping), ...rules }));
}

/** Writes the clients to a file, as export does. */
export async function goOutToFile(
  file: string,
  clients: readonly Client[],
  terms: Pick<FileTerms, 'format' | 'contacts' | 'force'>,
): Promise<void> {
  const spool = await ClientSpool.create();
  try {
    await spool.add(clients);
    const content = { terms: { file, labels: LABELS, ...terms }, spool, directory: DIRECTORY };
    await writeClients(content, {});
  } finally {
    await spool.close();
  }
}

/** What would be done with a file while the server holds these clients. */
export async function comeBackFromFile(file: string, server: readonly Client[]): Promise<Decision[]> {
  const input = await readInput(
    { file, labels: LABELS },
    { api: { users: () => Promise.resolve(DIRECTORY.users) } },
  );
  try {
    const { directory, placeOf } = input;
    const getAll = (ids: readonly string[]): Promise<Client[]> =>
      Promise.resolve(server.filter(({ _id }) => ids.includes(_id)));
    const index = indexOf(server);
    await input.contacts?.leaveOut({ getAll, idOf: (draft) => idMeant(index.find(draft)) });
    return await decisionsOf(await allOf(input.drafts()), server, makeRules({ directory, placeOf }));
  } finally {
    await input.close();
  }
}

async function decisionsOf(
  drafts: readonly Draft[],
  server: readonly Client[],
  rules: PlanRules,
): Promise<Decision[]> {
  const { matches } = await matchAll(each(drafts), indexOf(server));
  return drafts.map((draft, n) => {
    const match = matches[n] ?? { is: 'none' };
    const image = match.is === 'client' ? server.find(({ _id }) => _id === match.id) : undefined;
    return decide(draft, { match, ...(image ? { image } : {}) }, rules);
  });
}

function indexOf(clients: readonly Client[]): MatchIndex {
  const index = new MatchIndex();
  for (const client of clients) index.add(client);
  return index;
}

/** What a file of these sheets would be read as. */
export async function inputOf({ main, contacts, directory }: Sheets): Promise<Input> {
  const table = sheetOf(main);
  const drafts = await readDrafts(table, { contacts, directory });
  const mapping = await readHeaders(table, { labels: LABELS });
  return {
    ...{ table, mapping, directory, assumed: [], sha256: '', isConflicts: false, placeOf: placesIn(mapping) },
    drafts: () => each(drafts),
    close: () => Promise.resolve(),
  };
}

async function readDrafts(
  table: Table,
  { contacts, directory }: { contacts: Cell[][] | undefined; directory: Directory },
): Promise<Draft[]> {
  const file = await checkTable(table, {
    mapping: await readHeaders(table, { labels: LABELS }),
    guarded: false,
    directory,
  });
  try {
    const drafts = await allOf(file.all());
    if (!contacts) return drafts;
    const second = sheetOf(contacts);
    const mapping = await readHeaders(second, { labels: LABELS });
    const lines = await ContactSheet.read('Contacts', second, { mapping, guarded: false, directory });
    await lines.claimAll(each(drafts));
    return [...drafts.map((draft) => lines.take(draft)), ...lines.orphans()];
  } finally {
    await file.remove();
  }
}

async function* each(drafts: readonly Draft[]): AsyncGenerator<Draft> {
  for (const draft of drafts) yield await Promise.resolve(draft);
}

function cellOf(cell: string | Date): Cell {
  return typeof cell === 'string' ? cell : { text: cell.toISOString().slice(0, 19), is: 'date' };
}
