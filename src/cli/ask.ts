/** Asks a person yes or no, where there is one. */
import { createInterface } from 'node:readline/promises';

/** False for a script, which must be told by a flag instead. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
}

/** In English or Turkish; no when the input ends. @throws the signal's reason on Ctrl-C */
export async function agrees(question: string, signal: AbortSignal): Promise<boolean> {
  return /^(y|yes|e|evet)$/i.test((await ask(question, signal)).trim());
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
