import { describe, expect, it } from 'vitest';
import { baseOf } from '../../src/client/base.ts';
import type { Client } from '../../src/client/client.ts';
import type { Draft } from '../../src/client/draft.ts';
import { DEFAULT_MATCH, MatchIndex, withExternalId, type MatchKey } from '../../src/plan/match.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { DIRECTORY, makeClient, makeDraft } from '../helpers/make.ts';

const acme = makeClient({
  _id: 'c1',
  name: 'Acme',
  email: 'info@acme.example',
  customFields: { ext: 'A-1' },
});
const beta = makeClient({
  _id: 'c2',
  name: 'Beta',
  email: 'info@beta.example',
  customFields: { ext: 'B-2' },
});
const mute = makeClient({ _id: 'c3', name: 'Mute', email: null, customFields: null });

function indexOf(clients: readonly Client[], keys?: readonly MatchKey[]): MatchIndex {
  const index = new MatchIndex(keys);
  for (const client of clients) index.add(client);
  return index;
}

/** What a row with these cells means among Acme, Beta and Mute: a client and the key, `none`, or the problem's code. */
function found(draft: Partial<Draft>, keys?: readonly MatchKey[]): string {
  return wordFor(indexOf([acme, beta, mute], keys), draft);
}

function wordFor(index: MatchIndex, draft: Partial<Draft>): string {
  const match = index.find(makeDraft(draft));
  if (match.is === 'problem') return match.code;
  return match.is === 'client' ? `${match.id} by ${match.by}` : 'none';
}

describe('a row means', () => {
  it.each<[string, Partial<Draft>, string]>([
    ['the client with its id', { id: 'c1' }, 'c1 by id'],
    ['the client with its e-mail', { cells: { email: 'info@acme.example' } }, 'c1 by email'],
    ['the client with its name', { cells: { name: 'Beta' } }, 'c2 by name'],
    [
      'the client of the first key it has',
      { id: 'c1', cells: { name: 'Renamed', email: 'new@acme.example' } },
      'c1 by id',
    ],
    [
      'the client with its name that has no e-mail yet',
      { cells: { name: 'Mute', email: 'new@mute.example' } },
      'c3 by name',
    ],
    [
      'a new client of a known name but another e-mail',
      { cells: { name: 'Acme', email: 'other@acme.example' } },
      'none',
    ],
    ['a new client', { cells: { name: 'New', email: 'new@new.example' } }, 'none'],
    ['nobody where its id was emptied', { cells: { email: 'info@acme.example' }, emptiedId: true }, 'none'],
    ['nobody without any key', { cells: { phone: '1' } }, 'none'],
    ['nobody by blank or cleared cells', { cells: { name: ' ', email: '<clear>' } }, 'none'],
  ])('%s', (_, draft, expected) => expect(found(draft)).toBe(expected));

  it('names a client that it would have been, had its id not been emptied', () => {
    const emptied = makeDraft({ cells: { email: 'info@acme.example' }, emptiedId: true });
    expect(indexOf([acme]).find(emptied)).toEqual({ is: 'none', alike: { id: 'c1', by: 'email' } });
    expect(wordFor(indexOf([acme], ['email']), emptied)).toBe('c1 by email');
  });

  it.each([
    [' Acme ', 'c1 by name'],
    ['ACME', 'c1 by name'],
    ['Beta\u00a0', 'c2 by name'],
  ])('the same by %j as by the name itself', (name, expected) =>
    expect(found({ cells: { name } })).toBe(expected),
  );

  it.each([
    ['İSTANBUL ISITMA', 'istanbul ısıtma'],
    ['ılgın ışık', 'ILGIN IŞIK'],
    ['Café Özgür'.normalize('NFD'), 'CAFÉ ÖZGÜR'],
    ['ŞİRKET', 'şirket'],
  ])('the client called %j also when typed %j', (there, typed) => {
    const index = indexOf([makeClient({ _id: 'c9', name: there, email: '' })]);
    expect(wordFor(index, { cells: { name: typed } })).toBe('c9 by name');
  });
});

describe('a row is an issue', () => {
  it.each<[string, Partial<Draft>, string]>([
    [
      'whose id is not there',
      { id: 'gone', cells: { name: 'Acme', email: 'info@acme.example' } },
      'id-not-found',
    ],
    [
      'whose id and e-mail are two clients’',
      { id: 'c1', cells: { email: 'info@beta.example' } },
      'keys-differ',
    ],
    ['whose id and name are two clients’', { id: 'c1', cells: { name: 'beta' } }, 'keys-differ'],
    [
      'whose e-mail and name are two clients’',
      { cells: { email: 'info@acme.example', name: 'Beta' } },
      'keys-differ',
    ],
  ])('%s', (_, draft, expected) => expect(found(draft)).toBe(expected));

  it('whose e-mail or name several clients have', () => {
    const index = indexOf([
      acme,
      { ...beta, email: 'INFO@acme.example' },
      { ...mute, name: 'acme' },
      makeClient({ _id: 'c4' }),
    ]);
    expect(inEnglish(index.find(makeDraft({ cells: { email: 'info@acme.example' } })))).toEqual({
      is: 'problem',
      key: 'email',
      code: 'several-matches',
      message:
        '3 clients have this e-mail address (c1, c2, c4). Write the ID of the right one into the ID column.',
    });
    expect(wordFor(index, { cells: { name: 'Acme' } })).toBe('several-matches');
    expect(wordFor(index, { id: 'c2', cells: { email: 'info@acme.example', name: 'Beta' } })).toBe(
      'c2 by id',
    );
  });

  it('of a name that only clients with an e-mail share is none of theirs if it has an e-mail of its own', () => {
    const index = indexOf([acme, makeClient({ _id: 'c4', email: 'b@acme.example' })]);
    expect(wordFor(index, { cells: { name: 'Acme', email: 'c@acme.example' } })).toBe('none');
  });

  it('names both clients, and what to do', () => {
    expect(
      inEnglish(indexOf([acme, beta]).find(makeDraft({ id: 'c1', cells: { email: 'info@beta.example' } }))),
    ).toMatchObject({
      key: 'email',
      message:
        'The ID is that of client c1, but the e-mail address is that of client c2. Correct one of the two, or use --match id.',
    });
  });
});

describe('fingerprints', () => {
  const base = baseOf(acme, DIRECTORY);

  it('tell that a name was not typed, whoever else is called that by now', () => {
    const index = indexOf([
      { ...acme, name: 'Acme Ltd.' },
      { ...beta, name: 'Acme' },
    ]);
    expect(wordFor(index, { id: 'c1', cells: { name: 'Acme' }, base })).toBe('c1 by id');
    expect(wordFor(index, { id: 'c1', cells: { name: 'Acme' } })).toBe('keys-differ');
  });

  it('do not excuse one that was', () => {
    expect(found({ id: 'c1', cells: { name: 'Beta' }, base })).toBe('keys-differ');
  });
});

describe('--match', () => {
  it('takes a custom field as an external id', () => {
    expect(found({ cells: { 'custom:ext': ' b-2 ' } }, ['custom:ext'])).toBe('c2 by custom:ext');
    expect(
      found({ cells: { 'custom:ext': 'B-2', email: 'info@acme.example' } }, ['custom:ext', 'email']),
    ).toBe('keys-differ');
    expect(
      found({ cells: { 'custom:ext': 'Z-9', email: 'info@acme.example' } }, ['custom:ext', 'email']),
    ).toBe('none');
    expect(found({ cells: { 'custom:ext': 'Z-9', name: 'Mute' } }, ['custom:ext', 'name'])).toBe(
      'c3 by name',
    );
  });

  it('takes a custom field of any id, and one that holds a number', () => {
    const odd = makeClient({ _id: 'c7', customFields: Object.fromEntries([['__proto__', 42]]) });
    expect(wordFor(indexOf([odd], ['custom:__proto__']), { cells: { 'custom:__proto__': '42' } })).toBe(
      'c7 by custom:__proto__',
    );
    expect(wordFor(indexOf([acme], ['custom:toString']), { cells: { 'custom:toString': 'x' } })).toBe('none');
  });

  it('never takes an id that a spreadsheet has rounded, though Cubicl holds just the same', () => {
    const keys = withExternalId(DEFAULT_MATCH, 'custom:ext');
    const rounded = makeClient({ _id: 'c8', customFields: { ext: '1.23E+11' } });
    const index = indexOf([acme, rounded], keys);
    expect(wordFor(index, { cells: { 'custom:ext': '1.23E+11' } })).toBe('rounded');
    expect(wordFor(index, { cells: { 'custom:ext': ' 1,2E+11', name: 'New' } })).toBe('rounded');
    expect(wordFor(index, { id: 'c1', cells: { 'custom:ext': '1.23E+11' } })).toBe('keys-differ');
    expect(wordFor(index, { cells: { 'custom:ext': '12E5', name: 'New' } })).toBe('none');
  });

  it('without id passes over the ID column', () => {
    expect(found({ id: 'gone', cells: { email: 'info@acme.example' } }, ['email'])).toBe('c1 by email');
  });

  it('in another order decides by the first', () => {
    expect(found({ cells: { email: 'new@acme.example', name: 'Acme' } }, ['name', 'email'])).toBe(
      'c1 by name',
    );
  });
});

describe('an external id', () => {
  it.each<[readonly MatchKey[], readonly MatchKey[]]>([
    [DEFAULT_MATCH, ['id', 'custom:ext', 'email', 'name']],
    [['email'], ['custom:ext', 'email']],
    [
      ['name', 'custom:ext', 'id'],
      ['id', 'custom:ext', 'name'],
    ],
  ])('comes right after ID in %j', (keys, expected) => {
    expect(withExternalId(keys, 'custom:ext')).toEqual(expected);
  });

  it('tells two clients of one name and address apart', () => {
    const twin = { ...acme, _id: 'c9', customFields: { ext: 'A-2' } };
    const index = indexOf([acme, twin], withExternalId(DEFAULT_MATCH, 'custom:ext'));
    const cells = { name: 'Acme', email: 'info@acme.example' };
    expect(wordFor(index, { cells: { ...cells, 'custom:ext': 'A-2' } })).toBe('c9 by custom:ext');
    expect(wordFor(index, { cells: { ...cells, 'custom:ext': 'A-3' } })).toBe('none');
  });
});

describe('the index', () => {
  it('counts its clients', () => expect(indexOf([acme, beta, mute]).size).toBe(3));
});
