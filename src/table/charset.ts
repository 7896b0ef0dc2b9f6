/** The encodings that text files can be written in. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { shortened } from './failures.ts';

export interface Charset {
  /** The byte order mark, by which spreadsheet programs know the encoding; empty where there is none. */
  readonly mark: Buffer;
  /** Whether readers can't do without the mark. */
  readonly needsMark: boolean;
  /** The bytes of a text, or undefined where it has a character that can't be written. */
  encode(text: string): Buffer | undefined;
}

/** The encoding called `utf-8` (default), `windows-1254` or `utf-16le`. Throws a UsageFailure for another one. */
export function charsetNamed(asked = 'utf-8'): Charset {
  const charset = CHARSETS.get(standardName(asked));
  if (charset) return charset();
  throw new UsageFailure(msg`Files can't be written in "${shortened(asked)}".`, {
    hint: msg`Use utf-8, windows-1254 or utf-16le.`,
  });
}

/** The first character of `text` that `charset` can't hold, one half of a pair without the other included. */
export function firstUnwritable(text: string, charset: Charset): string | undefined {
  return Array.from(text).find((character) => charset.encode(character) === undefined);
}

/**
 * No encoding has a place for one half of a surrogate pair: it is written as U+FFFD, which import takes for that half where
 * Cubicl holds it. A file that is refused for it would help nobody.
 */
function unicode(encoding: 'utf8' | 'utf16le'): Charset {
  return {
    mark: Buffer.from('\ufeff', encoding),
    needsMark: encoding !== 'utf8',
    encode: (text) => Buffer.from(text.toWellFormed(), encoding),
  };
}

function turkish(): Charset {
  const bytes = byteTable('windows-1254');
  return { mark: Buffer.alloc(0), needsMark: false, encode: (text) => encodeByTable(text, bytes) };
}

const CHARSETS: ReadonlyMap<string, () => Charset> = new Map([
  ['utf-8', () => unicode('utf8')],
  ['utf-16le', () => unicode('utf16le')],
  ['windows-1254', turkish],
]);

function standardName(asked: string): string {
  try {
    return new TextDecoder(asked.trim()).encoding;
  } catch {
    return asked;
  }
}

/**
 * The byte for each character that the encoding has, by UTF-16 code unit; 0 stands for "none" but for U+0000. Control
 * characters above U+007F have none, since readers take their bytes for letters of Windows-1252.
 */
function byteTable(encoding: string): Uint8Array {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const bytes = new Uint8Array(0x10000);
  const characters = new TextDecoder(encoding).decode(all, { stream: true });
  for (let byte = 0; byte < 256; byte += 1) bytes[characters.charCodeAt(byte)] = byte;
  bytes.fill(0, 0x80, 0xa0);
  return bytes;
}

function encodeByTable(text: string, bytes: Uint8Array): Buffer | undefined {
  const encoded = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const byte = bytes[unit] ?? 0;
    if (byte === 0 && unit !== 0) return undefined;
    encoded[index] = byte;
  }
  return encoded;
}
