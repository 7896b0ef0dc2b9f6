import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damageOf } from '../../src/client/damage.ts';
import { anyText } from '../helpers/any-text.ts';

/** What the cell is taken for while Cubicl still holds what was exported; `edit` for a person's edit. */
function kept(original: string, cell: string): string {
  return damageOf(cell, { was: (text) => text === original, server: original })?.how ?? 'edit';
}

/** The same while Cubicl holds something else by now: the original has to be guessed. */
function guessed(original: string, cell: string): string {
  const damage = damageOf(cell, { was: (text) => text === original, server: 'theirs' });
  return damage ? `${damage.how}: ${damage.original}` : 'edit';
}

describe('a cell that a program damaged', () => {
  it.each([
    ['number', '05321112233', '5321112233'],
    ['number', '+905321112233', '905321112233'],
    ['number', '00123', '123'],
    ['number', '000', '0'],
    ['number', '12.50', '12.5'],
    ['number', '3,00', '3'],
    ['number', '1234567890123456', '1234567890123450'],
    ['number', '12345678901234567', '12345678901234500'],
    ['boolean', 'true', 'TRUE'],
    ['boolean', 'False', 'FALSE'],
    ['boolean', 'doğru', 'DOĞRU'],
    ['boolean', 'yanlış', 'YANLIŞ'],
    ['date', '1-2', '2026-02-01'],
    ['date', '1-2', '2026-01-02'],
    ['date', '1/2', '1-Feb'],
    ['date', '1.2', '01.Şub'],
    ['date', '03-04', '4-Mar'],
    ['date', '1-2012', 'Jan-12'],
    ['date', '2024-03-01', '01.03.2024'],
    ['date', '2024-03-01', '3/1/2024'],
    ['date', '01.03.2024', '2024-03-01T00:00:00'],
    ['date', '1/3/24', '01/03/2024'],
    ['spaces', ' Acme', 'Acme'],
    ['spaces', 'Acme ', 'Acme'],
    ['spaces', ' Acme ', 'Acme'],
    ['spaces', 'Acme\n', 'Acme'],
    ['spaces', ' ', ''],
    ['unseen', 'a\r\nb', 'a\nb'],
    ['unseen', 'a\rb', 'a\nb'],
    ['unseen', 'a\nb', 'a\r\nb'],
    ['unseen', 'e\u0301', 'é'],
    ['unseen', 'é', 'e\u0301'],
    ['apostrophe', "'0532", '0532'],
    ['apostrophe', 'Acme', "'Acme"],
  ])('(%s) %j as %j is told, also if Cubicl holds something else by now', (how, original, cell) => {
    expect(kept(original, cell)).toBe(how);
    expect(guessed(original, cell)).toBe(`${how}: ${original}`);
  });

  it.each([
    ['number', '-007', '-7'],
    ['number', '12345678901234567', '12345678901234600'],
    ['number', '905321112233', '9.05321E+11'],
    ['number', '905321112233', '9,05E+11'],
    ['number', '+905321112233', '9.05E+11'],
    ['number', '12345678901234567890', '1.23457E+19'],
    ['number', '12345678901234567890', '12345678901234500000'],
    ['number', '12345678901234567890', '12345678901234600000'],
    ['number', '1E5', '1.00E+05'],
    ['number', '1E5', '100000'],
    ['number', '0.000012', '1.2E-05'],
    ['number', '6 3/4', '6.75'],
    ['number', '6 3/4', '6,75'],
    ['date', '9:30', '09:30:00'],
    ['date', '10:30', '1899-12-30T10:30:00'],
    ['date', 'MARCH1', '1-Mar'],
    ['date', 'SEPT2', '2-Sep'],
    ['date', 'Mar 2024', 'Mar-24'],
    ['date', '1 Mart', '2026-03-01'],
    ['characters', 'Acme 👍', 'Acme ??'],
    ['characters', 'شركة', '????'],
    ['unseen', 'a\u0000b', 'ab'],
    ['unseen', 'x\u200b', 'x'],
    ['unseen', 'a\u2028b', 'a\nb'],
    ['characters', 'a\u0000b', 'a?b'],
    ['characters', 'a\u007fb', 'a_x007F_b'],
    ['characters', 'a\ud800bc', 'a?c'],
    ['characters', 'x\ud800', 'x'],
    ['characters', 'ş\u200da', '?\u200da'],
    ['characters', 'a\u000eb\udc00', 'a\u000eb\ufffd'],
    ['characters', 'jean\u2011luc', 'jean-luc'],
    ['characters', '\uff1d1', '=1'],
    ['characters', 'Dvořák', 'Dvorák'],
    ['characters', 'Güneş Sığınağı', 'Günes Siginagi'],
    ['characters', 'Güneş Sığınağı', 'Güne? S??ina??'],
    ['characters', 'Ýmir', '?mir'],
    ['characters', 'Ⅻ', 'XII'],
    ['characters', '6\u2009km', '6 km'],
    ['characters', 'a\ufffeb', 'a\ufffdb'],
    ['characters', '\ud800x', '\ufffdx'],
    ['formula', '=1+1', '#NAME?'],
    ['formula', '+90 532', '#VALUE!'],
    ['number', '1.500,00 ₺', '1500'],
    ['number', '$1,500.50', '1500.5'],
    ['number', '12,50 TL', '12.5'],
    ['number', '1.234.567,80', '1234567.8'],
    ['width', 'a very long text', '########'],
    ['cut', 'x'.repeat(40_000), 'x'.repeat(32_767)],
  ])('(%s) %j as %j is told while Cubicl holds what was exported', (how, original, cell) => {
    expect(kept(original, cell)).toBe(how);
    expect(guessed(original, cell)).toBe('edit');
  });
});

it('is told where Turkish letters are kept, too, if others of the text are lost', () => {
  expect(kept('Dvořák Güneş', 'Dvorák Güneş')).toBe('characters');
  expect(kept('Güneş 👍', 'Güneş ??')).toBe('characters');
  expect(kept('Güneş Sığınağı', 'Güneş S?ğınağı')).toBe('characters');
});

it('is none where other cells of the row show that Turkish letters were kept', () => {
  const of = (keepsTurkish: boolean) =>
    damageOf('Yildiz', {
      was: (text) => text === 'Yıldız',
      server: 'Yıldız',
      keepsTurkish: () => keepsTurkish,
    });
  expect(of(false)).toEqual({ original: 'Yıldız', how: 'characters' });
  expect(of(true)).toBeUndefined();
});

describe('what a person may as well have meant is an edit', () => {
  it.each([
    ['a failed formula that was no text', 'Acme', '#NAME?'],
    ['another digit', '05321112233', '5321112234'],
    ['a zero in front', '5321112233', '05321112233'],
    ['a sign in front', '905321112233', '+905321112233'],
    ['zeros for a country code', '+90532', '0090532'],
    ['spaces between digits', '05321112233', '0532 111 22 33'],
    ['a spelling without spaces', '0532 111 22 33', '05321112233'],
    ['fewer decimals', '12.345', '12.3'],
    ['another sum', '1.500,00 ₺', '1600'],
    ['groups of a number taken out', '1.500', '1500'],
    ['another last digit of a long number', '12345678901234567890', '12345678901234567891'],
    ['a point for a comma', '12,5', '12.5'],
    ['day and month the other way round', '1-2', '2-1'],
    ['day and month of a date the other way round', '2024-03-01', '2024-01-03'],
    ['day and month of a date with points the other way round', '01.03.2024', '03.01.2024'],
    ['another day', '1-2', '2026-02-03'],
    ['another time', '9:30', '09:45:00'],
    ['a fraction worked out otherwise', '6 3/4', '6.5'],
    ['another year', '2024-03-01', '01.03.2025'],
    ['a month spelled out', '3 Mar', '3 March'],
    ['the opposite', 'true', 'FALSE'],
    ['capitals', 'acme', 'ACME'],
    ['a space at the end', 'Acme', 'Acme '],
    ['one space in place of two', 'Acme  Ltd', 'Acme Ltd'],
    ['no line break', 'a\nb', 'a b'],
    ['an accent taken off', 'é', 'e'],
    ['a question mark', 'Acme!', 'Acme?'],
    ['a letter that joins emoji taken out', '👩\u200d👧', '👩👧 x'],
    ['a look-alike of another letter', 'Dvořák', 'Dvosák'],
    ['an emoji taken out', '👍Acme', 'Acme'],
    ['a line break taken out of a text with an emoji', '👍\nAcme', '👍Acme'],
    ['a text that was shortened', 'x'.repeat(40_000), 'x'.repeat(30_000)],
    ['one Turkish letter for another where others are kept', 'Işıl Yıldız', 'Işıl Yildız'],
    ['a plain letter for a Turkish one where others are kept', 'Güneş Sığınağı', 'Günes Sığınağı'],
    ['an emptied cell', 'Acme', ''],
    ['a text where nothing was', '', '123'],
  ])('%s', (_, original, cell) => {
    expect(kept(original, cell)).toBe('edit');
    expect(guessed(original, cell)).toBe('edit');
  });

  it('any other text', () => {
    fc.assert(
      fc.property(anyText(), fc.string({ minLength: 3, unit: 'grapheme-ascii' }), (original, typed) => {
        fc.pre(!original.includes(typed) && !/[^ -~]/.test(original) && /[a-z]{2}/.test(typed));
        expect(kept(original, typed)).toBe('edit');
      }),
      { numRuns: 100 },
    );
  });
});

it('is quick however many zeros a number has', () => {
  expect(kept(`1.${'0'.repeat(300_000)}1`, '2')).toBe('edit');
  expect(kept('9'.repeat(300_000), '9E+299999')).toBe('edit');
});

it('is quick where it finds nothing, however long the cell is', () => {
  let asked = 0;
  const long = '2026-01-02 '.repeat(10_000);
  const was = (): boolean => ((asked += 1), false);
  for (const cell of [long, 'Acme', '5321112233', '2026-02-01', 'TRUE']) damageOf(cell, { was, server: 'x' });
  expect(asked).toBeLessThan(500);
});
