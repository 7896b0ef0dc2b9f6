/** What is shown where no command is named: how to begin, and the list of commands. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from './commands.ts';
import { userFolder } from './user-folder.ts';

const PURPOSE =
  'Moves clients between spreadsheets and Cubicl, and never loses, doubles or silently changes one.';

/** For the first run: what it can do, how things stand here, and what to try. */
export function startLines(): string[] {
  const inEnvironment = (process.env['CUBICL_TOKEN'] ?? '') !== '';
  const hasToken = inEnvironment || existsSync(join(userFolder(), 'accounts', 'default.json'));
  return [
    PURPOSE,
    '',
    '  cubicl-sheets demo                             the whole story in under a minute, on made-up clients',
    '  cubicl-sheets export clients.xlsx              every client to a workbook',
    '  cubicl-sheets import clients.xlsx --dry-run    what would your edits change?',
    '  cubicl-sheets --help                           every command',
    '',
    hasToken
      ? `There is a token (${inEnvironment ? 'CUBICL_TOKEN' : 'kept by login'}). Add --sandbox to a command to try it on made-up clients instead.`
      : 'There is no token yet: cubicl-sheets login keeps one. To try things, add --sandbox: it needs none.',
  ];
}

export function helpLines(): string[] {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  return [
    'cubicl-sheets <command>',
    '',
    PURPOSE,
    '',
    'Commands:',
    ...COMMANDS.map(({ usage, describe }) => `  ${usage.padEnd(width)}  ${describe}`),
    '',
    'Each command has its own help, with examples: cubicl-sheets export --help',
  ];
}
