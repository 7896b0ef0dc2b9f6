import { describe, expect, it } from 'vitest';
import { compareContacts } from '../../src/compare/contacts.ts';
import type { ContactSnapshot } from '../../src/compare/snapshot.ts';

const person = (name: string, more: ContactSnapshot = {}): ContactSnapshot => ({
  ...{ name, position: '', phone: '', email: '' },
  ...more,
});
const AYSE = person('Ayşe', { position: 'CEO', email: 'ayse@acme.example' });
const CAN = person('Can', { position: 'CTO', phone: '0532' });

describe('comparing contacts', () => {
  it.each<[string, ContactSnapshot[], ContactSnapshot[], object[]]>([
    ['nothing where nothing changed', [AYSE, CAN], [AYSE, CAN], []],
    [
      'a part of one of them',
      [AYSE, CAN],
      [AYSE, { ...CAN, phone: '0533' }],
      [{ key: 'contact-phone', contact: 'Can', from: '0532', to: '0533' }],
    ],
    [
      'a new name of someone with the same address, by the old name',
      [AYSE],
      [{ ...AYSE, name: 'Ayşe Y.' }],
      [{ key: 'contact-name', contact: 'Ayşe', from: 'Ayşe', to: 'Ayşe Y.' }],
    ],
    [
      'a new address of someone with the same name',
      [AYSE],
      [{ ...AYSE, email: 'a@acme.example' }],
      [{ key: 'contact-email', contact: 'Ayşe', from: 'ayse@acme.example', to: 'a@acme.example' }],
    ],
    ['who came', [AYSE], [CAN, AYSE], [{ key: 'contact', contact: 'Can', from: '', to: 'Can, CTO, 0532' }]],
    ['who went', [CAN, AYSE], [AYSE], [{ key: 'contact', contact: 'Can', from: 'Can, CTO, 0532', to: '' }]],
    [
      'someone else in the same position',
      [AYSE],
      [person('Veli', { position: 'CEO' })],
      [
        { key: 'contact', contact: 'Ayşe', from: 'Ayşe, CEO, ayse@acme.example', to: '' },
        { key: 'contact', contact: 'Veli', from: '', to: 'Veli, CEO' },
      ],
    ],
    [
      'another order',
      [AYSE, CAN],
      [CAN, AYSE],
      [{ key: 'contact-order', from: 'Ayşe; Can', to: 'Can; Ayşe' }],
    ],
    [
      'one of two twins who went',
      [AYSE, AYSE],
      [AYSE],
      [expect.objectContaining({ key: 'contact', to: '' })],
    ],
    ['only parts that both tell', [AYSE], [{ name: 'Ayşe' }], []],
  ])('tells %s', (_, before, after, changes) => {
    expect(compareContacts(before, after)).toEqual(changes);
  });
});
