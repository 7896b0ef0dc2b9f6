/** What a command line asks for, before any parser is loaded: yargs takes as long to load as Node itself to start. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { fileArgument } from './arguments.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { noSuchCommand } from './did-you-mean.ts';

export type Asked =
  | { readonly what: 'version' | 'overview' | 'start' }
  | { readonly what: 'help'; readonly entry: CommandEntry }
  | { readonly what: 'run'; readonly entry: CommandEntry; readonly args: readonly string[] };

/** The command may stand behind flags: `--lang tr export`, `help export`. @throws UsageFailure where none is named */
export function askedFor(args: readonly string[]): Asked {
  const [first = '', ...rest] = args;
  if (args.includes('--version')) return { what: 'version' };
  const words = first === 'help' ? rest : args;
  const asksHelp = first === 'help' || args.some((arg) => arg === '--help' || arg === '-h');
  const at = words[0]?.startsWith('-') === false ? 0 : words.findIndex((word) => entryOf(word) !== undefined);
  const name = words[at];
  if (name === undefined) {
    if (asksHelp) return { what: 'overview' };
    if (/^(?:--lang[= ](?:en|tr))?$/.test(args.join(' '))) return { what: 'start' };
    throw new UsageFailure(msg`Which command?`, { hint: msg`See: cubicl-sheets --help` });
  }
  const entry = entryOf(name);
  if (entry === undefined) throw noSuchCommand(fileArgument(name) ?? name);
  if (asksHelp) return { what: 'help', entry };
  return { what: 'run', entry, args: [name, ...words.slice(0, at), ...words.slice(at + 1)] };
}

function entryOf(word: string): CommandEntry | undefined {
  return COMMANDS.find(({ name }) => name === word);
}
