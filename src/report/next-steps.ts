/** What a person can do after a run, each with the command that does it. */
import { join } from 'node:path';
import type { PlanHead } from '../apply/plan-file.ts';
import { fill, type Lang } from '../language.ts';
import { applyCommand, command } from './commands.ts';
import type { RunSummary } from './finish.ts';
import { WORDS } from './words.ts';

export interface NextStep {
  readonly title: string;
  readonly why: string;
  readonly command?: string;
}

export interface Going {
  readonly summary: RunSummary;
  readonly head: PlanHead;
  readonly lang: Lang;
  /** The flags that name the server. */
  readonly target: readonly string[];
}

export function nextSteps({ summary, head, lang, target }: Going): readonly NextStep[] {
  const words = WORDS[lang];
  const { runDir, dryRun, notDone } = summary;
  const writes = summary.created + summary.updated + summary.deleted;
  const steps: NextStep[] = [];
  const apply = command(applyCommand(summary), target);
  if (summary.mustAllow) steps.push({ title: words.nextAllow, why: words.nextAllowWhy, command: apply });
  else if (dryRun && writes > 0)
    steps.push({ title: words.nextApply, why: words.nextApplyWhy, command: apply });
  if (notDone > 0)
    steps.push({ title: words.nextGoOn, why: fill(lang, words.nextGoOnWhy, { n: notDone }), command: apply });
  if (summary.unknown > 0) steps.push({ title: words.nextUnknown, why: words.nextUnknownWhy });
  const rejected = summary.files.filter((file) => /^rejected[.-]/.test(file));
  if (rejected.length > 0) {
    const text = rejected.some((file) => file.startsWith('rejected-'))
      ? words.nextMendFilesWhy
      : words.nextMendWhy;
    const why = fill(lang, text, { file: rejected.join(', ') });
    const mended = [
      head.command,
      ...rejected.map((file) => join(runDir, file)),
      ...flagsOf(head).filter((flag) => !PLACING.test(flag)),
    ];
    steps.push({ title: words.nextMend, why, command: command(mended, target) });
  }
  const conflicts = summary.files.find((file) => file.startsWith('conflicts.'));
  if (conflicts !== undefined) {
    const why = fill(lang, words.nextConflictsWhy, { file: conflicts });
    const settle = command(['import', join(runDir, conflicts)], target);
    steps.push({ title: words.nextConflicts, why, command: settle });
  }
  if (!dryRun && writes > 0) {
    const undo = command(['undo', runDir, '--dry-run'], target);
    steps.push({ title: words.nextUndo, why: words.nextUndoWhy, command: undo });
  }
  return steps;
}

/** With which flags the file was imported. */
function flagsOf({ options }: PlanHead): readonly string[] {
  const flags = options['flags'];
  return Array.isArray(flags) ? flags.filter((flag) => typeof flag === 'string') : [];
}

/** They say where the table stands in the file; the rejected rows are in a file that holds nothing else. */
const PLACING = /^--(?:sheet|header-row|format)=/;
