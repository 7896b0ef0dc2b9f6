/** Runs a diff for the command line and says what it came to. */
import { extname } from 'node:path';
import { diffClients, type DiffDeps, type DiffFormat, type DiffOptions, type DiffSummary } from '../diff.ts';
import { UsageFailure } from '../errors.ts';
import { amount, joined, msg } from '../message.ts';
import { refuseOwnInput } from './arguments.ts';
import type { DiffFlags } from './diff.ts';
import { given } from './flags.ts';
import { matchKeys } from './match-keys.ts';
import { sayProgressIn } from './progress-words.ts';
import { withLocalSession, withSession, type LocalSession } from './session.ts';
import { clean, fitted } from './terminal.ts';

export async function runDiff(flags: DiffFlags): Promise<void> {
  const format = formatOf(flags);
  refuseOwnInput(flags.out, [flags.before, flags.after]);
  if (flags.json && flags.out === undefined && format !== 'json')
    throw new UsageFailure(msg`--json and differences on stdout would mix.`, {
      hint: msg`Name a file with --out.`,
    });
  if (flags.after !== undefined) {
    await withLocalSession(flags, (session) => run(flags, session, {}));
  } else {
    await withSession(flags, (session) => run(flags, session, { api: session.api, server: session.server }));
  }
}

async function run(flags: DiffFlags, session: LocalSession, server: DiffDeps): Promise<void> {
  const { before, after, match, pageSize, force } = flags;
  const { sheet, headerRow, delimiter, encoding } = flags;
  const { terminal, labels, signal } = session;
  const say = sayProgressIn(session.settings.spoken);
  const options: DiffOptions = {
    ...given({ after, pageSize, sheet, headerRow, delimiter, encoding }),
    ...{ before, force, labels },
    out: flags.out ?? '-',
    format: formatOf(flags),
    match: matchKeys(match, labels),
  };
  const summary = await diffClients(options, {
    ...{ ...server, signal, lang: session.settings.spoken, layout: (line) => fitted(line, process.stdout) },
    onProgress: ({ phase, ...progress }) => {
      const { what, unit } = PHASES[phase];
      terminal.progress({ what: say(what), unit, ...progress });
    },
  });
  tell(summary, flags, session);
  process.exitCode = summary.exitCode;
}

const PHASES = {
  check: { what: 'readingFile', unit: 'rows' },
  read: { what: 'reading', unit: 'clients' },
} as const;

const FORMATS: Readonly<Partial<Record<string, DiffFormat>>> = {
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
  '.txt': 'text',
};

function formatOf({ format, out, json }: DiffFlags): DiffFormat {
  if (out === undefined || out === '-') return format ?? (json ? 'json' : 'text');
  const told = format ?? FORMATS[extname(out).toLowerCase()];
  if (told !== undefined) return told;
  throw new UsageFailure(msg`The name ${out} does not say which format to write.`, {
    hint: msg`End it in .xlsx, .csv, .json or .txt, or give --format.`,
  });
}

function tell(summary: DiffSummary, { out, json }: DiffFlags, { terminal }: LocalSession): void {
  const isInFile = out !== undefined && out !== '-';
  if (json && isInFile) terminal.result(`${JSON.stringify(summary)}\n`);
  const { added, removed, changed, unclear, unchanged, unseen, notCompared, consistent } = summary;
  const counts = [
    ...(added > 0 ? [msg`${amount(added)} added`] : []),
    ...(removed > 0 ? [msg`${amount(removed)} removed`] : []),
    ...(changed > 0 ? [msg`${amount(changed)} changed`] : []),
    ...(unclear > 0 ? [msg`${amount(unclear)} unclear`] : []),
    ...(unchanged > 0 ? [msg`${amount(unchanged)} unchanged`] : []),
  ];
  const told = counts.length > 0 ? joined(counts, ', ') : msg`no clients`;
  terminal.say(terminal.bold(isInFile ? joined([told, out], ' → ') : told));
  if (unseen > 0)
    terminal.say(
      msg`Values that only differ in what nobody can see (line ends, accents stored in another way): ${amount(unseen)}.`,
    );
  if (unclear > 0)
    terminal.warn(msg`Unclear: without an ID, these can not be told apart. Export with the column ID.`);
  if (notCompared.length > 0)
    terminal.warn(msg`Not compared, since only one of the two tells it: ${clean(firstOf(notCompared))}.`);
  if (!consistent) {
    terminal.warn(
      msg`Clients came and went so fast that no two passes agreed: some may be missing here. Try again later.`,
    );
  }
}

const SHOWN_COLUMNS = 20;

function firstOf(names: readonly string[]): string {
  const more = names.length - SHOWN_COLUMNS;
  return [...names.slice(0, SHOWN_COLUMNS), ...(more > 0 ? [`… (+${more})`] : [])].join(', ');
}
