import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnKey, columnOf, headerOf, NAMED_COLUMNS, type Column } from '../../src/client/columns.ts';
import { anyText } from '../helpers/any-text.ts';

const labels = new Map([
  ['f1', 'Vergi no'],
  ['f2', 'Email'],
  ['f3', 'Contact 1 name'],
  ['f4', 'Segment'],
  ['f5', 'segment'],
  ['__proto__', 'Odd one'],
]);

describe('headers', () => {
  it.each([
    ['name', 'name'],
    [' NAME ', 'name'],
    ['Full_Name', 'fullname'],
    ['full-name', 'fullname'],
    ['\ufeffName', 'name'],
    ['Full\u00a0na\u200bme\n', 'fullname'],
    ['E.Mail', 'email'],
    ['E-POSTA', 'email'],
    ['Müşteri Adı', 'name'],
    ['MUSTERI ADI', 'name'],
    ['TELEFON', 'phone'],
    ['İSİM', 'name'],
    ['_id', 'id'],
    ['ID', 'id'],
    ['_base', '_base'],
    ['_ACTION', '_action'],
    ['Contact 2 email', 'contact:2:email'],
    ['contact2 E-mail', 'contact:2:email'],
    ['Kişi 3 telefon', 'contact:3:phone'],
    ['contacts.1.position', 'contact:1:position'],
    ['Contact name', 'contact::name'],
    ['Vergi No', 'custom:f1'],
    ['custom:f9', 'custom:f9'],
    ['Custom: Vergi no', 'custom:f1'],
    ['customFields.f9', 'custom:f9'],
    ['customFields.Vergi no', 'custom:Vergi no'],
    ['custom:"Vergi no"', 'custom:Vergi no'],
    ['custom:"Vergi', 'custom:"Vergi'],
    ['Contact 1234 phone', 'contact:1234:phone'],
    ['custom:__proto__', 'custom:__proto__'],
  ])('%s is recognised as %s', (header, key) => {
    const column = columnOf(header, labels);
    expect(column && columnKey(column)).toBe(key);
  });

  it.each([
    '',
    'Score',
    '_error',
    '__proto__',
    'constructor',
    'Contact 0 name',
    'Segment',
    'Contact 1 name 2',
  ])('"%s" is nobody\'s', (header) => expect(columnOf(header, labels)).toBeUndefined());

  const every: readonly Column[] = [
    ...NAMED_COLUMNS.map(({ column }) => column),
    ...[...labels.keys(), 'unlabelled', 'toString', 'with:colon', 'İğ'].map(
      (fieldId) => ({ is: 'custom', fieldId }) as const,
    ),
    { is: 'contact', part: 'email' },
    { is: 'contact', part: 'position', n: 12 },
  ];
  it.each(every)('what is written is read back: $is $fieldId', (column) => {
    expect(columnOf(headerOf(column, labels), labels)).toEqual(column);
  });

  it('are read in no time however many spaces are in them', () => {
    expect(columnOf(`a${' '.repeat(500_000)}b `)).toBeUndefined();
  });

  it('every field id is read back, whatever it and the labels are', () => {
    const text = fc.oneof(anyText(), fc.constantFrom(' f1', 'vergi no', '"x"', '', 'Email', '\ufeff'));
    fc.assert(
      fc.property(
        text,
        fc.uniqueArray(fc.tuple(text, text), { selector: ([id]) => id }),
        (fieldId, pairs) => {
          const column = { is: 'custom', fieldId } as const;
          const some = new Map(pairs);
          expect(columnOf(headerOf(column, some), some)).toEqual(column);
        },
      ),
    );
  });

  it('a column of ours is never taken by a label', () => {
    expect(columnOf('Email', labels)).toEqual({ is: 'email' });
    expect(columnOf('Contact 1 name', labels)).toEqual({ is: 'contact', n: 1, part: 'name' });
  });

  it('a label beats our aliases', () => {
    expect(columnOf('Unvan', new Map([['f1', 'Unvan']]))).toEqual({ is: 'custom', fieldId: 'f1' });
  });

  it('a label that means another column gives way to the field id', () => {
    expect(headerOf({ is: 'custom', fieldId: 'f2' }, labels)).toBe('custom:f2');
    expect(headerOf({ is: 'custom', fieldId: 'f3' }, labels)).toBe('custom:f3');
    expect(headerOf({ is: 'custom', fieldId: 'f4' }, labels)).toBe('custom:f4');
  });
});
