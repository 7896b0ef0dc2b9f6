/**
 * Checks the flags that were typed against those that a command declares. The parser itself drops a number it can't read,
 * takes a flag without its value for its default, and one that is given twice for a list. Pure.
 */
import { UsageFailure } from '../errors.ts';
import { nearest } from '../intake/nearest.ts';
import { msg } from '../message.ts';
import type { DeclaredFlag } from './declared.ts';
import { proposal } from './did-you-mean.ts';

/**
 * `--id a b` as `--id a --id=b`. Left to the parser, such a list would take the file behind it, too: it goes on while there
 * are choices of it, or words that can be no file.
 */
export function spelledOut(args: readonly string[], declared: readonly DeclaredFlag[]): string[] {
  let list: DeclaredFlag | undefined;
  return args.map((arg, n) => {
    if (isFlag(arg)) list = flagFor(arg, declared);
    else if (list?.isGreedy === true && !isFlag(args[n - 1] ?? '')) {
      const { name, takes } = list;
      if (takes === 'value' ? !/[./\\]/.test(arg) : takes.includes(arg)) return `--${name}=${arg}`;
      list = undefined;
    }
    return arg;
  });
}

interface Typed {
  /** As it was typed, without its value. */
  readonly word: string;
  readonly flag: DeclaredFlag | undefined;
  /** Behind `=`, else the next word where that is no flag. */
  readonly value: string | undefined;
}

/** The first flag that the command does not have, as it was typed. It is named before all else: it may have swallowed a word. */
export function unknownFlag(args: readonly string[], declared: readonly DeclaredFlag[]): string | undefined {
  return typedFlags(args, declared).find(({ flag }) => flag === undefined)?.word;
}

/** @throws UsageFailure for the first flag that has no value, a wrong one, or one too many */
export function refuseWrongValues(args: readonly string[], declared: readonly DeclaredFlag[]): void {
  const seen = new Set<string>();
  for (const { flag, value } of typedFlags(args, declared)) {
    if (!flag) continue;
    refuseWrongValue(flag, value);
    if (seen.has(flag.name) && !flag.isList && flag.takes !== 'nothing')
      throw new UsageFailure(msg`--${flag.name} is given twice.`, { hint: msg`Give it once.` });
    seen.add(flag.name);
  }
}

/** A flag without its value is most often a variable that is not set: `--id "$ID"` would export everybody. */
function refuseWrongValue({ name, takes, isNumber }: DeclaredFlag, value: string | undefined): void {
  if (takes === 'nothing') {
    if (value === undefined || /^(?:true|false)$/.test(value)) return;
    throw new UsageFailure(msg`--${name} takes no value.`, { hint: msg`Leave out "=${value}".` });
  }
  if (value === undefined || (value === '' && name !== 'sandbox'))
    throw new UsageFailure(msg`--${name} has no value.`, { hint: msg`Give it one, or leave it out.` });
  if (isNumber && !/^-?\d+$/.test(value))
    throw new UsageFailure(msg`--${name} takes a whole number, not "${value}".`, {
      hint: msg`Write it in digits alone, without commas or dots.`,
    });
  if (takes !== 'value' && !takes.includes(value))
    throw new UsageFailure(
      msg`--${name} takes ${takes.join(', ')}, not "${value}".${proposal(nearest(value, takes))}`,
    );
}

function typedFlags(args: readonly string[], declared: readonly DeclaredFlag[]): Typed[] {
  return args.flatMap((arg, n, all) => (isFlag(arg) ? [typedFlag(arg, all[n + 1], declared)] : []));
}

function typedFlag(arg: string, next: string | undefined, declared: readonly DeclaredFlag[]): Typed {
  const [, word = arg, inline] = /^(.*?)=(.*)$/s.exec(arg) ?? [];
  const flag = flagFor(word, declared);
  const isAlone = flag?.takes === 'nothing' || next === undefined || isFlag(next);
  return { word, flag, value: inline ?? (isAlone ? undefined : next) };
}

/** In both spellings that the parser takes, `--dry-run` and `--dryRun`. */
function flagFor(word: string, declared: readonly DeclaredFlag[]): DeclaredFlag | undefined {
  if (!word.startsWith('--'))
    return declared.find(({ letter }) => letter !== undefined && word === `-${letter}`);
  const name = word.slice(2).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const positive = declared
    .filter(({ takes }) => takes === 'nothing')
    .find((flag) => name === `no-${flag.name}`);
  return positive ?? declared.find((flag) => flag.name === name);
}

/** `-` alone stands for a file, and `-5` is a number. */
function isFlag(word: string): boolean {
  return /^-(?!\d|$)/.test(word);
}
