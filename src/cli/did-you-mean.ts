/** What is said of a command line that is wrong, with the nearest command or flag that there is. */
import type { Argv } from 'yargs';
import { UsageFailure } from '../errors.ts';
import { nearest } from '../intake/nearest.ts';
import { msg } from '../message.ts';
import { COMMANDS } from './commands.ts';

/** Said here and not by yargs, which names a command that is three letters away, and not what was typed. */
export function noSuchCommand(word: string): UsageFailure {
  const meant = nearest(
    word,
    COMMANDS.map(({ name }) => name),
  );
  const proposal = meant === undefined ? '' : msg` Did you mean ${meant}?`;
  return new UsageFailure(msg`There is no command "${word}".${proposal}`, {
    hint: msg`See: cubicl-sheets --help`,
  });
}

/** One line. yargs names unknown flags without their dashes, and in camel case, too. */
export function explained(message: string, parser: Argv): string {
  const line = message.replaceAll('\n', ' ');
  const [, list] = /^Unknown arguments?: (.*)$/.exec(line) ?? [];
  const [word] = list?.split(', ') ?? [];
  const flag = word === undefined ? undefined : nearest(word, flagsOf(parser));
  return flag === undefined ? line : `${line}. Did you mean --${flag}?`;
}

interface ParsedOptions {
  readonly key: Readonly<Record<string, unknown>>;
}

function flagsOf(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): ParsedOptions }).getOptions(); // not in the types
  return Object.keys(key).filter((name) => name.length > 1 && !/[A-Z]/.test(name));
}
