/** What is said of a command line that is wrong, with the nearest command or flag that there is. */
import type { Argv } from 'yargs';
import { UsageFailure } from '../errors.ts';
import { nearest } from '../intake/nearest.ts';
import { joined, msg, type Message } from '../message.ts';
import { COMMANDS } from './commands.ts';

/** Said here and not by yargs, which names a command that is three letters away, and not what was typed. */
export function noSuchCommand(word: string): UsageFailure {
  const commands = COMMANDS.map(({ name }) => name);
  return new UsageFailure(msg`There is no command "${word}".${proposal(nearest(word, commands))}`, {
    hint: msg`See: cubicl-sheets --help`,
  });
}

interface Typed {
  readonly parser: Argv;
  readonly args: readonly string[];
  /** Of the command, with its arguments: `map <file>`. */
  readonly usage: string;
}

/** What yargs complains of, as a person would say it: it names flags without their dashes, and in camel case, too. */
export function explained(complaint: string, { parser, args, usage }: Typed): Message {
  const line = complaint.replace(/\s+/g, ' ');
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(line) ?? [];
  if (unknown !== undefined) {
    const flag = args
      .map((arg) => arg.split('=')[0] ?? '')
      .find((arg) => /^-/.test(arg) && arg.replace(/^-+/, '') === unknown);
    if (flag === undefined) return msg`"${unknown}" is one argument too many: cubicl-sheets ${usage}`;
    const near = nearest(unknown, flagsOf(parser));
    return msg`There is no flag ${flag}.${proposal(near === undefined ? near : `--${near}`)}`;
  }
  const [, name = '', given, list = ''] =
    /^Invalid values: Argument: (\S+), Given: "(.*?)", Choices: (.*)$/.exec(line) ?? [];
  if (given !== undefined) {
    const choices = [...list.matchAll(/"(.*?)"/g)].map(([, choice = '']) => choice);
    const what = usage.includes(`<${name}>`) ? name : `--${name}`;
    return msg`${what} takes ${choices.join(', ')}, not "${given}".${proposal(nearest(given, choices))}`;
  }
  if (line.startsWith('Not enough non-option arguments') && usage !== '')
    return msg`An argument is missing: cubicl-sheets ${usage}`;
  return joined([line], '');
}

function proposal(near: string | undefined): Message | '' {
  return near === undefined ? '' : msg` Did you mean ${near}?`;
}

interface ParsedOptions {
  readonly key: Readonly<Record<string, unknown>>;
}

function flagsOf(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): ParsedOptions }).getOptions(); // not in the types
  return Object.keys(key).filter((name) => name.length > 1 && !/[A-Z]/.test(name));
}
