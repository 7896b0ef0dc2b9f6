/** The second sheet of a workbook, where contacts stand on lines of their own. */
import type { Draft } from '../client/draft.ts';
import type { Directory } from '../client/managers.ts';
import type { Table } from '../table/table.ts';
import { contactSheetOf, ContactSheet } from './contact-sheet.ts';
import type { DraftFile } from './drafts.ts';
import { readHeaders, type Mapping } from './headers.ts';
import type { InputOptions } from './input.ts';
import type { SecondSheet } from './places.ts';

export interface ContactTable extends SecondSheet {
  readonly table: Table;
}

/** The sheet of contacts, where the main sheet has no columns for them. To be closed by whoever gets it. */
export async function openSecondSheet(
  main: Table,
  mapping: Mapping,
  options: InputOptions,
): Promise<ContactTable | undefined> {
  const hasContacts = mapping.columns.some((column) => column?.is === 'contact');
  const name = hasContacts ? undefined : contactSheetOf(main);
  const table = name === undefined ? undefined : await main.openSheet?.(name);
  if (name === undefined || !table) return undefined;
  try {
    const { labels = new Map<string, string>(), ignoreUnknown = false, keepUnknown = false } = options;
    const headers = { labels, ignoreUnknown: ignoreUnknown || keepUnknown, sheet: name };
    return { name, table, mapping: await readHeaders(table, headers) };
  } catch (error) {
    await table.close?.();
    throw error;
  }
}

/** What the contacts of a second sheet are handed out by. */
export interface HandingOut {
  readonly second: ContactTable;
  readonly directory: Directory;
  /** Rows of it that say nothing. */
  readonly leftOut: ReadonlySet<number>;
}

export async function* withContacts(drafts: DraftFile, terms: HandingOut): AsyncGenerator<Draft> {
  const sheet = await claimedSheet(drafts, terms);
  for await (const draft of drafts.all()) yield sheet.take(draft);
  yield* sheet.orphans();
}

/** Read anew for each pass, since the clients of one pass claim their contacts from one sheet. */
export async function claimedSheet(
  drafts: DraftFile,
  { second: { name, table, mapping }, ...terms }: HandingOut,
): Promise<ContactSheet> {
  const sheet = await ContactSheet.read(name, table, { mapping, guarded: table.guarded, ...terms });
  await sheet.claimAll(drafts.all());
  return sheet;
}

/** The lines with contacts of the clients in these rows. */
export async function linesOf(
  rows: ReadonlySet<number>,
  drafts: AsyncIterable<Draft>,
): Promise<ReadonlySet<number>> {
  const lines = new Set<number>();
  for await (const draft of drafts) {
    if (!draft.rows.some((row) => rows.has(row))) continue;
    for (const { row } of draft.contacts ?? []) lines.add(row);
  }
  return lines;
}
