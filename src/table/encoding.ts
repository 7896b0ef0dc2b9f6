/** Finds out how the characters of a file are encoded, and decodes them piece by piece. */
import { isUtf8 } from 'node:buffer';
import { FileFailure, UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { Source } from './source.ts';
import { shortened } from './failures.ts';

/** Longest first, since the mark of UTF-16LE begins that of UTF-32LE. */
const MARKS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['\xff\xfe\0\0', 'utf-32'],
  ['\0\0\xfe\xff', 'utf-32'],
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/** Longer strings are not made in the young generation of the heap, which takes four times as long. */
const PIECE_BYTES = 64 * 1024;

/**
 * The encoding of a file as the WHATWG Encoding Standard calls it: what a byte order mark says, else what was
 * asked for, else UTF-16 by its zero bytes, else UTF-8 where every byte fits, else Windows-1254 (Turkish) or
 * Windows-1252. Throws a UsageFailure for an unknown name, a FileFailure for UTF-32 and damaged UTF-8.
 */
export async function findEncoding(source: Source, asked?: string): Promise<string> {
  const wanted = asked === undefined ? undefined : standardName(asked);
  const marked = markedEncoding(source.head);
  if (wanted !== undefined && marked !== undefined && wanted !== marked) {
    throw new UsageFailure(
      msg`${source.name} is marked as ${encodingName(marked)}, not ${encodingName(wanted)}.`,
      {
        hint: msg`Leave the encoding out.`,
      },
    );
  }
  const known = wanted ?? marked ?? encodingByZeros(source.head);
  if (known === 'utf-32') {
    throw new FileFailure(msg`${source.name} is UTF-32, or mostly zero bytes.`, {
      hint: msg`Save it as UTF-8; if it was copied from somewhere, copy it again.`,
    });
  }
  if (known !== undefined && known !== 'utf-8') return known;
  if (await isWhollyUtf8(source)) return 'utf-8';
  const { sequences, strays, firstStrayLine, has1252Letter } = await tally(source);
  if (known === 'utf-8' || sequences > strays) throw damaged(source.name, firstStrayLine);
  return has1252Letter ? 'windows-1252' : 'windows-1254';
}

/** The name of an encoding for people, e.g. `Windows-1254`. */
export function encodingName(encoding: string): string {
  return /^(utf|iso)/.test(encoding) ? encoding.toUpperCase() : encoding.replace(/^w/, 'W');
}

/** Text from bytes, whatever the edges of the chunks cut through; a byte order mark is left out. */
export async function* decoded(source: Source, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    // Without `stream`, Node 20 takes windows-1252 for ISO-8859-1 and loses € and quotes (nodejs/node#56542).
    for await (const chunk of source.chunks()) {
      for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
        yield decoder.decode(chunk.subarray(from, from + PIECE_BYTES), { stream: true });
      }
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FileFailure(msg`${source.name} is not sound ${encodingName(encoding)}.`, {
      hint: msg`Save it again as UTF-8, or name its encoding.`,
      cause: error,
    });
  }
}

function standardName(asked: string): string {
  try {
    return new TextDecoder(asked.trim()).encoding;
  } catch (error) {
    throw new UsageFailure(msg`The encoding "${shortened(asked)}" is unknown.`, {
      hint: msg`Use utf-8, utf-16le, utf-16be, windows-1254 or windows-1252.`,
      cause: error,
    });
  }
}

function markedEncoding(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, 4);
  return MARKS.find(([mark]) => start.startsWith(mark))?.[1];
}

/** Text in UTF-16 is mostly ASCII here (separators, digits, Latin letters), so every other byte is zero. */
function encodingByZeros(head: Buffer): string | undefined {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > head.length * 0.6) return 'utf-32';
  if (odd > head.length * 0.15 && even * 10 < odd) return 'utf-16le';
  if (even > head.length * 0.15 && odd * 10 < even) return 'utf-16be';
  return undefined;
}

async function isWhollyUtf8(source: Source): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source.chunks()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = Buffer.from(bytes.subarray(end));
  }
  return rest.length === 0;
}

/** Where the last character begins if its bytes are cut off, else the length. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return followers(byte) >= back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** How many bytes follow this one in UTF-8. Source: RFC 3629, section 3. */
function followers(byte: number): number {
  return byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Too long a form of a character, half of a surrogate pair, or more than U+10FFFF. Source: RFC 3629, section 4. */
function isImpossible(first: number, second: number): boolean {
  if (first === 0xe0) return second < 0xa0;
  if (first === 0xed) return second > 0x9f;
  if (first === 0xf0) return second < 0x90;
  return first === 0xf4 && second > 0x8f;
}

interface Tally {
  /** Runs of bytes that mean one character in UTF-8; by accident they are rare in other encodings. */
  readonly sequences: number;
  readonly strays: number;
  readonly firstStrayLine: number;
  /** Ž or ž, which Windows-1252 has and Windows-1254 has not. */
  readonly has1252Letter: boolean;
}

async function tally(source: Source): Promise<Tally> {
  const found = { sequences: 0, strays: 0, firstStrayLine: 0, has1252Letter: false };
  let line = 1;
  let before = 0;
  let missing = 0;
  const stray = () => {
    if (found.strays === 0) found.firstStrayLine = line;
    found.strays += 1;
  };
  for await (const chunk of source.chunks()) {
    for (const byte of chunk) {
      const follows = missing > 0 && byte >= 0x80 && byte < 0xc0 && !isImpossible(before, byte);
      if (follows) missing -= 1;
      else {
        if (missing > 0) stray();
        missing = followers(byte);
        if (missing === 0 && byte >= 0x80) stray();
      }
      if (follows && missing === 0) found.sequences += 1;
      if (byte === 0x8e || byte === 0x9e) found.has1252Letter = true;
      if (byte === 0x0d || (byte === 0x0a && before !== 0x0d)) line += 1;
      before = byte;
    }
  }
  if (missing > 0) stray();
  return found;
}

function damaged(name: string, line: number): FileFailure {
  return new FileFailure(msg`${name} is UTF-8, but line ${line} holds bytes that are not.`, {
    hint: msg`Mend that line and save the file as UTF-8, or name another encoding.`,
  });
}
