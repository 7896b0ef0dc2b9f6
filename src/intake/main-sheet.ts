/** Opens the sheet that the clients stand on, which need not be the first one. */
import { openTable } from '../table/open.ts';
import type { Table } from '../table/table.ts';
import { UsageFailure } from '../errors.ts';
import type { InputOptions } from './input.ts';
import { isContactSheet } from './contact-sheet.ts';
import { readHeaders } from './headers.ts';

/**
 * The table of a file. In a workbook whose sheet of contacts stands first, the clients are on the next sheet that people
 * can see and that has rows.
 */
export async function openMainSheet(options: InputOptions): Promise<Table> {
  const first = await openTable(options.file, options);
  try {
    if (options.sheet !== undefined || !isContactSheet(first.sheet ?? '')) return first;
    const main = (await holdsContactsOnly(first, options)) ? await nextSheet(first) : undefined;
    if (!main) return first;
    const close = async (): Promise<void> => {
      await main.close?.();
      await first.close?.();
    };
    return { ...main, close };
  } catch (error) {
    await first.close?.();
    throw error;
  }
}

/** Whether each row is somebody's contact, and only told by id or name whose. */
async function holdsContactsOnly(
  table: Table,
  { labels = new Map<string, string>() }: InputOptions,
): Promise<boolean> {
  try {
    const { columns } = await readHeaders(table, { labels, ignoreUnknown: true });
    const kinds = columns.flatMap((column) => column ?? []);
    const isContact = (column: (typeof kinds)[number]): boolean =>
      column.is === 'contact' && column.n === undefined;
    return kinds.some(isContact) && kinds.every((column) => isContact(column) || KEYS.has(column.is));
  } catch (error) {
    if (error instanceof UsageFailure) return false;
    throw error;
  }
}

const KEYS: ReadonlySet<string> = new Set(['id', 'name']);

async function nextSheet(first: Table): Promise<Table | undefined> {
  for (const name of first.visibleSheets ?? []) {
    if (name === first.sheet) continue;
    const table = await first.openSheet?.(name);
    if (table && (await hasRows(table))) return table;
    await table?.close?.();
  }
  return undefined;
}

async function hasRows(table: Table): Promise<boolean> {
  for await (const batch of table.rows()) if (batch.length > 0) return true;
  return false;
}
