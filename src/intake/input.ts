/** Opens an import's file: format, header row, columns, every row checked, contacts sheet joined. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { User } from '../client/client.ts';
import type { Column, Labels } from '../client/columns.ts';
import type { Draft } from '../client/draft.ts';
import { directoryOf, type Directory } from '../client/managers.ts';
import { openTable } from '../table/open.ts';
import { fileFailure } from '../table/failures.ts';
import type { ReadOptions, Table } from '../table/table.ts';
import { contactSheetOf, ContactSheet } from './contact-sheet.ts';
import { checkTable, type DraftFile } from './drafts.ts';
import { readHeaders, type HeaderOptions, type Mapping } from './headers.ts';
import { placesIn, type PlaceOf, type SecondSheet } from './places.ts';

export interface InputOptions extends ReadOptions {
  readonly file: string;
  readonly labels?: Labels;
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly headerRow?: number;
  readonly ignoreUnknown?: boolean;
  /** See `HeaderOptions`. */
  readonly keepUnknown?: boolean;
}

export interface InputDeps {
  /** Asked only where the sheet has a Managers column. */
  readonly api: { users(): Promise<readonly User[] | undefined> };
  readonly onProgress?: (progress: { readonly phase: 'check'; readonly done: number }) => void;
}

export interface Input {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly directory: Directory;
  /** How the file was understood, one clause each. */
  readonly assumed: readonly string[];
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly placeOf: PlaceOf;
  /** The checked drafts in the sheet's order; may be read several times. */
  drafts(): AsyncIterable<Draft>;
  close(): Promise<void>;
}

/** @throws UsageFailure for unknown columns, FileFailure for a file that can't be understood; nothing was sent by then */
export async function readInput(options: InputOptions, deps: InputDeps): Promise<Input> {
  const table = await openTable(options.file, options);
  const opened: Closing[] = [async () => table.close?.()];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each();
  };
  try {
    const mapping = await readHeaders(table, headerOptions(options));
    const hasManagers = mapping.columns.some((column) => column?.is === 'managers');
    const directory = directoryOf(hasManagers ? await deps.api.users() : []);
    const second = await secondSheet(table, mapping, options);
    if (second) opened.push(async () => second.table.close?.());
    const context = { mapping, guarded: table.guarded, literal: table.format === 'jsonl', directory };
    const drafts = await checkTable(table, context, (rows) =>
      deps.onProgress?.({ phase: 'check', done: rows }),
    );
    opened.push(() => drafts.remove());
    return {
      table,
      mapping,
      directory,
      assumed: assumptions(table, mapping, second),
      sha256: await digest(options.file),
      placeOf: placesIn(mapping, second),
      drafts: () => (second ? withContacts(drafts, second, directory) : drafts.all()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Closing = () => Promise<void> | undefined;

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

interface ContactTable extends SecondSheet {
  readonly table: Table;
}

/** The sheet of contacts, where the main sheet has no columns for them. */
async function secondSheet(
  main: Table,
  mapping: Mapping,
  options: InputOptions,
): Promise<ContactTable | undefined> {
  const name = hasContacts(mapping) ? undefined : contactSheetOf(main);
  const table = name === undefined ? undefined : await main.openSheet?.(name);
  if (name === undefined || !table) return undefined;
  try {
    const { labels = new Map<string, string>(), ignoreUnknown = false } = options;
    return { name, table, mapping: await readHeaders(table, { labels, ignoreUnknown, sheet: name }) };
  } catch (error) {
    await table.close?.();
    throw error;
  }
}

function hasContacts(mapping: Mapping): boolean {
  return mapping.columns.some((column) => column?.is === 'contact');
}

/** Read anew for each pass, since the clients of one pass claim their contacts from one sheet. */
async function* withContacts(
  drafts: DraftFile,
  { name, table, mapping }: ContactTable,
  directory: Directory,
): AsyncGenerator<Draft> {
  const sheet = await ContactSheet.read(name, table, { mapping, guarded: table.guarded, directory });
  await sheet.claimAll(drafts.all());
  for await (const draft of drafts.all()) yield sheet.take(draft);
  yield* sheet.orphans();
}

function assumptions(table: Table, mapping: Mapping, second: ContactTable | undefined): string[] {
  const unread = second ? undefined : contactSheetOf(table);
  return [
    ...table.assumed,
    ...(mapping.headerRow > 1 ? [`headers in row ${mapping.headerRow}`] : []),
    ...(second ? [`contacts from the sheet ${second.name}`] : []),
    ...(unread === undefined ? [] : [`contacts from the columns, not from the sheet ${unread}`]),
    ...(mapping.ignored.length > 0 ? [`left out: ${some(mapping.ignored)}`] : []),
  ];
}

function some(headers: readonly string[]): string {
  const rest = headers.length - SHOWN_HEADERS;
  return headers.slice(0, SHOWN_HEADERS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

const SHOWN_HEADERS = 10;

async function digest(path: string): Promise<string> {
  if (path === '-') return '';
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw fileFailure(error, path, 'read');
  }
  return hash.digest('hex');
}
