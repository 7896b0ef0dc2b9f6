/** The table of commands: everything that lists them reads it, and only the one that is wanted is loaded. */
import type { Command } from './flags.ts';

export interface CommandEntry {
  readonly name: string;
  /** With its arguments, e.g. `export [file]`. */
  readonly usage: string;
  readonly describe: string;
  readonly load: () => Promise<Command<object>>;
}

export const COMMANDS: readonly CommandEntry[] = [
  entry(
    'export [file]',
    'Write every client to a spreadsheet',
    async () => (await import('./export.ts')).exportCommand,
  ),
  entry(
    'import <file..>',
    'Create and update clients from spreadsheets',
    async () => (await import('./import.ts')).importCommand,
  ),
  entry(
    'apply <run>',
    'Carry out what is left of a plan: a reviewed dry run, or a run that was interrupted',
    async () => (await import('./apply.ts')).applyCommand,
  ),
  entry(
    'undo <run>',
    'Take back what a run did; a client that was edited since is left alone and named',
    async () => (await import('./undo.ts')).undoCommand,
  ),
  entry(
    'delete <file>',
    'Delete the clients whose ids a spreadsheet lists',
    async () => (await import('./delete.ts')).deleteCommand,
  ),
  entry(
    'diff <before> [after]',
    'What changed between two exports, or between an export and now',
    async () => (await import('./diff.ts')).diffCommand,
  ),
  entry(
    'map <file>',
    'Propose what the columns of any file mean, to be looked over and given to import',
    async () => (await import('./map.ts')).mapCommand,
  ),
  entry(
    'template [file]',
    'Write a blank sheet, ready to fill in',
    async () => (await import('./template.ts')).templateCommand,
  ),
  entry(
    'runs [folder]',
    'List the runs with their state and the command that goes on',
    async () => (await import('./runs.ts')).runsCommand,
  ),
  entry(
    'purge [folder]',
    'Remove the folders of old runs, which hold personal data',
    async () => (await import('./purge.ts')).purgeCommand,
  ),
  entry(
    'check',
    'Is the token good, what may it do, which custom fields are there, how large is a page',
    async () => (await import('./check.ts')).checkCommand,
  ),
  entry(
    'login',
    'Keep a token for yourself on this machine, after checking it',
    async () => (await import('./login.ts')).loginCommand,
  ),
  entry('logout', 'Remove a token that login kept', async () => (await import('./logout.ts')).logoutCommand),
  entry(
    'schedule [file]',
    'Print, or install, the entry of a scheduler for an export',
    async () => (await import('./schedule.ts')).scheduleCommand,
  ),
  entry(
    'sandbox [file]',
    'Serve a stand-in for the Cubicl API on this machine, to try things on',
    async () => (await import('./sandbox.ts')).sandboxCommand,
  ),
  entry(
    'demo [folder]',
    'The whole story on the sandbox in under a minute, leaving files to open',
    async () => (await import('./demo.ts')).demoCommand,
  ),
  entry('completion <shell>', 'Print what bash, zsh or fish needs to complete commands and flags', async () =>
    (await import('./completion.ts')).completionCommand(COMMANDS),
  ),
];

/** yargs has checked the flags as the command declares them by the time its handler gets them. */
function entry<Flags>(usage: string, describe: string, load: () => Promise<Command<Flags>>): CommandEntry {
  const [name = usage] = usage.split(' ');
  return { name, usage, describe, load: load as unknown as CommandEntry['load'] };
}
