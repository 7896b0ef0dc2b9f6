/** The only printer: people's text goes to stderr, results to stdout, and nothing a file or server says reaches the terminal raw. */
import { styleText } from 'node:util';
import { EXIT } from '../errors.ts';
import { jsonLog } from './json-log.ts';

export { clean } from '../report/clean.ts';

export interface Terminal {
  /** A line for people, on stderr. */
  say(line: string): void;
  /** Like `say`, but also under --quiet. */
  warn(line: string): void;
  /** A line of the result, on stdout. */
  result(text: string): void;
  /** One updating line on a terminal, a line every few seconds otherwise. */
  progress(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
}

export interface TerminalOptions {
  readonly quiet?: boolean;
  readonly logFormat?: 'text' | 'json' | undefined;
}

export function openTerminal(options: TerminalOptions = {}): Terminal {
  const quiet = options.quiet ?? false;
  const progress = progressLine(quiet);
  const result = (text: string): void => {
    progress.clear();
    process.stdout.write(text, reportLoss);
  };
  if (options.logFormat === 'json') return jsonLog(quiet, result);
  const line = (text: string): void => {
    progress.clear();
    process.stderr.write(`${text}\n`);
  };
  return {
    say: (text) => (quiet ? undefined : line(text)),
    warn: line,
    result,
    progress: progress.show,
    bold: (text) => paint('bold', text),
    dim: (text) => paint('dim', text),
    red: (text) => paint('red', text),
  };
}

/** Without a listener, an error of the output would end the process with a stack trace; who writes is told anyway. */
export function keepOutputErrorsQuiet(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

/** `| head` closes the pipe early, which is how it is meant to be used; a full disk is another matter. */
function reportLoss(error: NodeJS.ErrnoException | null | undefined): void {
  if (!error || error.code === 'EPIPE') return;
  process.stderr.write(`Error: standard output can't be written (${error.code ?? error.message}).\n`);
  process.on('exit', () => (process.exitCode = EXIT.file));
}

interface ProgressLine {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

const TTY_EVERY_MS = 100;
const LOG_EVERY_MS = 5_000;

function progressLine(quiet: boolean): ProgressLine {
  const isTty = process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'];
  let shown = 0;
  let last = performance.now();
  return {
    show: (text) => {
      const now = performance.now();
      if (quiet || now - last < (isTty ? TTY_EVERY_MS : LOG_EVERY_MS)) return;
      last = now;
      const line = text.slice(0, Math.max(10, (process.stderr.columns || 80) - 1));
      shown = line.length;
      process.stderr.write(isTty ? `\r\u001b[K${line}` : `${line}\n`);
    },
    clear: () => {
      if (isTty && shown > 0) process.stderr.write('\r\u001b[K');
      shown = 0;
    },
  };
}

type Style = 'bold' | 'dim' | 'red';

/** One format a call: the array form of styleText ignores NO_COLOR on Node 20. */
function paint(style: Style, text: string): string {
  return process.stderr.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
    ? styleText(style, text)
    : text;
}
