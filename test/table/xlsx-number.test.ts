import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/table/table.ts';
import { numberFormat, showGeneral } from '../../src/table/xlsx-number.ts';

function show(stored: string, format: number | string): Cell {
  const [id, code] = typeof format === 'number' ? [format, undefined] : [164, format];
  return numberFormat(id, code, false)(stored);
}

describe('without a format, a number is the digits a person reads', () => {
  it.each([
    ['5321234567.0', '5321234567'],
    ['5.321234567E9', '5321234567'],
    ['5321234567', '5321234567'],
    ['905321234567', '905321234567'],
    ['12345678901234567890', '12345678901234567890'],
    ['-2147483649', '-2147483649'],
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['0.1', '0.1'],
    ['.5', '0.5'],
    ['1.', '1'],
    ['+1', '1'],
    ['0.30000000000000004', '0.3'],
    ['138.19999999999999', '138.2'],
    ['1E-7', '1E-07'],
    ['1e+21', '1E+21'],
    ['9.99999999999999E307', '9.99999999999999E+307'],
    [' 5 ', '5'],
  ])('%s is %s', (stored, text) => {
    expect(showGeneral(stored)).toEqual({ text, is: 'number' });
  });

  it.each(['', 'NaN', 'Infinity', 'INF', '1,5', '0x10', 'abc', '1e999', '1 2', '--1'])(
    '%j is no number, and says so',
    (text) => {
      expect(showGeneral(text)).toEqual({ text, is: 'error' });
      expect(show(text, 14)).toEqual({ text, is: 'error' });
    },
  );
});

it('a number larger than Excel has is no number', () => {
  expect(showGeneral('1.7976931348623157E308')).toEqual({ text: '1.7976931348623157E308', is: 'error' });
});

it('hostile numbers and formats take no longer than others of their length', () => {
  const digits = `${'1'.repeat(1_000_000)}x`;
  expect(showGeneral(digits)).toEqual({ text: digits, is: 'error' });
  for (const code of ['[', '"', '\\', '0', 'y[0', '-'].map((part) => part.repeat(1_000_000))) {
    expect(show('45000', code)).toEqual({ text: '45000', is: 'number' });
  }
  for (const code of ['[', '"', '\\', '0', 'y[0', '-'].map((part) => part.repeat(300))) {
    expect(show('45000', code)).not.toHaveProperty('is', 'error');
  }
});

describe('a format is followed where it fills in digits', () => {
  it.each([
    ['34065', '00000', '34065'],
    ['6100', '00000', '06100'],
    ['6100.5', '00000', '6100.5'],
    ['-6100', '00000', '-6100'],
    ['123456789', '000\\-00\\-0000', '123-45-6789'],
    ['123456789', '000-00-0000', '123-45-6789'],
    ['5321234567', '"+90 "000 000 00 00', '+90 532 123 45 67'],
    ['5321234567', '[<=9999999]000-0000;(000) 000-0000', '(532) 123-4567'],
    ['1234567', '[<=9999999]000-0000;(000) 000-0000', '123-4567'],
    ['12345678901', '000-0000', '1234567-8901'],
    ['7', '0', '7'],
    ['1234567890123456', '0000000000', '1234567890123456'],
    ['5321234567', '###\\ ###\\ ##\\ ##', '5321234567'],
  ])('%s in %j is %s', (stored, format, text) => {
    expect(show(stored, format)).toEqual({ text, is: 'number' });
  });
});

describe('decimals and percents are shown as long as no digit gets lost', () => {
  it.each([
    ['1000.5', 2, '1000.50'],
    ['1000.5', '0.00', '1000.50'],
    ['1000.5', 4, '1000.50'],
    ['1000.5', '#,##0.00_);[Red]\\(#,##0.00\\)', '1000.50'],
    ['1000.5577', 2, '1000.5577'],
    ['0.29', 9, '29%'],
    ['0.29', '0.0%', '29.0%'],
    ['0.29', '0%;[Red]-0%', '29%'],
    ['0.2875', 9, '28.75%'],
    ['0.07', 9, '7%'],
    ['1', 9, '100%'],
    ['0.29', '#%; 0#%; 0', '0.29'],
    ['1234567', '#,##0', '1234567'],
    ['0.5', '#,##0.00\\ [$CHF]', '0.5'],
    ['12', '@', '12'],
    ['12', 'General', '12'],
    ['1.5', '0.00E+00', '1.5'],
    ['1.5', '# ?/?', '1.5'],
  ])('%s in %j is %s', (stored, format, text) => {
    expect(show(stored, format)).toEqual({ text, is: 'number' });
  });
});

describe('a format is that of a date when a letter of it stands for a part of one', () => {
  it.each([
    14,
    15,
    16,
    17,
    22,
    27,
    36,
    50,
    58,
    71,
    81,
    'dd.mm.yyyy',
    'gg.aa.yyyy',
    'yyyy"年"m"月"d"日"',
    'mmm',
    '[$-41F]d mmmm yyyy;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'MMDDYYAM/PMDD',
    'yyyy\\-mm\\-dd hh:mm:ss.000',
    '[Red]d/m/yy',
    'yyyy-mm-dd"T"hh:mm:ss\\Z',
    'D-MMM',
  ])('%s', (format) => {
    expect(show('45000', format)).toEqual({ text: '2023-03-15', is: 'date' });
  });

  it.each([18, 20, 45, 47, 'h:mm', '[$-F400]h:mm:ss\\ AM/PM', 'mm:ss.0', 'ss,00'])('a time: %s', (format) => {
    expect(show('0.5', format)).toEqual({ text: '12:00:00', is: 'date' });
  });

  it.each([46, '[h]:mm:ss', '[mm]:ss', '[s]'])('a duration: %s', (format) => {
    expect(show('1.5', format)).toEqual({ text: '36:00:00', is: 'number' });
  });

  it.each([
    0,
    1,
    3,
    11,
    12,
    37,
    38,
    44,
    48,
    49,
    '[Red]0',
    '[Magenta]0',
    '[Black]0',
    '[Yellow]0',
    '#,##0 [$USD]',
    '#,##0.00\\ [$CHF]',
    '0 "days"',
    '0\\ \\d',
    '0.00 USD',
    'USD #,##0',
    '_-* #,##0\\ "TL"_-',
    '0_d',
    '0*d',
    '#,##0;[Red]-#,##0',
    'General',
    'GENERAL',
    '"yyyy"',
    '0 "m²"',
  ])('none: %s', (format) => {
    expect(show('45000', format)).toEqual({ text: '45000', is: 'number' });
  });
});
