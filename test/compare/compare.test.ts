import { describe, expect, it } from 'vitest';
import { compare, contentOf, reversed } from '../../src/compare/compare.ts';
import type { Snapshot } from '../../src/compare/snapshot.ts';

const ACME: Snapshot = {
  id: 'c1',
  texts: { name: 'Acme', phone: '0532', email: '', managers: 'a@x.example; b@x.example' },
  contacts: [{ name: 'Ayşe', email: 'ayse@acme.example' }],
};

const acme = (texts: Snapshot['texts']): Snapshot => ({ ...ACME, texts: { ...ACME.texts, ...texts } });

describe('comparing a client with itself at another time', () => {
  it.each<[string, Snapshot, object[]]>([
    ['nothing where nothing changed', acme({}), []],
    ['a changed field', acme({ phone: '+90 532' }), [{ key: 'phone', from: '0532', to: '+90 532' }]],
    ['an emptied field', acme({ phone: '' }), [{ key: 'phone', from: '0532', to: '' }]],
    ['a filled field', acme({ email: 'a@b.example' }), [{ key: 'email', from: '', to: 'a@b.example' }]],
    [
      'a space, a letter case and an accent',
      acme({ name: 'acme ' }),
      [{ key: 'name', from: 'Acme', to: 'acme ' }],
    ],
    ['no other order of the same managers', acme({ managers: 'b@x.example; a@x.example' }), []],
    [
      'a manager less',
      acme({ managers: 'b@x.example' }),
      [{ key: 'managers', from: 'a@x.example; b@x.example', to: 'b@x.example' }],
    ],
    [
      'a contact',
      { ...ACME, contacts: [] },
      [{ key: 'contact', contact: 'Ayşe', from: 'Ayşe, ayse@acme.example', to: '' }],
    ],
  ])('tells %s', (_, after, changes) => {
    expect(compare(ACME, after)).toEqual({ changes, unseen: 0, untold: [] });
  });

  it('counts values of which nobody can see that they differ, contacts included, and tells no change', () => {
    const before = acme({ name: 'Åre\r\nBakery', phone: '0532\u200b', email: 'a@b.example' });
    const after = acme({ name: 'A\u030are\nBakery', phone: '0532', email: 'a@b.example' });
    const contacts = [{ name: 'Ayşe\r\nYılmaz', email: 'ayse@acme.example' }, { name: 'Can\rDemir' }];
    const resaved = [{ name: 'Ayşe\nYılmaz', email: 'ayse@acme.example' }, { name: 'Can\nDemir' }];
    expect(compare({ ...before, contacts }, { ...after, contacts: resaved })).toEqual({
      ...{ changes: [], unseen: 4, untold: [] },
    });
  });

  it('tells the order of contacts of one name', () => {
    const contacts = [
      { name: 'Ayşe', phone: '1' },
      { name: 'Ayşe', phone: '2' },
    ];
    const { changes } = compare({ ...ACME, contacts }, { ...ACME, contacts: contacts.toReversed() });
    expect(changes).toEqual([{ key: 'contact-order', from: 'Ayşe; Ayşe', to: 'Ayşe; Ayşe' }]);
  });

  it('leaves out what one of the two does not tell, and names it if the other has something there', () => {
    const after = { id: 'c1', texts: { name: 'Acme' } };
    const expected = { changes: [], unseen: 0, untold: ['phone', 'managers', 'contact'] };
    expect(compare(ACME, after)).toEqual(expected);
    expect(compare(after, ACME)).toEqual(expected);
  });

  it('names no field that holds nothing where it is told', () => {
    expect(compare({ id: 'c1', texts: { email: '' }, contacts: [] }, { id: 'c1', texts: {} }).untold).toEqual(
      [],
    );
  });
});

describe('the content of a client', () => {
  it('is every field that holds something, and every contact', () => {
    const content = contentOf(ACME);
    expect(content.map(({ key, to }) => [key, to])).toEqual([
      ['name', 'Acme'],
      ['phone', '0532'],
      ['managers', 'a@x.example; b@x.example'],
      ['contact', 'Ayşe, ayse@acme.example'],
    ]);
    expect(reversed(content).map(({ from, to }) => [from, to])).toContainEqual(['0532', '']);
  });
});
