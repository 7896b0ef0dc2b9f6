/** Runs an import for the command line: shows the plan, asks, and says how it went. */
import { importClients, type ImportOptions } from '../import.ts';
import { presetTerms } from '../intake/presets.ts';
import type { ImportFlags } from './import.ts';
import { flagWords, given } from './flags.ts';
import { readMappings } from './mapping-file.ts';
import { externalIdKey, matchKeys } from './match-keys.ts';
import type { Session } from './session.ts';
import { applyTerms } from './review.ts';
import { runWriting } from './write-run.ts';

export async function runImport(flags: ImportFlags): Promise<void> {
  const { sandboxFrom } = flags;
  if (sandboxFrom !== undefined) await (await import('./rehearse.ts')).seedSandbox(flags, sandboxFrom);
  await runWriting(flags, async (session, deps) => {
    return importClients(await optionsOf(flags, session), deps);
  });
}

async function optionsOf(flags: ImportFlags, session: Session): Promise<ImportOptions> {
  const { mode, blank, contactsMode, conflict, repair, ignoreUnknown, runDir, pageSize } = flags;
  const { format, sheet, headerRow, delimiter, encoding } = flags;
  const { orphans, linkByDomain } = flags;
  const externalId = externalIdKey(flags.externalId, session.labels);
  return {
    ...given({ mode, blank, contactsMode, conflict, repair, ignoreUnknown, runDir, pageSize }),
    ...given({ orphans, linkByDomain }),
    ...(await columnsOf(flags, session)),
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
  const { mode, match, blank, format, sheet, delimiter, encoding } = flags;
  const named = {
    ...{ mode, match, blank, format, sheet, delimiter, encoding },
    ...{ 'contacts-mode': flags.contactsMode, 'header-row': flags.headerRow, duplicates: flags.duplicates },
    ...{ 'external-id': flags.externalId, orphans: flags.orphans },
    preset: flags.preset === 'auto' ? undefined : flags.preset,
  };
  const mappings = (flags.mapping ?? []).flatMap((mapping) => flagWords({ mapping }));
  const switches = {
    '--ignore-unknown': flags.ignoreUnknown,
    '--repair': flags.repair,
    '--link-by-domain': flags.linkByDomain === true,
    '--no-link-by-domain': flags.linkByDomain === false,
  };
  return [
    ...flagWords(named),
    ...mappings,
    ...Object.entries(switches).flatMap(([name, isOn]) => (isOn ? [name] : [])),
  ];
}

/** A person's own mapping is the whole truth: no preset is looked for beside it. */
async function columnsOf(flags: ImportFlags, { labels }: Session): Promise<Partial<ImportOptions>> {
  const { file, mapping, preset } = flags;
  if (mapping !== undefined) return readMappings(mapping, file.length, labels);
  return presetTerms(preset);
}
