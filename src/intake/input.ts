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

export interface InputOptions extends ReadOptions {
  readonly file: string;
  readonly labels?: Labels;
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly headerRow?: number;
  readonly ignoreUnknown?: boolean;
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
  readonly assumed: readonly string[];
  /** Of the file's bytes. */
  readonly sha256: string;
  /** The checked drafts in the sheet's order; may be read several times. */
  drafts(): AsyncIterable<Draft>;
  close(): Promise<void>;
}

/** @throws UsageFailure for unknown columns, FileFailure for a file that can't be understood; nothing was sent by then */
export async function readInput(options: InputOptions, deps: InputDeps): Promise<Input> {
  const table = await openTable(options.file, options);
  try {
    const mapping = await readHeaders(table, headerOptions(options));
    const hasManagers = mapping.columns.some((column) => column?.is === 'managers');
    const directory = directoryOf(hasManagers ? await deps.api.users() : []);
    const context = { mapping, guarded: table.guarded, directory };
    const drafts = await checkTable(table, context, (rows) =>
      deps.onProgress?.({ phase: 'check', done: rows }),
    );
    const contacts = await contactsOf(table, mapping, { options, directory });
    return {
      table,
      mapping,
      directory,
      assumed: assumptions(table, mapping),
      sha256: await digest(options.file),
      drafts: () => (contacts ? withContacts(drafts, contacts) : drafts.all()),
      close: async () => {
        await drafts.remove();
        await table.close?.();
      },
    };
  } catch (error) {
    await table.close?.();
    throw error;
  }
}

function headerOptions(options: InputOptions): HeaderOptions {
  const { mapped, headerRow, ignoreUnknown } = options;
  return {
    labels: options.labels ?? new Map(),
    ...(mapped ? { mapped } : {}),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(ignoreUnknown === undefined ? {} : { ignoreUnknown }),
  };
}

interface Contacts {
  readonly sheet: string;
  /** Read anew for each pass, since `take` remembers whom it served. */
  read(): Promise<ContactSheet>;
}

async function contactsOf(
  table: Table,
  mapping: Mapping,
  about: { readonly options: InputOptions; readonly directory: Directory },
): Promise<Contacts | undefined> {
  const sheet = contactSheetOf(table, mapping);
  if (sheet === undefined) return undefined;
  const second = await openTable(about.options.file, { ...about.options, sheet });
  const headers = await readHeaders(second, { labels: about.options.labels ?? new Map() });
  const context = { mapping: headers, guarded: second.guarded, directory: about.directory, sheet };
  return { sheet, read: () => ContactSheet.read(second, context) };
}

async function* withContacts(drafts: DraftFile, contacts: Contacts): AsyncGenerator<Draft> {
  const sheet = await contacts.read();
  for await (const draft of drafts.all()) yield sheet.take(draft);
  yield* sheet.orphans(contacts.sheet);
}

function assumptions(table: Table, mapping: Mapping): string[] {
  const header = mapping.headerRow > 1 ? [`headers in row ${mapping.headerRow}`] : [];
  const ignored = mapping.ignored.length > 0 ? [`left out: ${mapping.ignored.join(', ')}`] : [];
  return [...table.assumed, ...header, ...ignored];
}

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
