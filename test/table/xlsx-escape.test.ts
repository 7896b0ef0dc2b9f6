import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeText, unescapeText } from '../../src/table/xlsx-escape.ts';

it.each([
  ['_x000D_', '\r'],
  ['a_x000d_b', 'a\rb'],
  ['_x005F_x000D_', '_x000D_'],
  ['_x005f_x000d_', '_x000d_'],
  ['_x005F__x005F_', '__'],
  ['_xD83D__xDE42_', '🙂'],
  ['_xD801_', '\ud801'],
  ['_x000D', '_x000D'],
  ['_X000D_', '_X000D_'],
  ['_x00_', '_x00_'],
  ['_xGGGG_', '_xGGGG_'],
  ['snake_xcase_', 'snake_xcase_'],
])('%j is read as %j', (stored, text) => {
  expect(unescapeText(stored)).toBe(text);
});

it.each([
  ['plain', 'plain'],
  ['line\nbreak\tand tab', 'line\nbreak\tand tab'],
  ['\r', '_x000D_'],
  ['\u0000\u001b', '_x0000__x001B_'],
  ['\uffff', '_xFFFF_'],
  ['🙂', '🙂'],
  ['\ud83d', '_xD83D_'],
  ['_x000D_', '_x005F_x000D_'],
])('%j is written as %j', (text, stored) => {
  expect(escapeText(text)).toBe(stored);
});

it('any text at all comes back as it was, and XML can hold it', () => {
  const awkward = fc.constantFrom(
    '_',
    'x',
    '_x000D_',
    '005F',
    '\r',
    '\n',
    '\0',
    '\ud83d',
    '\ude42',
    '\ufffe',
    'ş',
  );
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  const texts = fc.oneof(
    units,
    fc.array(awkward).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const stored = escapeText(text);
      expect(stored).not.toMatch(/[\0-\x08\x0b-\x1f\ufffe\uffff]/);
      expect(stored.isWellFormed()).toBe(true);
      expect(unescapeText(stored)).toBe(text);
    }),
    { numRuns: 500 },
  );
});
