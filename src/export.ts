/** Every client out to a spreadsheet: sweep the server, learn who the managers are, write the file whole. */
import { directoryOf } from './client/managers.ts';
import type { CubiclApi } from './api/api.ts';
import { begin, spentSince, type Spent } from './api/spent.ts';
import { ClientSpool } from './api/spool.ts';
import { sweep, type Sweep } from './api/sweep.ts';
import { EXIT, UsageFailure, type ExitCode } from './errors.ts';
import {
  refuseUnknownColumns,
  writeClients,
  type ExportProgress,
  type FileTerms,
  type TooLong,
} from './export-file.ts';
import { msg } from './message.ts';
import type { Format } from './table/table.ts';
import { checkDialect, refuseExisting } from './table/write.ts';

export interface ExportOptions extends FileTerms {
  readonly name?: string;
  readonly email?: string;
  /** Only these clients, read one by one. */
  readonly ids?: readonly string[];
  readonly pageSize?: number;
}

export interface ExportSummary extends TooLong {
  readonly command: 'export';
  readonly file: string;
  readonly format: Format;
  readonly clients: number;
  readonly pages: number;
  /** False when clients came and went so fast that no two passes agreed. */
  readonly consistent: boolean;
  /** Ids that were asked for and are not there. */
  readonly missing: readonly string[];
  readonly requests: number;
  readonly retries: number;
  readonly rateLimited: number;
  readonly seconds: number;
  readonly exitCode: ExitCode;
}

export interface ExportDeps {
  readonly api: CubiclApi;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
}

/**
 * Exports clients to a file, which appears whole or not at all.
 * @throws Failure see `errors.ts`
 */
export async function exportClients(options: ExportOptions, deps: ExportDeps): Promise<ExportSummary> {
  const begun = begin(deps.api);
  await checkOptions(options);
  await refuseExisting(options.file, options.force ?? false);
  const found = await collect(options, deps);
  try {
    const directory = directoryOf(await deps.api.users());
    const tooLong = await writeClients({ terms: options, spool: found.spool, directory }, deps);
    return summaryOf(options, { ...found, ...tooLong }, spentSince(begun, deps.api));
  } finally {
    await found.spool.close();
  }
}

/** What can be known to fail is said before an hour of reading, not after. */
export async function checkOptions(options: ExportOptions): Promise<void> {
  const { format, contacts, pageSize } = options;
  if (contacts === 'sheet' && format !== 'xlsx') {
    throw new UsageFailure(msg`A contacts sheet needs .xlsx: a ${format} file has one sheet only.`, {
      hint: msg`Use --contacts columns or rows, or export to .xlsx.`,
    });
  }
  if (pageSize !== undefined && !(Number.isInteger(pageSize) && pageSize >= 1)) {
    throw new UsageFailure(msg`--page-size takes a whole number from 1 on, not ${pageSize}.`);
  }
  refuseUnknownColumns(options);
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
    onPage: (read) => deps.onProgress?.({ phase: 'read', ...read }),
  });
  return { ...swept, missing: [] };
}

async function collectByIds(ids: readonly string[], deps: ExportDeps): Promise<Found> {
  const spool = await ClientSpool.create();
  const missing: string[] = [];
  const asked = new Set(ids);
  let read = 0;
  try {
    for (const id of asked) {
      const client = await deps.api.getClient(id);
      if (client) await spool.add([client]);
      else missing.push(id);
      deps.onProgress?.({ phase: 'read', clients: ++read, total: asked.size });
    }
  } catch (error) {
    await spool.close();
    throw error;
  }
  return { spool, pages: 0, consistent: true, missing };
}

function summaryOf(options: ExportOptions, found: Found & TooLong, spent: Spent): ExportSummary {
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
    ...spent,
    exitCode: isWhole ? EXIT.done : EXIT.rows,
  };
}
