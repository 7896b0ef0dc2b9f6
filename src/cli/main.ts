#!/usr/bin/env node
/** Where the command line starts: the commands, and the one place that catches. Loads nothing but yargs until a command runs. */
import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import { EXIT, Failure, UsageFailure } from '../errors.ts';
import { applyCommand } from './apply.ts';
import { readyArguments } from './arguments.ts';
import { deleteCommand } from './delete.ts';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { sandboxCommand } from './sandbox.ts';
import { templateCommand } from './template.ts';
import { undoCommand } from './undo.ts';
import { clean, keepOutputErrorsQuiet, openTerminal } from './terminal.ts';

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  keepOutputErrorsQuiet();
  try {
    await commandLine(readyArguments(args)).parseAsync();
  } catch (error) {
    process.exitCode = explain(error, args);
  }
}

function commandLine(args: readonly string[]) {
  return yargs([...args])
    .scriptName('cubicl-sheets')
    .usage(
      '$0 <command>\n\nMoves clients between spreadsheets and Cubicl, and never loses, doubles or silently changes one.',
    )
    .command(exportCommand)
    .command(importCommand)
    .command(applyCommand)
    .command(undoCommand)
    .command(deleteCommand)
    .command(diffCommand)
    .command(templateCommand)
    .command(sandboxCommand)
    .command(demoCommand)
    .demandCommand(1, 'Which command? Try: cubicl-sheets demo')
    .strict()
    .recommendCommands()
    .version(version())
    .alias('h', 'help')
    .epilogue('Each command has its own help, with examples: cubicl-sheets export --help')
    .locale('en')
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error: Error | undefined) => {
      const isParsers = error === undefined || error.name === 'YError';
      if (!isParsers) throw error;
      throw new UsageFailure(message.replaceAll('\n', ' '), { hint: 'See: cubicl-sheets --help' });
    });
}

function version(): string {
  const path = new URL('../../package.json', import.meta.url);
  const about: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about
    ? String(about.version)
    : 'unknown';
}

/** Says what went wrong, on stderr for people and with `--json` on stdout for scripts, and gives the exit code. */
function explain(error: unknown, args: readonly string[]): number {
  const terminal = openTerminal();
  const isVerbose = args.includes('--verbose');
  const failure = error instanceof Failure ? error : bug(error);
  const { exitCode, message, hint, cause } = failure;
  if (args.includes('--json')) terminal.result(`${JSON.stringify({ exitCode, error: message, hint })}\n`);
  terminal.warn(terminal.red(exitCode === EXIT.interrupted ? message : `Error: ${clean(message)}`));
  if (hint !== undefined && hint !== '') terminal.warn(clean(hint));
  if (isVerbose && cause instanceof Error) {
    const detail = exitCode === EXIT.bug ? (cause.stack ?? '') : cause.message;
    terminal.warn(detail.split('\n').map(clean).join('\n'));
  }
  return exitCode;
}

function bug(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(EXIT.bug, `This is a bug in cubicl-sheets: ${message}`, {
    hint: 'Nothing is lost: what was sent is in the run folder. Please report it with the output of --verbose.',
    cause: error,
  });
}
