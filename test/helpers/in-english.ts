/** Whatever holds messages, with each of them as the English that it is told in. */
import { inWords, type Message } from '../../src/message.ts';

export function inEnglish(value: unknown): unknown {
  if (isMessage(value)) return inWords(value);
  if (Array.isArray(value)) return value.map(inEnglish);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inEnglish(each)]));
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false;
  return Object.keys(value).every((key) => key === 'text' || key === 'values');
}
