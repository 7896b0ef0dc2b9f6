/** Every cell that a sheet can hold against everything that can have become of the field in Cubicl: one table, in words. */
import { describe, expect, it } from 'vitest';
import { baseOf } from '../../src/client/base.ts';
import type { Client, Contact } from '../../src/client/client.ts';
import type { ContactDraft, Draft } from '../../src/client/draft.ts';
import type { FieldKey } from '../../src/client/fields.ts';
import { decide, type PlanRules } from '../../src/plan/decide.ts';
import { DIRECTORY, makeClient, makeDraft, makeRules } from '../helpers/make.ts';

const CELLS = { absent: undefined, blank: '', clear: '<clear>', same: 'old', changed: 'mine' } as const;
/** What Cubicl holds now; at export it was `old`. */
const SERVER = { same: 'old', alike: 'mine', otherwise: 'theirs', gone: '' } as const;
type Cell = keyof typeof CELLS;
type Now = keyof typeof SERVER;

/** What becomes of the field: `-` nothing is written, `mine` or `''` is written, or a conflict. */
const FINGERPRINTED = `
              same      alike     otherwise  gone
  absent      -         -         -          -
  blank       ''        conflict  conflict   -
  clear       ''        ''        ''         -
  same        -         -         -          -
  changed     mine      -         conflict   conflict
`;
const PLAIN = `
              same      alike     otherwise  gone
  absent      -         -         -          -
  blank       -         -         -          -
  clear       ''        ''        ''         -
  same        -         old       old        old
  changed     mine      -         mine       mine
`;
const BLANK_CLEARS = PLAIN.replace(/blank .*/, "blank       ''        ''        ''         -");
const MINE = FINGERPRINTED.replace(/(blank +''  +)conflict  conflict/, "$1''        ''      ").replace(
  /(changed +mine +- +)conflict   conflict/,
  '$1mine       mine',
);
const THEIRS = FINGERPRINTED.replaceAll('conflict', '-       ');

interface Row {
  readonly cell: Cell;
  readonly now: Now;
  readonly outcome: string;
}

function rowsOf(table: string): Row[] {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  return lines.flatMap(([cell, ...outcomes]) =>
    outcomes.map((outcome, at) => ({ cell: cell as Cell, now: head[at] as Now, outcome })),
  );
}

const TABLES: readonly (readonly [string, string, boolean, Partial<PlanRules>])[] = [
  ['with fingerprints', FINGERPRINTED, true, {}],
  ['with fingerprints, --blank clear', FINGERPRINTED, true, { blank: 'clear' }],
  ['with fingerprints, --conflict mine', MINE, true, { conflict: 'mine' }],
  ['with fingerprints, --conflict theirs', THEIRS, true, { conflict: 'theirs' }],
  ['without fingerprints', PLAIN, false, {}],
  ['without fingerprints, --blank clear', BLANK_CLEARS, false, { blank: 'clear' }],
];

function holding(field: FieldKey, text: string): Client {
  if (field === 'custom:f1') return makeClient({ customFields: text === '' ? {} : { f1: text } });
  return makeClient({ [field]: text });
}

function outcomeOf(draft: Partial<Draft>, image: Client, rules: Partial<PlanRules>): string {
  const match = { is: 'client', id: 'c1', by: 'id' } as const;
  const decision = decide(makeDraft({ id: 'c1', ...draft }), { match, image }, makeRules(rules));
  if (decision.do === 'nothing') return '-';
  if (decision.do !== 'update') return decision.do;
  return decision.changes.map(({ to }) => (to === '' ? "''" : to)).join();
}

describe.each(TABLES)('%s', (_, table, withBase, rules) => {
  it('knows all twenty combinations', () => expect(rowsOf(table)).toHaveLength(20));

  describe.each<FieldKey>(['phone', 'custom:f1'])('%s', (field) => {
    it.each(rowsOf(table))('$cell in the sheet, $now in Cubicl: $outcome', ({ cell, now, outcome }) => {
      const text = CELLS[cell];
      const base = withBase ? baseOf(holding(field, 'old'), DIRECTORY) : '';
      const cells = text === undefined ? {} : { [field]: text };
      expect(outcomeOf({ cells, base }, holding(field, SERVER[now]), rules)).toBe(outcome);
    });
  });

  it.each(rowsOf(table))('a part of a contact: $cell, $now: $outcome', ({ cell, now, outcome }) => {
    const ann = (phone: string): Contact => ({ name: 'Ann', position: '', phone, email: 'ann@example.com' });
    const image = makeClient({ contacts: [ann(SERVER[now])] });
    const base = withBase ? baseOf(makeClient({ contacts: [ann('old')] }), DIRECTORY) : '';
    const text = CELLS[cell];
    const cells = { name: 'Ann', email: 'ann@example.com', ...(text === undefined ? {} : { phone: text }) };
    expect(outcomeOf({ contacts: [{ row: 2, n: 1, cells }], base }, image, rules)).toBe(outcome);
  });
});

const person = (name: string, phone = '1'): Contact => ({ name, position: '', phone, email: '' });
const [ann, bob, cem] = [person('Ann'), person('Bob'), person('Cem')];

/** Contacts as names with a phone that is not 1: `Ann Bob2`. */
function people(text: string): Contact[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => person(word.replace(/\d/, ''), /\d/.exec(word)?.[0] ?? '1'));
}

function shown(contacts: readonly Contact[] | null | undefined): string {
  return (contacts ?? [])
    .map(({ name, phone }) => `${name ?? ''}${phone === '1' ? '' : (phone ?? '')}`)
    .join(' ');
}

/** At export there were Ann, Bob and Cem, in that order. */
describe('contacts, each by itself', () => {
  const base = baseOf(makeClient({ contacts: [ann, bob, cem] }), DIRECTORY);
  const result = (sheet: string, now: string): string => {
    const contacts = people(sheet).map(({ name, phone }, at): ContactDraft => ({
      row: at + 2,
      cells: { name: name ?? '', position: '', phone: phone ?? '', email: '' },
    }));
    const match = { is: 'client', id: 'c1', by: 'id' } as const;
    const image = makeClient({ contacts: people(now) });
    const decision = decide(makeDraft({ id: 'c1', base, contacts }), { match, image }, makeRules());
    if (decision.do === 'conflict') return `${now}: ${decision.conflicts.length} in conflict`;
    if (decision.do !== 'update') return now;
    const open = decision.conflicts.length;
    return `${shown(decision.body.contacts)}${open > 0 ? `: ${open} in conflict` : ''}`;
  };

  it.each`
    sheet                 | now                    | then
    ${'Ann Bob Cem'}      | ${'Ann Bob Cem'}       | ${'Ann Bob Cem'}
    ${'Ann2 Bob Cem'}     | ${'Ann Bob3 Cem'}      | ${'Ann2 Bob3 Cem'}
    ${'Ann2 Bob Cem'}     | ${'Ann2 Bob Cem'}      | ${'Ann2 Bob Cem'}
    ${'Ann2 Bob Cem'}     | ${'Ann3 Bob Cem'}      | ${'Ann3 Bob Cem: 1 in conflict'}
    ${'Ann2 Bob4 Cem'}    | ${'Ann3 Bob Cem'}      | ${'Ann3 Bob4 Cem: 1 in conflict'}
    ${'Ann Cem'}          | ${'Ann Bob Cem'}       | ${'Ann Cem'}
    ${'Ann Cem'}          | ${'Ann Bob3 Cem'}      | ${'Ann Bob3 Cem: 1 in conflict'}
    ${'Ann Cem'}          | ${'Ann Cem'}           | ${'Ann Cem'}
    ${'Ann Bob Cem'}      | ${'Ann Cem'}           | ${'Ann Cem'}
    ${'Ann Bob2 Cem'}     | ${'Ann Cem'}           | ${'Ann Cem: 1 in conflict'}
    ${'Ann Bob Cem'}      | ${'Ann Bob Cem Dora'}  | ${'Ann Bob Cem Dora'}
    ${'Ann Bob Cem Efe'}  | ${'Ann Bob Cem Dora'}  | ${'Ann Bob Cem Dora Efe'}
    ${'Ann Bob Cem Dora'} | ${'Ann Bob Cem Dora'}  | ${'Ann Bob Cem Dora'}
    ${'Ann2 Cem'}         | ${'Ann Bob Cem3 Dora'} | ${'Ann2 Cem3 Dora'}
    ${'Cem Ann Bob'}      | ${'Ann Bob Cem'}       | ${'Ann Bob Cem'}
    ${'Cem2 Ann Bob'}     | ${'Bob Ann Cem'}       | ${'Bob Ann Cem2'}
    ${''}                 | ${'Ann Bob Cem'}       | ${''}
    ${''}                 | ${'Ann Bob Cem Dora'}  | ${'Dora'}
    ${'Ann Bob Cem'}      | ${''}                  | ${''}
  `('"$sheet" in the sheet, "$now" in Cubicl: "$then"', ({ sheet, now, then }: Record<string, string>) => {
    expect(result(sheet ?? '', now ?? '')).toBe(then);
  });
});
