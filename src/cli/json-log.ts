/** A terminal for machines: every line is a JSON object on stderr, in English, without colours. */
import type { Terminal } from './terminal.ts';

const PROGRESS_EVERY_MS = 5_000;

/** `{"time": ISO 8601 UTC, "level": "info" | "warn" | "progress", "message": …}` */
export function jsonLog(quiet: boolean, result: Terminal['result']): Terminal {
  let last = performance.now();
  const log = (level: string, message: string): void => {
    if (message.trim() === '') return;
    const time = new Date().toISOString();
    process.stderr.write(`${JSON.stringify({ time, level, message: message.trim() })}\n`);
  };
  const plain = (text: string): string => text;
  return {
    say: (line) => (quiet ? undefined : log('info', line)),
    warn: (line) => log('warn', line),
    result,
    progress: (text) => {
      if (quiet || performance.now() - last < PROGRESS_EVERY_MS) return;
      last = performance.now();
      log('progress', text);
    },
    bold: plain,
    dim: plain,
    red: plain,
  };
}
