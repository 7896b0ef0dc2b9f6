import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  customText,
  foldKey,
  isEmail,
  isScientific,
  isSheetError,
  wishOf,
} from '../../src/client/cells.ts';
import { anyText } from '../helpers/any-text.ts';

describe('cells', () => {
  it.each(['<clear>', '<CLEAR>', '<Clear>'])('%s clears', (text) =>
    expect(wishOf(text)).toEqual({ to: 'clear' }),
  );

  it('an empty cell is blank, one with spaces is not', () => {
    expect(wishOf('')).toEqual({ to: 'blank' });
    expect(wishOf(' ')).toEqual({ to: 'set', text: ' ' });
  });

  it('every value survives being written and read, <clear> too', () => {
    const text = fc.oneof(anyText(), fc.constantFrom('<clear>', '<<clear>', '<<<CLEAR>', 'x<clear>'));
    fc.assert(
      fc.property(text, (value) => {
        expect(wishOf(cellOf(value))).toEqual(value === '' ? { to: 'blank' } : { to: 'set', text: value });
      }),
    );
  });

  it.each([
    ['ann@example.com', true],
    ['şule@örnek.com.tr', true],
    ['a.b+c@sub.example.org', true],
    ['ann@example', false],
    ['ann@', false],
    ['@example.com', false],
    ['ann@example.com.', false],
    ['a b@example.com', false],
    ['a@b@c.com', false],
    ['mailto:ann@example.com', false],
    ['<ann@example.com>', false],
    ['Ann <ann@example.com>', false],
    ['ann@example.com;bob@example.com', false],
    ['ann@example.com, bob@example.com', false],
    ['"ann b"@example.com', false],
    ['ann@exa mple.com', false],
    ['ann@münchen.de', true],
    ['ann@[127.0.0.1]', false],
    [' ann@example.com', false],
    ['ann@example.com,', false],
    ['ann@example.com;', false],
    ['ann@example.com)', false],
    ['ann@example.com/', false],
    ['ann@example.com?subject=x', false],
    ["ann@example.com'", false],
    ['ann@mail_1.example.com', true],
    ['ann@exam\u200bple.com', false],
    ['ann\u00ad@example.com', false],
  ])('%s is an e-mail address: %s', (text, is) => expect(isEmail(text)).toBe(is));

  it('a hundred thousand characters are refused at once', () => {
    expect(isEmail('a@'.repeat(50_000))).toBe(false);
  });

  it.each([
    ['9.05E+11', true],
    ['9,05E+11', true],
    ['1E5', true],
    ['905321112233', false],
    ['E5', false],
    ['2E', false],
  ])('%s is scientific: %s', (text, is) => expect(isScientific(text)).toBe(is));

  it.each([
    ['#REF!', true],
    ['#N/A', true],
    ['#BAŞV!', true],
    ['#DEĞER!', true],
    [' #yok ', true],
    ['#SAYI/0!', true],
    ['#WERT!', true],
    ['#¡REF!', true],
    ['#ERROR!', true],
    ['Err:502', true],
    ['Hata:502', true],
    ['#YOKSA', false],
    ['Hata:502 x', false],
    ['#1 shop', false],
  ])('%s is a failed formula: %s', (text, is) => expect(isSheetError(text)).toBe(is));

  it.each([
    ['İSTANBUL', 'istanbul'],
    ['ISTANBUL', 'ıstanbul'],
    [' Şükrü ', 'şükrü'],
    ['e\u0301', 'é'],
  ])('%s and %s are the same key', (one, other) => expect(foldKey(one)).toBe(foldKey(other)));

  it('only text of a custom field is shown as text', () => {
    expect([null, undefined, '', 'x', 5, ['a']].map(customText)).toEqual(['', '', '', 'x', '5', '["a"]']);
  });
});
