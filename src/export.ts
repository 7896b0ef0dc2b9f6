/** Every client out to a spreadsheet: sweep the server, learn the columns, write the file whole. */
import type { Client } from './client/client.ts';
import { baseOf } from './client/base.ts';
import { columnOf, sameColumn, type Column, type Labels } from './client/columns.ts';
import { LongTexts, type LongText } from './client/long-texts.ts';
import { lookOf } from './client/looks.ts';
import { directoryOf, type Directory } from './client/managers.ts';
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
import type { CubiclApi } from './api/api.ts';
import { ClientSpool } from './api/spool.ts';
import { sweep, type Sweep } from './api/sweep.ts';
import { EXIT, UsageFailure, type ExitCode } from './errors.ts';
import type { Format, SheetToWrite } from './table/table.ts';
import { MAX_TEXT_UNITS } from './table/xlsx-limits.ts';
import { checkDialect, refuseExisting, writeObjects, writeTable, type WriteOptions } from './table/write.ts';

export interface ExportOptions extends WriteOptions {
  /** A path, or `-` for stdout. */
  readonly file: string;
  readonly format: Format;
  readonly contacts?: ContactsLayout;
  /** Headers to write, in this order; all when absent. */
  readonly columns?: readonly string[];
  readonly labels?: Labels;
  readonly name?: string;
  readonly email?: string;
  /** Only these clients, read one by one. */
  readonly ids?: readonly string[];
  readonly pageSize?: number;
}

export interface ExportSummary {
  readonly command: 'export';
  readonly file: string;
  readonly format: Format;
  readonly clients: number;
  readonly pages: number;
  /** False when clients came and went so fast that no two passes agreed. */
  readonly consistent: boolean;
  /** Ids that were asked for and are not there. */
  readonly missing: readonly string[];
  /** How many texts of a workbook are longer than Excel takes: it cuts them as soon as it saves. */
  readonly longCells: number;
  /** The first of them. */
  readonly longTexts: readonly LongText[];
  readonly requests: number;
  readonly retries: number;
  readonly rateLimited: number;
  readonly seconds: number;
  readonly exitCode: ExitCode;
}

export interface ExportDeps {
  readonly api: CubiclApi;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly phase: 'read' | 'write'; readonly clients: number }) => void;
}

/**
 * Exports clients to a file, which appears whole or not at all.
 * @throws Failure see `errors.ts`
 */
export async function exportClients(options: ExportOptions, deps: ExportDeps): Promise<ExportSummary> {
  const started = performance.now();
  await checkOptions(options);
  await refuseExisting(options.file, options.force ?? false);
  const found = await collect(options, deps);
  try {
    const directory = directoryOf(await deps.api.users());
    const shape = await shapeOf(found.spool);
    const long = await write({ options, spool: found.spool, directory, shape }, deps);
    return summaryOf(options, { ...found, ...long }, { stats: deps.api.stats, started });
  } finally {
    await found.spool.close();
  }
}

/** What can be known to fail is said before an hour of reading, not after. */
async function checkOptions(options: ExportOptions): Promise<void> {
  const { format, contacts, columns, labels, pageSize } = options;
  if (contacts === 'sheet' && format !== 'xlsx') {
    throw new UsageFailure(`A contacts sheet needs .xlsx: a ${format} file has one sheet only.`, {
      hint: 'Use --contacts columns or rows, or export to .xlsx.',
    });
  }
  if (pageSize !== undefined && !(Number.isInteger(pageSize) && pageSize >= 1)) {
    throw new UsageFailure(`--page-size takes a whole number from 1 on, not ${pageSize}.`);
  }
  const unknown = columns?.find((header) => columnOf(header, labels) === undefined);
  if (unknown !== undefined) throw noColumn(unknown);
  if (format === 'csv' || format === 'tsv') await checkDialect(options);
}

interface Found extends Pick<Sweep, 'spool' | 'pages' | 'consistent'> {
  readonly missing: readonly string[];
}

async function collect(options: ExportOptions, deps: ExportDeps): Promise<Found> {
  if (options.ids) return collectByIds(options.ids, deps);
  const { name, email, pageSize } = options;
  const swept = await sweep(deps.api, {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(deps.signal ? { signal: deps.signal } : {}),
    onPage: ({ clients }) => deps.onProgress?.({ phase: 'read', clients }),
  });
  return { ...swept, missing: [] };
}

async function collectByIds(ids: readonly string[], deps: ExportDeps): Promise<Found> {
  const spool = await ClientSpool.create();
  const missing: string[] = [];
  try {
    for (const id of new Set(ids)) {
      const client = await deps.api.getClient(id);
      if (client) await spool.add([client]);
      else missing.push(id);
      deps.onProgress?.({ phase: 'read', clients: spool.size });
    }
  } catch (error) {
    await spool.close();
    throw error;
  }
  return { spool, pages: 0, consistent: true, missing };
}

async function shapeOf(spool: ClientSpool): Promise<Shape> {
  let shape = EMPTY_SHAPE;
  for await (const clients of spool) shape = clients.reduce(widen, shape);
  return shape;
}

interface Written {
  readonly options: ExportOptions;
  readonly spool: ClientSpool;
  readonly directory: Directory;
  readonly shape: Shape;
}

type Long = Pick<ExportSummary, 'longCells' | 'longTexts'>;

async function write(content: Written, deps: ExportDeps): Promise<Long> {
  const { options, spool, directory } = content;
  const settings = { ...options, ...(deps.signal ? { signal: deps.signal } : {}) };
  if (options.format === 'jsonl') {
    const lines = mapBatches(spool, (client) => [{ ...client, _base: baseOf(client, directory) }]);
    await writeObjects(options.file, lines, settings);
    return { longCells: 0, longTexts: [] };
  }
  const long = new LongTexts(MAX_TEXT_UNITS, options.labels ?? new Map());
  const { longCells = 0 } = await writeTable(
    options.file,
    options.format,
    sheetsOf(content, deps, long),
    settings,
  );
  return { longCells, longTexts: longCells > 0 ? long.found : [] };
}

function sheetsOf(
  { options, spool, directory, shape }: Written,
  deps: ExportDeps,
  long: LongTexts,
): SheetToWrite[] {
  const labels = options.labels ?? new Map<string, string>();
  const layout = options.contacts ?? 'columns';
  const columns = chosen(columnsFor(shape, layout, labels), options.columns, labels);
  const looks = (of: readonly Column[]): SheetToWrite['columns'] =>
    of.map((column) => lookOf(column, labels, directory));
  let done = 0;
  const clients = mapBatches(spool, (client) => {
    deps.onProgress?.({ phase: 'write', clients: ++done });
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
  return new UsageFailure(`There is no column "${header}" to export.`, {
    hint: 'Choose from the columns an export without --columns has, e.g. ID, Name, Email.',
  });
}

async function* mapBatches<T>(
  spool: ClientSpool,
  map: (client: Client) => readonly T[],
): AsyncGenerator<readonly T[]> {
  for await (const clients of spool) yield clients.flatMap(map);
}

function summaryOf(
  options: ExportOptions,
  found: Found & Long,
  run: { readonly stats: CubiclApi['stats']; readonly started: number },
): ExportSummary {
  const isWhole = found.consistent && found.missing.length === 0;
  return {
    command: 'export',
    file: options.file,
    format: options.format,
    clients: found.spool.size,
    pages: found.pages,
    consistent: found.consistent,
    missing: found.missing,
    longCells: found.longCells,
    longTexts: found.longTexts,
    requests: run.stats.requests,
    retries: run.stats.retries,
    rateLimited: run.stats.rateLimited,
    seconds: Math.round(performance.now() - run.started) / 1000,
    exitCode: isWhole ? EXIT.done : EXIT.rows,
  };
}
