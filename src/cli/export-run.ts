/** Runs an export for the command line and says how it went. */
import { exportClients, type ExportOptions, type ExportSummary } from '../export.ts';
import { EXIT, UsageFailure, worstExit } from '../errors.ts';
import { amount, joined, msg, type Message } from '../message.ts';
import { sayIn, secondsText } from '../report/terminal-words.ts';
import { exportAgain, type AgainSummary } from './export-again.ts';
import type { ExportFlags } from './export.ts';
import { failureOf } from './failure-of.ts';
import { given } from './flags.ts';
import { formatOf } from './format.ts';
import { runOnDone } from './on-done.ts';
import { sayProgressIn } from './progress-words.ts';
import { withSession, type Session } from './session.ts';
import { clean, openTerminal } from './terminal.ts';

export async function runExport(flags: ExportFlags): Promise<void> {
  try {
    await exportAndTell(flags);
  } catch (error) {
    await failed(error, flags);
    throw error;
  }
}

async function exportAndTell(flags: ExportFlags): Promise<void> {
  if (flags.file !== undefined && flags.out !== undefined) {
    throw new UsageFailure(msg`The file is named twice.`, { hint: msg`Give the argument or --out.` });
  }
  const file = flags.out ?? flags.file ?? 'clients.xlsx';
  if (flags.json && file === '-')
    throw new UsageFailure(msg`--json and a file on stdout would mix.`, { hint: msg`Name a file.` });
  await withSession(flags, async (session) => {
    const summary = await finished(await exportOnce(file, flags, session), flags, session);
    if (session.settings.json) session.terminal.result(`${JSON.stringify(summary)}\n`);
    tell(summary, flags, session);
  });
}

function exportOnce(file: string, flags: ExportFlags, session: Session): Promise<AgainSummary> {
  const { keep, ifChanged, changes, force } = flags;
  const format = flags.format ?? formatOf(file);
  const say = sayProgressIn(session.settings.spoken);
  const exportTo = (target: string): Promise<ExportSummary> =>
    exportClients(optionsOf({ file: target, format }, flags, session), {
      api: session.api,
      signal: session.signal,
      onProgress: ({ phase, clients, ...known }) => {
        const progress = { done: clients, ...known };
        const isOfAll = phase === 'read' && flags.name === undefined && flags.email === undefined;
        const counted = isOfAll ? session.clientCount.during(progress) : progress;
        session.terminal.progress({ what: say(PHASES[phase]), unit: 'clients', ...counted });
      },
    });
  const isAgain = ifChanged || keep !== undefined || changes !== undefined || /\{\w*\}/.test(file);
  if (!isAgain) return exportTo(file);
  const again = { ...given({ keep, changes }), pattern: file, force, ifChanged };
  const { labels, signal, terminal } = session;
  return exportAgain(again, { exportTo, labels, signal, warn: (problem) => terminal.warn(problem) });
}

function optionsOf(
  target: Pick<ExportOptions, 'file' | 'format'>,
  flags: ExportFlags,
  session: Session,
): ExportOptions {
  const { name, email, contacts, delimiter, encoding, pageSize, force, columns } = flags;
  return {
    ...given({ name, email, contacts, delimiter, encoding, pageSize, force }),
    ...target,
    labels: session.labels,
    ...(flags.id ? { ids: flags.id } : {}),
    ...(columns === undefined ? {} : { columns: columns.split(',').map((header) => header.trim()) }),
  };
}

/** Where the command of --on-done fails itself, an export that was otherwise good ends with 1. */
async function finished(
  summary: AgainSummary,
  { onDone }: ExportFlags,
  { terminal }: Session,
): Promise<AgainSummary> {
  const trouble = onDone === undefined ? undefined : await runOnDone(onDone, summary);
  if (trouble !== undefined) terminal.warn(trouble);
  const exitCode = worstExit([summary.exitCode, trouble === undefined ? EXIT.done : EXIT.rows]);
  process.exitCode = exitCode;
  return { ...summary, exitCode };
}

/** The command of --on-done hears of a failure too, one before anything was asked of Cubicl included. */
async function failed(error: unknown, { onDone, ...flags }: ExportFlags): Promise<void> {
  if (onDone === undefined) return;
  const { exitCode, message, hint } = failureOf(error);
  const trouble = await runOnDone(onDone, { command: 'export', exitCode, error: message, hint });
  if (trouble !== undefined) openTerminal(flags).warn(trouble);
}

const PHASES = { read: 'reading', write: 'writingFile' } as const;

function tell(summary: AgainSummary, flags: ExportFlags, { terminal, settings }: Session): void {
  const { ifChanged } = flags;
  const lang = settings.spoken;
  const say = sayIn(lang);
  const { clients, removed = [] } = summary;
  const where = summary.file === '-' ? 'stdout' : summary.file;
  const what =
    ifChanged && summary.changed === false
      ? say('nothingChanged', { file: clean(where) })
      : say('exported', { n: clients, file: clean(where) });
  const requests = say('requests', { n: summary.requests });
  terminal.say(`${what} (${requests}, ${secondsText(lang, summary.seconds)})`);
  tellChanges(summary, flags, terminal);
  if (removed.length > 0) terminal.say(msg`Removed: ${clean(removed.join(', '))}`);
  for (const id of summary.missing) terminal.warn(msg`There is no client with the id ${clean(id)}.`);
  if (summary.longCells > 0) terminal.warn(longTextsLine(summary));
  if (!summary.consistent) {
    terminal.warn(
      msg`Clients came and went so fast that no two passes agreed: the file may lack some. Export again later.`,
    );
  }
  if (summary.exitCode !== EXIT.done) terminal.say(msg`Exit code ${summary.exitCode}.`);
}

function tellChanges(summary: AgainSummary, flags: ExportFlags, terminal: Session['terminal']): void {
  const { changes, comparedWith, problems } = summary;
  if (changes !== undefined && comparedWith !== undefined)
    terminal.say(msg`What changed since ${clean(comparedWith)} is in ${clean(changes)}`);
  else if (flags.changes !== undefined && comparedWith === undefined && problems === undefined)
    terminal.say(
      msg`There was nothing to compare with yet: ${clean(flags.changes)} comes with the next export.`,
    );
}

function longTextsLine({ longCells, longTexts }: ExportSummary): Message {
  const named = longTexts.map(({ id, name, column }) => msg`"${column}" of ${name} (${id})`);
  const rest = longCells - named.length;
  const which = joined([...named, ...(rest > 0 ? [msg`${amount(rest)} more`] : [])], ', ');
  const what =
    longCells === 1
      ? msg`1 text is longer than the 32,767 characters that a cell of Excel takes: ${which}.`
      : msg`${amount(longCells)} texts are longer than the 32,767 characters that a cell of Excel takes: ${which}.`;
  return joined(
    [
      what,
      msg`The workbook holds all of it, but Excel cuts it when it saves. A .csv or .jsonl file has no such limit.`,
    ],
    ' ',
  );
}
