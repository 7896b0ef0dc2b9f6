/** Runs an export for the command line and says how it went. */
import { exportClients, type ExportSummary } from '../export.ts';
import { EXIT, UsageFailure } from '../errors.ts';
import type { ExportFlags } from './export.ts';
import { given } from './flags.ts';
import { formatOf } from './format.ts';
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

function tell(summary: ExportSummary, { terminal, settings }: Session): void {
  if (settings.json) terminal.result(`${JSON.stringify(summary)}\n`);
  const where = summary.file === '-' ? 'stdout' : summary.file;
  terminal.say(
    `${summary.clients} ${summary.clients === 1 ? 'client' : 'clients'} → ${clean(where)}` +
      ` (${summary.requests} requests, ${summary.seconds.toFixed(1)} s)`,
  );
  for (const id of summary.missing) terminal.warn(`There is no client with the id ${clean(id)}.`);
  if (summary.longCells > 0) terminal.warn(clean(longTextsLine(summary)));
  if (!summary.consistent) {
    terminal.warn(
      'Clients came and went so fast that no two passes agreed: the file may lack some. Export again later.',
    );
  }
  if (summary.exitCode !== EXIT.done) terminal.say(`Exit code ${summary.exitCode}.`);
}

function longTextsLine({ longCells, longTexts }: ExportSummary): string {
  const named = longTexts.map(({ id, name, column }) => `"${column}" of ${name} (${id})`);
  const rest = longCells - named.length;
  const which = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  const what = longCells === 1 ? '1 text is' : `${longCells} texts are`;
  return `${what} longer than the 32,767 characters that a cell of Excel takes: ${which}. The workbook holds all of it, but Excel cuts it when it saves. A .csv or .jsonl file has no such limit.`;
}
