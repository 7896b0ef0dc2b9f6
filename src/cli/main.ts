#!/usr/bin/env node
/** Where the command line starts: the commands, and the one place that catches. Loads no more than the command needs. */
import type { Argv } from 'yargs';
import { EXIT, Failure, UsageFailure } from '../errors.ts';
import type { Lang } from '../language.ts';
import { msg } from '../message.ts';
import { clean } from '../report/clean.ts';
import { command } from '../report/commands.ts';
import { helpText } from '../turkish/help.ts';
import { readyArguments, refuseEmptyFlags } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { explained, noSuchCommand } from './did-you-mean.ts';
import { helpLines, startLines } from './overview.ts';
import { describedIn } from './help-language.ts';
import { languageOf } from './language.ts';
import { version } from './version.ts';

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  keepOutputErrorsQuiet();
  try {
    const ready = readyArguments(args);
    if (await answerAtOnce(ready)) return;
    const { help } = await (await commandLine(ready)).parseAsync();
    if (help === true) await showExamples(ready[0], languageOf(args));
  } catch (error) {
    process.exitCode = await explain(error, args);
  }
}

/** Without a listener, an error of the output would end the process with a stack trace; who writes is told anyway. */
function keepOutputErrorsQuiet(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

/** What needs no parser: yargs takes as long to load as Node itself to start. */
async function answerAtOnce(args: readonly string[]): Promise<boolean> {
  const [first, ...rest] = args;
  if (first === undefined) {
    const { openTerminal } = await import('./terminal.ts');
    for (const line of startLines()) openTerminal().warn(line);
    process.exitCode = EXIT.usage;
    return true;
  }
  if (rest.length > 0) return false;
  if (['--help', '-h', 'help'].includes(first))
    process.stdout.write(`${helpLines(languageOf(args)).join('\n')}\n`);
  else if (first === '--version') process.stdout.write(`${version()}\n`);
  else return false;
  return true;
}

async function commandLine(args: readonly string[]) {
  const [first = ''] = args;
  const wanted = COMMANDS.find(({ name }) => name === first);
  if (!wanted && !first.startsWith('-')) throw noSuchCommand(first);
  const { default: yargs } = await import('yargs');
  // What is wrong with the arguments is for scripts, too, and stays English.
  const lang = args.some((arg) => arg === '--help' || arg === '-h') ? languageOf(args) : 'en';
  const parser = yargs([...args])
    .scriptName('cubicl-sheets')
    .usage('$0 <command>')
    .demandCommand(1, 'Which command? Try: cubicl-sheets demo')
    .strict()
    .version(version())
    .alias('h', 'help')
    .locale(lang)
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .middleware(refuseEmptyFlags)
    .fail((message, error: Error | undefined) => {
      const isParsers = error === undefined || error.name === 'YError';
      if (!isParsers) throw error;
      const help = ['cubicl-sheets', ...(wanted ? [wanted.name] : []), '--help'].join(' ');
      const typed = { parser, args, usage: wanted?.usage ?? '' };
      throw new UsageFailure(explained(message, typed), { hint: msg`See: ${help}` });
    });
  for (const { usage, describe, load } of wanted ? [wanted] : COMMANDS) {
    const { builder, handler } = await load();
    const inLanguage = (own: Argv): Argv => {
      void builder(describedIn(own, lang));
      return own;
    };
    parser.command({ command: usage, describe: helpText(describe, lang), builder: inLanguage, handler });
  }
  return parser;
}

/** Not by yargs, which breaks lines: each has to work when it is pasted. */
async function showExamples(name: string | undefined, lang: Lang): Promise<void> {
  const entry = COMMANDS.find((each) => each.name === name);
  if (!entry) return;
  const { examples } = await entry.load();
  const lines = examples.flatMap(([line, meaning]) => [`  ${helpText(meaning, lang)}:`, `    ${line}`]);
  process.stdout.write(`\n${helpText('Examples:', lang)}\n${lines.join('\n')}\n`);
}

/** Says what went wrong, on stderr for people and with `--json` on stdout for scripts, and gives the exit code. */
async function explain(error: unknown, args: readonly string[]): Promise<number> {
  const { openTerminal } = await import('./terminal.ts');
  const isLog = args.join(' ').includes('--log-format json') || args.includes('--log-format=json');
  const terminal = openTerminal({ logFormat: isLog ? 'json' : 'text', spoken: languageOf(args) });
  const isVerbose = args.includes('--verbose');
  const failure = error instanceof Failure ? error : bug(error);
  const { exitCode, message, hint, told, command: goesOn, cause } = failure;
  if (args.includes('--json'))
    terminal.result(`${JSON.stringify({ exitCode, error: message, hint, command: goesOn })}\n`);
  terminal.warn(terminal.red(exitCode === EXIT.interrupted ? told.message : msg`Error: ${told.message}`));
  if (hint !== undefined && hint !== '' && told.hint) terminal.warn(told.hint);
  if (goesOn) terminal.warn(`  ${clean(command(goesOn))}`);
  if (isVerbose && cause instanceof Error) {
    const detail = exitCode === EXIT.bug ? (cause.stack ?? '') : cause.message;
    terminal.warn(detail.split('\n').map(clean).join('\n'));
  }
  return exitCode;
}

function bug(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(EXIT.bug, msg`This is a bug in cubicl-sheets: ${message}`, {
    hint: msg`Nothing is lost: what was sent is in the run folder. Please report it with the output of --verbose.`,
    cause: error,
  });
}
