/** A client of which a file holds only people: what their rows say of it becomes one. */
import { expect, it } from 'vitest';
import { clientOfPeople, type Person } from '../../src/intake/person.ts';
import { makeDraft } from '../helpers/make.ts';

function person(row: number, cells: Person['cells'], name: string): Person {
  const contacts = [{ row, cells: { name } }];
  return { ...makeDraft({ rows: [row], cells, contacts }), link: { name: 'Acme', id: '7' } };
}

it('a client of people holds the first values, lists of what may be several, and says what differs', () => {
  const people = [
    person(2, { phone: '', managers: 'a@x.example', 'custom:f1': 'gold' }, 'Ada'),
    person(3, { phone: '555', managers: 'b@x.example', 'custom:f1': 'gold' }, 'Ben'),
    person(4, { phone: '556', managers: 'b@x.example', 'custom:f1': 'old' }, 'Cem'),
  ];
  const client = clientOfPeople(people, 'custom:f9');
  expect(client.cells).toEqual({
    ...{ name: 'Acme', phone: '555', managers: 'a@x.example; b@x.example' },
    ...{ 'custom:f1': 'gold; old', 'custom:f9': '7' },
  });
  expect(client.contacts?.map(({ cells }) => cells.name)).toEqual(['Ada', 'Ben', 'Cem']);
  expect(client.issues).toMatchObject([{ row: 4, code: 'differs', field: 'phone', value: '556' }]);
});
