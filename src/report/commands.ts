/** The commands that go on from a run, as they can be pasted into a shell. */

/** `target` names the server by flags, e.g. `--sandbox`. */
export function command(words: readonly string[], target: readonly string[] = []): string {
  return ['cubicl-sheets', ...words, ...target].map(shellQuoted).join(' ');
}

function shellQuoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
