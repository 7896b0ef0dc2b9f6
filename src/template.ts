/** A blank sheet to fill in: the columns a new client can have, and no rows. */
import { lookOf } from './client/looks.ts';
import { directoryOf } from './client/managers.ts';
import { columnsFor } from './client/rows.ts';
import type { Column, Labels } from './client/columns.ts';
import type { Format } from './table/table.ts';
import { writeTable, type WriteOptions } from './table/write.ts';

export interface TemplateOptions extends WriteOptions {
  /** A path, or `-` for stdout. */
  readonly file: string;
  readonly format: Exclude<Format, 'jsonl'>;
  readonly labels?: Labels;
}

/** Most clients have fewer; more can be added by going on with `Contact 3 name`. */
const CONTACT_SLOTS = 2;

/** @throws FileFailure where the file can't be written */
export async function writeTemplate(options: TemplateOptions): Promise<void> {
  const labels = options.labels ?? new Map<string, string>();
  const columns = templateColumns(labels).map((column) => lookOf(column, labels, directoryOf(undefined)));
  await writeTable(options.file, options.format, [{ name: 'Clients', columns, rows: [] }], options);
}

/** Without what only an export can know: the id, when it was created, and the fingerprints. */
function templateColumns(labels: Labels): Column[] {
  const all = columnsFor({ fieldIds: new Set(), contactSlots: CONTACT_SLOTS }, 'columns', labels);
  return all.filter(({ is }) => is !== 'id' && is !== 'createdAt' && is !== '_base');
}
