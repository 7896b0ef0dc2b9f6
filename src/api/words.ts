/** Reads the text of answers: as JSON, and for the words a person should see. */

/** Text from outside as part of one line: no control or direction-changing characters, cut to `most` characters. */
export function short(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** Leaves the token out, also as it would stand in an address. */
export function withoutToken(text: string, token: string): string {
  const spellings = [token, encodeURIComponent(token)];
  return spellings.reduce((left, spelling) => left.replaceAll(spelling, '(token)'), text);
}

/** Undefined when it is not JSON. Whole numbers that would be rounded are kept digit by digit, as text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(MAY_HOLD_LONG_NUMBER.test(text) ? text.replace(STRING_OR_LONG_NUMBER, quoted) : text);
  } catch {
    return undefined;
  }
}

const MAY_HOLD_LONG_NUMBER = /[[:,]\s*-?\d{16}/;
const STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

function quoted(found: string): string {
  return found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`;
}

const WORD_KEYS = ['message', 'msg', 'error', 'description', 'detail', 'title', 'errors'];

/** What the server says in an error, as one harmless line of at most 200 characters; empty when it says nothing. */
export function wordsOf(text: string, token: string): string {
  const found = deepWords(parseJson(text), 0) ?? (/^\s*[<{[]/.test(text) ? '' : text);
  return short(withoutToken(found, token), 200);
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
