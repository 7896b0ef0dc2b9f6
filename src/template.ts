/** A blank sheet to fill in: the columns a new client can have; for an account its own fields, managers, an example and help. */
import { columnNote } from './client/column-notes.ts';
import type { Column, Labels } from './client/columns.ts';
import { ROW_ACTIONS } from './client/draft.ts';
import type { FieldUse } from './client/field-use.ts';
import { lookOf, type Look } from './client/looks.ts';
import { directoryOf, type Directory } from './client/managers.ts';
import { columnsFor } from './client/rows.ts';
import type { Format, SheetToWrite } from './table/table.ts';
import { writeTable, type WriteOptions } from './table/write.ts';
import { exampleRow, helpSheet } from './template-help.ts';
import type { Lang } from './language.ts';

export interface TemplateOptions extends WriteOptions {
  /** A path, or `-` for stdout. */
  readonly file: string;
  readonly format: Exclude<Format, 'jsonl'>;
  readonly labels?: Labels;
  /** Of the notes and the help; default English. */
  readonly lang?: Lang;
  /** What is known of the account; without it the sheet fits any. */
  readonly account?: Account;
}

export interface Account {
  readonly directory: Directory;
  /** The custom fields of some clients. */
  readonly fields: readonly FieldUse[];
}

/** Most clients have fewer; more can be added by going on with `Contact 3 name`. */
const CONTACT_SLOTS = 2;

/** @throws FileFailure where the file can't be written */
export async function writeTemplate(options: TemplateOptions): Promise<void> {
  const { account, labels = new Map<string, string>(), lang = 'en' } = options;
  const columns = templateColumns(labels, account);
  const looks = columns.map((column) => noted(column, { ...options, labels, lang }));
  const rows = account ? [[exampleRow(columns, account.directory, lang)]] : [];
  const sheet: SheetToWrite = { name: 'Clients', columns: looks, rows };
  const help = account && options.format === 'xlsx' ? [helpSheet(looks, lang)] : [];
  await writeTable(options.file, [sheet, ...help], options);
}

/** Without what only an export can know: the id, when it was created, and the fingerprints. */
function templateColumns(labels: Labels, account: Account | undefined): Column[] {
  const fieldIds = new Set(account?.fields.map(({ fieldId }) => fieldId));
  const all = columnsFor({ fieldIds, contactSlots: CONTACT_SLOTS }, 'columns', labels);
  const own = all.filter(({ is }) => is !== 'id' && is !== 'createdAt' && is !== '_base');
  return account ? [{ is: '_action' }, ...own] : own;
}

function noted(
  column: Column,
  { labels, lang, account }: TemplateOptions & { readonly labels: Labels; readonly lang: Lang },
): Look {
  const look = lookOf(column, labels, account?.directory ?? directoryOf(undefined));
  const fieldId = column.is === 'custom' ? column.fieldId : undefined;
  const samples = account?.fields.find((field) => field.fieldId === fieldId)?.samples;
  return {
    ...look,
    note: columnNote(column, lang, samples),
    ...(column.is === '_action' ? { choices: ROW_ACTIONS } : {}),
  };
}
