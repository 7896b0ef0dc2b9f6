/** Which language the person reads, as the system says. */
import type { Lang } from '../language.ts';

/** As POSIX has it: the first of these that is set decides. */
export function languageOfSystem(): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^tr(?:[_.@-]|$)/i.test(locale ?? '') ? 'tr' : 'en';
}
