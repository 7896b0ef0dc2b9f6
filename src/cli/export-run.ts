/** Runs an export for the command line and says how it went. */
import { extname } from 'node:path';
import { exportClients, type ExportSummary } from '../export.ts';
import { EXIT, UsageFailure } from '../errors.ts';
import type { Format } from '../table/table.ts';
import type { ExportFlags } from './export.ts';
import { given } from './flags.ts';
import { withSession, type Session } from './session.ts';
import { clean } from './terminal.ts';

export async function runExport(flags: ExportFlags): Promise<void> {
  const file = flags.file ?? 'clients.xlsx';
  const format = flags.format ?? formatOf(file);
  if (flags.json && file === '-')
    throw new UsageFailure('--json and a file on stdout would mix.', { hint: 'Name a file.' });
  await withSession(flags, async (session) => {
    const { name, email, contacts, delimiter, encoding, pageSize, force } = flags;
    const summary = await exportClients(
      {
        ...given({ name, email, contacts, delimiter, encoding, pageSize, force }),
        file,
        format,
        labels: session.labels,
        ...(flags.id ? { ids: flags.id } : {}),
        ...(flags.columns === undefined
          ? {}
          : { columns: flags.columns.split(',').map((header) => header.trim()) }),
      },
      {
        api: session.api,
        signal: session.signal,
        onProgress: ({ phase, clients }) => session.terminal.progress(PROGRESS[phase](clients)),
      },
    );
    tell(summary, session);
    process.exitCode = summary.exitCode;
  });
}

const PROGRESS = {
  read: (clients: number): string => `Reading: ${clients} clients`,
  write: (clients: number): string => `Writing: ${clients} clients`,
};

function formatOf(file: string): Format {
  if (file === '-') return 'csv';
  const ending = extname(file).slice(1).toLowerCase();
  const format = (['csv', 'tsv', 'xlsx', 'jsonl'] as const).find((each) => each === ending);
  if (format) return format;
  throw new UsageFailure(`The name ${clean(file)} does not say which format to write.`, {
    hint: 'End it in .csv, .tsv, .xlsx or .jsonl, or give --format.',
  });
}

function tell(summary: ExportSummary, { terminal, settings }: Session): void {
  if (settings.json) terminal.result(`${JSON.stringify(summary)}\n`);
  const where = summary.file === '-' ? 'stdout' : summary.file;
  terminal.say(
    `${summary.clients} ${summary.clients === 1 ? 'client' : 'clients'} → ${clean(where)}` +
      ` (${summary.requests} requests, ${summary.seconds.toFixed(1)} s)`,
  );
  for (const id of summary.missing) terminal.warn(`There is no client with the id ${clean(id)}.`);
  if (!summary.consistent) {
    terminal.warn(
      'Clients came and went so fast that no two passes agreed: the file may lack some. Export again later.',
    );
  }
  if (summary.exitCode !== EXIT.done) terminal.say(`Exit code ${summary.exitCode}.`);
}
