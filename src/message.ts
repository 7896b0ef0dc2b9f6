/** What is said to people, as plain data: English with places, and the values for them, until it is told in a language. */
import type { Lang } from './language.ts';

export interface Message {
  /** English, with `{0}`, `{1}` … where the values go. By it the other languages are found. */
  readonly text: string;
  readonly values?: readonly Value[];
}

/** A message or an amount among the values is told in the language of the whole; a number stands as it is: a row, a code. */
export type Value = string | number | Message | Amount;

/** How many: from a thousand on, its digits stand in groups. */
interface Amount {
  readonly amount: number;
}

export function amount(n: number): Amount {
  return { amount: n };
}

/** Keeps a template literal as a message. Whatever is said so has its Turkish in `src/turkish/`, or a test fails. */
export function msg(parts: TemplateStringsArray, ...values: readonly Value[]): Message {
  const text = parts.reduce((all, part, n) => `${all}{${n - 1}}${part}`);
  return values.length > 0 ? { text, values } : { text };
}

/** Several as one. */
export function joined(messages: readonly Value[], separator: string): Message {
  return { text: messages.map((_, n) => `{${n}}`).join(separator), values: messages };
}

/**
 * The words of a message. A string is told as it stands: what others said, such as the server.
 * @param translated gives the text of another language for an English one; without it, it is told in English
 */
export function inWords(message: Value, translated = asItIs, lang: Lang = 'en'): string {
  if (typeof message !== 'object') return String(message);
  if ('amount' in message) return message.amount.toLocaleString(lang);
  const { text, values = [] } = message;
  return translated(text).replace(/\{(\d+)\}/g, (_, n: string) => {
    return inWords(values[Number(n)] ?? '', translated, lang);
  });
}

function asItIs(text: string): string {
  return text;
}
