import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/client/columns.ts';
import { cleanCell } from '../../src/intake/clean-cell.ts';

const EMAIL: Column = { is: 'email' };
const PHONE: Column = { is: 'contact', part: 'phone', n: 1 };
const NAME: Column = { is: 'name' };
const CUSTOM: Column = { is: 'custom', fieldId: 'f1' };

describe('what other programs put around a value', () => {
  it.each<[Column, string, string]>([
    [EMAIL, 'mailto:a@x.example?subject=Hi', 'a@x.example'],
    [EMAIL, 'MAILTO:a@x.example', 'a@x.example'],
    [EMAIL, '<a@x.example>', 'a@x.example'],
    [EMAIL, '\u202aa@x.example\u202c', 'a@x.example'],
    [PHONE, 'tel:+90-532-111-22-33', '+90-532-111-22-33'],
    [PHONE, " '+90 532 111 22 33", '+90 532 111 22 33'],
    [PHONE, ' +12025550124', '+12025550124'],
    [PHONE, '\u202a+90 532 111 22 33\u202c', '+90 532 111 22 33'],
    [PHONE, '="0532 111 22 33"', '0532 111 22 33'],
    [CUSTOM, "'0012345678", '0012345678'],
    [CUSTOM, "'=1+1", '=1+1'],
    [CUSTOM, '="say ""hi"""', 'say "hi"'],
  ])('is taken off (%j %j)', (column, cell, text) => {
    expect(cleanCell(column, cell)).toEqual({ text, others: [] });
  });

  it.each([EMAIL, PHONE])(
    'is left alone in a cell that is too long for one, and takes no time (%j)',
    (column) => {
      const text = `a${' '.repeat(300_000)}b`;
      expect(cleanCell(column, text)).toEqual({ text, others: [] });
    },
  );

  it.each<[Column, string]>([
    [EMAIL, 'a@x.example'],
    [EMAIL, 'no address, a@x.example'],
    [EMAIL, ''],
    [PHONE, '0212 111 22 33/34'],
    [PHONE, '0212 111 22 33, ext 5'],
    [PHONE, '+90 212 111 22 33;ext=5'],
    [PHONE, 'ask Ann'],
    [PHONE, ''],
    [NAME, "'47 Brand"],
    [NAME, 'Acme; Beta, Gamma'],
    [NAME, 'mailto:a@x.example'],
    [CUSTOM, 'İstanbul, a@x.example; b@x.example'],
  ])('is nothing here: %j %j stays as it is', (column, cell) => {
    expect(cleanCell(column, cell)).toEqual({ text: cell, others: [] });
  });
});

describe('several values in a cell', () => {
  it.each<[Column, string, string, string[]]>([
    [EMAIL, 'a@x.example ::: b@x.example', 'a@x.example', ['b@x.example']],
    [EMAIL, 'a@x.example;b@x.example, c@x.example', 'a@x.example', ['b@x.example', 'c@x.example']],
    [EMAIL, 'a@x.example\nmailto:b@x.example', 'a@x.example', ['b@x.example']],
    [EMAIL, 'a@x.example; a@x.example', 'a@x.example', []],
    [PHONE, '0212 111 22 33 ::: 0532 111 22 33', '0212 111 22 33', ['0532 111 22 33']],
    [PHONE, '0212 111 22 33;0532 111 22 33', '0212 111 22 33', ['0532 111 22 33']],
    [PHONE, '0212 111 22 33\r\n0532 111 22 33', '0212 111 22 33', ['0532 111 22 33']],
    [PHONE, '0212 111 22 33 / 0532 111 22 33', '0212 111 22 33', ['0532 111 22 33']],
  ])('%j %j: the first counts, the others are told', (column, cell, text, others) => {
    expect(cleanCell(column, cell)).toEqual({ text, others });
  });
});
