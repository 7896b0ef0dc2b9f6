/** The files a run leaves for people: errors, the rows to mend, what became of every row, and the summary. */
import { writeFile } from 'node:fs/promises';
import { readJournal } from '../apply/journal.ts';
import { readPlan, readPlanHead } from '../apply/plan-file.ts';
import type { RunFolder } from '../apply/run.ts';
import { inBatches } from '../batches.ts';
import { rowsByFile } from '../client/draft.ts';
import { countNotes, NO_COUNTS, type Action, type NoteCounts } from '../plan/plan.ts';
import { EXIT, worstExit, type ExitCode, type Issue } from '../errors.ts';
import type { Lang } from '../language.ts';
import { fileFailure } from '../table/failures.ts';
import type { SheetToWrite, WrittenCell } from '../table/table.ts';
import { writeTable } from '../table/write.ts';
import { conflictRows, conflictSheet } from './conflicts.ts';
import { kindOf, type Kind } from './kinds.ts';
import {
  errorColumns,
  errorRows,
  linesIn,
  messagesOf,
  resultColumns,
  resultRows,
  type ToRows,
} from './lines.ts';
import { recordOf, type RowRecord } from './records.ts';
import { rejectedSheet, type Failing, type RejectedFrom } from './rejected.ts';

/** The counts of a run; every client of the sheet is in exactly one of them. */
export interface RunCounts extends NoteCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** How many of the unchanged were left out: the row says so, a rule of the mapping, or another row speaks for it. */
  readonly skipped: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly failed: number;
  readonly unknown: number;
  /** Planned, but not sent: a dry run, or a run that was interrupted. */
  readonly notDone: number;
}

export interface Reported {
  readonly counts: RunCounts;
  readonly exitCode: ExitCode;
  /** Writes for which a request left. */
  readonly writes: number;
  /** The files written, for the closing lines. */
  readonly files: readonly string[];
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
 * there is something to say.
 */
export async function writeReport(run: RunFolder, about: ReportedRun): Promise<Reported> {
  const { lang = 'en' } = about;
  const journal = await readJournal(run.file('journal.jsonl'));
  const told = (action: Action): RowRecord => {
    const record = recordOf(action, journal, about.isPlanOnly);
    return { ...record, issues: [...record.issues, ...(about.verified?.get(action.n) ?? [])] };
  };
  const tally = await tallyUp(run, told, about);
  const files: string[] = [];
  const save = async (name: string, sheet: SheetToWrite): Promise<void> => {
    await writeTable(run.file(name), 'csv', [sheet], { force: true });
    files.push(name);
  };
  await save('results.csv', {
    name: 'results',
    columns: resultColumns(tally.hasFiles),
    rows: batches(run, told, resultRows(tally.hasFiles, lang)),
  });
  if (tally.issues > 0) {
    await save('errors.csv', {
      name: 'errors',
      columns: errorColumns(tally.hasFiles),
      rows: batches(run, told, errorRows(tally.hasFiles, lang)),
    });
  }
  for (const source of about.sources ?? []) {
    const failing = tally.failing.get(source.file ?? '');
    if (failing) files.push(await rejectedSheet(run, source, failing));
  }
  if (tally.conflicts > 0) {
    const { input = {} } = await readPlanHead(run.file('plan.jsonl'));
    files.push(await conflictSheet(run, input, batches(run, told, conflictRows)));
  }
  const isWrong = (about.verified?.size ?? 0) > 0;
  const exitCode = worstExit([exitOf(tally.counts), isWrong ? EXIT.rows : EXIT.done]);
  return { counts: tally.counts, exitCode, writes: tally.writes, files, tell: told };
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

type Tell = (action: Action) => RowRecord;

interface Tally {
  readonly counts: RunCounts;
  readonly issues: number;
  readonly writes: number;
  readonly conflicts: number;
  /** Rows to mend, each with what is wrong, by file; '' where there is only one. */
  readonly failing: ReadonlyMap<string, Failing>;
  /** Whether rows have to be told by file. */
  readonly hasFiles: boolean;
}

async function tallyUp(run: RunFolder, told: Tell, { onRecord, lang = 'en' }: ReportedRun): Promise<Tally> {
  const kinds = new Map<Kind, number>();
  const failing = new FailingRows();
  let hasFiles = false;
  let notes: NoteCounts = NO_COUNTS;
  let rows = 0;
  let issues = 0;
  let writes = 0;
  let conflicts = 0;
  for await (const action of readPlan(run.file('plan.jsonl'))) {
    const record = told(action);
    onRecord?.(record);
    const kind = kindOf(record.result);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    notes = countNotes(notes, action);
    rows += rowsByFile(action).length;
    hasFiles ||= action.file !== undefined;
    issues += record.issues.length;
    writes += record.isSent ? 1 : 0;
    conflicts += record.conflicts.length;
    if (kind === 'rejected' || kind === 'failed') {
      for (const [file, row] of rowsByFile(action)) failing.of(file).rows.set(row, messagesOf(record, lang));
      for (const [line, message] of linesIn(record, lang)) failing.of('').lines.set(line, message);
    }
  }
  return {
    counts: countsOf(kinds, rows, notes),
    issues,
    writes,
    conflicts,
    failing: failing.byFile,
    hasFiles,
  };
}

/** By file, made as they are needed. */
class FailingRows {
  readonly byFile = new Map<string, { rows: Map<number, string>; lines: Map<number, string> }>();

  of(file: string): { rows: Map<number, string>; lines: Map<number, string> } {
    const known = this.byFile.get(file) ?? {
      rows: new Map<number, string>(),
      lines: new Map<number, string>(),
    };
    this.byFile.set(file, known);
    return known;
  }
}

function countsOf(kinds: ReadonlyMap<Kind, number>, rows: number, notes: NoteCounts): RunCounts {
  const of = (kind: Kind): number => kinds.get(kind) ?? 0;
  return {
    rows,
    created: of('created'),
    updated: of('updated'),
    unchanged: of('unchanged') + of('skipped'),
    skipped: of('skipped'),
    deleted: of('deleted'),
    rejected: of('rejected'),
    conflicts: of('conflict'),
    failed: of('failed'),
    unknown: of('unknown'),
    notDone: of('not done'),
    withoutBase: notes.withoutBase,
    damaged: notes.damaged,
    repaired: notes.repaired,
    unseen: notes.unseen,
    duplicates: notes.duplicates,
    leftOut: notes.leftOut,
    likely: notes.likely,
    values: notes.values,
  };
}

function exitOf(counts: RunCounts): ExitCode {
  return worstExit([
    counts.unknown > 0 ? EXIT.unknown : EXIT.done,
    counts.rejected + counts.failed + counts.conflicts + counts.damaged > 0 ? EXIT.rows : EXIT.done,
  ]);
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
