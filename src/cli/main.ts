#!/usr/bin/env node
/** Where the command line starts: the commands, and the one place that catches. Loads no more than the command needs. */
import { EXIT, Interrupted } from '../errors.ts';
import type { Lang } from '../language.ts';
import { msg } from '../message.ts';
import { clean } from '../report/clean.ts';
import { command } from '../report/commands.ts';
import { readyArguments, refuseEmptyNames } from './arguments.ts';
import { askedFor } from './asked.ts';
import { refuseWrongValues, spelledOut, unknownFlag } from './check-flags.ts';
import type { CommandEntry } from './commands.ts';
import { declaredBy } from './declared.ts';
import { explained, noSuchFlag } from './did-you-mean.ts';
import { languageOf } from './language.ts';
import { failureOf } from './failure-of.ts';
import { helpLines, startLines } from './overview.ts';
import { version } from './version.ts';

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  keepOutputErrorsQuiet();
  try {
    await run(readyArguments(args));
  } catch (error) {
    process.exitCode = await explain(error, args);
  }
}

/** Without a listener, an error of the output would end the process with a stack trace; who writes is told anyway. */
function keepOutputErrorsQuiet(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

async function run(args: readonly string[]): Promise<void> {
  const asked = askedFor(args);
  const lang = languageOf(args);
  if (asked.what === 'run') await carryOut(asked.entry, asked.args);
  else if (asked.what === 'help') await showHelp(asked.entry, lang);
  else if (asked.what === 'start') await showStart(lang);
  else if (asked.what === 'overview') await showOverview(lang);
  else process.stdout.write(`${version()}\n`);
}

async function showHelp(entry: CommandEntry, lang: Lang): Promise<void> {
  const { commandHelp } = await import('./help.ts');
  process.stdout.write(`${await commandHelp(entry, lang, helpColumns())}\n`);
}

async function showOverview(lang: Lang): Promise<void> {
  let lines = helpLines(lang);
  if (process.stdout.isTTY) {
    const { wrapped } = await import('./wrap.ts');
    lines = lines.map((line) => wrapped(line, helpColumns()));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function showStart(lang: Lang): Promise<void> {
  const { openTerminal } = await import('./terminal.ts');
  for (const line of startLines(lang)) openTerminal().warn(line);
  process.exitCode = EXIT.usage;
}

function helpColumns(): number {
  return Math.min(100, process.stdout.columns || 100);
}

async function carryOut(entry: CommandEntry, typed: readonly string[]): Promise<void> {
  const { flags, positionals } = await declaredBy(entry);
  const args = spelledOut(typed, flags);
  const unknown = unknownFlag(args, flags);
  if (unknown !== undefined) throw await noSuchFlag(unknown, entry);
  refuseWrongValues(args, flags);
  const { default: yargs } = await import('yargs');
  const { builder, handler } = await entry.load();
  await yargs(args)
    .scriptName('cubicl-sheets')
    .strict()
    .help(false)
    .version(false)
    .locale('en')
    .exitProcess(false)
    // Lists are spelled out by now.
    .parserConfiguration({ 'greedy-arrays': false })
    .fail((message, error: Error | undefined) => {
      throw error === undefined || error.name === 'YError' ? explained(message, entry) : error;
    })
    .middleware((given) =>
      refuseEmptyNames(
        given,
        positionals.map(({ name }) => name),
      ),
    )
    .command({ command: entry.usage, describe: entry.describe, builder, handler })
    .parseAsync();
}

/** Says what went wrong, on stderr for people and with `--json` on stdout for scripts, and gives the exit code. */
async function explain(error: unknown, args: readonly string[]): Promise<number> {
  const { openTerminal } = await import('./terminal.ts');
  const isLog = args.join(' ').includes('--log-format json') || args.includes('--log-format=json');
  const terminal = openTerminal({ logFormat: isLog ? 'json' : 'text', spoken: languageOf(args) });
  const isVerbose = args.includes('--verbose');
  const failure = failureOf(error);
  const { exitCode, message, hint, told, command: goesOn, cause } = failure;
  if (args.includes('--json'))
    terminal.result(`${JSON.stringify({ exitCode, error: message, hint, command: goesOn })}\n`);
  terminal.error(failure instanceof Interrupted ? told.message : msg`Error: ${told.message}`);
  if (hint !== undefined && hint !== '' && told.hint) terminal.warn(told.hint);
  if (goesOn) terminal.warn(`  ${clean(command(goesOn))}`);
  if (isVerbose && cause instanceof Error) {
    const detail = exitCode === EXIT.bug ? (cause.stack ?? '') : cause.message;
    terminal.warn(detail.split('\n').map(clean).join('\n'));
  }
  return exitCode;
}
