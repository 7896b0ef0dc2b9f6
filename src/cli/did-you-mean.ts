/** What is said of a command line that is wrong, with the nearest command or flag that there is. */
import { UsageFailure } from '../errors.ts';
import { nearest } from '../intake/nearest.ts';
import { joined, msg, type Message } from '../message.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { declaredBy } from './declared.ts';

/** Said here and not by yargs, which names a command that is three letters away, and not what was typed. */
export function noSuchCommand(word: string): UsageFailure {
  const commands = COMMANDS.map(({ name }) => name);
  return new UsageFailure(msg`There is no command "${word}".${proposal(nearest(word, commands))}`, {
    hint: msg`See: cubicl-sheets --help`,
  });
}

/** @param typed the flag, dashes and all */
export async function noSuchFlag(typed: string, entry: CommandEntry): Promise<UsageFailure> {
  const hint = seeHelp(entry);
  const bare = typed.replace(/^-+/, '');
  const others = await commandsWith(bare);
  if (others.length > 0)
    return new UsageFailure(msg`${entry.name} has no flag ${typed}: it belongs to ${others.join(', ')}.`, {
      hint,
    });
  const { flags } = await declaredBy(entry);
  const near = nearest(bare, [...flags.map(({ name }) => name), 'help']);
  const meant = proposal(near === undefined ? near : `--${near}`);
  return new UsageFailure(msg`There is no flag ${typed}.${meant}`, { hint });
}

async function commandsWith(flag: string): Promise<string[]> {
  const declared = await Promise.all(
    COMMANDS.map(async (entry) => ({ entry, ...(await declaredBy(entry)) })),
  );
  return declared
    .filter(({ flags }) => flags.some(({ name }) => name === flag))
    .map(({ entry }) => entry.name);
}

/** What yargs complains of, as a person would say it. */
export function explained(complaint: string, entry: CommandEntry): UsageFailure {
  return new UsageFailure(explanation(complaint.replace(/\s+/g, ' '), entry.usage), { hint: seeHelp(entry) });
}

function explanation(line: string, usage: string): Message {
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(line) ?? [];
  if (unknown !== undefined) return msg`"${unknown}" is one argument too many: cubicl-sheets ${usage}`;
  const [, name = '', given, list = ''] =
    /^Invalid values: Argument: (\S+), Given: "(.*?)", Choices: (.*)$/.exec(line) ?? [];
  if (given !== undefined) {
    const choices = [...list.matchAll(/"(.*?)"/g)].map(([, choice = '']) => choice);
    return msg`${name} takes ${choices.join(', ')}, not "${given}".${proposal(nearest(given, choices))}`;
  }
  if (line.startsWith('Not enough non-option arguments'))
    return msg`An argument is missing: cubicl-sheets ${usage}`;
  return joined([line], '');
}

function seeHelp({ name }: CommandEntry): Message {
  return msg`See: ${`cubicl-sheets ${name} --help`}`;
}

export function proposal(near: string | undefined): Message | '' {
  return near === undefined ? '' : msg` Did you mean ${near}?`;
}
