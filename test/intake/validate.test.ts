import { describe, expect, it } from 'vitest';
import type { Draft, DraftIssue } from '../../src/client/draft.ts';
import { directoryOf, type Directory } from '../../src/client/managers.ts';
import { readHeaders } from '../../src/intake/headers.ts';
import { checkRow } from '../../src/intake/validate.ts';
import type { Cell, OddCell } from '../../src/table/table.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { sheet } from '../helpers/sheet.ts';
import { DIRECTORY } from '../helpers/make.ts';

interface Differs {
  readonly guarded?: boolean;
  readonly directory?: Directory;
  readonly sheet?: string;
}

async function check(
  headers: readonly string[],
  cells: readonly Cell[],
  differs: Differs = {},
): Promise<Draft> {
  const labels = new Map([['f1', 'Tax number']]);
  const mapping = await readHeaders(sheet(headers), { labels, ignoreUnknown: true });
  return checkRow({ row: 7, cells }, { mapping, guarded: false, directory: DIRECTORY, ...differs });
}

/** The issues of one cell below one header, beside a good name. */
async function issuesOf(header: string, cell: Cell, differs: Differs = {}): Promise<readonly DraftIssue[]> {
  return (await check(['Full name', header], ['Acme', cell], differs)).issues;
}

async function codesOf(header: string, cell: Cell, differs: Differs = {}): Promise<string[]> {
  return (await issuesOf(header, cell, differs)).map(({ code }) => code);
}

const odd = (is: OddCell['is'], text: string): OddCell => ({ is, text });

describe('a checked row', () => {
  it('holds its cells as typed, the id without spaces, and only the columns there are', async () => {
    const draft = await check(
      ['ID', 'Name', 'Tax number', 'Managers', 'Contact 2 email', '_base', '_action', 'Created at'],
      [' c1 ', ' Acme ', '007', 'ayse@cubicl.example', 'a@example.com', ' b1.x ', 'Update', '2024-01-01'],
    );
    expect(draft).toEqual({
      rows: [7],
      action: 'update',
      id: 'c1',
      cells: { name: ' Acme ', 'custom:f1': '007', managers: 'ayse@cubicl.example' },
      managerIds: ['u1'],
      contacts: [{ row: 7, n: 2, cells: { email: 'a@example.com' } }],
      base: 'b1.x',
      issues: [],
    });
  });

  it('was exported, and lost its id, only where there is a column for it', async () => {
    expect(await check(['ID', 'Name', '_base'], ['', 'Acme', 'b1.x'])).toHaveProperty('emptiedId', true);
    expect(await check(['ID', 'Name', '_base'], ['', 'New', ''])).not.toHaveProperty('emptiedId');
    expect(await check(['ID', 'Name', '_base'], ['c1', 'Acme', 'b1.x'])).not.toHaveProperty('emptiedId');
    expect(await check(['Name', '_base'], ['Acme', 'b1.x'])).not.toHaveProperty('emptiedId');
  });

  it('that is shorter than the headers has blank cells at its end', async () => {
    expect((await check(['Name', 'Phone', 'Contact 1 name'], ['Acme'])).cells).toEqual({
      name: 'Acme',
      phone: '',
    });
  });

  it('of a CSV loses exactly one apostrophe of the formula guard, and remembers what stood there', async () => {
    const { cells, typed } = await check(['Name', 'Phone'], ["'=1+1", "'0532"], { guarded: true });
    expect(cells).toEqual({ name: '=1+1', phone: "'0532" });
    expect(typed).toEqual({ name: "'=1+1" });
    expect((await check(['Name'], ["'=1+1"])).cells).toEqual({ name: "'=1+1" });
  });

  it('has no contact on its line where all of the cells are blank', async () => {
    expect((await check(['Name', 'Contact name'], ['Acme', ''])).contacts).toEqual([]);
    expect((await check(['Name'], ['Acme'])).contacts).toBeUndefined();
  });

  it('holds a custom field of any id', async () => {
    const { cells } = await check(['Name', 'custom:__proto__'], ['Acme', 'x']);
    expect(cells).toEqual({ name: 'Acme', 'custom:__proto__': 'x' });
  });
});

describe('issues', () => {
  it('of a row are all collected, each with its row, column, header and value', async () => {
    const { issues } = await check(
      ['Name', 'Phone', 'E-mail', '', 'Managers', 'Contact 1 email', '_action'],
      ['Acme', '9.05E+11', 'ann@', 'lost', 'nobody@example.com', 'b@', 'remove', 'beyond'],
    );
    expect(issues.map(({ column, header, value, code }) => [column, header, value, code])).toEqual([
      [1, 'Phone', '9.05E+11', 'rounded'],
      [2, 'E-mail', 'ann@', 'bad-email'],
      [3, '', 'lost', 'no-header'],
      [4, 'Managers', 'nobody@example.com', 'unknown-manager'],
      [5, 'Contact 1 email', 'b@', 'bad-email'],
      [6, '_action', 'remove', 'bad-action'],
      [7, '', 'beyond', 'no-header'],
    ]);
    expect(new Set(issues.map(({ row }) => row))).toEqual(new Set([7]));
  });

  it('of another sheet name it', async () => {
    expect(await issuesOf('Email', 'x', { sheet: 'Contacts' })).toMatchObject([{ sheet: 'Contacts' }]);
  });

  it('name the field they are about, so that they count only if it is written', async () => {
    expect(await issuesOf('Email', 'x')).toMatchObject([{ field: 'email' }]);
    expect(await issuesOf('Tax number', '#REF!')).toMatchObject([{ field: 'custom:f1' }]);
    const { issues } = await check(['Name', 'Contact 3 name', 'Contact 5 email'], ['Acme', 'Ann', 'x']);
    expect(issues).toMatchObject([{ field: 'contact:1:email' }]);
  });

  it.each([
    ['ID', '1.2E+23'],
    ['_action', 'nonsense'],
    ['', 'text below no header'],
    ['Phone', odd('uncached', '')],
    ['Contact 1 email', odd('uncached', '')],
  ])('of %s %j always count', async (header, cell) => {
    const issues = await issuesOf(header, cell);
    expect(issues).toHaveLength(1);
    expect(issues[0]).not.toHaveProperty('field');
  });
});

describe("a spreadsheet program's damage", () => {
  it.each<[string, Cell, string]>([
    ['Phone', '9.05E+11', 'rounded'],
    ['Phone', '9,05321E+11', 'rounded'],
    ['Phone', ' 9.05e+11 ', 'rounded'],
    ['ID', '5.07E+23', 'rounded'],
    ['Contact 1 phone', '9.05E+11', 'rounded'],
    ['Tax number', '1.23457E+11', 'rounded'],
    ['Tax number', odd('number', '1E+15'), 'rounded'],
    ['Tax number', odd('number', '1234567890123456'), 'rounded'],
    ['Phone', odd('number', '-12345678901234567'), 'rounded'],
    ['Name', odd('error', '#REF!'), 'sheet-error'],
    ['Email', '#N/A', 'sheet-error'],
    ['Tax number', ' #DIV/0! ', 'sheet-error'],
    ['Phone', odd('error', '########'), 'sheet-error'],
    ['Phone', '#BAŞV!', 'sheet-error'],
    ['Phone', '########', 'narrow'],
    ['Name', odd('date', '2024-03-01'), 'date'],
    ['Phone', odd('date', '2024-03-01'), 'date'],
    ['ID', odd('date', '2024-03-01'), 'date'],
    ['Contact 1 name', odd('date', '2024-03-01'), 'date'],
    ['Name', odd('uncached', ''), 'formula'],
    ['ID', odd('uncached', ''), 'formula'],
  ])('%s %j is noticed', async (header, cell, code) => {
    expect(await codesOf(header, cell)).toEqual([code]);
  });

  it.each<[string, Cell]>([
    ['Phone', odd('number', '905321112233')],
    ['Tax number', odd('number', '123456789012345')],
    ['Tax number', '12345678901234567890'],
    ['Tax number', '1E5'],
    ['Tax number', '2E'],
    ['Tax number', odd('date', '2024-03-01')],
    ['Tax number', odd('boolean', 'TRUE')],
    ['Name', '1E5'],
    ['Name', '#1 Shop'],
    ['Tax number', '###'],
    ['Phone', ''],
    ['Created at', odd('uncached', '')],
    ['Shoe size', odd('error', '#REF!')],
  ])('%s %j is none', async (header, cell) => {
    expect(await codesOf(header, cell)).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it.each([
    'ann@example.com',
    ' ann@example.com ',
    'şule@örnek.com.tr',
    'a@xn--rnek-5qa.com',
    '',
    ' ',
    '<clear>',
  ])('"%s" is good', async (text) => {
    expect(await codesOf('Email', text)).toEqual([]);
    expect(await codesOf('Contact 1 email', text)).toEqual([]);
  });

  it.each([
    'ann',
    'ann@',
    'ann@example',
    'mailto:ann@example.com',
    '<<clear>',
    'Ann <ann@example.com>',
    'şule@.com',
  ])('"%s" is not', async (text) => {
    expect(await codesOf('Email', text)).toEqual(['bad-email']);
    expect(await codesOf('Contact 1 email', text)).toEqual(['bad-email']);
  });

  it('with a character that nobody sees says so', async () => {
    expect(inEnglish(await issuesOf('Email', 'ann@exam\u200bple.com'))).toMatchObject([
      { message: expect.stringContaining('that nobody sees') as string },
    ]);
  });

  it('of several in one cell says so', async () => {
    expect(inEnglish(await issuesOf('Email', 'ann@example.com; bob@example.com'))).toMatchObject([
      { code: 'bad-email', message: 'There is more than one e-mail address in this cell. Keep one of them.' },
    ]);
  });
});

describe('managers', () => {
  const TWO_ALIS = directoryOf([
    { _id: 'u1', firstname: 'Ali', lastname: 'Demir', email: 'ali@cubicl.example' },
    { _id: 'u2', firstname: 'Ali', lastname: 'Demir', email: 'ali.demir@cubicl.example' },
  ]);

  it.each([
    ['ayse@cubicl.example', ['u1']],
    ['AYSE@CUBICL.EXAMPLE', ['u1']],
    ['Ayşe Yılmaz', ['u1']],
    ['AYŞE YILMAZ', ['u1']],
    ['u2', ['u2']],
    ['u2; ayse@cubicl.example\nMehmet Kaya', ['u2', 'u1']],
    ['5f1e0a0000000000000000a1', ['5f1e0a0000000000000000a1']],
    ['', []],
    ['<clear>', []],
    [' ; ', []],
  ])('%j are found by e-mail, id or full name', async (text, ids) => {
    const { managerIds, issues } = await check(['Name', 'Managers'], ['Acme', text]);
    expect(managerIds).toEqual(ids);
    expect(issues).toEqual([]);
  });

  it('unknown and ambiguous ones are issues, each by its name', async () => {
    expect(inEnglish(await issuesOf('Managers', 'who@example.com; ayse2024; u1'))).toMatchObject([
      { code: 'unknown-manager', message: expect.stringContaining('no user "who@example.com"') as string },
      { code: 'unknown-manager', message: expect.stringContaining('no user "ayse2024"') as string },
    ]);
    for (const crowd of ['a; '.repeat(1_000_000), 'a'.repeat(10_001)]) {
      expect(await issuesOf('Managers', crowd)).toMatchObject([{ code: 'too-many-managers' }]);
    }
    expect(inEnglish(await issuesOf('Managers', 'ali demir', { directory: TWO_ALIS }))).toMatchObject([
      { code: 'ambiguous-manager', message: '2 users are called "ali demir". Use the e-mail address.' },
    ]);
  });

  it('are ids and nothing else where the users may not be read', async () => {
    const directory = directoryOf(undefined);
    expect((await check(['Name', 'Managers'], ['Acme', 'user-2024'], { directory })).managerIds).toEqual([
      'user-2024',
    ]);
    expect(inEnglish(await issuesOf('Managers', 'Ayşe Yılmaz', { directory }))).toMatchObject([
      {
        code: 'unknown-manager',
        message: expect.stringContaining('this token may not read the users') as string,
      },
    ]);
  });
});

describe('_action', () => {
  it.each(['create', 'update', 'upsert', 'delete', 'skip'])('%s is read in any case', async (action) => {
    expect((await check(['Name', '_action'], ['Acme', ` ${action.toUpperCase()} `])).action).toBe(action);
  });

  it('is read as Turkish keyboards write it', async () => {
    expect((await check(['Name', '_action'], ['Acme', 'SKİP'])).action).toBe('skip');
  });

  it('is absent where the cell is blank', async () => {
    expect((await check(['Name', '_action'], ['Acme', ' '])).action).toBeUndefined();
  });

  it('of another word is an issue that lists the right ones', async () => {
    expect(inEnglish(await issuesOf('_action', 'sil'))).toMatchObject([
      {
        code: 'bad-action',
        message: '"sil" is not an action. Use create, update, upsert, delete, skip, or leave the cell empty.',
      },
    ]);
  });
});

describe('a cell without a header', () => {
  it('is an issue only if something stands in it', async () => {
    expect(await codesOf('', ' ')).toEqual([]);
    expect(await codesOf('', 'x')).toEqual(['no-header']);
  });

  it('is none below a header that is left out', async () => {
    expect(await codesOf('Shoe size', '44')).toEqual([]);
    expect(await codesOf('_error', 'Email: ann@ is no address')).toEqual([]);
  });
});
