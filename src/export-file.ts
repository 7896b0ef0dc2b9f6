/** The file of an export: its columns, its sheets, and what of it Excel would cut. */
import type { ClientSpool } from './api/spool.ts';
import type { Client } from './client/client.ts';
import { baseOf } from './client/base.ts';
import { columnOf, sameColumn, type Column, type Labels } from './client/columns.ts';
import { LongTexts, type LongText } from './client/long-texts.ts';
import { lookOf } from './client/looks.ts';
import type { Directory } from './client/managers.ts';
import {
  columnsFor,
  CONTACT_SHEET_COLUMNS,
  EMPTY_SHAPE,
  toContactRows,
  toRows,
  widen,
  type ContactsLayout,
  type Shape,
} from './client/rows.ts';
import { UsageFailure } from './errors.ts';
import { msg } from './message.ts';
import type { Format, SheetToWrite } from './table/table.ts';
import { writeObjects, writeTable, type WriteOptions } from './table/write.ts';
import { MAX_TEXT_UNITS } from './table/xlsx-limits.ts';

export interface FileTerms extends WriteOptions {
  /** A path, or `-` for stdout. */
  readonly file: string;
  readonly format: Format;
  readonly contacts?: ContactsLayout;
  /** Headers to write, in this order; all when absent. */
  readonly columns?: readonly string[];
  readonly labels?: Labels;
}

export interface TooLong {
  /** How many texts of a workbook are longer than Excel takes: it cuts them as soon as it saves. */
  readonly longCells: number;
  /** The first of them. */
  readonly longTexts: readonly LongText[];
}

interface Content {
  readonly terms: FileTerms;
  readonly spool: ClientSpool;
  readonly directory: Directory;
}

interface WritingDeps {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportProgress {
  readonly phase: 'read' | 'write';
  readonly clients: number;
  /** Of so many, where that is known: not while the list is read for the first time. */
  readonly total?: number;
}

/** @throws UsageFailure naming a header that can be no column, before anything is read */
export function refuseUnknownColumns({ columns, labels }: FileTerms): void {
  const unknown = columns?.find((header) => columnOf(header, labels) === undefined);
  if (unknown !== undefined) throw noColumn(unknown);
}

/**
 * Writes every client; the columns are those that the clients fill, unless some were asked for.
 * @throws FileFailure where it can't be written
 */
export async function writeClients(content: Content, deps: WritingDeps): Promise<TooLong> {
  const { terms, spool, directory } = content;
  const settings = { ...terms, ...(deps.signal ? { signal: deps.signal } : {}) };
  if (terms.format === 'jsonl') {
    const lines = mapBatches(spool, (client) => [{ ...client, _base: baseOf(client, directory) }]);
    await writeObjects(terms.file, lines, settings);
    return { longCells: 0, longTexts: [] };
  }
  const long = new LongTexts(MAX_TEXT_UNITS, terms.labels ?? new Map());
  const { longCells = 0 } = await writeTable(
    terms.file,
    sheetsOf({ ...content, shape: await shapeOf(spool) }, deps, long),
    { ...settings, format: terms.format },
  );
  return { longCells, longTexts: longCells > 0 ? long.found : [] };
}

async function shapeOf(spool: ClientSpool): Promise<Shape> {
  let shape = EMPTY_SHAPE;
  for await (const clients of spool) shape = clients.reduce(widen, shape);
  return shape;
}

function sheetsOf(
  { terms, spool, directory, shape }: Content & { readonly shape: Shape },
  deps: WritingDeps,
  long: LongTexts,
): SheetToWrite[] {
  const labels = terms.labels ?? new Map<string, string>();
  const layout = terms.contacts ?? 'columns';
  const columns = chosen(columnsFor(shape, layout, labels), terms.columns, labels);
  const looks = (of: readonly Column[]): SheetToWrite['columns'] =>
    of.map((column) => lookOf(column, labels, directory));
  let done = 0;
  const clients = mapBatches(spool, (client) => {
    deps.onProgress?.({ phase: 'write', clients: ++done, total: spool.size });
    const rows = toRows(client, columns, directory);
    long.note(client, columns, rows);
    return rows;
  });
  const main: SheetToWrite = { name: 'Clients', columns: looks(columns), rows: clients };
  if (layout !== 'sheet') return [main];
  const contacts = mapBatches(spool, (client) => {
    const rows = toContactRows(client, CONTACT_SHEET_COLUMNS, directory);
    long.note(client, CONTACT_SHEET_COLUMNS, rows);
    return rows;
  });
  return [main, { name: 'Contacts', columns: looks(CONTACT_SHEET_COLUMNS), rows: contacts }];
}

/** The columns asked for, in the order asked for. @throws UsageFailure naming one that is not there */
function chosen(
  all: readonly Column[],
  headers: readonly string[] | undefined,
  labels: Labels,
): readonly Column[] {
  if (!headers) return all;
  return headers.map((header) => {
    const column = columnOf(header, labels);
    const found = column && all.find((each) => sameColumn(each, column));
    // A field that no client uses yet may be asked for all the same.
    if (found) return found;
    if (column?.is === 'custom') return column;
    throw noColumn(header);
  });
}

function noColumn(header: string): UsageFailure {
  return new UsageFailure(msg`There is no column "${header}" to export.`, {
    hint: msg`Choose from the columns an export without --columns has, e.g. ID, Name, Email.`,
  });
}

async function* mapBatches<T>(
  spool: ClientSpool,
  map: (client: Client) => readonly T[],
): AsyncGenerator<readonly T[]> {
  for await (const clients of spool) yield clients.flatMap(map);
}
