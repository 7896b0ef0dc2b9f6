/** What is shown where no command is named: how to begin, and the list of commands. */
import { COMMANDS } from './commands.ts';

const PURPOSE =
  'Moves clients between spreadsheets and Cubicl, and never loses, doubles or silently changes one.';

/** For the first run: what it can do, how things stand here, and what to try. */
export function startLines(): string[] {
  const hasToken = (process.env['CUBICL_TOKEN'] ?? '') !== '';
  return [
    PURPOSE,
    '',
    '  cubicl-sheets demo                             the whole story in under a minute, on made-up clients',
    '  cubicl-sheets export clients.xlsx              every client to a workbook',
    '  cubicl-sheets import clients.xlsx --dry-run    what would your edits change?',
    '  cubicl-sheets --help                           every command',
    '',
    hasToken
      ? 'There is a token in CUBICL_TOKEN. Add --sandbox to any command to try it on made-up clients instead.'
      : 'There is no token here yet. Add --sandbox to any command: it needs none, and Cubicl is not touched.',
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
