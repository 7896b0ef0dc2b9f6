/** Which language the person reads, as the command line or the system says. */
import type { Lang } from '../language.ts';

/** Before, or although, the command line could not be parsed. A log that machines read stays English. */
export function languageOf(args: readonly string[]): Lang {
  const line = args.join('=');
  if (line.includes('--log-format=json')) return 'en';
  const [, asked] = /--lang=(en|tr)(?:=|$)/.exec(line) ?? [];
  return asked === undefined ? languageOfSystem() : (asked as Lang);
}

/** As POSIX has it: the first of these that is set decides. */
export function languageOfSystem(): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^tr(?:[_.@-]|$)/i.test(locale ?? '') ? 'tr' : 'en';
}
