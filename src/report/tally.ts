/** Counts what became of the rows of a run, and gathers those that are to be mended. */
import { readPlan } from '../apply/plan-file.ts';
import type { RunFolder } from '../apply/run.ts';
import { rowsByFile } from '../client/draft.ts';
import { EXIT, worstExit, type ExitCode } from '../errors.ts';
import type { Lang } from '../language.ts';
import { countNotes, NO_COUNTS, type Action, type NoteCounts } from '../plan/plan.ts';
import { kindOf, type Kind } from './kinds.ts';
import { linesIn, messagesAt } from './lines.ts';
import type { RowRecord } from './records.ts';
import type { Failing } from './rejected.ts';

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

/** What became of an action. */
export type Tell = (action: Action) => RowRecord;

export interface Tally {
  readonly counts: RunCounts;
  readonly issues: number;
  readonly writes: number;
  readonly conflicts: number;
  /** Rows to mend, each with what is wrong, by file; '' where there is only one. */
  readonly failing: ReadonlyMap<string, Failing>;
  /** Whether rows have to be told by file. */
  readonly hasFiles: boolean;
}

interface Tallying {
  /** Of the messages for people; default English. */
  readonly lang?: Lang;
  /** Told of every record once. */
  readonly onRecord?: (record: RowRecord) => void;
}

export async function tallyUp(
  run: RunFolder,
  told: Tell,
  { onRecord, lang = 'en' }: Tallying,
): Promise<Tally> {
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
      for (const [file, row] of rowsByFile(action))
        failing.of(file).rows.set(row, messagesAt(record, [file, row], lang));
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

export function exitOf(counts: RunCounts): ExitCode {
  return worstExit([
    counts.unknown > 0 ? EXIT.unknown : EXIT.done,
    counts.rejected + counts.failed + counts.conflicts + counts.damaged > 0 ? EXIT.rows : EXIT.done,
  ]);
}
