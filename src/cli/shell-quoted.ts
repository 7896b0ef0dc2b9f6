/** Writes a word so that a shell takes it for one. */

/** As it can be pasted into a shell. */
export function shellQuoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
