/** Makes the typed arguments fit for the parser: what it would misread is spelled out first. */
import { resolve } from 'node:path';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

/** Stands for the argument `-`, which the parser would take for an empty text. */
const STDIO = '\u0000stdio';

/** @throws UsageFailure for a token among the arguments */
export function readyArguments(args: readonly string[]): readonly string[] {
  refuseToken(args);
  return withSandboxValue(withoutEnd(args)).map((arg) => (arg === '-' ? STDIO : arg));
}

/** To be put as `coerce` on every argument that may be `-`. */
export function fileArgument(value: string | undefined): string | undefined {
  return value === STDIO ? '-' : value;
}

/** The same for an argument that may be given several times. */
export function fileArguments(values: string | readonly string[] | undefined): readonly string[] {
  return [values ?? []].flat().map((value) => fileArgument(value) ?? '');
}

/** @throws UsageFailure for an argument that is empty, most often a variable that is not set */
export function refuseEmptyNames(values: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  if (!names.some((name) => [values[name]].flat().includes(''))) return;
  throw new UsageFailure(msg`The name of the file is empty.`, { hint: msg`Name a file.` });
}

/** Even with --force: who names the same file for both has most often mistyped. @throws UsageFailure */
export function refuseOwnInput(out: string | undefined, inputs: readonly (string | undefined)[]): void {
  if (out === undefined || out === '-') return;
  if (!inputs.some((input) => input !== undefined && resolve(input) === resolve(out))) return;
  throw new UsageFailure(msg`${out} is read here, and would be overwritten.`, {
    hint: msg`Choose another name for what is written.`,
  });
}

/** What stands behind `--` is no flag: the parser, which leaves it out, gets it as a path. */
function withoutEnd(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  if (end < 0) return args;
  const names = args.slice(end + 1).map((arg) => (/^-./.test(arg) ? `./${arg}` : arg));
  return [...args.slice(0, end), ...names];
}

/** Arguments show in the list of processes and in the shell's history. */
function refuseToken(args: readonly string[]): void {
  if (!args.some((arg) => /^--token(=|$)/.test(arg))) return;
  throw new UsageFailure(msg`A token on the command line can be seen by others on this machine.`, {
    hint: msg`Put it in the CUBICL_TOKEN variable, or in a file named with --token-file.`,
  });
}

/** `--sandbox` may stand without a value before the file: only a name ending in .json is the sandbox's own file. */
function withSandboxValue(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (args[index - 1] === '--sandbox' && isSandboxFile(arg)) return [];
    if (arg !== '--sandbox') return [arg];
    const next = args[index + 1] ?? '';
    return [isSandboxFile(next) ? `--sandbox=${next}` : '--sandbox='];
  });
}

function isSandboxFile(word: string): boolean {
  return word.endsWith('.json') && !word.startsWith('-');
}
