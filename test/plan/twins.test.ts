import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import { resolveTwins, type DuplicateRule, type Resolved } from '../../src/plan/twins.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { makeClient, makeDraft } from '../helpers/make.ts';

const KEYS = ['id', 'custom:ext', 'email', 'name'] as const;

/** What becomes of rows from 2 on, among one client `c1` called Acme. */
async function resolve(rule: DuplicateRule, all: readonly Partial<Draft>[]): Promise<Resolved> {
  const drafts = all.map((differs, index) => makeDraft({ rows: [index + 2], ...differs }));
  const each = async function* () {
    for (const draft of drafts) yield await Promise.resolve(draft);
  };
  const index = new MatchIndex(KEYS);
  index.add(makeClient({ _id: 'c1', name: 'Acme', email: '' }));
  return resolveTwins(each, await matchAll(each(), index, KEYS), { rule, keys: KEYS });
}

async function words(rule: DuplicateRule, all: readonly Partial<Draft>[]): Promise<string[]> {
  const { matches } = await resolve(rule, all);
  return matches.map((match) => (match.is === 'problem' ? match.code : match.is));
}

const cells = (name: string, email = '', phone = ''): Partial<Draft> => ({ cells: { name, email, phone } });

describe('rows for one client', () => {
  it('count once with "first": the first is taken, the others are left out', async () => {
    const all = [cells('New', 'x@x.example'), cells('Other'), cells('Newer', 'X@x.example')];
    const { matches, joined } = await resolve('first', all);
    expect(matches.map(({ is }) => is)).toEqual(['none', 'none', 'duplicate']);
    expect(matches[2]).toEqual({ is: 'duplicate', row: 2, isJoined: false });
    expect(joined.size).toBe(0);
  });

  it('are one with "merge": the filled cells of all', async () => {
    const { matches, joined } = await resolve('merge', [
      cells('New', 'x@x.example'),
      cells('Other'),
      cells('NEW', '', '0532 111 22 33'),
    ]);
    expect(matches.map(({ is }) => is)).toEqual(['none', 'none', 'duplicate']);
    expect(joined.get(0)).toMatchObject({
      rows: [2, 4],
      cells: { name: 'New', email: 'x@x.example', phone: '0532 111 22 33' },
    });
  });

  it('of a client that is there are an update of it, whichever row found it', async () => {
    const given = [cells('New', 'x@x.example'), { id: 'c1', cells: { email: 'x@x.example' } }];
    for (const rule of ['first', 'merge'] as const)
      expect((await resolve(rule, given)).matches[0]).toEqual({ is: 'client', id: 'c1', by: 'id' });
  });

  it('that say different things are rejected with "merge", both naming what', async () => {
    const { matches } = await resolve('merge', [
      cells('New', 'x@x.example', '0532 111 22 33'),
      cells('New', 'x@x.example', '0532 999 99 99'),
    ]);
    for (const match of matches) {
      expect(inEnglish(match)).toEqual({
        is: 'problem',
        key: 'phone',
        code: 'duplicates-differ',
        message:
          'Rows 2 and 3 are one client, but one says "0532 111 22 33" here and the other "0532 999 99 99". Make them agree, or keep one of the two.',
      });
    }
  });

  it.each(['first', 'merge'] as const)(
    'that a third row joins by two keys are no one client: %s rejects them',
    async (rule) => {
      const chain = [cells('N', 'x@x.example'), cells('N'), cells('N', 'y@x.example')];
      expect(await words(rule, chain)).toEqual(Array(3).fill('same-client-twice'));
    },
  );

  it('with fingerprints are edits of one export, and never joined', async () => {
    const edited = { id: 'c1', base: 'b1.x', cells: { name: 'Acme' } };
    expect(await words('merge', [edited, edited])).toEqual(Array(2).fill('same-client-twice'));
  });

  it('that are more than a slip are rejected', async () => {
    const crowd = Array.from({ length: 101 }, () => cells('Same'));
    expect(new Set(await words('merge', crowd))).toEqual(new Set(['same-client-twice']));
    expect(new Set(await words('first', crowd))).toEqual(new Set(['same-client-twice']));
  });
});
