/** Tells a message in the language of the person. */
import type { Lang } from '../language.ts';
import { inWords, type Value } from '../message.ts';
import { APPLY } from './apply.ts';
import { INTAKE } from './intake.ts';
import { PLAN } from './plan.ts';

/** English text → Turkish. */
export const TURKISH: ReadonlyMap<string, string> = new Map(
  [INTAKE, PLAN, APPLY].flatMap((catalogue) => Object.entries(catalogue)),
);

/** What nobody translated, such as the message of a plan that an earlier version made, is told as it stands. */
export function tell(message: Value, lang: Lang): string {
  return lang === 'en' ? inWords(message) : inWords(message, (text) => TURKISH.get(text) ?? text);
}
