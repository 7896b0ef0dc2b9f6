import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/client/client.ts';
import { contactBase } from '../../src/client/base.ts';
import type { ContactDraft } from '../../src/client/draft.ts';
import { mergeContacts, type ContactRules } from '../../src/plan/contacts.ts';

const rules: ContactRules = { blank: 'keep', conflict: 'report', contactsMode: 'merge' };
const person = (name: string, rest: Partial<Contact> = {}): Contact => ({
  name,
  position: '',
  phone: '',
  email: '',
  ...rest,
});
const ann = person('Ann', { email: 'ann@example.com', phone: '1', nickname: 'A' });
const bob = person('Bob', { email: 'bob@example.com', position: 'CFO' });
const cem = person('Cem');

type Cells = ContactDraft['cells'];
const cellsOf = ({ name, position, phone, email }: Contact): Cells => ({
  name: name ?? '',
  position: position ?? '',
  phone: phone ?? '',
  email: email ?? '',
});
const slots = (...all: readonly Cells[]): ContactDraft[] =>
  all.map((cells, index) => ({ row: 2, n: index + 1, cells }));
const lines = (...all: readonly Cells[]): ContactDraft[] =>
  all.map((cells, index) => ({ row: index + 2, cells }));
const BLANK: Cells = { name: '', position: '', phone: '', email: '' };

describe('contacts without fingerprints', () => {
  const merge = (
    server: readonly Contact[],
    drafts: readonly ContactDraft[],
    differs: Partial<ContactRules> = {},
  ) => mergeContacts({ server, drafts }, { ...rules, ...differs });

  it('untouched ones change nothing, twins and nameless ones included', () => {
    const all = [ann, cem, cem, person('', { phone: '5' })];
    const merged = merge(all, slots(...all.map(cellsOf)));
    expect(merged.changes).toEqual([]);
    expect(merged.contacts).toEqual(all);
  });

  it('are found by e-mail, whatever the case; what is given is updated, the rest and unknown keys stay', () => {
    const merged = merge([ann, bob], slots({ email: 'ANN@example.com', phone: '2', position: '' }));
    expect(merged.contacts).toEqual([{ ...ann, phone: '2', email: 'ANN@example.com' }, bob]);
  });

  it('are named beside what is changed of them, where that does not tell who it is', () => {
    const { changes } = merge(
      [ann],
      slots({ email: ann.email ?? '', name: 'Anna', phone: '2' }, cellsOf(bob)),
    );
    expect(changes.map(({ key, contact }) => [key, contact])).toEqual([
      ['contact:0:name', undefined],
      ['contact:0:phone', 'Ann'],
      ['contact:1:name', undefined],
      ['contact:1:position', 'Bob'],
      ['contact:1:email', 'Bob'],
    ]);
  });

  it('are found by name where there is no e-mail', () => {
    expect(merge([cem], slots({ name: 'cem', phone: '9' })).contacts).toEqual([
      { ...cem, name: 'cem', phone: '9' },
    ]);
  });

  it('with the same name but another e-mail are somebody else', () => {
    const merged = merge([ann], slots({ name: 'Ann', email: 'other@example.com' }));
    expect(merged.contacts).toEqual([ann, person('Ann', { email: 'other@example.com' })]);
  });

  it('new ones are appended, none is removed', () => {
    expect(merge([ann], slots(cellsOf(bob))).contacts).toEqual([ann, bob]);
  });

  it('--contacts-mode replace leaves only the given ones, but an empty sheet removes nobody', () => {
    expect(merge([ann, cem], slots(cellsOf(bob)), { contactsMode: 'replace' }).contacts).toEqual([bob]);
    expect(merge([ann, cem], slots(BLANK), { contactsMode: 'replace' }).contacts).toEqual([ann, cem]);
  });

  it('a slot that only says <clear> leaves alone whoever another slot has found', () => {
    const merged = merge(
      [ann, bob],
      slots({ ...cellsOf(bob), phone: '7' }, { ...BLANK, position: '<clear>' }),
    );
    expect(merged.contacts).toEqual([ann, { ...bob, phone: '7' }]);
  });

  it('new ones come without the spaces around what was typed, and not for spaces alone', () => {
    expect(merge([], slots({ name: ' Ann ', email: ' ' }, { name: '  ' })).contacts).toEqual([person('Ann')]);
  });

  it('a slot that only says <clear> empties that part of whoever stands there', () => {
    const merged = merge([ann, bob], slots(BLANK, { ...BLANK, position: '<clear>' }));
    expect(merged.contacts).toEqual([ann, { ...bob, position: '' }]);
  });
});

describe.each([
  ['in numbered columns', slots],
  ['on lines of their own', lines],
])('contacts with fingerprints, %s', (_, layout) => {
  const merge = (sheet: readonly Cells[], server: readonly Contact[], differs: Partial<ContactRules> = {}) =>
    mergeContacts(
      { drafts: layout(...sheet), server, base: BASE.map(contactBase) },
      { ...rules, ...differs },
    );
  const BASE = [ann, bob, cem];
  const untouched = BASE.map(cellsOf);

  it('untouched ones leave what the server has now', () => {
    expect(merge(untouched, BASE).changes).toEqual([]);
    const theirs = [{ ...bob, phone: '7' }, cem, person('New')];
    expect(merge(untouched, theirs)).toEqual({
      contacts: theirs,
      changes: [],
      conflicts: [],
      damaged: [],
      unseen: 0,
    });
  });

  it('two people editing different contacts both win', () => {
    const mine = [{ ...cellsOf(ann), phone: '2' }, cellsOf(bob), cellsOf(cem)];
    const merged = merge(mine, [ann, { ...bob, position: 'CEO' }, cem]);
    expect(merged.contacts).toEqual([{ ...ann, phone: '2' }, { ...bob, position: 'CEO' }, cem]);
    expect(merged.conflicts).toEqual([]);
  });

  it('two people editing different parts of one contact both win', () => {
    const mine = [{ ...cellsOf(ann), phone: '2' }, cellsOf(bob), cellsOf(cem)];
    expect(merge(mine, [{ ...ann, position: 'Boss' }, bob, cem]).contacts[0]).toEqual({
      ...ann,
      position: 'Boss',
      phone: '2',
    });
  });

  it('the same part edited differently is a conflict and is not written', () => {
    const mine = [{ ...cellsOf(ann), phone: '2' }, cellsOf(bob), cellsOf(cem)];
    const merged = merge(mine, [{ ...ann, phone: '3' }, bob, cem]);
    expect(merged.contacts).toEqual([{ ...ann, phone: '3' }, bob, cem]);
    expect(merged.conflicts).toMatchObject([{ key: 'contact:0:phone', yours: '2', theirs: '3' }]);
  });

  it('one taken out of the sheet is removed, one added on the server stays', () => {
    const mine = layout === slots ? [cellsOf(ann), BLANK, cellsOf(cem)] : [cellsOf(ann), cellsOf(cem)];
    expect(merge(mine, [...BASE, person('New')]).contacts).toEqual([ann, cem, person('New')]);
  });

  it('one taken out here and edited there is a conflict', () => {
    const mine = layout === slots ? [cellsOf(ann), BLANK, cellsOf(cem)] : [cellsOf(ann), cellsOf(cem)];
    const theirs = [ann, { ...bob, phone: '7' }, cem];
    const merged = merge(mine, theirs);
    expect(merged.contacts).toEqual(theirs);
    expect(merged.conflicts).toHaveLength(1);
  });

  it('one edited here and removed there is a conflict', () => {
    const merged = merge([cellsOf(ann), { ...cellsOf(bob), phone: '7' }, cellsOf(cem)], [ann, cem]);
    expect(merged.contacts).toEqual([ann, cem]);
    expect(merged.conflicts).toHaveLength(1);
  });

  it('one whose place someone else has taken since is not mistaken for that one', () => {
    const mine = [{ ...cellsOf(ann), phone: '2' }, { ...cellsOf(bob), phone: '7' }, cellsOf(cem)];
    const newcomer = person('Eve', { position: 'CFO', email: 'eve@example.com' });
    const merged = merge(mine, [ann, newcomer, cem]);
    expect(merged.contacts).toEqual([{ ...ann, phone: '2' }, newcomer, cem]);
    expect(merged.conflicts).toMatchObject([{ key: 'contact', theirs: '' }]);
  });

  it('a part that a program damaged is not written, whatever became of it there', () => {
    const held = person('Ann', { phone: '05321112233', email: 'ann@example.com' });
    const cells = { ...cellsOf(held), phone: '5321112233' };
    const now = [{ ...held, position: 'CEO' }];
    const merged = mergeContacts({ drafts: layout(cells), server: now, base: [contactBase(held)] }, rules);
    expect(merged).toMatchObject({ contacts: now, changes: [], conflicts: [] });
    expect(merged.damaged).toEqual([
      {
        key: 'contact:0:phone',
        is: 'damaged',
        cell: '5321112233',
        damage: { original: '05321112233', how: 'number' },
      },
    ]);
    const gone = mergeContacts({ drafts: layout(cells), server: [], base: [contactBase(held)] }, rules);
    expect(gone).toMatchObject({ changes: [], conflicts: [] });
  });

  it.each(['', 'Accounting'])(
    'one of which a program damaged all that tells is still that one: %j',
    (name) => {
      const held = [person(name, { phone: '0532' }), person(name, { phone: '0533' })];
      const cells = [
        { ...BLANK, name, phone: '533' },
        { ...BLANK, name, phone: '532' },
      ];
      const sheet = layout === slots ? cells.reverse() : cells;
      const merged = mergeContacts(
        { drafts: layout(...sheet), server: held, base: held.map(contactBase) },
        rules,
      );
      expect(merged.changes).toEqual([]);
      expect(merged.damaged).toHaveLength(2);
    },
  );

  it('one added in the sheet is appended; one that both added is there once', () => {
    const dora = person('Dora', { email: 'd@example.com' });
    expect(merge([...untouched, cellsOf(dora)], BASE).contacts).toEqual([...BASE, dora]);
    expect(merge([...untouched, cellsOf(dora)], [...BASE, dora]).changes).toEqual([]);
  });
});

describe('contacts with fingerprints', () => {
  it('a contact with nothing in it survives', () => {
    const all = [{}, ann];
    const base = all.map(contactBase);
    expect(mergeContacts({ drafts: slots(BLANK, cellsOf(ann)), server: all, base }, rules).changes).toEqual(
      [],
    );
    expect(mergeContacts({ drafts: lines(cellsOf(ann)), server: all, base }, rules).changes).toEqual([]);
  });

  it('slots whose columns were deleted say nothing', () => {
    const base = [ann, bob].map(contactBase);
    expect(mergeContacts({ drafts: slots(cellsOf(ann)), server: [ann, bob], base }, rules).changes).toEqual(
      [],
    );
    const nameOnly = slots({ name: 'Ann' }, { name: 'Bob' });
    expect(mergeContacts({ drafts: nameOnly, server: [ann, bob], base }, rules).changes).toEqual([]);
  });

  it('sorted lines change nothing', () => {
    const base = [ann, bob].map(contactBase);
    expect(
      mergeContacts({ drafts: lines(cellsOf(bob), cellsOf(ann)), server: [ann, bob], base }, rules).changes,
    ).toEqual([]);
  });
});
