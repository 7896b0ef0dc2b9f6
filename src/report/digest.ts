/** What the top of the report page tells, gathered row by row: how many ended how, what was wrong, what is in conflict. */
import type { Issue } from '../errors.ts';
import type { Conflict } from '../plan/plan.ts';
import type { RowRecord, RowResult } from './records.ts';

/** Everything that was wrong for one reason. */
export interface Problem {
  readonly code: string;
  count: number;
  /** The first few. */
  readonly samples: Issue[];
}

/** A client with fields that both sides changed. */
export interface Clash {
  readonly record: RowRecord;
  readonly conflicts: readonly Conflict[];
}

const MOST_SAMPLES = 8;
const MOST_CLASHES = 10;

export class Digest {
  readonly results = new Map<RowResult, number>();
  readonly #problems = new Map<string, Problem>();
  /** The first few. */
  readonly clashes: Clash[] = [];
  clashCount = 0;

  add(record: RowRecord): void {
    this.results.set(record.result, (this.results.get(record.result) ?? 0) + 1);
    const conflicts = record.issues.filter(hasBothSides);
    for (const issue of record.issues) if (!hasBothSides(issue)) this.#addProblem(issue);
    if (conflicts.length === 0) return;
    this.clashCount += 1;
    if (this.clashes.length < MOST_CLASHES) this.clashes.push({ record, conflicts });
  }

  /** Clients of the sheet. */
  get rows(): number {
    return [...this.results.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The most frequent first. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values()].sort((a, b) => b.count - a.count);
  }

  #addProblem(issue: Issue): void {
    const problem = this.#problems.get(issue.code) ?? { code: issue.code, count: 0, samples: [] };
    problem.count += 1;
    if (problem.samples.length < MOST_SAMPLES) problem.samples.push(issue);
    this.#problems.set(issue.code, problem);
  }
}

/** Some conflicts tell no values, such as those of clients that went away. */
export function hasBothSides(issue: Issue): issue is Conflict {
  return issue.code === 'conflict' && 'yours' in issue && 'theirs' in issue;
}
