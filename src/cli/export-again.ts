/** An export that is made again and again, by a machine: one at a time, compared with the one before, old ones removed. */
import { access, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { hold } from '../apply/hold.ts';
import { diffClients, type DiffDeps, type DiffFormat } from '../diff.ts';
import { EXIT, UsageFailure } from '../errors.ts';
import type { ExportSummary } from '../export.ts';
import { msg } from '../message.ts';
import { fileFailure } from '../table/failures.ts';
import { putWhole, refuseExisting } from '../table/whole-file.ts';
import { refuseOwnInput } from './arguments.ts';
import { checkPattern, filesOf, filled, hasPlaceholders, removeOlder } from './export-name.ts';

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
}

interface AgainDeps extends Pick<DiffDeps, 'signal'> {
  readonly labels: ReadonlyMap<string, string>;
  /** Exports to this very file. */
  readonly exportTo: (file: string) => Promise<ExportSummary>;
}

/** @throws Failure where it makes no sense, another export of the pattern is under way, or the export itself fails */
export async function exportAgain(again: Again, deps: AgainDeps): Promise<AgainSummary> {
  await checkAgain(again);
  const { pattern } = again;
  const release = await hold(besides(pattern, 'lock'), pattern);
  const temporary = besides(pattern, `partial${extname(pattern)}`);
  try {
    // One that was killed left its own there: nobody else writes it while the lock is held.
    await rm(temporary, { force: true });
    const before = (await filesOf(pattern)).at(-1);
    const summary = await deps.exportTo(temporary);
    const compared = before === undefined ? {} : await compare({ again, before, after: temporary }, deps);
    if (again.ifChanged && compared.changed === false && before !== undefined) {
      return { ...summary, ...compared, file: before, removed: [] };
    }
    const file = filled(pattern, { at: new Date(), count: summary.clients });
    await putWhole(temporary, file, again.force);
    const isWhole = summary.exitCode === EXIT.done;
    const removed = isWhole && again.keep !== undefined ? await removeOlder(pattern, again.keep, file) : [];
    return { ...summary, ...compared, file, removed };
  } finally {
    await rm(temporary, { force: true });
    await release();
  }
}

async function checkAgain({ pattern, keep, changes, force, ifChanged }: Again): Promise<void> {
  checkPattern(pattern);
  if (changes !== undefined) await checkChanges(changes, pattern);
  if (pattern === '-') {
    throw new UsageFailure(msg`--keep, --if-changed and --changes need a file, not stdout.`, {
      hint: msg`Name a file.`,
    });
  }
  if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) {
    throw new UsageFailure(msg`--keep takes a whole number from 1 on, not ${keep}.`);
  }
  if (keep !== undefined && !/\{(?:date|time)\}/.test(pattern)) {
    throw new UsageFailure(msg`--keep needs {date} or {time} in the name of the file.`, {
      hint: msg`For example: clients-{date}.xlsx`,
    });
  }
  // What is known to fail is said before an hour of reading, where the name is known by then.
  const isKnown = !/\{(?:count|time)\}/.test(pattern);
  if (isKnown && !(ifChanged && hasPlaceholders(pattern)))
    await refuseExisting(filled(pattern, { at: new Date(), count: 0 }), force);
}

/** The first export has nothing to compare with: without this, only the second would tell. */
async function checkChanges(changes: string, pattern: string): Promise<void> {
  checkPattern(changes);
  refuseOwnInput(changes, [pattern]);
  if (FORMATS[extname(changes).toLowerCase()] === undefined)
    throw new UsageFailure(msg`The name ${changes} does not say which format to write.`, {
      hint: msg`End it in .xlsx, .csv or .json.`,
    });
  await access(dirname(changes)).catch((error: unknown) => {
    throw fileFailure(error, changes, 'written');
  });
}

interface Comparing {
  readonly again: Again;
  readonly before: string;
  readonly after: string;
}

type Compared = Pick<AgainSummary, 'changed' | 'comparedWith' | 'changes'>;

async function compare({ again, before, after }: Comparing, deps: AgainDeps): Promise<Compared> {
  if (!again.ifChanged && again.changes === undefined) return {};
  const changes =
    again.changes === undefined ? undefined : filled(again.changes, { at: new Date(), count: 0 });
  const scratch = besides(again.pattern, 'compared.json');
  try {
    const { added, removed, changed, unclear, unseen, notCompared } = await diffClients(
      { before, after, out: changes ?? scratch, format: formatOf(changes), force: true, labels: deps.labels },
      deps.signal ? { signal: deps.signal } : {},
    );
    const differs = added + removed + changed + unclear + unseen + notCompared.length > 0;
    return { changed: differs, comparedWith: before, ...(changes === undefined ? {} : { changes }) };
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
