/** Names of sheets that Excel takes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetNames } from '../../src/table/xlsx-names.ts';

it.each([
  ['Clients', 'Clients'],
  ['Müşteriler (2024) — 1 & 2', 'Müşteriler (2024) — 1 & 2'],
  ["It's", "It's"],
  ['a/b\\c?d*e[f]g:h', 'a_b_c_d_e_f_g_h'],
  ["'quoted'", '_quoted_'],
  ['line\nbreak', 'line_break'],
  ['history', 'history_'],
  ['', 'Sheet'],
  ['   ', 'Sheet'],
  ['half \ud83d', 'half \ufffd'],
  ['x'.repeat(32), 'x'.repeat(31)],
  [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
  [`${'x'.repeat(30)}'y`, `${'x'.repeat(30)}_`],
])('%j is called %j', (wanted, name) => {
  expect(sheetNames([wanted])).toEqual([name]);
});

it('no two are the same, whatever their case or composition', () => {
  expect(sheetNames(['A', 'a', 'A (2)', '_lists', '_LISTS'])).toEqual([
    'A',
    'a (2)',
    'A (2) (2)',
    '_lists',
    '_LISTS (2)',
  ]);
  expect(sheetNames(['é', 'e\u0301'])).toEqual(['é', 'e\u0301 (2)']);
  expect(sheetNames(['y'.repeat(40), 'y'.repeat(50)])).toEqual(['y'.repeat(31), `${'y'.repeat(27)} (2)`]);
});

it('any name becomes one that Excel takes', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom("'", '/', '[', ' ', '😀', 'History'),
  );
  const name = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (wanted) => {
      const names = sheetNames(wanted);
      for (const found of names) {
        expect(found).toMatch(/^[^\\/?*:[\]\0-\x1f\x7f\ufffe\uffff]{1,31}$/);
        expect(found).not.toMatch(/^'|'$|^\s*$|^history$/i);
        expect(found.isWellFormed()).toBe(true);
      }
      expect(new Set(names.map((found) => found.normalize('NFC').toLowerCase())).size).toBe(names.length);
    }),
  );
});
