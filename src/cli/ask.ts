/** Asks a person yes or no, where there is one. */
import { createInterface } from 'node:readline/promises';
import { Interrupted } from '../errors.ts';
import type { Lang } from '../language.ts';
import { msg } from '../message.ts';
import { tell } from '../turkish/tell.ts';
import { fitted } from './terminal.ts';
import { onStop, refuseHungUp } from './stop-signals.ts';

/** False for a script, which must be told by a flag instead. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
}

/** In English or Turkish; asked again until it is one or the other. No when the input ends. @throws Interrupted */
export async function agrees(question: string, { signal, lang }: Asking): Promise<boolean> {
  for (;;) {
    const answer = (await ask(question, signal)).trim();
    if (/^(?:y|yes|e|evet)$/i.test(answer)) return true;
    if (/^(?:|n|no|h|hay[ıi]r)$/iu.test(answer)) return false;
    process.stderr.write(`${tell(msg`Please answer y for yes or n for no.`, lang)}\n`);
  }
}

interface Asking {
  readonly signal: AbortSignal;
  readonly lang: Lang;
}

/** '' when the input ends (Ctrl-D). @throws Interrupted on Ctrl-C and its like, or the signal's reason */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  // The terminal edits the line itself: one that readline has taken over can't be put back once it is closed.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const interrupt = new AbortController();
  const release = onStop((by) => interrupt.abort(new Interrupted(by)));
  const stop = AbortSignal.any([signal, interrupt.signal]);
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    const answer = await Promise.race([
      lines.question(`${fitted(question.trimEnd(), process.stderr)} `, { signal: stop }),
      ended,
    ]);
    if (answer === undefined) {
      // The cursor stands behind the question.
      process.stderr.write('\n');
      await refuseHungUp();
    }
    stop.throwIfAborted();
    return answer ?? '';
  } catch (error) {
    stop.throwIfAborted();
    throw error;
  } finally {
    release();
    lines.close();
  }
}
