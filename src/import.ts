/** A spreadsheet in as created and updated clients: read, check, plan, and only then write. */
import { begin } from './api/spent.ts';
import { newRun } from './apply/run.ts';
import { columnKey, headerOf } from './client/columns.ts';
import { UsageFailure } from './errors.ts';
import { readFiles } from './intake/files.ts';
import type { Input } from './intake/input.ts';
import { msg } from './message.ts';
import { commandOf, filesOf, planImport, type ImportOptions } from './plan-import.ts';
import { ALLOWABLE } from './plan/guards.ts';
import { proceed, type RunDeps } from './proceed.ts';
import type { RunSummary } from './report/finish.ts';
import type { RejectedFrom } from './report/rejected.ts';

export type { ImportOptions } from './plan-import.ts';

/**
 * Imports a file. Rows with problems are reported, never thrown; the run's folder holds all there is to know.
 * @throws Failure see `errors.ts`, where nothing was sent; what stops a run later is in the summary
 */
export async function importClients(options: ImportOptions, deps: RunDeps): Promise<RunSummary> {
  const command = commandOf(options);
  const begun = begin(deps.api);
  const input = await readFiles(options, deps);
  try {
    if (command === 'delete' && input.isConflicts) throw noDelete(filesOf(options));
    refuseMissingKey(options, input);
    const run = await newRun(command, options.runDir === undefined ? {} : { dir: options.runDir });
    try {
      const planned = await planImport({ options, input, run }, deps);
      const sources = input.sources ?? [rejectedFrom(input)];
      const terms = command === 'delete' ? { ...options, allow: ALLOWABLE } : options;
      return await proceed(planned, { command, begun, sources, terms }, deps);
    } finally {
      await run.release();
    }
  } finally {
    await input.close();
  }
}

function rejectedFrom({ table, mapping, contacts }: Input): RejectedFrom {
  const { headerRow } = mapping;
  if (!contacts) return { table, headerRow };
  return { table, headerRow, contacts: { ...contacts, headerRow: contacts.mapping.headerRow } };
}

function noDelete(file: string): UsageFailure {
  return new UsageFailure(msg`${file} is a sheet of conflicts, not a list of clients to delete.`, {
    hint: msg`Settle it with "import".`,
  });
}

/** Without the column, a second run would match by other keys alone, and the ids would be written nowhere. */
function refuseMissingKey(
  { externalId, labels }: ImportOptions,
  { mapping, columns = mapping.columns }: Input,
): void {
  const isThere = columns.some((column) => column && columnKey(column) === externalId);
  if (externalId === undefined || isThere) return;
  const column = { is: 'custom', fieldId: externalId.slice('custom:'.length) } as const;
  throw new UsageFailure(msg`No column of the file holds the external id "${headerOf(column, labels)}".`, {
    hint: msg`Send the column with the other program's ids there with --mapping, or leave out --external-id.`,
  });
}
