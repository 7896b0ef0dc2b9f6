/** The commands that go on from a run, as they can be pasted into a shell. */
import { shellQuoted } from '../shell.ts';
import type { RunSummary } from './finish.ts';

/** `target` names the server by flags, e.g. `--sandbox`. */
export function command(words: readonly string[], target: readonly string[] = []): string {
  return ['cubicl-sheets', ...words, ...target].map(shellQuoted).join(' ');
}

/** The command that carries out what is left, word by word. */
export function applyCommand({ runDir, mustAllow = [] }: RunSummary): readonly string[] {
  return ['apply', runDir, ...mustAllow.flatMap((what) => ['--allow', what])];
}
