/** Says how a run ended: counts, where the reports lie, and the command that goes on. */
import { join } from 'node:path';
import { command } from '../report/commands.ts';
import type { RunSummary } from '../report/finish.ts';
import { notesLines } from '../report/preview.ts';
import type { Session } from './session.ts';
import { clean } from './terminal.ts';

export function tellRun(summary: RunSummary, session: Session): void {
  const { terminal, settings } = session;
  if (settings.json) terminal.result(`${JSON.stringify(summary)}\n`);
  terminal.say('');
  terminal.say(terminal.bold(`${summary.dryRun ? 'Would be: ' : ''}${outcomeLine(summary)}`));
  terminal.say(`${requestsText(summary)}. Everything is in ${clean(summary.runDir)}`);
  if (summary.verified) terminal.say(verifiedText(summary.verified));
  for (const line of notesLines(summary)) terminal.say(line);
  for (const file of summary.files) {
    if (MEANINGS[file] !== undefined)
      terminal.say(`  ${clean(join(summary.runDir, file))}  ${MEANINGS[file]}`);
  }
  const sheet = summary.files.find((file) => file.startsWith('conflicts.'));
  if (sheet !== undefined) {
    const settle = command(['import', join(summary.runDir, sheet)], session.target);
    terminal.say(`Settle the conflicts there, then: ${clean(settle)}`);
  }
  if (summary.unknown > 0)
    terminal.warn(`${UNKNOWN_WARNING} See ${clean(join(summary.runDir, 'errors.csv'))}.`);
  if (summary.stopped) {
    terminal.warn(terminal.red(clean(summary.stopped.message)));
    if (summary.stopped.hint !== undefined) terminal.warn(clean(summary.stopped.hint));
  }
  const goOn = command(['apply', summary.runDir], session.target);
  if (summary.notDone > 0) terminal.warn(`${summary.notDone} not done yet. Go on with: ${clean(goOn)}`);
  else if (summary.dryRun && writesOf(summary) > 0) terminal.say(`Do it with: ${clean(goOn)}`);
  process.exitCode = summary.exitCode;
}

/** Where clients came and went, or answers were lost, it took more than the least. */
function requestsText({ requests, neededRequests, rateLimited, seconds }: RunSummary): string {
  const least = requests > neededRequests ? ` (at least ${neededRequests} were needed)` : '';
  const limited = rateLimited > 0 ? `, ${rateLimited} sent back by the rate limit` : '';
  return `${requests} requests${least}${limited}, ${seconds.toFixed(1)} s`;
}

function verifiedText({ clients, wrong }: NonNullable<RunSummary['verified']>): string {
  const looked = `Read once more: ${clients} clients that were written`;
  return wrong === 0
    ? `${looked}, all as they should be.`
    : `${looked}, ${wrong} not as they should be: see errors.csv.`;
}

function writesOf({ created, updated, deleted }: RunSummary): number {
  return created + updated + deleted;
}

const UNKNOWN_WARNING =
  'The answers to some requests were lost: whether Cubicl acted on them can not be told from here.';

const MEANINGS: Readonly<Partial<Record<string, string>>> = {
  'report.html': 'all of it as a page: open it in a browser',
  'errors.csv': 'what is wrong, cell by cell',
  'conflicts.csv': 'yours and theirs side by side: write mine or theirs into _resolve',
  'conflicts.xlsx': 'yours and theirs side by side: write mine or theirs into _resolve',
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
