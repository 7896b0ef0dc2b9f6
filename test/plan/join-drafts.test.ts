import { describe, expect, it } from 'vitest';
import type { ContactDraft, Draft } from '../../src/client/draft.ts';
import { msg } from '../../src/message.ts';
import { joinDrafts } from '../../src/plan/join-drafts.ts';
import { makeDraft } from '../helpers/make.ts';

function join(...all: readonly Partial<Draft>[]) {
  return joinDrafts(all.map((differs, index) => makeDraft({ rows: [index + 2], ...differs })));
}

const contact = (row: number, cells: ContactDraft['cells']): ContactDraft => ({ row, cells });

describe('joined rows', () => {
  it('have each person once, with what each row says of them', () => {
    const joined = join(
      {
        contacts: [
          contact(2, { name: 'Ann', email: 'ann@x.example', phone: '' }),
          contact(2, { name: 'Bob' }),
        ],
      },
      {
        contacts: [
          contact(3, { name: '', email: 'ANN@x.example', phone: '1234567' }),
          contact(3, { name: 'bob', email: 'bob@x.example' }),
          contact(3, { name: 'Cem' }),
        ],
        issues: [{ row: 3, code: 'bad', message: msg``, field: 'contact:2:name' }],
      },
      { contacts: [contact(4, { name: 'Cem', position: 'CEO' })] },
    );
    expect(joined).toMatchObject({
      draft: {
        rows: [2, 3, 4],
        contacts: [
          { row: 2, cells: { name: 'Ann', email: 'ann@x.example', phone: '1234567' } },
          { row: 2, cells: { name: 'Bob', email: 'bob@x.example' } },
          { row: 3, cells: { name: 'Cem', position: 'CEO' } },
        ],
        issues: [{ field: 'contact:2:name' }],
      },
    });
  });

  it('have the managers of all', () => {
    const joined = join(
      { cells: { managers: 'a@x.example' }, managerIds: ['u1'] },
      { cells: { managers: 'b@x.example' }, managerIds: ['u2', 'u1'] },
    );
    expect(joined).toMatchObject({
      draft: { cells: { managers: 'a@x.example; b@x.example' }, managerIds: ['u1', 'u2'] },
    });
  });

  it.each<[string, Partial<Draft>, Partial<Draft>, string]>([
    ['a field', { cells: { fullname: 'Acme Ltd.' } }, { cells: { fullname: 'Acme A.Ş.' } }, 'fullname'],
    ['a value and <clear>', { cells: { phone: '<clear>' } }, { cells: { phone: '1234567' } }, 'phone'],
    ['an action', { action: 'delete' }, {}, '_action'],
    [
      'a part of a contact',
      { contacts: [contact(2, { name: 'Ann', phone: '1234567' })] },
      { contacts: [contact(3, { name: 'Ann', phone: '7654321' })] },
      'contact',
    ],
  ])('differ by %s', (_, one, other, key) => {
    expect(join(one, other)).toMatchObject({ is: 'differ', key, rows: [2, 3] });
  });

  it('do not differ by case, spaces or the form of a phone number', () => {
    expect(
      join(
        { cells: { name: 'Işık  A.Ş.', phone: '0532 111 22 33' } },
        { cells: { name: 'IŞIK A.Ş.', phone: '+90 (532) 1112233' } },
      ),
    ).toMatchObject({ draft: { cells: { name: 'Işık  A.Ş.', phone: '0532 111 22 33' } } });
  });
});
