/** Shows a plan before it is carried out, and asks. */
import { createInterface } from 'node:readline/promises';
import { UsageFailure } from '../errors.ts';
import type { ImportProgress, Planned } from '../import.ts';
import { countsLine, previewLines } from '../report/preview.ts';
import type { Session } from './session.ts';
import { clean } from './terminal.ts';

export interface ReviewFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly verbose: boolean;
}

export function showPlan(
  { counts, sample, assumed, run }: Planned,
  flags: ReviewFlags,
  { terminal }: Session,
): void {
  if (assumed.length > 0) terminal.say(terminal.dim(`How it was read: ${clean(assumed.join('; '))}.`));
  terminal.say(`Plan: ${countsLine(counts)}.`);
  if (counts.clears > 0)
    terminal.say(`${counts.clears} filled ${counts.clears === 1 ? 'field is' : 'fields are'} emptied.`);
  if (flags.yes && !flags.dryRun && !flags.verbose) return;
  for (const line of previewLines(counts, sample, run.file('results.csv'))) terminal.say(clean(line));
}

/** A person is asked; a script must say --yes before anything is cleared or deleted. */
export async function confirm(
  { counts }: Planned,
  flags: ReviewFlags,
  signal: AbortSignal,
): Promise<boolean> {
  const writes = counts.create + counts.update + counts.delete;
  if (flags.yes || writes === 0) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env['CI']) {
    if (counts.clears + counts.delete === 0) return true;
    throw new UsageFailure(
      `This would empty ${counts.clears} fields and delete ${counts.delete} clients; nothing was sent.`,
      {
        hint: 'Look at it with --dry-run, then say --yes.',
      },
    );
  }
  const answer = await ask('Go ahead? [y/N] ', signal);
  return /^(y|yes|e|evet)$/i.test(answer.trim());
}

/** '' when the input ends (Ctrl-D). @throws the signal's reason on Ctrl-C */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Readline swallows Ctrl-C, and leaves a question without an answer when the input ends.
  terminal.on('SIGINT', () => process.emit('SIGINT'));
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    return await Promise.race([terminal.question(question, { signal }), ended]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    terminal.close();
  }
}

export function progressText({ phase, done, total }: ImportProgress): string {
  const of = total === undefined ? '' : ` of ${total}`;
  return {
    check: `Checking: ${done} rows`,
    read: `Reading Cubicl: ${done} clients`,
    plan: `Comparing: ${done}${of} rows`,
    write: `Writing: ${done}${of}`,
  }[phase];
}
