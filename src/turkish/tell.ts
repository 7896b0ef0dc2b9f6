/** Tells a message in the language of the person. */
import type { Failure } from '../errors.ts';
import type { Lang } from '../language.ts';
import { inWords, type Value } from '../message.ts';
import { API } from './api.ts';
import { APPLY } from './apply.ts';
import { ARGUMENTS } from './arguments.ts';
import { CHECK } from './check.ts';
import { CLI } from './cli.ts';
import { COMMANDS } from './commands.ts';
import { DEMO } from './demo.ts';
import { HEADERS } from './headers.ts';
import { INTAKE } from './intake.ts';
import { PLAN } from './plan.ts';
import { TABLE } from './table.ts';

/** English text → Turkish. */
export const TURKISH: ReadonlyMap<string, string> = new Map(
  [TABLE, INTAKE, HEADERS, PLAN, API, APPLY, CHECK, ARGUMENTS, CLI, COMMANDS, DEMO].flatMap((catalogue) =>
    Object.entries(catalogue),
  ),
);

/** What stopped a run, and the next step where there is one. */
export function toldOf({ told: { message, hint } }: Failure, lang: Lang): string[] {
  return (hint ? [message, hint] : [message]).map((each) => tell(each, lang));
}

/** What nobody translated, such as the message of a plan that an earlier version made, is told as it stands. */
export function tell(message: Value, lang: Lang): string {
  return lang === 'en' ? inWords(message) : inWords(message, (text) => TURKISH.get(text) ?? text, lang);
}
