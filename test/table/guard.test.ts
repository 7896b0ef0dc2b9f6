import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '../../src/table/guard.ts';

/** What formulas, guards and phone numbers are made of, so that random texts meet the rule's edges. */
const formulaLike = fc.string({
  unit: fc.constantFrom(
    "'",
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '＝',
    '＋',
    '－',
    '＠',
    '1',
    ' ',
    '(',
    'a',
  ),
  maxLength: 6,
});

describe('a cell that a spreadsheet program might run', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://127.0.0.1/?"&A1,"x")',
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    '=IMPORTXML(CONCAT("http://127.0.0.1/",A1),"//a")',
    '=WEBSERVICE("http://127.0.0.1")',
    '\t=1',
    '\r=1',
    '\n=1',
    '\tplain',
    '＝1+1',
    '＋cmd',
    '－cmd',
    '＠SUM(1)',
    "'=1",
    "''=1",
    "'+90 532 111 22 33",
  ])('%j gets one apostrophe', (text) => {
    expect(guard(text)).toBe(`'${text}`);
    expect(unguard(`'${text}`)).toBe(text);
  });

  it.each([
    '+905321234567',
    '+90 (532) 111-22-33',
    '-5',
    '-',
    '+1-800',
    '(212) 555.12.34/5',
    '00123',
    '1E5',
    '1-2',
    'MARCH1',
    'TRUE',
    '1/2',
    '12345678901234567890',
    "'",
    "'foo",
    "O'Neill",
    ' =1',
    '\u00a0=1',
    '";=1+1;"',
    '',
  ])('%j is left as it is', (text) => expect(guard(text)).toBe(text));
});

describe('taking the guard off', () => {
  it.each(["'foo", "'", "'+905321234567", "''", '=1', 'foo'])('%j, which is no guard, stays', (text) => {
    expect(unguard(text)).toBe(text);
  });

  it('gives back every text', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const anything = fc.oneof(formulaLike, fc.string({ unit }));
    fc.assert(
      fc.property(anything, (text) => {
        expect(unguard(guard(text))).toBe(text);
      }),
    );
  });

  it('can tell any two texts apart, so no two cells become one', () => {
    fc.assert(
      fc.property(formulaLike, formulaLike, (one, other) => {
        expect(guard(one) === guard(other)).toBe(one === other);
      }),
    );
  });
});

it('nothing guarded begins with what starts a formula, but for phone numbers', () => {
  fc.assert(
    fc.property(formulaLike, (text) => {
      const isPhone = /^[+\-()./0-9 ]*$/.test(text);
      expect(isPhone || !/^[=+\-@\t\r\n＝＋－＠]/.test(guard(text))).toBe(true);
    }),
  );
});

it('a hundred thousand apostrophes take no time', () => {
  const text = "'".repeat(100_000);
  expect(unguard(guard(`${text}=`))).toBe(`${text}=`);
  expect(guard(text)).toBe(text);
});
