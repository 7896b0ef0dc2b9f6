import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { DEFAULT_MATCH, MatchIndex, type Match } from '../../src/plan/match.ts';
import { resolveTwins } from '../../src/plan/twins.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { makeClient, makeDraft } from '../helpers/make.ts';

async function match(drafts: readonly Draft[], keys = DEFAULT_MATCH): Promise<readonly Match[]> {
  const index = new MatchIndex(keys);
  index.add(makeClient({ _id: 'c1', name: 'Acme', email: 'info@acme.example' }));
  index.add(makeClient({ _id: 'c2', name: 'Beta', email: '' }));
  const matched = await matchAll(each(drafts), index, keys);
  return (await resolveTwins(() => each(drafts), matched, { rule: 'reject', keys })).matches;
}

async function* each(drafts: readonly Draft[]): AsyncGenerator<Draft> {
  for (const draft of drafts) yield await Promise.resolve(draft);
}

/** Rows from 2 on with these cells. */
function rows(...all: readonly Partial<Draft>[]): Draft[] {
  return all.map((differs, index) => makeDraft({ rows: [index + 2], ...differs }));
}

const words = (matches: readonly Match[]): string[] =>
  matches.map((each) => (each.is === 'problem' ? each.code : each.is));
const TWICE = 'same-client-twice';

describe('two rows for one client', () => {
  it('are errors on both, however each was found', async () => {
    const matches = await match(
      rows({ id: 'c1' }, { cells: { name: 'Beta' } }, { cells: { email: 'INFO@acme.example' } }),
    );
    expect(words(matches)).toEqual([TWICE, 'client', TWICE]);
    expect(inEnglish(matches[0])).toMatchObject({
      message:
        'Row 4 is the same client (same ID). Keep one of the two rows, or join them with --duplicates merge.',
    });
    expect(inEnglish(matches[2])).toMatchObject({
      message:
        'Row 2 is the same client (same ID). Keep one of the two rows, or join them with --duplicates merge.',
    });
  });

  it('or more are errors on all', async () => {
    expect(words(await match(rows({ id: 'c1' }, { id: 'c1' }, { id: 'c1' }, { id: 'c2' })))).toEqual([
      TWICE,
      TWICE,
      TWICE,
      'client',
    ]);
  });

  it('are none where one of them is skipped', async () => {
    expect(words(await match(rows({ id: 'c1', action: 'skip' }, { id: 'c1' })))).toEqual([
      'client',
      'client',
    ]);
  });

  it('keep the problem a row has already', async () => {
    expect(words(await match(rows({ id: 'gone' }, { id: 'gone' })))).toEqual([
      'id-not-found',
      'id-not-found',
    ]);
  });

  it('of contacts on lines of their own are told to stand together', async () => {
    const contacts = [{ row: 2, cells: { name: 'Ann' } }];
    expect(
      inEnglish((await match(rows({ id: 'c1', contacts }, { id: 'c2' }, { id: 'c1', contacts })))[0]),
    ).toMatchObject({
      message: expect.stringContaining('Sort the sheet by ID') as string,
    });
  });
});

describe('a new row and a client that is there', () => {
  const held = (cells: Draft['cells']): Partial<Draft> => ({ id: 'c1', cells });

  it.each<[string, Partial<Draft>, Partial<Draft>, boolean]>([
    [
      'are twins by the e-mail that the client is given',
      held({ email: 'x@x.example' }),
      { cells: { name: 'B', email: 'X@x.example' } },
      true,
    ],
    [
      'are twins by its new name where the row has no e-mail',
      held({ name: 'Renamed' }),
      { cells: { name: 'renamed' } },
      true,
    ],
    [
      'are none by its new name where both have e-mails',
      held({ name: 'Renamed' }),
      { cells: { name: 'Renamed', email: 'x@x.example' } },
      false,
    ],
    [
      'are twins by its new name where it has no e-mail',
      { id: 'c2', cells: { name: 'Renamed' } },
      { cells: { name: 'Renamed', email: 'x@x.example' } },
      true,
    ],
    [
      'are none by what it has had all along',
      held({ email: 'info@acme.example' }),
      { cells: { name: 'Else' } },
      false,
    ],
  ])('%s', async (_, one, other, isTwin) => {
    expect(words(await match(rows(one, other)))).toEqual(isTwin ? [TWICE, TWICE] : ['client', 'none']);
    expect(words(await match(rows(other, one)))).toEqual(isTwin ? [TWICE, TWICE] : ['none', 'client']);
  });

  it('are none where two clients are given one address: that is what the sheet says', async () => {
    const cells = { email: 'x@x.example' };
    expect(words(await match(rows({ id: 'c1', cells }, { id: 'c2', cells })))).toEqual(['client', 'client']);
  });
});

describe('new rows that are twins', () => {
  it.each<[string, Partial<Draft>, Partial<Draft>, boolean]>([
    [
      'by e-mail',
      { cells: { name: 'A', email: 'x@x.example' } },
      { cells: { name: 'B', email: 'X@x.example' } },
      true,
    ],
    ['by name', { cells: { name: 'New' } }, { cells: { name: ' NEW ' } }, true],
    [
      'by name where one has no e-mail',
      { cells: { name: 'New', email: 'x@x.example' } },
      { cells: { name: 'New' } },
      true,
    ],
    [
      'not by name where both have e-mails',
      { cells: { name: 'New', email: 'x@x.example' } },
      { cells: { name: 'New', email: 'y@x.example' } },
      false,
    ],
    ['not without a key in common', { cells: { name: 'New' } }, { cells: { email: 'x@x.example' } }, false],
    ['not by blank keys', { cells: { name: '', email: '' } }, { cells: { name: '', email: ' ' } }, false],
  ])('%s', async (_, one, other, isTwin) => {
    const expected = isTwin ? [TWICE, TWICE] : ['none', 'none'];
    expect(words(await match(rows(one, other)))).toEqual(expected);
    expect(words(await match(rows(other, one)))).toEqual(expected);
  });

  it('name the other row and what they share', async () => {
    expect(
      inEnglish(
        (
          await match(
            rows({ cells: { name: 'New' } }, { cells: { name: 'Else' } }, { cells: { name: 'New' } }),
          )
        )[0],
      ),
    ).toEqual({
      is: 'problem',
      key: 'name',
      code: TWICE,
      message:
        'Row 4 is the same client (same name). Keep one of the two rows, or join them with --duplicates merge.',
    });
  });

  it('share an external id', async () => {
    const keys = ['custom:ext', 'name'] as const;
    expect(
      words(
        await match(
          rows({ cells: { 'custom:ext': '7', name: 'A' } }, { cells: { 'custom:ext': '7', name: 'B' } }),
          keys,
        ),
      ),
    ).toEqual([TWICE, TWICE]);
  });

  it('are found among any rows just as by comparing each with each', async () => {
    const cell = fc.constantFrom('', 'a', 'b', 'c');
    const drafts = fc.array(fc.record({ email: cell, name: cell, ext: cell }), { maxLength: 12 });
    const keys = ['custom:ext', 'email', 'name'] as const;
    await fc.assert(
      fc.asyncProperty(drafts, async (all) => {
        const sheet = rows(...all.map(({ ext, ...rest }) => ({ cells: { ...rest, 'custom:ext': ext } })));
        const isTwin = (one: Draft, other: Draft): boolean => {
          const shared = keys.find((key) => (one.cells[key] ?? '') !== '' && (other.cells[key] ?? '') !== '');
          return shared !== undefined && one.cells[shared] === other.cells[shared];
        };
        const expected = sheet.map((one) =>
          sheet.some((other) => other !== one && isTwin(one, other)) ? TWICE : 'none',
        );
        expect(words(await match(sheet, keys))).toEqual(expected);
      }),
    );
  });
});
