import { describe, expect, it } from 'vitest';
import type { ContactDraft } from '../../src/client/draft.ts';
import { belongTogether, isContactLine, joined } from '../../src/intake/contact-lines.ts';
import { msg } from '../../src/message.ts';
import { makeDraft } from '../helpers/make.ts';

const line = (row: number, name: string): ContactDraft => ({ row, cells: { name } });
const acme = makeDraft({
  rows: [2],
  id: 'c1',
  cells: { name: 'Acme' },
  contacts: [line(2, 'Ann')],
  base: 'b1.x',
});
const next = makeDraft({ rows: [3], cells: { name: '' }, contacts: [line(3, 'Bob')] });

describe('a line below a client goes on with it', () => {
  it.each([
    ['without an id', next, true],
    ['with the same id', { ...next, id: 'c1' }, true],
    ['with the same id and a blank contact', { ...next, id: 'c1', contacts: [] }, true],
    ['without an id or a contact', { ...next, contacts: [] }, false],
    ['with another id', { ...next, id: 'c2' }, false],
    ['with a name of its own', { ...next, cells: { name: 'Beta' } }, false],
    ['with an action', { ...next, action: 'skip' as const }, false],
    ['with fingerprints', { ...next, base: 'b1.y' }, false],
    ['with numbered contacts', { ...next, contacts: [{ ...line(3, 'Bob'), n: 1 }] }, false],
    ['in a sheet without contacts', makeDraft({ rows: [3], cells: { name: '' } }), false],
  ])('%s: %j', (_, draft, expected) => expect(belongTogether(acme, draft)).toBe(expected));
});

describe('a line above its client', () => {
  const above = { ...next, rows: [1], id: 'c1' };

  it('belongs to it by the id alone', () => {
    expect(belongTogether(above, acme)).toBe(true);
    expect(belongTogether({ ...above, id: 'c2' }, acme)).toBe(false);
    expect(belongTogether({ ...above, id: '' }, { ...acme, id: '' })).toBe(false);
  });

  it('is joined with the client’s own row first and the contacts in the order of the sheet', () => {
    expect(joined(above, acme)).toEqual({
      ...acme,
      rows: [2, 1],
      contacts: [line(3, 'Bob'), line(2, 'Ann')],
    });
  });

  it('two rows of one client that both say more than a contact stay two', () => {
    expect(belongTogether(acme, { ...acme, rows: [3] })).toBe(false);
  });
});

describe('a contact line', () => {
  it('is a row without anything of a client, in a sheet that has columns for it', () => {
    expect(isContactLine(next)).toBe(true);
    expect(isContactLine({ ...next, id: 'c1' })).toBe(true);
    expect(isContactLine(acme)).toBe(false);
    expect(isContactLine({ ...next, cells: {} })).toBe(false);
  });
});

describe('joined rows', () => {
  it('are one client with both rows, all contacts, and issues that count from the first contact', () => {
    const issue = (row: number, field: 'contact:0:email' | 'name') => ({
      row,
      code: 'x',
      message: msg``,
      field,
    });
    const merged = joined(
      { ...acme, issues: [issue(2, 'contact:0:email')] },
      { ...next, issues: [issue(3, 'contact:0:email'), issue(3, 'name')] },
    );
    expect(merged).toMatchObject({
      rows: [2, 3],
      id: 'c1',
      base: 'b1.x',
      contacts: [line(2, 'Ann'), line(3, 'Bob')],
    });
    expect(merged.issues.map(({ row, field }) => [row, field])).toEqual([
      [2, 'contact:0:email'],
      [3, 'contact:1:email'],
      [3, 'name'],
    ]);
  });
});
