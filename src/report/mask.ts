/** How values are shown in a page: as they are, or each behind a mask, so that the page can be passed on. */
import { createHmac, randomBytes } from 'node:crypto';
import { clean } from './clean.ts';

export interface Veil {
  readonly isMasked: boolean;
  /** A client's name. */
  readonly name: (text: string) => string;
  /** What a cell or a field holds. */
  readonly value: (text: string) => string;
}

export function veilOf(isMasked: boolean): Veil {
  if (!isMasked) return { isMasked, name: shown, value: shown };
  // The key is gone with the process: a phone number is quickly found by trying them all, were it only hashed.
  const key = randomBytes(32);
  const mask = (kind: string, text: string): string => (text === '' ? '' : `${kind}·${tagOf(key, text)}`);
  return { isMasked, name: (text) => mask('name', text), value: (text) => mask(kindOf(text), text) };
}

/** The same value has the same mask all over the page. */
function tagOf(key: Buffer, text: string): string {
  const digest = createHmac('sha256', key).update(text.trim().toLowerCase()).digest();
  return BigInt(`0x${digest.toString('hex', 0, 8)}`)
    .toString(36)
    .padStart(TAG_CHARS, '0')
    .slice(-TAG_CHARS);
}

const TAG_CHARS = 6;

function kindOf(text: string): 'email' | 'phone' | 'text' {
  if (/\S@\S/.test(text)) return 'email';
  return /^[\d\s+()./-]{6,}$/.test(text) ? 'phone' : 'text';
}

function shown(text: string): string {
  const rest = text.length - SHOWN_CHARS;
  return clean(rest > 0 ? `${text.slice(0, SHOWN_CHARS)}… (+${rest})` : text);
}

/** Notes of many pages would make the report too large to mail; the sheet and the plan hold them whole. */
const SHOWN_CHARS = 400;
