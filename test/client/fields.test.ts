import { describe, expect, it } from 'vitest';
import { contactTexts, fieldText, filledFields } from '../../src/client/fields.ts';
import { DIRECTORY, makeClient } from '../helpers/make.ts';

describe('the text of a field', () => {
  const client = makeClient({
    fullname: null,
    customFields: Object.fromEntries<unknown>([
      ['__proto__', 'odd'],
      ['n', 5],
      ['l', ['a', 1]],
      ['empty', ''],
      ['null', null],
    ]),
    portalCustomerManagerIds: ['u2', 'gone'],
  });

  it.each([
    ['name', 'Acme'],
    ['fullname', ''],
    ['managers', 'mehmet@cubicl.example; gone'],
    ['custom:__proto__', 'odd'],
    ['custom:n', '5'],
    ['custom:l', '["a",1]'],
    ['custom:null', ''],
    ['custom:toString', ''],
  ] as const)('%s is %j', (key, text) => expect(fieldText(client, key, DIRECTORY)).toBe(text));

  it('is there for the filled ones', () => {
    expect(filledFields(client)).toEqual([
      'name',
      'phone',
      'email',
      'managers',
      'custom:__proto__',
      'custom:n',
      'custom:l',
    ]);
    expect(filledFields({ _id: 'c1', name: '' })).toEqual([]);
  });
});

describe('the texts of a contact', () => {
  it('are four, whatever it has', () => {
    expect(contactTexts({ name: 'Ann', phone: null, birthday: '1990' })).toEqual({
      name: 'Ann',
      position: '',
      phone: '',
      email: '',
    });
  });
});
