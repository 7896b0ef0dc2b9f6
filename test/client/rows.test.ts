import { describe, expect, it } from 'vitest';
import { headerOf, type Labels } from '../../src/client/columns.ts';
import {
  columnsFor,
  CONTACT_SHEET_COLUMNS,
  EMPTY_SHAPE,
  toContactRows,
  toRows,
  widen,
  type ContactsLayout,
} from '../../src/client/rows.ts';
import { DIRECTORY, makeClient } from '../helpers/make.ts';

const LABELS: Labels = new Map([
  ['f2', 'Segment'],
  ['unused', 'Region'],
]);
const ann = { name: 'Ann', position: 'CFO', phone: '1', email: 'ann@example.com' };
const bob = { name: '<clear>', phone: null };
const client = makeClient({
  contacts: [ann, bob],
  customFields: { f9: 'x', f2: '=1', f1: null },
  portalCustomerManagerIds: ['u1'],
});
const shape = [makeClient({ _id: 'c0', contacts: null, customFields: null }), client].reduce(
  widen,
  EMPTY_SHAPE,
);

const headersOf = (layout: ContactsLayout): string[] =>
  columnsFor(shape, layout, LABELS).map((column) => headerOf(column, LABELS));
/** The cells by header, blank ones and the fingerprints left out. */
function cellsOf(layout: ContactsLayout): Record<string, string | Date>[] {
  const columns = columnsFor(shape, layout, LABELS);
  return toRows(client, columns, DIRECTORY).map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, at) => {
        const header = headersOf(layout)[at] ?? '';
        return cell === '' || header === '_base' ? [] : [[header, cell]];
      }),
    ),
  );
}

describe('the columns of a sheet', () => {
  const MAIN = [
    'ID',
    'Name',
    'Full name',
    'Phone',
    'Email',
    'Managers',
    'Segment',
    'Region',
    'custom:f1',
    'custom:f9',
  ];
  const contact = (n: string): string[] =>
    ['name', 'position', 'phone', 'email'].map((part) => `Contact ${n}${part}`);

  it('are labelled fields in the order of the configuration, then the others by id, then the contacts', () => {
    expect(headersOf('columns')).toEqual([
      ...MAIN,
      ...contact('1 '),
      ...contact('2 '),
      'Created at',
      '_base',
    ]);
  });

  it('hold one contact where each has a line, and none where they have a sheet', () => {
    expect(headersOf('rows')).toEqual([...MAIN, ...contact(''), 'Created at', '_base']);
    expect(headersOf('sheet')).toEqual([...MAIN, 'Created at', '_base']);
  });

  it('grow with the clients, and only then', () => {
    expect(widen(shape, client)).toBe(shape);
    expect([...shape.fieldIds]).toEqual(['f9', 'f2', 'f1']);
    expect(shape.contactSlots).toBe(2);
  });
});

describe('the rows of a client', () => {
  const OWN = {
    ID: 'c1',
    Name: 'Acme',
    'Full name': 'Acme Ltd.',
    Phone: '0532 111 22 33',
    Email: 'info@acme.example',
    Managers: 'ayse@cubicl.example',
    Segment: '=1',
    'custom:f9': 'x',
    'Created at': new Date(Date.UTC(2024, 0, 2)),
  };

  it('are one with its contacts beside it', () => {
    expect(cellsOf('columns')).toEqual([
      {
        ...OWN,
        'Contact 1 name': 'Ann',
        'Contact 1 position': 'CFO',
        'Contact 1 phone': '1',
        'Contact 1 email': 'ann@example.com',
        'Contact 2 name': '<<clear>',
      },
    ]);
  });

  it('are one for each contact, all with its id, so that sorting hands none to another client', () => {
    const [first, second, ...more] = cellsOf('rows');
    expect(first).toEqual({
      ...OWN,
      'Contact name': 'Ann',
      'Contact position': 'CFO',
      'Contact phone': '1',
      'Contact email': 'ann@example.com',
    });
    expect(second).toEqual({ ID: 'c1', 'Contact name': '<<clear>' });
    expect(more).toEqual([]);
  });

  it('stand on a sheet of contacts with its id and name', () => {
    expect(toContactRows(client, CONTACT_SHEET_COLUMNS, DIRECTORY)).toEqual([
      ['c1', 'Acme', 'Ann', 'CFO', '1', 'ann@example.com'],
      ['c1', 'Acme', '<<clear>', '', '', ''],
    ]);
    expect(cellsOf('sheet')).toEqual([OWN]);
  });

  it('have no date where none is known or it is beyond all dates', () => {
    const created = (createdAt: number): unknown =>
      toRows(makeClient({ createdAt }), [{ is: 'createdAt' }], DIRECTORY);
    expect(created(NaN)).toEqual([['']]);
    expect(created(1e20)).toEqual([['']]);
    expect(created(0)).toEqual([[new Date(0)]]);
  });
});
