/** The files a run leaves for people: errors, the rows to mend, what became of every row, and the summary. */
import { writeFile } from 'node:fs/promises';
import { failureOf } from '../apply/carry-out.ts';
import { readJournal } from '../apply/journal.ts';
import { readPlan, readPlanHead } from '../apply/plan-file.ts';
import type { RunFolder } from '../apply/run.ts';
import { inBatches } from '../batches.ts';
import type { Action } from '../plan/plan.ts';
import { EXIT, worstExit, type ExitCode, type Failure, type Issue } from '../errors.ts';
import type { Lang } from '../language.ts';
import { fileFailure } from '../table/failures.ts';
import type { SheetToWrite, WrittenCell } from '../table/table.ts';
import { writeTable } from '../table/write.ts';
import { conflictRows, conflictSheet } from './conflicts.ts';
import { errorColumns, errorRows, resultColumns, resultRows, type ToRows } from './lines.ts';
import { recordOf, type RowRecord } from './records.ts';
import { rejectedSheet, type RejectedFrom } from './rejected.ts';
import { exitOf, tallyUp, type RunCounts, type Tally, type Tell } from './tally.ts';

export interface Reported {
  readonly counts: RunCounts;
  readonly exitCode: ExitCode;
  /** Writes for which a request left. */
  readonly writes: number;
  /** The files written, for the closing lines. */
  readonly files: readonly string[];
  /** Why some are missing, where the disk would not take them. */
  readonly failure: Failure | undefined;
  /** What became of an action. */
  readonly tell: Tell;
}

export interface ReportedRun {
  /** The input's files, to copy failing rows from exactly as they came; absent for runs without one. */
  readonly sources?: readonly RejectedFrom[];
  /** Of the messages for people; default English. */
  readonly lang?: Lang;
  /** Nothing was sent: the counts say what would be done. */
  readonly isPlanOnly: boolean;
  /** What a look at Cubicl afterwards found wrong, by the number of the action. */
  readonly verified?: ReadonlyMap<number, readonly Issue[]>;
  /** Told of every record once. */
  readonly onRecord?: (record: RowRecord) => void;
}

/**
 * Writes `errors.csv`, `results.csv`, `rejected.<csv|xlsx>` and `conflicts.<csv|xlsx>` into the run's folder, each only if
 * there is something to say. What became of the rows is known all the same where they can't be written.
 */
export async function writeReport(run: RunFolder, about: ReportedRun): Promise<Reported> {
  const journal = await readJournal(run.file('journal.jsonl'));
  const { names } = await readPlanHead(run.file('plan.jsonl'));
  const told = (action: Action): RowRecord => {
    const record = recordOf(action, journal, { isPlanOnly: about.isPlanOnly, names });
    return { ...record, issues: [...record.issues, ...(about.verified?.get(action.n) ?? [])] };
  };
  const tally = await tallyUp(run, told, about);
  const files: string[] = [];
  const failure = await failureOf(undefined, async () => {
    for await (const file of writeFiles(run, { about, tally, told })) files.push(file);
  });
  const isWrong = (about.verified?.size ?? 0) > 0;
  const exitCode = worstExit([exitOf(tally.counts), isWrong ? EXIT.rows : EXIT.done]);
  return { counts: tally.counts, exitCode, writes: tally.writes, files, failure, tell: told };
}

interface Writing {
  readonly about: ReportedRun;
  readonly tally: Tally;
  readonly told: Tell;
}

/** The names of the files, each once it is there. @throws FileFailure */
async function* writeFiles(run: RunFolder, { about, tally, told }: Writing): AsyncGenerator<string> {
  const { lang = 'en' } = about;
  const save = async (name: string, sheet: SheetToWrite): Promise<string> => {
    await writeTable(run.file(name), [sheet], { format: 'csv', force: true });
    return name;
  };
  yield await save('results.csv', {
    name: 'results',
    columns: resultColumns(tally.hasFiles),
    rows: batches(run, told, resultRows(tally.hasFiles, lang)),
  });
  if (tally.issues > 0) {
    yield await save('errors.csv', {
      name: 'errors',
      columns: errorColumns(tally.hasFiles),
      rows: batches(run, told, errorRows(tally.hasFiles, lang)),
    });
  }
  for (const source of about.sources ?? []) {
    const failing = tally.failing.get(source.file ?? '');
    if (failing) yield await rejectedSheet(run, source, failing);
  }
  if (tally.conflicts > 0) {
    const { input = {} } = await readPlanHead(run.file('plan.jsonl'));
    yield await conflictSheet(run, { ...input, lang }, (as) =>
      batches(run, told, (record) => conflictRows(record, as)),
    );
  }
}

/** `summary.json`, also what `--json` prints. */
export async function writeSummary(run: RunFolder, summary: unknown): Promise<void> {
  const path = run.file('summary.json');
  try {
    await writeFile(path, `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw fileFailure(error, path, 'written');
  }
}

function batches(run: RunFolder, told: Tell, toRows: ToRows): SheetToWrite['rows'] {
  return inBatches(rowsOf(run, told, toRows), BATCH_ROWS);
}

const BATCH_ROWS = 500;

async function* rowsOf(run: RunFolder, told: Tell, toRows: ToRows): AsyncGenerator<readonly WrittenCell[]> {
  for await (const action of readPlan(run.file('plan.jsonl'))) {
    for (const row of toRows(told(action))) yield row;
  }
}
