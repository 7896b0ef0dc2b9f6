/** Reads the text of answers: as JSON, and for the words a person should see. */

/** Text from outside as part of one line: no control or direction-changing characters, cut to `most` characters. */
export function short(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** Undefined when it is not JSON. Ids too long for a number are kept digit by digit, as text. */
export function parseJson(text: string): unknown {
  const LONG_ID = /("_id"\s*:\s*)(\d{16,})(?=\s*[,}])/g;
  try {
    return JSON.parse(text.replace(LONG_ID, '$1"$2"'));
  } catch {
    return undefined;
  }
}

const WORD_KEYS = ['message', 'msg', 'error', 'description', 'detail', 'title', 'errors'];

/** What the server says in an error, as one harmless line of at most 200 characters; empty when it says nothing. */
export function wordsOf(text: string): string {
  const found = deepWords(parseJson(text), 0);
  if (found !== undefined) return short(found, 200);
  return /^\s*[<{[]/.test(text) ? '' : short(text, 200);
}

/** The shape of error bodies is not documented, so the usual places are looked at. */
function deepWords(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  const inner = Array.isArray(value)
    ? value
    : WORD_KEYS.flatMap((key) => Object.getOwnPropertyDescriptor(value, key)?.value as unknown);
  const words = inner.flatMap((item: unknown) => deepWords(item, depth + 1) ?? []);
  return words.length > 0 ? words.slice(0, 3).join('; ') : undefined;
}

/** From a body like `{ "code": 17 }`. Source: API page "Introduction". */
export function codeOf(text: string): number | undefined {
  const json = parseJson(text);
  if (typeof json !== 'object' || json === null || !('code' in json)) return undefined;
  return typeof json.code === 'number' ? json.code : undefined;
}
