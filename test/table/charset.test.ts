import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/errors.ts';
import { charsetNamed, firstUnwritable } from '../../src/table/charset.ts';

describe('an encoding to write in', () => {
  it.each([
    [undefined, 'ş', [0xc5, 0x9f], [0xef, 0xbb, 0xbf]],
    ['UTF8', 'ş', [0xc5, 0x9f], [0xef, 0xbb, 0xbf]],
    ['utf-16le', 'ş', [0x5f, 0x01], [0xff, 0xfe]],
    ['windows-1254', 'ş€', [0xfe, 0x80], []],
    ['latin5', 'Ğİıö', [0xd0, 0xdd, 0xfd, 0xf6], []],
  ])('%s', (asked, text, bytes, mark) => {
    const charset = charsetNamed(asked);
    expect([...(charset.encode(text) ?? [])]).toEqual(bytes);
    expect([...charset.mark]).toEqual(mark);
  });

  it.each(['utf-16be', 'windows-1252', 'shift_jis', 'utf-9', '', '__proto__', 'constructor'])(
    '%j is refused',
    (asked) => expect(() => charsetNamed(asked)).toThrow(UsageFailure),
  );
});

it.each(['utf-8', 'utf-16le', 'windows-1254'])(
  'what %s takes comes back, and the rest is refused',
  (encoding) => {
    const charset = charsetNamed(encoding);
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0x180 }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('Ğ', 'İ', '€', '😀', '\ud83d', '\ude00'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
        const bytes = charset.encode(text);
        if (bytes)
          expect(decoder.decode(bytes, { stream: true }) + decoder.decode()).toBe(text.toWellFormed());
        else expect(firstUnwritable(text, charset)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  },
);

describe('the first character that can not be written', () => {
  it.each([
    ['windows-1254', 'Ağaç 中文', '中'],
    ['windows-1254', 'smile 😀', '😀'],
    // Its byte would be read as Ž.
    ['windows-1254', 'a\x8e', '\x8e'],
    ['windows-1254', 'half \ud83d an emoji', '\ud83d'],
    ['utf-8', 'half \ud83d an emoji', undefined],
    ['utf-8', 'whole 😀', undefined],
    ['windows-1254', 'Ağaç', undefined],
  ])('of %s in %j', (encoding, text, character) => {
    expect(firstUnwritable(text, charsetNamed(encoding))).toBe(character);
  });
});
