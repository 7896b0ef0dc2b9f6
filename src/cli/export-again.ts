/** An export that is made again and again, by a machine: one at a time, compared with the one before, old ones removed. */
import { access, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { hold } from '../apply/hold.ts';
import { diffClients, type DiffDeps, type DiffFormat } from '../diff.ts';
import { EXIT, Failure, Interrupted, UsageFailure, worstExit } from '../errors.ts';
import type { ExportSummary } from '../export.ts';
import { inWords, msg, type Message } from '../message.ts';
import { clean } from '../report/clean.ts';
import { fileFailure } from '../table/failures.ts';
import { putWhole, refuseExisting } from '../table/whole-file.ts';
import { refuseOwnInput } from './arguments.ts';
import { checkPattern, filesOf, filled, hasPlaceholders, removeOlder, type Removal } from './export-name.ts';

export interface Again {
  /** Where it goes, with `{date}`, `{time}` and `{count}`. */
  readonly pattern: string;
  readonly force: boolean;
  /** How many files of the pattern stay. */
  readonly keep?: number;
  readonly ifChanged: boolean;
  /** Where the differences from the one before go. */
  readonly changes?: string;
}

export interface AgainSummary extends ExportSummary {
  /** False when nothing changed since `comparedWith`, which then stands for `file`; absent when it was not compared. */
  readonly changed?: boolean;
  readonly comparedWith?: string;
  readonly changes?: string;
  readonly removed?: readonly string[];
  /** What went wrong beside the export, which is there all the same: not compared, or an older one not removed. */
  readonly problems?: readonly string[];
}

interface AgainDeps extends Pick<DiffDeps, 'signal'> {
  readonly labels: ReadonlyMap<string, string>;
  /** Exports to this very file. */
  readonly exportTo: (file: string) => Promise<ExportSummary>;
  readonly warn: (problem: Message) => void;
}

/** @throws Failure where it makes no sense, another export of the pattern is under way, or the export itself fails */
export async function exportAgain(again: Again, deps: AgainDeps): Promise<AgainSummary> {
  const at = await freeTime(again);
  await checkAgain(again, at);
  const { pattern } = again;
  const release = await hold(besides(pattern, 'lock'), pattern);
  const temporary = besides(pattern, `partial${extname(pattern)}`);
  try {
    // One that was killed left its own there: nobody else writes it while the lock is held.
    await rm(temporary, { force: true });
    return await exportOnce({ again, at, temporary }, deps);
  } finally {
    await rm(temporary, { force: true });
    await release();
  }
}

/** In autumn an hour is there twice, and its names are taken the second time: the next free second serves as well. */
async function freeTime({ pattern, force }: Again): Promise<Date> {
  let at = new Date();
  if (force || !pattern.includes('{time}')) return at;
  while (await isThere(filled(pattern, { at, count: 0 }))) at = new Date(at.getTime() + 1000);
  return at;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

interface Once {
  readonly again: Again;
  /** When it began: the date and time in all its names. */
  readonly at: Date;
  readonly temporary: string;
}

async function exportOnce(once: Once, deps: AgainDeps): Promise<AgainSummary> {
  const { pattern, keep, ifChanged, force } = once.again;
  const before = (await filesOf(pattern)).at(-1);
  const summary = await deps.exportTo(once.temporary);
  const compared = before === undefined ? {} : await compareOrSay(once, before, deps);
  if (ifChanged && compared.changed === false && before !== undefined) {
    return { ...summary, ...compared, file: before, removed: [] };
  }
  const file = filled(pattern, { at: once.at, count: summary.clients });
  await putWhole(once.temporary, file, force);
  const isWhole = summary.exitCode === EXIT.done;
  const removal = isWhole && keep !== undefined ? await removeOlder(pattern, keep, file) : NONE;
  for (const problem of removal.problems) deps.warn(problem);
  const problems = [...(compared.problems ?? []), ...removal.problems.map((problem) => inWords(problem))];
  const whole = { ...summary, ...compared, file, removed: removal.removed };
  return problems.length === 0
    ? whole
    : { ...whole, problems, exitCode: worstExit([EXIT.rows, whole.exitCode]) };
}

const NONE: Removal = { removed: [], problems: [] };

/** What would fail is said before an hour of reading. */
export async function checkAgain(
  { pattern, keep, changes, force, ifChanged }: Again,
  at: Date,
): Promise<void> {
  checkPattern(pattern);
  if (changes !== undefined) await checkChanges(changes, pattern);
  if (pattern === '-') {
    throw new UsageFailure(msg`--keep, --if-changed and --changes need a file, not stdout.`, {
      hint: msg`Name a file.`,
    });
  }
  await checkFolder(pattern);
  if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) {
    throw new UsageFailure(msg`--keep takes a whole number from 1 on, not ${keep}.`);
  }
  if (keep !== undefined && !/\{(?:date|time)\}/.test(pattern)) {
    throw new UsageFailure(msg`--keep needs {date} or {time} in the name of the file.`, {
      hint: msg`For example: clients-{date}.xlsx`,
    });
  }
  const isKnown = !pattern.includes('{count}');
  if (isKnown && !(ifChanged && hasPlaceholders(pattern)))
    await refuseExisting(filled(pattern, { at, count: 0 }), force);
}

/** The first export has nothing to compare with: without this, only the second would tell. */
async function checkChanges(changes: string, pattern: string): Promise<void> {
  checkPattern(changes);
  refuseOwnInput(changes, [pattern]);
  if (FORMATS[extname(changes).toLowerCase()] === undefined)
    throw new UsageFailure(msg`The name ${changes} does not say which format to write.`, {
      hint: msg`End it in .xlsx, .csv or .json.`,
    });
  await checkFolder(changes);
}

async function checkFolder(file: string): Promise<void> {
  await access(dirname(file)).catch((error: unknown) => {
    throw fileFailure(error, file, 'written');
  });
}

type Compared = Pick<AgainSummary, 'changed' | 'comparedWith' | 'changes' | 'problems'>;

/** A latest file that somebody broke must not stop this export, and every one after it. */
async function compareOrSay(once: Once, before: string, deps: AgainDeps): Promise<Compared> {
  const { ifChanged, changes } = once.again;
  if (!ifChanged && changes === undefined) return {};
  try {
    return await compare(once, before, deps);
  } catch (error) {
    if (!(error instanceof Failure) || error instanceof Interrupted) throw error;
    const problem = msg`What changed since ${clean(before)} can't be told: ${error.told.message}`;
    deps.warn(problem);
    return { problems: [inWords(problem)] };
  }
}

/** An export that nobody needs takes its file of changes along. */
async function compare({ again, at, temporary }: Once, before: string, deps: AgainDeps): Promise<Compared> {
  const changes = again.changes === undefined ? undefined : filled(again.changes, { at, count: 0 });
  const scratch = besides(again.pattern, `compared${extname(changes ?? '.json')}`);
  const told = { before, after: temporary, out: scratch, format: formatOf(changes), force: true };
  try {
    const { added, removed, changed, unclear, unseen, notCompared } = await diffClients(
      { ...told, labels: deps.labels },
      deps.signal ? { signal: deps.signal } : {},
    );
    const differs = added + removed + changed + unclear + unseen + notCompared.length > 0;
    const isTold = changes !== undefined && (differs || !again.ifChanged);
    if (isTold) await putWhole(scratch, changes, true);
    return { changed: differs, comparedWith: before, ...(isTold ? { changes } : {}) };
  } finally {
    await rm(scratch, { force: true });
  }
}

const FORMATS: Readonly<Partial<Record<string, DiffFormat>>> = {
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
  '.txt': 'text',
};

function formatOf(changes: string | undefined): DiffFormat {
  return changes === undefined ? 'json' : (FORMATS[extname(changes).toLowerCase()] ?? 'text');
}

/** A hidden file beside those of the pattern. */
function besides(pattern: string, ending: string): string {
  return join(dirname(pattern), `.${basename(pattern)}.${ending}`);
}
