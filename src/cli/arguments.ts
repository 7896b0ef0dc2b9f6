/** Makes the typed arguments fit for the parser: what it would misread is spelled out first. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

/** Stands for the argument `-`, which the parser would take for an empty text. */
const STDIO = '\u0000stdio';

/** @throws UsageFailure for a token among the arguments */
export function readyArguments(args: readonly string[]): readonly string[] {
  refuseToken(args);
  return withSandboxValue(args).map((arg) => (arg === '-' ? STDIO : arg));
}

/** To be put as `coerce` on every argument that may be `-`. @throws UsageFailure for an empty name, as of an unset variable */
export function fileArgument(value: string | undefined): string | undefined {
  if (value === '') throw new UsageFailure(msg`The name of the file is empty.`, { hint: msg`Name a file.` });
  return value === STDIO ? '-' : value;
}

/** The same for an argument that may be given several times. */
export function fileArguments(values: string | readonly string[] | undefined): readonly string[] {
  return [values ?? []].flat().map((value) => fileArgument(value) ?? '');
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
