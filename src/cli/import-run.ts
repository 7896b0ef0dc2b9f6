/** Runs an import for the command line: shows the plan, asks, and says how it went. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Column, Labels } from '../client/columns.ts';
import { FileFailure, UsageFailure } from '../errors.ts';
import { importClients, type ImportOptions } from '../import.ts';
import { mappedColumns } from '../intake/headers.ts';
import type { ImportFlags } from './import.ts';
import { given } from './flags.ts';
import { externalIdKey, matchKeys } from './match-keys.ts';
import { withSession, type Session } from './session.ts';
import { applyTerms, runDeps } from './review.ts';
import { jsonOf } from './settings.ts';
import { tellRun } from './tell-run.ts';

export async function runImport(flags: ImportFlags): Promise<void> {
  const { sandboxFrom } = flags;
  if (sandboxFrom !== undefined) await (await import('./rehearse.ts')).seedSandbox(flags, sandboxFrom);
  await withSession(flags, async (session) => {
    tellRun(await importClients(await optionsOf(flags, session), runDeps(flags, session)), session);
  });
}

async function optionsOf(flags: ImportFlags, session: Session): Promise<ImportOptions> {
  const { mode, blank, contactsMode, conflict, repair, ignoreUnknown, runDir, pageSize } = flags;
  const { format, sheet, headerRow, delimiter, encoding } = flags;
  const mapped = flags.mapping === undefined ? undefined : await readMapping(flags.mapping, session.labels);
  const externalId = externalIdKey(flags.externalId, session.labels);
  return {
    ...given({ mode, blank, contactsMode, conflict, repair, ignoreUnknown, runDir, pageSize, mapped }),
    ...given({ format, sheet, headerRow, delimiter, encoding, externalId, duplicates: flags.duplicates }),
    ...given({ phoneRegion: flags.phoneRegion, dates: flags.dates }),
    ...applyTerms(flags, session),
    file: flags.file,
    labels: session.labels,
    managerNames: session.settings.managerNames,
    match: matchKeys(flags.match, session.labels),
    flags: flagsAgain(flags),
  };
}

/** Those that say how the file is read and compared, as they are written. What to do with conflicts is asked anew. */
function flagsAgain(flags: ImportFlags): string[] {
  const { mode, match, mapping, blank, format, sheet, delimiter, encoding } = flags;
  const named = {
    ...{ mode, match, mapping, blank, format, sheet, delimiter, encoding },
    ...{ 'contacts-mode': flags.contactsMode, 'header-row': flags.headerRow, duplicates: flags.duplicates },
    'external-id': flags.externalId,
  };
  const written = Object.entries(given(named)).map(([name, value]) => `--${name}=${value}`);
  const switches = { '--ignore-unknown': flags.ignoreUnknown, '--repair': flags.repair };
  return [...written, ...Object.entries(switches).flatMap(([name, isOn]) => (isOn ? [name] : []))];
}

const mappingSchema = z.union([
  z.strictObject({ $schema: z.string().optional(), columns: z.record(z.string(), z.string()) }),
  z.record(z.string(), z.string()).transform((columns) => ({ columns })),
]);

/** A mapping file: `{ "Company name": "Name", "Domain": "custom:…", "Score": "ignore" }`. */
async function readMapping(path: string, labels: Labels): Promise<ReadonlyMap<string, Column | 'ignore'>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new FileFailure(`The mapping ${path} can't be read.`, { hint: 'Check the path.', cause: error });
  });
  const read = mappingSchema.safeParse(jsonOf(text, path));
  if (read.success) return mappedColumns(read.data.columns, labels);
  throw new UsageFailure(`The mapping ${path} is not a list of header → column.`, {
    hint: 'Write it like { "Company name": "Name", "Score": "ignore" }.',
  });
}
