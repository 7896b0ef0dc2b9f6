/** Clients whose values are all allowed, and all easily spoiled on the way through a spreadsheet. */
import type { ClientBody } from '../client/client.ts';

/** The custom fields in use, by what people call them. */
export const FIELD = {
  taxNumber: '5f2c10000000000000000001',
  city: '5f2c10000000000000000002',
  segment: '5f2c10000000000000000003',
  legacyId: '5f2c10000000000000000004',
  notes: '5f2c10000000000000000005',
} as const;

const CONTACT = { name: 'Nil Örnek', position: '', phone: '', email: 'nil@ornek.example' } as const;

export const AWKWARD: readonly ClientBody[] = [
  { name: 'Leading zeros', customFields: { [FIELD.taxNumber]: '0012345678', [FIELD.legacyId]: '000042' } },
  {
    name: 'International phone',
    phone: '+90 532 000 17 17',
    contacts: [{ ...CONTACT, phone: '+905320001717' }],
  },
  { name: 'Phone of digits alone', phone: '05320001818', customFields: { [FIELD.legacyId]: '1E5' } },
  { name: '=SUM(A1)', fullname: '=SUM(A1:A9)', customFields: { [FIELD.notes]: '=1+1' } },
  { name: "'=1", fullname: "''=1", customFields: { [FIELD.notes]: "'", [FIELD.legacyId]: "'0042" } },
  { name: '-2+3 Reklam', fullname: '@home', customFields: { [FIELD.notes]: '+cmd', [FIELD.city]: '＝1+1' } },
  {
    name: 'The "Quoted" Company',
    fullname: '"',
    customFields: { [FIELD.notes]: 'say ""twice""; and, so on' },
  },
  { name: 'Line breaks', customFields: { [FIELD.notes]: 'first line\nsecond line\r\nthird line\n' } },
  { name: 'Tabs\tin a name', customFields: { [FIELD.notes]: '\tindented\there' } },
  { name: 'Emoji 👩‍👩‍👧‍👦 & Flags 🇹🇷', fullname: '🙂', customFields: { [FIELD.city]: '🏝️' } },
  {
    name: 'İSTANBUL ISITMA',
    email: 'istanbul.isitma@ornek.example',
    contacts: [{ ...CONTACT, name: 'Iraz İnci' }],
  },
  { name: 'ılgın ışık', email: 'ilgin.isik@ornek.example', fullname: 'ILGIN IŞIK İNŞAAT' },
  { name: 'Café Özgür'.normalize('NFD'), customFields: { [FIELD.city]: 'Çeşme'.normalize('NFD') } },
  {
    name: 'شركة النور للتجارة',
    fullname: 'חברת האור (1998) בע"מ',
    customFields: { [FIELD.city]: 'القاهرة' },
  },
  { name: 'No custom fields', customFields: null },
  { name: 'Custom fields without values', customFields: {} },
  { name: 'Null values', customFields: { [FIELD.taxNumber]: null, [FIELD.city]: '', [FIELD.segment]: null } },
  { name: 'No contacts', email: 'nobody@ornek.example', contacts: [] },
  { name: 'A contact of nothing', contacts: [{ name: '', position: '', phone: '', email: '' }] },
  { name: 'A contact with more', contacts: [{ ...CONTACT, birthday: '1990-02-03', tags: ['vip', 'tr'] }] },
  { name: 'Twins among contacts', contacts: [CONTACT, CONTACT, { ...CONTACT, email: '' }] },
  { name: '<clear>', fullname: '<clear>', customFields: { [FIELD.notes]: '<clear>' } },
  { name: 'Trailing spaces  ', fullname: '  leading spaces', customFields: { [FIELD.city]: ' ' } },
  {
    name: 'A long note',
    customFields: { [FIELD.notes]: 'Uzun bir not, 0123456789. '.repeat(80).slice(0, 2000) },
  },
  {
    name: 'Looks like something else',
    fullname: 'TRUE',
    customFields: {
      [FIELD.taxNumber]: '12345678901234567890',
      [FIELD.city]: 'MARCH1',
      [FIELD.segment]: '1/2',
      [FIELD.legacyId]: '01.02.2024',
      [FIELD.notes]: '_x000D_',
    },
  },
  {
    name: 'Many managers',
    portalCustomerManagerIds: ['5f1e0a0000000000000000a1', '5f1e0a0000000000000000b1'],
  },
];
