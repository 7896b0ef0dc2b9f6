/** Says how a run ended: counts, where the reports lie, and the command that goes on. */
import { join } from 'node:path';
import type { RunSummary } from '../report/finish.ts';
import { notesLines } from '../report/preview.ts';
import type { Session } from './session.ts';
import { clean } from './terminal.ts';

export function tellRun(summary: RunSummary, session: Session): void {
  const { terminal, settings } = session;
  if (settings.json) terminal.result(`${JSON.stringify(summary)}\n`);
  terminal.say('');
  terminal.say(terminal.bold(`${summary.dryRun ? 'Would be: ' : ''}${outcomeLine(summary)}`));
  terminal.say(
    `${summary.requests} requests, ${summary.seconds.toFixed(1)} s. Everything is in ${clean(summary.runDir)}`,
  );
  for (const line of notesLines(summary)) terminal.say(line);
  for (const file of summary.files) {
    if (MEANINGS[file] !== undefined)
      terminal.say(`  ${clean(join(summary.runDir, file))}  ${MEANINGS[file]}`);
  }
  if (summary.unknown > 0)
    terminal.warn(`${UNKNOWN_WARNING} See ${clean(join(summary.runDir, 'errors.csv'))}.`);
  if (summary.stopped) {
    terminal.warn(terminal.red(clean(summary.stopped.message)));
    if (summary.stopped.hint !== undefined) terminal.warn(clean(summary.stopped.hint));
  }
  const goOn = ['cubicl-sheets', 'apply', summary.runDir, ...session.target].map(shellQuoted).join(' ');
  if (summary.notDone > 0) terminal.warn(`${summary.notDone} not done yet. Go on with: ${clean(goOn)}`);
  else if (summary.dryRun && writesOf(summary) > 0) terminal.say(`Do it with: ${clean(goOn)}`);
  process.exitCode = summary.exitCode;
}

function writesOf({ created, updated, deleted }: RunSummary): number {
  return created + updated + deleted;
}

/** As it can be pasted into a shell. */
function shellQuoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

const UNKNOWN_WARNING =
  'The answers to some requests were lost: whether Cubicl acted on them can not be told from here.';

const MEANINGS: Readonly<Partial<Record<string, string>>> = {
  'errors.csv': 'what is wrong, cell by cell',
  'rejected.csv': 'the failing rows: mend them and import this file',
  'rejected.tsv': 'the failing rows: mend them and import this file',
  'rejected.xlsx': 'the failing rows: mend them and import this file',
  'rejected.jsonl': 'the failing lines: mend them and import this file',
};

function outcomeLine(summary: RunSummary): string {
  const parts = [
    [summary.created, 'created'],
    [summary.updated, 'updated'],
    [summary.deleted, 'deleted'],
    [summary.unchanged, 'unchanged'],
    [summary.rejected, 'rejected'],
    [summary.conflicts, 'in conflict'],
    [summary.failed, 'refused by Cubicl'],
    [summary.unknown, 'unknown'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length > 0 ? said.join(', ') : 'nothing to do';
}
