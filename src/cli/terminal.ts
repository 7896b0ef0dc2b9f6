/** The only printer: people's text goes to stderr, results to stdout, and nothing a file or server says reaches the terminal raw. */
import { styleText } from 'node:util';
import { EXIT } from '../errors.ts';
import type { Lang } from '../language.ts';
import type { Value } from '../message.ts';
import { clean } from '../report/clean.ts';
import { tell } from '../turkish/tell.ts';
import { languageOfSystem } from './language.ts';
import { jsonLog } from './json-log.ts';
import type { Figures, Step } from './progress-text.ts';
import { Progress } from './progress.ts';
import { wrapped } from './wrap.ts';

export { clean };

export interface Terminal {
  /** A line for people, on stderr. */
  say(line: Value): void;
  /** Like `say`, but also under --quiet. */
  warn(line: Value): void;
  /** Like `warn`, for what ended the command. */
  error(line: Value): void;
  /** A line of the result, on stdout. */
  result(text: string): void;
  /** How far the work is: one updating line on a terminal, a line every few seconds otherwise. */
  progress(step: Step): void;
  /** Why nothing moves for so many milliseconds. */
  wait(why: string, ms: number): void;
  /** Where to look up how much of the quota is in use. */
  quotaFrom(read: () => Figures['quota']): void;
  bold(text: Value): string;
  dim(text: Value): string;
  red(text: Value): string;
}

export interface TerminalOptions {
  readonly quiet?: boolean;
  readonly logFormat?: 'text' | 'json' | undefined;
  /** Of all that is told; where it is not given, `lang` or the system decides. */
  readonly spoken?: Lang;
  readonly lang?: Lang | undefined;
}

/** Some terminals do not tell how wide they are. */
const COLUMNS = 80;

export function openTerminal(options: TerminalOptions = {}): Terminal {
  const quiet = options.quiet ?? false;
  const lang = options.spoken ?? options.lang ?? languageOfSystem();
  const isLive = process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'];
  const progress = new Progress({
    output: process.stderr,
    isLive,
    now: () => performance.now(),
    lang,
  });
  const result = (text: string): void => {
    progress.clear();
    process.stdout.write(text, reportLoss);
  };
  if (options.logFormat === 'json') return jsonLog(quiet, result);
  // The values of a message may be from outside; a line is cleaned by whoever puts it together.
  const words = (said: Value): string => (typeof said === 'object' ? clean(tell(said, lang)) : String(said));
  const line = (text: Value): void => {
    progress.clear();
    process.stderr.write(`${fitted(words(text), process.stderr)}\n`);
  };
  return {
    say: (text) => (quiet ? undefined : line(text)),
    warn: line,
    error: (text) => line(paint('red', words(text))),
    result,
    progress: (step) => (quiet ? undefined : progress.step(step)),
    wait: (why, ms) => (quiet ? undefined : progress.wait(why, ms)),
    quotaFrom: (read) => progress.quotaFrom(read),
    bold: (text) => paint('bold', words(text)),
    dim: (text) => paint('dim', words(text)),
    red: (text) => paint('red', words(text)),
  };
}

/** Broken at the width of the window, where there is one. */
export function fitted(line: string, output: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>): string {
  return output.isTTY ? wrapped(line, output.columns || COLUMNS) : line;
}

/** `| head` closes the pipe early, which is how it is meant to be used; a full disk is another matter. */
function reportLoss(error: NodeJS.ErrnoException | null | undefined): void {
  if (!error || error.code === 'EPIPE') return;
  process.stderr.write(`Error: standard output can't be written (${error.code ?? error.message}).\n`);
  process.on('exit', () => (process.exitCode = EXIT.file));
}

type Style = 'bold' | 'dim' | 'red';

function paint(style: Style, text: string): string {
  return hasColours(process.env) ? styleText(style, text, { validateStream: false }) : text;
}

/** As no-color.org and force-color.org have it, for standard error: the library looks at standard output. */
function hasColours({ FORCE_COLOR: force, NO_COLOR: no, TERM }: NodeJS.ProcessEnv): boolean {
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return process.stderr.isTTY && !no && TERM !== 'dumb';
}
