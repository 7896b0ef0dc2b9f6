/** Words as a shell takes them: pasted by a person, or run by cron. */

/** One word for sh; in quotes unless it is plain. */
export function shellQuoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
