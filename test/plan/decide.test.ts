import { describe, expect, it } from 'vitest';
import { baseOf } from '../../src/client/base.ts';
import type { Client } from '../../src/client/client.ts';
import type { Draft, DraftIssue } from '../../src/client/draft.ts';
import { customKey, type FieldKey } from '../../src/client/fields.ts';
import { inWords, msg } from '../../src/message.ts';
import { decide, type Decision, type PlanRules } from '../../src/plan/decide.ts';
import type { Match } from '../../src/plan/match.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { DIRECTORY, makeClient, makeDraft, makeRules } from '../helpers/make.ts';

const FOUND: Match = { is: 'client', id: 'c1', by: 'id' };
const NOBODY: Match = { is: 'none' };

const decideFor = (draft: Partial<Draft>, image: Client, rules: Partial<PlanRules> = {}): Decision =>
  decide(makeDraft({ id: 'c1', ...draft }), { match: FOUND, image }, makeRules(rules));
const decideNew = (draft: Partial<Draft>, rules: Partial<PlanRules> = {}): Decision =>
  decide(makeDraft(draft), { match: NOBODY }, makeRules(rules));

const codesOf = (decision: Decision): string[] =>
  decision.do === 'reject' ? decision.issues.map(({ code }) => code) : [`not rejected: ${decision.do}`];
const changesOf = (decision: Decision): unknown =>
  decision.do === 'update' ? decision.changes.map(({ column, from, to }) => [column, from, to]) : decision.do;

/** A client that holds a text in a field; '' for nothing. */
function holding(field: FieldKey, text: string): Client {
  if (field.startsWith('custom:')) return makeClient({ customFields: text === '' ? {} : { f1: text } });
  return makeClient({ [field]: text });
}

const WRITE = 'update';
const NOTHING = 'nothing';
const CONFLICT = 'conflict';

/** The design's table "What a cell means on import", for a text field and for a custom field. */
describe.each<FieldKey>(['phone', 'custom:f1'])('what a cell of %s means', (field) => {
  function result(
    row: { cell?: string; atExport?: string; now: string },
    rules: Partial<PlanRules> = {},
  ): string {
    const { cell, atExport, now } = row;
    const base = atExport === undefined ? '' : baseOf(holding(field, atExport), DIRECTORY);
    const cells = cell === undefined ? {} : { [field]: cell };
    const decision = decideFor({ cells, base }, holding(field, now), rules);
    if (decision.do !== 'update') return decision.do;
    expect(decision.changes).toEqual([{ column: field, from: now, to: cell === '<clear>' ? '' : cell }]);
    const written = field === 'phone' ? decision.body.phone : decision.body.customFields?.['f1'];
    const cleared = field === 'phone' ? '' : null;
    expect(written).toBe(decision.changes[0]?.to === '' ? cleared : cell);
    return decision.do;
  }

  it.each([
    ['column absent', undefined, 'old', NOTHING],
    ['blank', '', 'old', NOTHING],
    ['blank over nothing', '', '', NOTHING],
    ['<clear>', '<clear>', 'old', WRITE],
    ['<clear> over nothing', '<clear>', '', NOTHING],
    ['the same', 'old', 'old', NOTHING],
    ['different', 'new', 'old', WRITE],
    ['given where there was nothing', 'new', '', WRITE],
  ])('without _base, %s: %j over %j', (_, cell, now, expected) => {
    expect(result({ ...(cell === undefined ? {} : { cell }), now })).toBe(expected);
  });

  it('without _base, blank clears with --blank clear', () => {
    expect(result({ cell: '', now: 'old' }, { blank: 'clear' })).toBe(WRITE);
    expect(result({ cell: '', now: '' }, { blank: 'clear' })).toBe(NOTHING);
    expect(result({ now: 'old' }, { blank: 'clear' })).toBe(NOTHING);
  });

  it.each([
    // cell, at export, now, outcome
    ['column absent', undefined, 'old', 'theirs', NOTHING],
    ['emptied', '', 'old', 'old', WRITE],
    ['emptied, emptied there too', '', 'old', '', NOTHING],
    ['emptied, changed there', '', 'old', 'theirs', CONFLICT],
    ['blank at export as well', '', '', 'theirs', NOTHING],
    ['<clear>', '<clear>', 'old', 'old', WRITE],
    ['<clear>, changed there', '<clear>', 'old', 'theirs', WRITE],
    ['<clear>, emptied there', '<clear>', 'old', '', NOTHING],
    ['untouched', 'old', 'old', 'old', NOTHING],
    ['untouched, changed there', 'old', 'old', 'theirs', NOTHING],
    ['untouched, emptied there', 'old', 'old', '', NOTHING],
    ['changed', 'mine', 'old', 'old', WRITE],
    ['changed from nothing', 'mine', '', '', WRITE],
    ['changed, changed there to the same', 'mine', 'old', 'mine', NOTHING],
    ['changed, changed there otherwise', 'mine', 'old', 'theirs', CONFLICT],
    ['changed, emptied there', 'mine', 'old', '', CONFLICT],
    ['changed from nothing, filled there', 'mine', '', 'theirs', CONFLICT],
  ] as const)('with _base, %s: %j, %j at export, %j now', (...[, cell, atExport, now, expected]) => {
    expect(result({ ...(cell === undefined ? {} : { cell }), atExport, now })).toBe(expected);
  });

  it('with _base, --blank clear changes nothing', () => {
    expect(result({ cell: '', atExport: '', now: 'theirs' }, { blank: 'clear' })).toBe(NOTHING);
  });

  it.each([
    ['mine', 'mine', WRITE],
    ['mine', '', WRITE],
    ['theirs', 'mine', NOTHING],
    ['theirs', '', NOTHING],
  ] as const)('with --conflict %s, %j against theirs', (conflict, cell, expected) => {
    expect(result({ cell, atExport: 'old', now: 'theirs' }, { conflict })).toBe(expected);
  });
});

describe('managers', () => {
  const both = makeClient({ portalCustomerManagerIds: ['u1', 'u2'] });
  const BOTH = 'ayse@cubicl.example; mehmet@cubicl.example';
  const draft = (text: string, managerIds: readonly string[], base = ''): Partial<Draft> => ({
    cells: { managers: text },
    managerIds,
    base,
  });

  it.each([[BOTH], ['mehmet@cubicl.example;AYSE@cubicl.example'], ['Mehmet Kaya; u1'], ['u1; u2'], ['']])(
    '%j are no change, with or without _base',
    (text) => {
      const ids = text === '' ? [] : ['u1', 'u2'];
      expect(decideFor(draft(text, ids), both).do).toBe('nothing');
      if (text !== '') expect(decideFor(draft(text, ids, baseOf(both, DIRECTORY)), both).do).toBe('nothing');
    },
  );

  it('are written as ids', () => {
    const decision = decideFor(draft('Mehmet Kaya', ['u2']), both);
    expect(changesOf(decision)).toEqual([['managers', BOTH, 'mehmet@cubicl.example']]);
    expect(decision).toMatchObject({ body: { portalCustomerManagerIds: ['u2'] } });
  });

  it('are emptied where the cell was, and by <clear>', () => {
    const emptied = decideFor(draft('', [], baseOf(both, DIRECTORY)), both);
    expect(emptied).toMatchObject({ do: 'update', body: { portalCustomerManagerIds: [] } });
    expect(decideFor(draft('<clear>', []), both)).toMatchObject({ body: { portalCustomerManagerIds: [] } });
  });

  it('of whom one is unknown are an issue even where the others are there already', () => {
    const issue: DraftIssue = { row: 2, code: 'unknown-manager', message: msg``, field: 'managers' };
    const one = makeClient({ portalCustomerManagerIds: ['u1'] });
    const asked = { ...draft('ayse@cubicl.example; who@cubicl.example', ['u1']), issues: [issue] };
    expect(codesOf(decideFor(asked, one))).toEqual(['unknown-manager']);
  });

  it('that the server holds but nobody knows are left alone', () => {
    const issue: DraftIssue = { row: 2, code: 'unknown-manager', message: msg``, field: 'managers' };
    const former = makeClient({ portalCustomerManagerIds: ['gone', 'u1'] });
    expect(decideFor({ ...draft('gone; u1', ['u1']), issues: [issue] }, former).do).toBe('nothing');
  });

  it('changed on both sides are a conflict, unless to the same people', () => {
    const base = baseOf(both, DIRECTORY);
    const theirs = makeClient({ portalCustomerManagerIds: ['u1'] });
    expect(decideFor(draft('mehmet@cubicl.example', ['u2'], base), theirs).do).toBe('conflict');
    expect(decideFor(draft('Ayşe Yılmaz', ['u1'], base), theirs).do).toBe('nothing');
  });
});

describe('contacts', () => {
  const ann = { name: 'Ann', position: '', phone: '1', email: 'ann@example.com' };
  const bob = { name: 'Bob', position: '', phone: '', email: '' };
  const client = makeClient({ contacts: [ann, bob] });
  const base = baseOf(client, DIRECTORY);
  const line = (cells: Record<string, string>, row = 2) => ({ row, cells });

  it('without _base are merged and none is removed', () => {
    const decision = decideFor(
      { contacts: [line({ name: 'Bob', phone: '7' }), line({ name: 'Cem' })] },
      client,
    );
    expect(decision).toMatchObject({
      do: 'update',
      body: { contacts: [ann, { ...bob, phone: '7' }, { name: 'Cem', position: '', phone: '', email: '' }] },
    });
  });

  it('--contacts-mode replace removes those who are not given', () => {
    const decision = decideFor({ contacts: [line({ name: 'Bob' })] }, client, { contactsMode: 'replace' });
    expect(decision).toMatchObject({ body: { contacts: [bob] }, changes: [{ column: 'Contacts', to: '' }] });
  });

  it('with _base are the list as edited', () => {
    const decision = decideFor({ contacts: [line({ ...ann, phone: '2' })], base }, client);
    expect(decision).toMatchObject({ do: 'update', body: { contacts: [{ ...ann, phone: '2' }] } });
  });

  it('edited on both sides are a conflict, and the rest of the row is written', () => {
    const theirs = { ...client, contacts: [{ ...ann, phone: '3' }, bob] };
    const edited = { cells: { fullname: 'New' }, contacts: [line({ ...ann, phone: '2' }), line(bob)], base };
    expect(decideFor(edited, theirs)).toMatchObject({
      do: 'update',
      changes: [{ column: 'fullname' }],
      conflicts: [{ yours: '2', theirs: '3' }],
      body: { fullname: 'New', contacts: theirs.contacts },
    });
  });

  it('are not removed while a contact is astray', () => {
    const issue: DraftIssue = { row: 2, code: 'contact-astray', message: msg``, field: 'contact' };
    expect(codesOf(decideFor({ contacts: [line(ann)], base, issues: [issue] }, client))).toEqual([
      'contact-astray',
    ]);
    expect(decideFor({ contacts: [line(ann), line(bob)], base, issues: [issue] }, client).do).toBe('nothing');
    expect(decideNew({ cells: { name: 'New' }, contacts: [line(ann)], issues: [issue] }).do).toBe('create');
  });
});

describe('mode and _action', () => {
  const acme = makeClient();
  const changed: Partial<Draft> = { cells: { phone: '7' } };
  const fresh: Partial<Draft> = { cells: { name: 'New' } };

  it.each([
    ['upsert', 'create', 'update'],
    ['create', 'create', 'exists'],
    ['update', 'no-match', 'update'],
  ] as const)('%s: a new row %s, a known one %s', (mode, forNew, forKnown) => {
    const word = (decision: Decision): string =>
      decision.do === 'reject' ? codesOf(decision).join() : decision.do;
    expect(word(decideNew(fresh, { mode }))).toBe(forNew);
    expect(word(decideFor(changed, acme, { mode }))).toBe(forKnown);
    expect(word(decideNew({ ...fresh, action: mode }, { mode: 'upsert' }))).toBe(forNew);
    expect(word(decideFor({ ...changed, action: mode }, acme, { mode: 'create' }))).toBe(forKnown);
  });

  it('delete takes the client with its image, and nothing that is not there', () => {
    expect(decideFor({ action: 'delete', cells: { phone: 'x' } }, acme)).toEqual({
      do: 'delete',
      id: 'c1',
      before: acme,
      name: 'Acme',
    });
    expect(codesOf(decideNew({ ...fresh, action: 'delete' }))).toEqual(['no-match']);
  });

  it('delete is refused where something is wrong with the row itself, not with a cell it does not need', () => {
    const issue = { row: 2, code: 'x', message: msg`` };
    expect(codesOf(decideFor({ action: 'delete', issues: [issue] }, acme))).toEqual(['x']);
    expect(decideFor({ action: 'delete', issues: [{ ...issue, field: 'email' }] }, acme).do).toBe('delete');
  });

  it('skip says why, where the file is why', () => {
    const note = { row: 2, code: 'left-out', message: msg`This row was left out.`, isNote: true } as const;
    const draft = makeDraft({ action: 'skip', issues: [note] });
    expect(decide(draft, { match: { is: 'none' } }, makeRules())).toMatchObject({
      do: 'nothing',
      notes: [note],
    });
  });

  it('skip does nothing, whatever is wrong', () => {
    const problem: Match = { is: 'problem', key: 'id', code: 'x', message: msg`` };
    const draft = makeDraft({
      action: 'skip',
      cells: { name: 'Acme' },
      issues: [{ row: 2, code: 'y', message: msg`` }],
    });
    expect(decide(draft, { match: problem }, makeRules())).toEqual({
      do: 'nothing',
      why: 'skipped',
      name: 'Acme',
    });
  });
});

describe('a new client', () => {
  it('gets what is given, without the spaces around it', () => {
    const draft: Partial<Draft> = {
      cells: {
        name: ' New ',
        phone: ' ',
        email: '',
        fullname: '<clear>',
        'custom:f1': ' x ',
        managers: 'Mehmet Kaya',
      },
      managerIds: ['u2'],
      contacts: [{ row: 2, cells: { name: ' Ann ', phone: '' } }],
    };
    expect(decideNew(draft)).toEqual({
      do: 'create',
      name: 'New',
      body: {
        name: 'New',
        customFields: { f1: 'x' },
        portalCustomerManagerIds: ['u2'],
        contacts: [{ name: 'Ann', position: '', phone: '', email: '' }],
      },
    });
  });

  it.each(['', ' ', '<clear>'])('needs a name, which %j is not', (name) => {
    expect(codesOf(decideNew({ cells: { name, phone: '1' } }))).toEqual(['name-missing']);
  });

  it('is none where a line of the contacts sheet belongs to nobody, so that no name is missed', () => {
    const issue: DraftIssue = { row: 2, sheet: 'Contacts', code: 'no-client', message: msg`` };
    expect(codesOf(decideNew({ rows: [], issues: [issue] }))).toEqual(['no-client']);
  });

  it('is refused with every issue there is', () => {
    const issue: DraftIssue = { row: 2, code: 'bad-email', message: msg``, field: 'email' };
    expect(codesOf(decideNew({ cells: { email: 'x' }, issues: [issue] }))).toEqual([
      'bad-email',
      'name-missing',
    ]);
  });

  it('is made from a copied row whatever fingerprints it brought along', () => {
    expect(decideNew({ cells: { name: 'New' }, base: baseOf(makeClient(), DIRECTORY) }).do).toBe('create');
  });
});

describe('a known client', () => {
  const acme = makeClient({ email: 'not an address' });

  it('counts an issue only if the field would be written', () => {
    const issue: DraftIssue = { row: 2, code: 'bad-email', message: msg``, field: 'email' };
    const untouched = { cells: { email: 'not an address', phone: '7' }, issues: [issue] };
    expect(changesOf(decideFor(untouched, acme))).toEqual([['phone', acme.phone, '7']]);
    expect(codesOf(decideFor({ ...untouched, cells: { email: 'neither' } }, acme))).toEqual(['bad-email']);
  });

  it('is rejected by an issue of the row even if nothing would be written', () => {
    expect(codesOf(decideFor({ issues: [{ row: 2, code: 'formula', message: msg`` }] }, acme))).toEqual([
      'formula',
    ]);
  });

  it.each([
    ['<clear>', ''],
    ['', baseOf(makeClient(), DIRECTORY)],
    ['  ', baseOf(makeClient(), DIRECTORY)],
  ])('never loses its name: %j', (name, base) => {
    expect(codesOf(decideFor({ cells: { name }, base }, makeClient()))).toEqual(['name-missing']);
  });

  it('never loses its name to --blank clear', () => {
    expect(codesOf(decideFor({ cells: { name: '' } }, makeClient(), { blank: 'clear' }))).toEqual([
      'name-missing',
    ]);
  });

  it('has custom fields that hold more than text, which are written back as they came', () => {
    const odd = makeClient({ customFields: { n: 5, l: ['a'], t: 'x' } });
    const cells = { [customKey('n')]: '5', [customKey('l')]: '["a"]', [customKey('t')]: 'y' };
    const decision = decideFor({ cells, base: baseOf(odd, DIRECTORY) }, odd);
    expect(decision).toMatchObject({ do: 'update', body: { customFields: { n: 5, l: ['a'], t: 'y' } } });
    expect(codesOf(decideFor({ cells: { ...cells, [customKey('n')]: '6' } }, odd))).toEqual(['not-text']);
    expect(codesOf(decideFor({ cells: { [customKey('l')]: '<clear>' } }, odd))).toEqual(['not-text']);
  });

  it('that went away between the list and the read is not made anew', () => {
    const decision = decide(makeDraft({ id: 'c1', cells: { name: 'Acme' } }), { match: FOUND }, makeRules());
    expect(codesOf(decision)).toEqual(['gone']);
  });
});

describe('a client of which the server does not tell all', () => {
  const { name, phone = '', email = '' } = makeClient();
  const partial: Client = { _id: 'c1', name, phone, email };

  it('is left alone where something would be written', () => {
    expect(codesOf(decideFor({ cells: { phone: '7' } }, partial))).toEqual(['incomplete']);
    const base = baseOf({ ...partial, phone: 'old' }, DIRECTORY);
    expect(codesOf(decideFor({ cells: { phone: '7' }, base }, partial))).toEqual(['incomplete']);
  });

  it('is no issue where nothing would be', () => {
    expect(decideFor({ cells: { phone: phone ?? '' } }, partial).do).toBe('nothing');
  });

  it('may be deleted', () => expect(decideFor({ action: 'delete' }, partial).do).toBe('delete'));

  it('such as custom fields that were there at export and of which there is none now', () => {
    const base = baseOf(makeClient({ customFields: { f1: 'x' } }), DIRECTORY);
    const cells = { phone: '7', 'custom:f1': 'x' } as const;
    expect(codesOf(decideFor({ cells, base }, makeClient({ customFields: null })))).toEqual(['incomplete']);
    expect(decideFor({ cells, base }, makeClient({ customFields: {} })).do).toBe('update');
    expect(
      decideFor({ cells: { phone: '7', 'custom:f1': '' }, base: '' }, makeClient({ customFields: null })).do,
    ).toBe('update');
  });

  it('is not one of which the server leaves out a text that was never set, which is not sent', () => {
    const unset = makeClient();
    delete (unset as { fullname?: unknown }).fullname;
    const decision = decideFor(
      { cells: { phone: '7', fullname: '' }, base: baseOf(unset, DIRECTORY) },
      unset,
    );
    expect(decision).toMatchObject({ do: 'update', body: { phone: '7' } });
    expect(decision).not.toHaveProperty('body.fullname');
    const base = baseOf({ ...unset, fullname: 'Acme Ltd.' }, DIRECTORY);
    expect(codesOf(decideFor({ cells: { phone: '7', fullname: 'Acme Ltd.' }, base }, unset))).toEqual([
      'incomplete',
    ]);
  });
});

describe('a row without good fingerprints', () => {
  const withColumn = {
    placeOf: (_: Draft, key: string) => ({ row: 2, ...(key === '_base' && { column: 9 }) }),
  };
  const notesOf = (base: string, cells: Draft['cells'] = {}, rules: Partial<PlanRules> = withColumn) =>
    decideFor({ cells, base }, makeClient({ phone: 'theirs' }), rules);

  it.each([
    ['cut short', baseOf(makeClient(), DIRECTORY).slice(0, -2), 'bad-base'],
    ["another row's", baseOf(makeClient({ _id: 'c2' }), DIRECTORY), 'bad-base'],
    ['pasted over', 'x', 'bad-base'],
    ['gone', '', 'no-base'],
  ])('as they are %s is compared with Cubicl alone, and says so', (_, base, code) => {
    const note = { row: 2, column: 9, code };
    expect(notesOf(base, { phone: 'mine' })).toMatchObject({ do: 'update', notes: [note] });
    expect(notesOf(base, { phone: '' })).toMatchObject({ do: 'nothing', notes: [note] });
    expect(notesOf(base, { phone: 'theirs' })).toMatchObject({ do: 'nothing', notes: [note] });
  });

  it('says nothing of it where the sheet has no such column', () => {
    expect(notesOf('', { phone: 'mine' }, {})).not.toHaveProperty('notes');
  });

  it('says nothing of it where they are good', () => {
    expect(notesOf(baseOf(makeClient(), DIRECTORY), { phone: 'mine' })).not.toHaveProperty('notes');
  });
});

describe('a cell that a spreadsheet program damaged', () => {
  const held = makeClient({ phone: '05321112233', fullname: '12-5' });
  const base = baseOf(held, DIRECTORY);
  const cells = {
    name: 'Acme',
    phone: '5321112233',
    fullname: '2026-05-12',
    email: 'new@acme.example',
  } as const;
  const issues: DraftIssue[] = [{ row: 2, code: 'date', message: msg``, field: 'fullname' }];

  it('is left out and named, and the rest of the row is written', () => {
    expect(inEnglish(decideFor({ cells, base, issues }, held))).toMatchObject({
      do: 'update',
      changes: [{ column: 'email', to: 'new@acme.example' }],
      notes: [
        { code: 'damaged', value: '5321112233', message: expect.stringContaining('--repair') as string },
        { code: 'damaged', value: '2026-05-12', message: expect.stringContaining('it was "12-5"') as string },
      ],
    });
  });

  it('is as it was exported with --repair', () => {
    expect(decideFor({ cells: { phone: cells.phone }, base }, held, { repair: true })).toMatchObject({
      do: 'nothing',
      notes: [{ code: 'repaired' }],
    });
  });

  it('is written where the row has no fingerprints', () => {
    expect(decideFor({ cells: { phone: cells.phone } }, held)).toMatchObject({
      body: { phone: cells.phone },
    });
  });
});

describe('a plain letter for a Turkish one', () => {
  const held = makeClient({
    ...{ name: 'Yıldız', fullname: 'Yıldız Ltd. Şti.' },
    contacts: [{ name: 'Ayşe', position: 'Şef' }],
  });
  const base = baseOf(held, DIRECTORY);
  const changed = (draft: Partial<Draft>): unknown => changesOf(decideFor({ base, ...draft }, held));
  const contact = (cells: Record<string, string>): Partial<Draft> => ({
    contacts: [{ row: 2, n: 1, cells }],
  });

  it.each<[string, Partial<Draft>, unknown]>([
    ['alone', { cells: { name: 'Yıldiz' } }, [['name', 'Yıldız', 'Yıldiz']]],
    [
      'beside another cell',
      { cells: { name: 'Yildiz', fullname: 'Yıldız Ltd. Şti.' } },
      [['name', 'Yıldız', 'Yildiz']],
    ],
    [
      'beside a contact',
      { cells: { name: 'Yildiz' }, ...contact({ name: 'Ayşe', position: 'Sef' }) },
      [
        ['name', 'Yıldız', 'Yildiz'],
        ['Contacts', 'Şef', 'Sef'],
      ],
    ],
  ])('is a correction where the row kept such letters (%s)', (_, draft, changes) => {
    expect(changed(draft)).toEqual(changes);
  });

  it.each<[string, Partial<Draft>]>([
    ['alone', { cells: { name: 'Yildiz' } }],
    ['beside others that are lost', { cells: { name: 'Yildiz', fullname: 'Yildiz Ltd. Sti.' } }],
    [
      'beside one that was typed',
      { cells: { name: 'Yildiz', phone: 'Ofis ı' }, ...contact({ name: 'Ayse' }) },
    ],
  ])('is damage where nothing shows that (%s)', (_, draft) => {
    const decision = decideFor({ base, ...draft }, held);
    expect(decision).toMatchObject({ notes: expect.arrayContaining([expect.objectContaining({ value: 'Yildiz', code: 'damaged' })]) as unknown }); // prettier-ignore
  });
});

describe('a cell that only looks as it was exported', () => {
  const held = makeClient({ fullname: 'a\r\nb', contacts: [{ name: 'Zoe\u0308', phone: '1' }] });
  const base = baseOf(held, DIRECTORY);
  const contacts = [{ row: 2, n: 1, cells: { name: 'Zo\u00eb', phone: '2' } }];

  it('is nothing to do and no problem, only counted', () => {
    expect(decideFor({ cells: { fullname: 'a\nb' }, base }, held)).toEqual({
      ...{ do: 'nothing', why: 'unchanged', id: 'c1', name: 'Acme', filled: 1, unseen: 1 },
    });
  });

  it('keeps what Cubicl has where other cells of the row are written', () => {
    expect(decideFor({ cells: { fullname: 'a\nb' }, contacts, base }, held)).toMatchObject({
      ...{ do: 'update', unseen: 2 },
      body: { fullname: 'a\r\nb', contacts: [{ name: 'Zoe\u0308', phone: '2' }] },
    });
  });

  it('keeps it also where that is another text by now', () => {
    const now = { ...held, fullname: 'theirs' };
    expect(decideFor({ cells: { fullname: 'a\nb' }, base }, now)).toMatchObject({ do: 'nothing', unseen: 1 });
  });
});

describe('a row whose ID was emptied', () => {
  it('is a new client, and names one that is just like it', () => {
    const match: Match = { is: 'none', alike: { id: 'c1', by: 'email' } };
    const draft = makeDraft({
      cells: { name: 'Acme' },
      base: baseOf(makeClient(), DIRECTORY),
      emptiedId: true,
    });
    expect(inEnglish(decide(draft, { match }, makeRules()))).toMatchObject({
      do: 'create',
      lostId: true,
      notes: [
        { code: 'alike', message: expect.stringContaining('c1 has the same e-mail address') as string },
      ],
    });
  });
});

describe('a problem with the match', () => {
  it('rejects the row, with its place, the value, and what else is surely wrong', () => {
    const match: Match = { is: 'problem', key: 'email', code: 'several-matches', message: msg`several` };
    const issues = [
      { row: 2, code: 'bad-action', message: msg`` },
      { row: 2, code: 'bad-email', message: msg``, field: 'email' as const },
    ];
    const rules = makeRules({ placeOf: (_, key) => ({ row: 2, column: 3, header: key.toUpperCase() }) });
    const decision = decide(
      makeDraft({ cells: { name: 'Acme', email: 'a@b.example' }, issues }),
      { match },
      rules,
    );
    expect(decision).toEqual({
      do: 'reject',
      name: 'Acme',
      issues: [
        issues[0],
        {
          row: 2,
          column: 3,
          header: 'EMAIL',
          value: 'a@b.example',
          code: 'several-matches',
          message: msg`several`,
        },
      ],
    });
  });
});

describe('what a conflict says', () => {
  const base = baseOf(makeClient({ phone: 'old' }), DIRECTORY);
  const said = (cell: string, now: string): string | undefined => {
    const decision = decideFor({ cells: { phone: cell }, base }, makeClient({ phone: now }));
    return decision.do === 'conflict' ? inWords(decision.conflicts[0]?.message ?? '') : undefined;
  };
  const REMEDY =
    ' This was not written: say in the sheet of conflicts whose it shall be, or import again with --conflict mine or theirs.';

  it.each([
    ['mine', 'theirs', 'Changed here, and changed in Cubicl to "theirs" since the export.'],
    ['', 'theirs', 'Emptied here, and changed in Cubicl to "theirs" since the export.'],
    ['mine', '', 'Changed here, and emptied in Cubicl since the export.'],
    [
      'mine',
      'x'.repeat(500),
      `Changed here, and changed in Cubicl to "${'x'.repeat(80)}…" since the export.`,
    ],
  ])('%j against %j', (cell, now, expected) => expect(said(cell, now)).toBe(expected + REMEDY));
});
