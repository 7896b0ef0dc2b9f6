/** Reads a secret: typed without being shown, or from standard input where that is a file or a pipe. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Interrupted, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { onStop, refuseHungUp } from './stop-signals.ts';

/** Far more than any token has. */
const MOST_CHARS = 10_000;

/** Without the spaces and line breaks around it; '' on Ctrl-D. @throws Interrupted on Ctrl-C and its like */
export async function readSecret(question: string): Promise<string> {
  if (process.stdin.isTTY) return (await typed(question)).trim();
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > MOST_CHARS) throw new UsageFailure(msg`What came on standard input is no token.`);
  }
  return text.trim();
}

/** Readline in raw mode: the terminal shows nothing itself, and what readline would show goes nowhere. */
async function typed(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  let release = (): void => undefined;
  // A terminal that was closed can't be put back, which readline tries as it ends.
  lines.on('error', () => undefined);
  try {
    return await new Promise<string>((resolve, reject) => {
      // Whoever is stopped without a listener would leave the terminal in raw mode, where nothing typed is shown.
      release = onStop((signal) => reject(new Interrupted(signal)));
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(new Interrupted()));
      lines.once('close', () => void refuseHungUp().then(() => resolve(''), reject));
      process.stderr.write(question);
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
    release();
  }
}
