#!/usr/bin/env node
/** Where the command line starts: the commands, and the one place that catches. Loads nothing but yargs until a command runs. */
import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import { EXIT, Failure, UsageFailure } from '../errors.ts';
import { applyCommand } from './apply.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { sandboxCommand } from './sandbox.ts';
import { clean, openTerminal } from './terminal.ts';

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  try {
    refuseTokenArgument(args);
    await commandLine(withSandboxValue(args)).parseAsync();
  } catch (error) {
    process.exitCode = explain(error, args.includes('--verbose'));
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
    .command(sandboxCommand)
    .command(demoCommand)
    .demandCommand(1, 'Which command? Try: cubicl-sheets demo')
    .strict()
    .recommendCommands()
    .version(version())
    .alias('h', 'help')
    .locale('en')
    .wrap(Math.min(100, process.stdout.columns || 100))
    .exitProcess(false)
    .fail((message, error: Error | undefined) => {
      throw error ?? new UsageFailure(message.replaceAll('\n', ' '), { hint: 'See: cubicl-sheets --help' });
    });
}

function version(): string {
  const path = new URL('../../package.json', import.meta.url);
  const about: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about
    ? String(about.version)
    : 'unknown';
}

/** `--sandbox` may stand without a value before the file: only a name ending in .json is the sandbox's own file. */
function withSandboxValue(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (args[index - 1] === '--sandbox' && arg.endsWith('.json')) return [];
    if (arg !== '--sandbox') return [arg];
    const next = args[index + 1];
    return [next?.endsWith('.json') === true ? `--sandbox=${next}` : '--sandbox='];
  });
}

/** Arguments show in the list of processes and in the shell's history. */
function refuseTokenArgument(args: readonly string[]): void {
  if (!args.some((arg) => /^--token(=|$)/.test(arg))) return;
  throw new UsageFailure('A token on the command line can be seen by others on this machine.', {
    hint: 'Put it in the CUBICL_TOKEN variable, or in a file named with --token-file.',
  });
}

function explain(error: unknown, verbose: boolean): number {
  const terminal = openTerminal();
  if (error instanceof Failure) {
    terminal.warn(terminal.red(`Error: ${clean(error.message)}`));
    if (error.hint !== undefined && error.hint !== '') terminal.warn(clean(error.hint));
    if (verbose && error.cause instanceof Error) terminal.warn(clean(error.cause.message));
    return error.exitCode;
  }
  terminal.warn(
    terminal.red(`A bug in cubicl-sheets: ${clean(error instanceof Error ? error.message : String(error))}`),
  );
  terminal.warn(
    'Nothing is lost: what was sent is in the run folder. Please report it with the output of --verbose.',
  );
  if (verbose && error instanceof Error) terminal.warn((error.stack ?? '').split('\n').map(clean).join('\n'));
  return EXIT.bug;
}

/** `| head` closes the pipe early: that is how it is meant to be used. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
