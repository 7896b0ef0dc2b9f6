/** Opens an import's file: format, header row, columns, every row checked, contacts sheet joined. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { User } from '../client/client.ts';
import type { Column, Labels } from '../client/columns.ts';
import type { Draft } from '../client/draft.ts';
import { directoryOf, type Directory } from '../client/managers.ts';
import { msg, type Message, type Value } from '../message.ts';
import { fileFailure } from '../table/failures.ts';
import type { ReadOptions, Table } from '../table/table.ts';
import { cleaningFor, type CleaningOptions } from './cleaning.ts';
import { readConflictSheet } from './conflict-sheet.ts';
import { contactSheetOf } from './contact-sheet.ts';
import { checkTable, type DraftFile } from './drafts.ts';
import { readHeaders, type HeaderOptions, type Mapping } from './headers.ts';
import { leftLines, type HeldClients } from './left-lines.ts';
import { openMainSheet } from './main-sheet.ts';
import { placesIn, type PlaceOf } from './places.ts';
import {
  claimedSheet,
  linesOf,
  openSecondSheet,
  withContacts,
  type ContactTable,
  type HandingOut,
} from './second-sheet.ts';

export interface InputOptions extends ReadOptions, CleaningOptions {
  readonly file: string;
  readonly labels?: Labels;
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly headerRow?: number;
  readonly ignoreUnknown?: boolean;
  /** See `HeaderOptions`. */
  readonly keepUnknown?: boolean;
  /** What the file calls people → users of Cubicl; '' for nobody. */
  readonly managerNames?: ReadonlyMap<string, string>;
}

export interface InputDeps {
  /** Asked only where the sheet has a Managers column. */
  readonly api: { users(): Promise<readonly User[] | undefined> };
  readonly onProgress?: (progress: { readonly phase: 'check'; readonly done: number }) => void;
}

/** One of several files. */
export interface SourceFile {
  readonly table: Table;
  readonly headerRow: number;
  /** What rows call it, where there are several. */
  readonly file?: string;
}

export interface Input {
  readonly table: Table;
  readonly mapping: Mapping;
  /** Where rows come from, where that is not the table alone. */
  readonly sources?: readonly SourceFile[];
  /** All columns that some file fills, where there are several. */
  readonly columns?: readonly (Column | undefined)[];
  /** The custom field in which a preset keeps the other program's id. */
  readonly externalId?: `custom:${string}`;
  readonly directory: Directory;
  /** How the file was understood, one clause each. */
  readonly assumed: readonly Value[];
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly placeOf: PlaceOf;
  /** Whether it is the sheet of conflicts of an earlier run. */
  readonly isConflicts: boolean;
  /** The checked drafts in the sheet's order; may be read several times. */
  drafts(): AsyncIterable<Draft>;
  /** The second sheet, if contacts came from one. */
  readonly contacts?: ContactTable & {
    /** Which of its lines belong to the clients in these rows of the main sheet. */
    linesOf(rows: ReadonlySet<number>): Promise<ReadonlySet<number>>;
    /** Takes the lines out of all that follows that say nothing, and tells how many there were. */
    leaveOut(held: HeldClients): Promise<Message[]>;
  };
  close(): Promise<void>;
}

/** @throws UsageFailure for unknown columns, FileFailure for a file that can't be understood; nothing was sent by then */
export async function readInput(options: InputOptions, deps: InputDeps): Promise<Input> {
  const table = await openMainSheet(options);
  const opened: Closing[] = [async () => table.close?.()];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each();
  };
  try {
    const conflicts = await readConflictSheet(table, deps.api);
    if (conflicts) {
      const assumed = [...table.assumed, msg`a sheet of conflicts`];
      return { table, assumed, sha256: await digest(options.file), isConflicts: true, ...conflicts, close };
    }
    const mapping = await readHeaders(table, headerOptions(options));
    const directory = await managersFor(mapping, options, deps);
    const cleaning = await cleaningFor(table, mapping, options);
    const second = await openSecondSheet(table, mapping, options);
    if (second) opened.push(async () => second.table.close?.());
    const literal = table.format === 'jsonl';
    const context = { mapping, guarded: table.guarded, literal, directory, cleaning };
    const drafts = await checkTable(table, context, (done) => deps.onProgress?.({ phase: 'check', done }));
    opened.push(() => drafts.remove());
    const terms = second && { second, directory, leftOut: new Set<number>() };
    const all = (): AsyncIterable<Draft> => (terms ? withContacts(drafts, terms) : drafts.all());
    return {
      table,
      mapping,
      directory,
      assumed: [...assumptions(table, mapping, second), ...repeated(drafts.repeatedHeaders)],
      sha256: await digest(options.file),
      placeOf: placesIn(mapping, second),
      isConflicts: false,
      drafts: all,
      ...(terms ? { contacts: contactsBy(terms, drafts) } : {}),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function contactsBy(
  terms: HandingOut & { readonly leftOut: Set<number> },
  drafts: DraftFile,
): Input['contacts'] & object {
  const { second, leftOut } = terms;
  return {
    ...second,
    linesOf: (rows) => linesOf(rows, withContacts(drafts, terms)),
    leaveOut: async (held) => {
      const sheet = await claimedSheet(drafts, terms);
      for (const row of await leftLines(sheet, drafts.all(), held)) leftOut.add(row);
      return leftOutOf(second.name, leftOut.size);
    },
  };
}

function leftOutOf(sheet: string, lines: number): Message[] {
  if (lines === 0) return [];
  if (lines === 1)
    return [
      msg`1 line of ${sheet} left out, which is as in Cubicl and of a client that is not on the main sheet`,
    ];
  return [
    msg`${lines} lines of ${sheet} left out, which are as in Cubicl and of clients that are not on the main sheet`,
  ];
}

type Closing = () => Promise<void> | undefined;

/** The users are only asked for where a column needs them. */
async function managersFor(
  { columns }: Mapping,
  { managerNames }: InputOptions,
  { api }: InputDeps,
): Promise<Directory> {
  const isNeeded = columns.some((column) => column?.is === 'managers');
  return directoryOf(isNeeded ? await api.users() : [], managerNames);
}

function headerOptions(options: InputOptions): HeaderOptions {
  const { mapped, headerRow, ignoreUnknown, keepUnknown } = options;
  return {
    labels: options.labels ?? new Map(),
    ...(mapped ? { mapped } : {}),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(ignoreUnknown === undefined ? {} : { ignoreUnknown }),
    ...(keepUnknown === undefined ? {} : { keepUnknown }),
  };
}

export function assumptions(table: Table, mapping: Mapping, second?: ContactTable): Value[] {
  const unread = second ? undefined : contactSheetOf(table);
  return [
    ...table.assumed,
    ...(mapping.headerRow > 1 ? [msg`headers in row ${mapping.headerRow}`] : []),
    ...(second && table.visibleSheets?.[0] === second.name
      ? [msg`clients from the sheet ${table.sheet ?? ''}`]
      : []),
    ...(second ? [msg`contacts from the sheet ${second.name}`] : []),
    ...(unread === undefined ? [] : [msg`contacts from the columns, not from the sheet ${unread}`]),
    ...(mapping.ignored.length > 0 ? [msg`left out: ${some(mapping.ignored)}`] : []),
  ];
}

/** Rows that say the headers once more. */
export function repeated(rows: readonly number[]): Message[] {
  if (rows.length === 0) return [];
  const where = rows.length === 1 ? msg`row ${rows[0] ?? 0}` : msg`rows ${some(rows.map(String))}`;
  return [msg`the headers again in ${where}, left out`];
}

export function some(headers: readonly string[], most = SHOWN_HEADERS): Value {
  const rest = headers.length - most;
  const shown = headers.slice(0, most).join(', ');
  return rest > 0 ? msg`${shown} and ${rest} more` : shown;
}

const SHOWN_HEADERS = 10;

/** Of the bytes of the files, one after the other; '' where one is standard input. */
export async function digest(...paths: readonly string[]): Promise<string> {
  if (paths.includes('-')) return '';
  const hash = createHash('sha256');
  for (const path of paths) {
    try {
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    } catch (error) {
      throw fileFailure(error, path, 'read');
    }
  }
  return hash.digest('hex');
}
