/** Asks a person yes or no, where there is one. */
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from '../errors.ts';

/** False for a script, which must be told by a flag instead. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
}

/** In English or Turkish; asked again until it is one or the other. No when the input ends. @throws Interrupted */
export async function agrees(question: string, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const answer = (await ask(question, signal)).trim();
    if (/^(?:y|yes|e|evet)$/i.test(answer)) return true;
    if (/^(?:|n|no|h|hay[ıi]r)$/iu.test(answer)) return false;
  }
}

/** '' when the input ends (Ctrl-D). @throws Interrupted on Ctrl-C, or the signal's reason */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  // The terminal edits the line itself: one that readline has taken over can't be put back once it is closed.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort(new Interrupted());
  process.once('SIGINT', onInterrupt);
  const stop = AbortSignal.any([signal, interrupt.signal]);
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    const answer = await Promise.race([lines.question(question, { signal: stop }), ended]);
    if (answer === undefined) {
      // The cursor stands behind the question.
      process.stderr.write('\n');
      // A terminal that is closed ends the input first, and sends SIGHUP right after.
      await sleep(HANG_UP_MS);
    }
    stop.throwIfAborted();
    return answer ?? '';
  } catch (error) {
    stop.throwIfAborted();
    throw error;
  } finally {
    process.off('SIGINT', onInterrupt);
    lines.close();
  }
}

const HANG_UP_MS = 50;
