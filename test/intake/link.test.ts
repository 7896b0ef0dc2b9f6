/** The company of a person: by id, else name, else domain; what is not sure is said, never guessed. */
import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/intake/arranged-row.ts';
import { domainOf, idsOf, nameKey, placeOf, type Companies, type Company } from '../../src/intake/link.ts';
import { People, type PeopleRules } from '../../src/intake/people.ts';
import type { LinkedDraft } from '../../src/intake/person.ts';
import { msg } from '../../src/message.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { makeDraft } from '../helpers/make.ts';

const ACME: Company = { at: 0, where: msg`row ${2}` };
const BETA: Company = { at: 1, where: msg`row ${3}` };
const KEYS = new Map([
  ['id:1', [ACME]],
  ['id:2', [BETA]],
  ['id:7', [ACME, BETA]],
  [`name:${nameKey('Acme')}`, [ACME]],
  [`name:${nameKey('Twin')}`, [ACME, BETA]],
  ['domain:acme.example', [ACME]],
  ['domain:both.example', [ACME, BETA]],
]);
const COMPANIES: Companies = {
  byId: (id) => KEYS.get(`id:${id}`) ?? [],
  byName: (name) => KEYS.get(`name:${name}`) ?? [],
  byDomain: (domain) => KEYS.get(`domain:${domain}`) ?? [],
};

describe('the place of a person', () => {
  it.each<[Link, string, object]>([
    [{ id: '2', name: 'Acme' }, '', { is: 'client', at: [1] }],
    [{ id: '1; 2' }, '', { is: 'client', at: [0, 1] }],
    [{ id: '7', name: 'Acme' }, '', { is: 'ambiguous', by: 'the id "7"' }],
    [{ id: '9', name: ' ACME ' }, '', { is: 'client', at: [0] }],
    [{ id: '1.23E+11', name: 'Acme' }, '', { is: 'client', at: [0] }],
    [{ name: 'Twin', domain: 'acme.example' }, '', { is: 'ambiguous', by: 'the name "Twin"' }],
    [{ domain: 'https://www.acme.example/about' }, '', { is: 'client', at: [0] }],
    [{ domain: 'both.example' }, '', { is: 'ambiguous' }],
    [{ name: 'Acme A.Ş.', id: '9' }, '', { is: 'company', name: 'Acme A.Ş.', id: '9' }],
    [{ id: '9' }, 'a@acme.example', { is: 'unknown' }],
    [{}, 'a@acme.example', { is: 'suggested', domain: 'acme.example' }],
    [{}, 'a@both.example', { is: 'nobody' }],
    [{}, 'a@gmail.com', { is: 'nobody' }],
  ])('%j with %j is %j', (link, email, expected) => {
    expect(inEnglish(placeOf(link, email, COMPANIES))).toMatchObject(expected);
  });

  it('folds names as Turkish does, and takes no id that Excel rounded', () => {
    expect(nameKey('IŞIK  Lojistik ')).toBe(nameKey('ışık lojistik'));
    expect(idsOf('1; ;2.5E+10;3')).toEqual(['1', '3']);
    for (const host of ['hotmail.com.tr', 'hotmail.fr', 't-online.de', 'mynet.com', 'bk.ru', 'yandex.com.tr'])
      expect(domainOf(`a@${host}`)).toBe('');
  });
});

describe('people without a company', () => {
  const client: LinkedDraft = {
    ...makeDraft({ cells: { name: 'Acme', email: 'i@acme.example' } }),
    link: {},
  };

  async function settled(rules: PeopleRules, link: Link, email: string): Promise<string> {
    const people = new People(rules);
    people.add({ ...makeDraft({ rows: [3], contacts: [{ row: 3, cells: { name: 'Ada', email } }] }), link });
    await people.settle(
      (async function* () {
        yield await Promise.resolve(client);
      })(),
    );
    const [draft] = people.rest();
    if (!draft) return `contact ${people.take(client, 0).contacts?.[0]?.cells.name ?? ''}`;
    return draft.issues[0]?.code ?? draft.action ?? `client ${draft.cells.name ?? ''}`;
  }

  it.each<[PeopleRules, Link, string, string]>([
    [{}, {}, 'a@example.com', 'client Ada'],
    [{ orphans: 'skip' }, {}, 'a@example.com', 'left-out'],
    [{ orphans: 'reject' }, {}, 'a@example.com', 'no-company'],
    [{}, { id: '9' }, 'a@example.com', 'unknown-company'],
    [{ orphans: 'client' }, { id: '9' }, 'a@example.com', 'client Ada'],
    [{}, {}, 'a@acme.example', 'suggested-company'],
    [{ linkByDomain: true }, {}, 'a@acme.example', 'contact Ada'],
    [{ linkByDomain: false }, {}, 'a@acme.example', 'client Ada'],
  ])('%j: %j, %j is %s', async (rules, link, email, expected) => {
    expect(await settled(rules, link, email)).toBe(expected);
  });
});
