/** A terminal for machines: every line is a JSON object on stderr, in English, without colours. */
import { inWords } from '../message.ts';
import { clean } from '../report/clean.ts';
import { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** No window limits a log. */
const COLUMNS = 200;

/** `{"time": ISO 8601 UTC, "level": "info" | "warn" | "error" | "progress", "message": …}` */
export function jsonLog(quiet: boolean, result: Terminal['result']): Terminal {
  const log = (level: string, message: string): void => {
    if (level !== 'progress') progress.clear();
    if (message.trim() === '') return;
    const time = new Date().toISOString();
    process.stderr.write(`${JSON.stringify({ time, level, message: message.trim() })}\n`);
  };
  const output = { columns: COLUMNS, write: (text: string) => log('progress', text) };
  const progress = new Progress({ output, isLive: false, now: () => performance.now(), lang: 'en' });
  return {
    say: (line) => (quiet ? undefined : log('info', clean(inWords(line)))),
    warn: (line) => log('warn', clean(inWords(line))),
    error: (line) => log('error', clean(inWords(line))),
    result,
    progress: (step) => (quiet ? undefined : progress.step(step)),
    wait: (why, ms) => (quiet ? undefined : progress.wait(why, ms)),
    quotaFrom: (read) => progress.quotaFrom(read),
    bold: inWords,
    dim: inWords,
    red: inWords,
  };
}
