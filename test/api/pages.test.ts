/** Paging over real HTTP: how many requests it takes, and what it makes of lists that change meanwhile. */
import { describe, expect, it } from 'vitest';
import { readPass, type Pass } from '../../src/api/pages.ts';
import type { Client } from '../../src/client/client.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';

function lettered(letters: string): readonly Client[] {
  return letters.split('').map((letter) => makeClient({ _id: letter, name: letter }));
}

/** What happens just before the request of that number is answered. */
type Story = Readonly<Record<number, Change>>;

interface Read extends Pass {
  readonly found: string;
  /** `skip` of each request. */
  readonly skips: readonly number[];
}

async function read(letters: string, behaviour: Partial<Behaviour>, story: Story = {}): Promise<Read> {
  const latencyMs: Behaviour['latencyMs'] = ({ n }) => {
    story[n]?.(sandbox);
    return 0;
  };
  const sandbox: Sandbox = await openSandbox({
    seed: lettered(letters),
    behaviour: { latencyMs, ...behaviour },
  });
  const pass = await readPass(openApi(sandbox), { pageSize: 1000, take: () => Promise.resolve() });
  const skips = sandbox.history.map(({ query }) => Number(query['skip']));
  const { ids, pages, largest, isSteady } = pass;
  expect(pages).toBe(skips.length);
  return { ids, pages, largest, isSteady, found: [...ids].join(''), skips };
}

type Change = (sandbox: Sandbox) => void;

function remove(...ids: readonly string[]): Change {
  return ({ store }) => ids.forEach((id) => store.remove(id));
}

function add(...ids: readonly string[]): Change {
  return ({ store }) => lettered(ids.join('')).forEach((client) => store.put(client));
}

/** As it looks in a list that begins with what was edited last. */
function edit(id: string): Change {
  return (sandbox) => {
    remove(id)(sandbox);
    add(id)(sandbox);
  };
}

describe('a list that stays as it is', () => {
  it.each([
    [0, 100, 1],
    [1, 100, 2],
    [2, 100, 3],
    [99, 100, 3],
    [100, 100, 3],
    [101, 100, 3],
    [199, 100, 4],
    [1000, 100, 12],
    [10_000, 100, 103],
    [12, 7, 3],
    [13, 7, 4],
    [14, 7, 4],
    [9, 2, 10],
    [5, 10, 3],
  ])('of %d clients in pages of %d takes %d requests', async (clients, maxLimit, requests) => {
    const sandbox = await openSandbox({ seed: { clients }, behaviour: { maxLimit } });
    const pass = await readPass(openApi(sandbox), { pageSize: 1000, take: () => Promise.resolve() });
    expect(pass.isSteady).toBe(true);
    expect([...pass.ids]).toEqual(sandbox.clients().map(({ _id }) => _id));
    expect(sandbox.history).toHaveLength(requests);
    const most = clients <= 1 ? 2 : Math.ceil((clients - 1) / (maxLimit - 1)) + 2;
    expect(requests).toBeLessThanOrEqual(most);
  });

  it('is read to an empty page: a page shorter than asked for is not the end', async () => {
    const { found, skips } = await read('abcdefg', { maxLimit: 3 });
    expect([found, skips]).toEqual(['abcdefg', [0, 2, 4, 6, 7]]);
  });

  it('is read one by one where the server serves no more, and is not called steady', async () => {
    const { found, skips, isSteady } = await read('abc', { maxLimit: 1 });
    expect([found, skips, isSteady]).toEqual(['abc', [0, 1, 2, 3], false]);
  });

  it('is read with every page handed over, so that the latest copy counts', async () => {
    const sandbox = await openSandbox({ seed: lettered('abcd'), behaviour: { maxLimit: 3 } });
    const taken: string[] = [];
    await readPass(openApi(sandbox), {
      pageSize: 1000,
      take: (page) => Promise.resolve(void taken.push(page.map(({ _id }) => _id).join(''))),
    });
    expect(taken).toEqual(['abc', 'cd']);
  });

  it.each([
    [150, [1000, 100, 100, 100]],
    [10, [1000, 100, 10, 10, 10]],
  ])(
    'is asked for in smaller pages where the server refuses large ones: at most %d',
    async (maxLimit, limits) => {
      const clients = maxLimit === 10 ? 12 : 120;
      const sandbox = await openSandbox({
        seed: { clients },
        behaviour: { maxLimit, overMaxLimit: 'refuse' },
      });
      const pass = await readPass(openApi(sandbox), { pageSize: 1000, take: () => Promise.resolve() });
      expect(pass.ids.size).toBe(clients);
      expect(sandbox.history.map(({ query }) => Number(query['limit']))).toEqual(limits);
    },
  );

  it('can’t be read where the server refuses any page', async () => {
    await expect(read('abc', { maxLimit: 5, overMaxLimit: 'refuse' })).rejects.toMatchObject({
      exitCode: 5,
      message: 'Cubicl does not list its clients: Cubicl refused it (400, code 400).',
    });
  });

  it.each(['a', 'abc', 'abcdefghijklmnopqrstuvwxyz'])(
    'can’t be read where the server ignores which page is asked for: %s',
    async (letters) => {
      await expect(read(letters, { ignoreSkip: true, maxLimit: 10 })).rejects.toMatchObject({
        exitCode: 5,
        message: 'Cubicl answers with the same clients whatever page is asked for.',
      });
    },
  );

  it('is read whole where the server ignores the limit, or leaves some out of its pages', async () => {
    const all = lettered('abcdefghij');
    const noLimit: Behaviour['fail'] = ({ query }) => ({ answer: all.slice(Number(query['skip'])) });
    expect(await read('', { fail: noLimit })).toMatchObject({ found: 'abcdefghij', isSteady: true });
    const gaps: Behaviour['fail'] = ({ query }) => {
      const skip = Number(query['skip']);
      return { answer: all.slice(skip, skip + 5).filter(({ _id }) => !'bf'.includes(_id)) };
    };
    expect(await read('', { fail: gaps })).toMatchObject({ found: 'acdeghij' });
  });
});

describe('a list that changes while it is read', () => {
  interface Tale {
    readonly order?: Behaviour['order'];
    readonly story: Story;
    readonly found: string;
    readonly skips: readonly number[];
  }

  it.each<readonly [string, Tale]>([
    [
      'one deleted among those read',
      { story: { 2: remove('b') }, found: 'abcdefgh', skips: [0, 3, 0, 3, 6, 7] },
    ],
    ['one deleted among those to come', { story: { 2: remove('f') }, found: 'abcdegh', skips: [0, 3, 6, 7] }],
    [
      'three deleted at once',
      { story: { 2: remove('a', 'b', 'c') }, found: 'abcdefgh', skips: [0, 3, 0, 3, 5] },
    ],
    [
      'one deleted before each page',
      {
        story: { 2: remove('a'), 4: remove('b'), 6: remove('c') },
        found: 'abcdefgh',
        skips: [0, 3, 0, 3, 0, 3, 0, 3, 5],
      },
    ],
    [
      'one deleted before the end is looked for',
      { story: { 4: remove('a') }, found: 'abcdefgh', skips: [0, 3, 6, 8] },
    ],
    ['one created at the end', { story: { 4: add('i') }, found: 'abcdefghi', skips: [0, 3, 6, 8, 7, 9] }],
    [
      'one created at the front',
      { order: 'newest', story: { 2: add('i') }, found: 'hgfedcbai', skips: [0, 3, 6, 9, 0, 8] },
    ],
    [
      'one created at the front when all but the end was read',
      { order: 'newest', story: { 4: add('i') }, found: 'hgfedcbai', skips: [0, 3, 6, 8, 7, 9, 0, 8] },
    ],
    [
      'one edited and thereby moved from the unread to the front',
      { order: 'newest', story: { 2: edit('b') }, found: 'hgfedcab', skips: [0, 3, 6, 8, 0, 7] },
    ],
  ])('%s: nobody is missed', async (_, { order = 'created', story, found, skips }) => {
    const pass = await read('abcdefgh', { maxLimit: 4, order }, story);
    expect([pass.found, pass.skips, pass.isSteady]).toEqual([found, skips, true]);
  });

  it.each<readonly [string, Partial<Behaviour>, Story]>([
    ['the very client that joins two pages is deleted', {}, { 2: remove('d') }],
    ['more than a page is deleted', {}, { 2: remove('a', 'b', 'c', 'd') }],
    ['all are deleted', {}, { 2: remove('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h') }],
    ['a page is created at the front', { order: 'newest' }, { 2: add('i', 'j', 'k', 'l') }],
    ['one is created at the front and deleted again', { order: 'newest' }, { 2: add('i'), 3: remove('i') }],
    ['the order changes with each request', { order: 'shuffled' }, {}],
  ])('is not called steady where %s', async (_, behaviour, story) => {
    expect((await read('abcdefgh', { maxLimit: 4, ...behaviour }, story)).isSteady).toBe(false);
  });
});
