import { describe, expect, it } from 'vitest';
import type { Folding } from '../../src/sandbox/behaviour.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { namesIn, speakTo } from '../helpers/speak.ts';

async function found(
  seed: Parameters<typeof makeClient>[0][],
  query: Record<string, string>,
  folding?: Folding,
) {
  const clients = seed.map((differs, n) => makeClient({ _id: `c${n}`, email: '', ...differs }));
  const sandbox = await openSandbox({ seed: clients, ...(folding && { behaviour: { folding } }) });
  return namesIn(await speakTo(sandbox)(`GET /crm/customers?${new URLSearchParams(query).toString()}`));
}

describe('searching by name', () => {
  it.each([
    ['Acme Lojistik', 'Acme', true],
    ['Acme Lojistik', 'ac', true],
    ['Acme Lojistik', 'LOJ', true],
    ['Acme Lojistik', 'acme lo', true],
    ['Acme Lojistik', 'cme', false],
    ['Acme Lojistik', 'jistik', false],
    ['Acme Lojistik', 'Acme  L', false],
    ['Blackwood-Hale & Co', 'hale', true],
    ["O'Marrow", 'marrow', true],
    ['X-Ray (İzmir)', 'izm', true],
    ['3M Türkiye', '3m', true],
    ['A101', '101', false],
    ['banana ana', 'ana', true],
    ['Кафе Москва', 'моск', true],
    ['Café', 'é', false],
    ['Cafe\u0301 bar', '\u0301', false],
    ['\u{10400}cme', 'cme', false],
    ['=SUM(A1)', '=sum', true],
    ['👩‍👩‍👧 Co', '👩', true],
  ])('in %j finds %j: %j', async (name, text, isFound) => {
    expect(await found([{ name }], { name: text })).toEqual(isFound ? [name] : []);
  });

  it.each([
    ['İSTANBUL', 'istanbul'],
    ['İSTANBUL', 'ıstanbul'],
    ['ISPARTA', 'ısparta'],
    ['ISPARTA', 'isparta'],
    ['ılgın', 'ILGIN'],
    ['iğne', 'İĞNE'],
    ['I\u0307zmir', 'izmir'],
    ['ÇĞÖŞÜ', 'çğöşü'],
  ])('takes %j and %j for the same letters', async (name, text) => {
    expect(await found([{ name }], { name: text })).toEqual([name]);
  });

  it('tells İ and ı from i where the server folds plainly', async () => {
    const seed = [{ name: 'İnci' }, { name: 'Inci' }, { name: 'ınci' }, { name: 'inci' }];
    expect(await found(seed, { name: 'INCI' }, 'plain')).toEqual(['Inci', 'inci']);
    expect(await found(seed, { name: 'İNCI' }, 'plain')).toEqual(['İnci']);
    expect(await found(seed, { name: 'ıNCI' }, 'plain')).toEqual(['ınci']);
    expect(await found(seed, { name: 'INCI' }, 'turkish')).toEqual(['İnci', 'Inci', 'ınci', 'inci']);
  });

  it('looks at the short name only, and lets everything through where the text is empty', async () => {
    const seed = [{ name: 'Acme', fullname: 'Zeta Ltd.' }];
    expect(await found(seed, { name: 'zeta' })).toEqual([]);
    expect(await found(seed, { name: '' })).toEqual(['Acme']);
  });
});

describe('searching by e-mail', () => {
  const SEED = [
    { name: 'Own', email: 'Info@Acme.example' },
    { name: 'Contact', contacts: [{ email: 'x@other.example' }, { email: 'AYSE@acme.example' }] },
    { name: 'None', email: null, contacts: null },
    { name: 'Null contact', contacts: [{ email: null }, {}] },
  ];

  it.each([
    ['info@acme.example', ['Own']],
    ['INFO@ACME.EXAMPLE', ['Own']],
    ['ayse@acme.example', ['Contact']],
    ['acme.example', ['Own', 'Contact']],
    ['nobody@acme.example', []],
    ['', ['Own', 'Contact', 'None', 'Null contact']],
  ])('%j is looked for in the client and its contacts', async (email, names) => {
    expect(await found(SEED, { email })).toEqual(names);
  });

  it('goes together with a name: both must fit', async () => {
    expect(await found(SEED, { email: 'acme', name: 'own' })).toEqual(['Own']);
    expect(await found(SEED, { email: 'acme', name: 'none' })).toEqual([]);
  });
});

describe('a search', () => {
  it('pages through what it finds', async () => {
    const seed = Array.from({ length: 30 }, (_, n) => ({ name: n % 2 ? `Odd ${n}` : `Even ${n}` }));
    expect(await found(seed, { name: 'odd' })).toHaveLength(10);
    expect(await found(seed, { name: 'odd', skip: '10', limit: '100' })).toEqual([
      'Odd 21',
      'Odd 23',
      'Odd 25',
      'Odd 27',
      'Odd 29',
    ]);
  });

  it('finds a client by what it was changed to, and no longer by what it was', async () => {
    const sandbox = await openSandbox({ seed: [makeClient({ name: 'Before' })] });
    const say = speakTo(sandbox);
    expect(namesIn(await say('GET /crm/customers?name=before'))).toEqual(['Before']);
    await say('PUT /crm/customers/c1', { name: 'After' });
    expect(namesIn(await say('GET /crm/customers?name=before'))).toEqual([]);
    expect(namesIn(await say('GET /crm/customers?name=after'))).toEqual(['After']);
  });

  it('follows the folding when that changes', async () => {
    const sandbox = await openSandbox({ seed: [makeClient({ name: 'İnci' })] });
    const say = speakTo(sandbox);
    expect(namesIn(await say('GET /crm/customers?name=inci'))).toEqual(['İnci']);
    sandbox.behaviour.folding = 'plain';
    expect(namesIn(await say('GET /crm/customers?name=inci'))).toEqual([]);
  });
});
