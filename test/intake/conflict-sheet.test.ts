import { describe, expect, it } from 'vitest';
import { JournalState } from '../../src/apply/journal-state.ts';
import { baseOf } from '../../src/client/base.ts';
import type { Client } from '../../src/client/client.ts';
import { CONFLICT_HEADERS, conflictHeader, type ConflictKey } from '../../src/client/conflict.ts';
import type { Draft } from '../../src/client/draft.ts';
import { readConflictSheet } from '../../src/intake/conflict-sheet.ts';
import { decide, type Decision } from '../../src/plan/decide.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import { conflictRows } from '../../src/report/conflicts.ts';
import { recordOf } from '../../src/report/records.ts';
import type { Table } from '../../src/table/table.ts';
import { allOf } from '../helpers/all.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { DIRECTORY, makeClient, makeDraft, makeRules } from '../helpers/make.ts';
import { sheetOf } from '../helpers/sheet.ts';

const ann = { name: 'Ann', position: 'CFO', phone: '1', email: 'ann@example.com' };
const bob = { name: 'Bob', position: '', phone: '2', email: '' };
const cem = { name: 'Cem', position: '', phone: '3', email: '' };
const THEN = makeClient({
  ...{ phone: 'old', email: 'old@acme.example', contacts: [ann, bob, cem], customFields: { f1: 'old' } },
  portalCustomerManagerIds: ['u1'],
});
/** Changed by a colleague in every part; Cem is gone. */
const THEIRS = makeClient({
  ...{ phone: 'theirs', email: '', customFields: { f1: 'theirs' }, portalCustomerManagerIds: [] },
  contacts: [
    { ...ann, phone: '7' },
    { ...bob, phone: '8' },
  ],
});
/** The same parts changed in the sheet; Bob is taken out. */
const MINE: Partial<Draft> = {
  id: 'c1',
  base: baseOf(THEN, DIRECTORY),
  cells: {
    ...{ phone: '0532 mine', email: 'mine@acme.example', 'custom:f1': '<<clear>' },
    managers: 'mehmet@cubicl.example',
  },
  managerIds: ['u2'],
  contacts: [
    { row: 2, n: 1, cells: { ...ann, phone: '5' } },
    { row: 2, n: 2, cells: { name: '', position: '', phone: '', email: '' } },
    { row: 2, n: 3, cells: { ...cem, phone: '6' } },
  ],
};
const LABELS = [
  ...['phone', 'email', 'custom:f1', 'managers', 'Contact 1 phone (Ann)', 'Contact 2 (Bob)', 'Contact'],
];

const api = { users: () => Promise.resolve(DIRECTORY.users) };
const HEADERS = Object.values(CONFLICT_HEADERS);
const at = (key: keyof typeof CONFLICT_HEADERS): number => HEADERS.indexOf(CONFLICT_HEADERS[key]);

/** What a run with these decisions leaves as its sheet of conflicts, without the headers. */
function sheetAfter(decisions: readonly Decision[]): string[][] {
  return decisions.flatMap((decision, index) => {
    const action = { ...decision, n: index + 1, rows: [index + 2] };
    return conflictRows(recordOf(action, new JournalState())) as string[][];
  });
}

function conflicts(theirs: Client = THEIRS): string[][] {
  const match = { is: 'client', id: 'c1', by: 'id' } as const;
  return sheetAfter([decide(makeDraft(MINE), { match, image: theirs }, makeRules())]);
}

/** Writes a word into `_resolve`, of all lines or of those with these labels. */
function settled(lines: readonly string[][], word: string, ...labels: readonly string[]): string[][] {
  const isMeant = (line: string[]): boolean =>
    labels.length === 0 || labels.includes(line[at('label')] ?? '');
  return lines.map((line) => (isMeant(line) ? line.with(at('resolve'), word) : line));
}

async function imported(
  lines: readonly string[][],
  server: Client,
  differs: Partial<Table> = {},
): Promise<Decision[]> {
  const sheet = await readConflictSheet(sheetOf([HEADERS, ...lines], differs), api);
  if (!sheet) throw new Error('not taken for a sheet of conflicts');
  const index = new MatchIndex();
  index.add(server);
  const drafts = await allOf(sheet.drafts());
  const { matches } = await matchAll(sheet.drafts(), index);
  return drafts.map((draft, n) => {
    const match = matches[n] ?? { is: 'none' };
    const known = match.is === 'client' ? { match, image: server } : { match };
    return decide(draft, known, makeRules({ directory: sheet.directory, placeOf: sheet.placeOf }));
  });
}

const conflictsOf = (decision: Decision | undefined): readonly string[] =>
  decision?.do === 'conflict' || decision?.do === 'update'
    ? decision.conflicts.map(({ code, header }) => `${code} ${header ?? ''}`)
    : [];

describe('a sheet of conflicts', () => {
  it('has a line for each of them', () => {
    const lines = conflicts();
    expect(lines.map((line) => line[at('label')])).toEqual(LABELS);
    expect(lines.map((line) => [line[at('was')], line[at('yours')], line[at('theirs')]])).toEqual([
      ['', '0532 mine', 'theirs'],
      ['', 'mine@acme.example', ''],
      ['', '<<clear>', 'theirs'],
      ['', 'mehmet@cubicl.example', ''],
      ['', '5', '7'],
      ['', '', 'Bob, 8'],
      ['', 'Cem, 6', ''],
    ]);
    for (const line of lines) expect(line.slice(0, 3)).toEqual(['2', 'c1', 'Acme']);
  });

  it('is read with Turkish headers as with English ones', async () => {
    const headers = (Object.keys(CONFLICT_HEADERS) as ConflictKey[]).map((key) => conflictHeader(key, 'tr'));
    expect(headers.slice(0, 8).join()).toBe('Satır,ID,Ad,Alan,Dışa aktarımda,Sizinki,Cubicl’deki,_resolve');
    const sheet = await readConflictSheet(sheetOf([headers, ...settled(conflicts(), 'mine')], {}), api);
    const english = await readConflictSheet(sheetOf([HEADERS, ...settled(conflicts(), 'mine')], {}), api);
    expect.assert(sheet && english);
    expect(await allOf(sheet.drafts())).toEqual(await allOf(english.drafts()));
  });

  it('says of a field that it was empty at export', () => {
    const match = { is: 'client', id: 'c1', by: 'id' } as const;
    const base = baseOf(makeClient({ phone: '' }), DIRECTORY);
    const draft = makeDraft({ id: 'c1', base, cells: { phone: 'mine' } });
    const [line] = sheetAfter([decide(draft, { match, image: THEIRS }, makeRules())]);
    expect(line?.[at('was')]).toBe('(empty)');
  });

  it.each(['mine', ' MINE', 'MİNE'])('writes what is settled as %j', async (word) => {
    const [decision] = await imported(settled(conflicts(), word), THEIRS);
    expect(decision).toMatchObject({
      do: 'update',
      conflicts: [],
      body: {
        ...{ phone: '0532 mine', email: 'mine@acme.example', customFields: { f1: '<clear>' } },
        portalCustomerManagerIds: ['u2'],
        contacts: [
          { ...ann, phone: '5' },
          { ...cem, phone: '6' },
        ],
      },
    });
  });

  it('writes nothing that is settled as theirs', async () => {
    expect(await imported(settled(conflicts(), 'Theirs '), THEIRS)).toMatchObject([
      { do: 'nothing', why: 'unchanged' },
    ]);
  });

  it('is in conflict once more where theirs has changed again', async () => {
    const again = makeClient({
      ...{ phone: 'again', email: 'again@acme.example', customFields: { f1: 'again' } },
      ...{ portalCustomerManagerIds: ['u1', 'u2'] },
      contacts: [
        { ...ann, phone: '9' },
        { ...bob, phone: '9' },
      ],
    });
    const [decision] = await imported(settled(conflicts(), 'mine'), again);
    const next = sheetAfter(decision ? [decision] : []);
    expect(next.map((line) => line[at('label')])).toEqual(LABELS.slice(0, 6));
    expect(await imported(settled(next, 'mine'), again)).toMatchObject([
      { do: 'update', conflicts: [], body: { phone: '0532 mine', contacts: [{ phone: '5' }] } },
    ]);
  });

  it('leaves alone what is not settled, for another time, and settles the rest', async () => {
    const lines = settled(conflicts(), 'mine', 'phone');
    const decisions = await imported(lines, THEIRS);
    expect(decisions).toMatchObject([
      { do: 'update', changes: [{ to: '0532 mine' }] },
      { do: 'conflict', name: 'Acme', id: 'c1' },
    ]);
    expect(conflictsOf(decisions[1])).toEqual(LABELS.slice(1).map((label) => `unresolved ${label}`));
    const next = sheetAfter(decisions);
    const rows = lines.slice(1).map((line, index) => line.with(at('row'), String(index + 3)));
    expect(next).toEqual(rows);
  });

  it('takes a third value that was written under Yours', async () => {
    const [line = []] = conflicts();
    expect(
      await imported([line.with(at('yours'), 'both').with(at('resolve'), 'mine')], THEIRS),
    ).toMatchObject([{ do: 'update', body: { phone: 'both' } }]);
  });

  it('writes what stood under Yours where a program has damaged it since', async () => {
    const match = { is: 'client', id: 'c1', by: 'id' } as const;
    const draft = makeDraft({ ...MINE, cells: { phone: '05329990011' }, contacts: [] });
    const [line = []] = sheetAfter([decide(draft, { match, image: THEIRS }, makeRules())]);
    const damaged = line.with(at('yours'), '5329990011').with(at('resolve'), 'mine');
    expect(await imported([damaged], THEIRS)).toMatchObject([
      { do: 'update', body: { phone: '05329990011' } },
    ]);
  });

  it('names what is wrong with a value under Yours, by its row', async () => {
    const line = conflicts()[1] ?? [];
    const wrong = line.with(at('yours'), 'nobody').with(at('resolve'), 'mine');
    expect(await imported([wrong], THEIRS)).toMatchObject([
      { do: 'reject', issues: [{ row: 2, column: at('yours'), header: 'email', code: 'bad-email' }] },
    ]);
  });

  it.each([
    ['another word', 'phone', { resolve: 'yes' }, '"yes" is neither'],
    ['a whole contact that was edited', 'Contact', { resolve: 'mine', yours: 'Cem, 66' }, 'A whole contact'],
    ['fingerprints that were changed', 'phone', { resolve: 'mine', base: 'b1.x' }, 'The hidden columns'],
    ['another id', 'phone', { resolve: 'mine', id: 'c2' }, 'The hidden columns'],
    ['another field', 'phone', { resolve: 'mine', place: 'fax' }, 'The hidden columns'],
    [
      'a contact that can not be read',
      'Contact',
      { resolve: 'mine', place: 'contact:+{' },
      'The hidden columns',
    ],
  ])('is not settled by %s', async (_, label, cells, message) => {
    const line = conflicts().find((each) => each[at('label')] === label) ?? [];
    const edited = Object.entries(cells).reduce(
      (now, [key, text]) => now.with(at(key as keyof typeof CONFLICT_HEADERS), text),
      line,
    );
    expect(inEnglish(await imported([edited], THEIRS))).toMatchObject([
      {
        do: 'conflict',
        conflicts: [{ code: 'bad-resolve', message: expect.stringMatching(message) as string }],
      },
    ]);
  });

  it('settles a conflict once, though its line was copied', async () => {
    const [line = []] = settled(conflicts(), 'mine');
    expect(inEnglish(await imported([line, line], THEIRS))).toMatchObject([
      { do: 'update' },
      { do: 'conflict', conflicts: [{ row: 3, message: 'Row 2 is the same conflict. Delete one.' }] },
    ]);
  });

  it('of a client that is gone is an error, and makes no new one', async () => {
    const decisions = await imported(
      settled(conflicts(), 'mine', 'phone').slice(0, 1),
      makeClient({ _id: 'c9' }),
    );
    expect(decisions).toMatchObject([{ do: 'reject', issues: [{ code: 'id-not-found', row: 2 }] }]);
  });

  it('is refused without one of its columns', async () => {
    const table = sheetOf([HEADERS.filter((header) => header !== '_field')]);
    await expect(readConflictSheet(table, api)).rejects.toThrow('its columns "_field" are gone');
  });

  it('is none without _resolve', async () => {
    expect(await readConflictSheet(sheetOf([['ID', 'Name']]), api)).toBeUndefined();
  });

  it('loses exactly one apostrophe in a text file', async () => {
    const [line = []] = conflicts();
    const guarded = line.with(at('yours'), "'=1").with(at('resolve'), 'mine');
    expect(await imported([guarded], THEIRS, { guarded: true })).toMatchObject([{ body: { phone: '=1' } }]);
  });
});
