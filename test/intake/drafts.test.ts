import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { checkTable, type DraftFile } from '../../src/intake/drafts.ts';
import { readHeaders } from '../../src/intake/headers.ts';
import type { Table } from '../../src/table/table.ts';
import { allOf } from '../helpers/all.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { DIRECTORY } from '../helpers/make.ts';
import { sheet, sheetOf } from '../helpers/sheet.ts';
import { ownTmpdir, stubTmpdir } from '../helpers/tmpdir.ts';

async function check(table: Table, onProgress?: (rows: number) => void): Promise<DraftFile> {
  const mapping = await readHeaders(table, { labels: new Map() });
  return checkTable(table, { mapping, guarded: false, directory: DIRECTORY }, onProgress);
}

async function draftsOf(table: Table): Promise<Draft[]> {
  const file = await check(table);
  try {
    return await all(file);
  } finally {
    await file.remove();
  }
}

async function all(file: DraftFile): Promise<Draft[]> {
  return allOf(file.all());
}

const rowsOf = (drafts: readonly Draft[]): (readonly number[])[] => drafts.map(({ rows }) => rows);
const namesOf = (draft: Draft | undefined): (string | undefined)[] =>
  (draft?.contacts ?? []).map(({ cells }) => cells.name);

describe('the drafts of a sheet', () => {
  it('are one per row below the headers, with the row numbers of the spreadsheet', async () => {
    const drafts = await draftsOf(sheet(['A title'], [''], ['Name'], ['Acme'], [''], ['Beta']));
    expect(rowsOf(drafts)).toEqual([[4], [6]]);
    expect(drafts.map(({ cells }) => cells.name)).toEqual(['Acme', 'Beta']);
  });

  it('may be read several times, and are counted', async () => {
    const told: number[] = [];
    const file = await check(
      sheet(['Name', 'Contact name'], ['Acme', 'Ann'], ['', 'Bob'], ['Beta', '']),
      (rows) => told.push(rows),
    );
    expect(await all(file)).toEqual(await all(file));
    expect([file.count, file.rows, told]).toEqual([2, 3, [2, 3]]);
    await file.remove();
  });

  it('survive their file whatever they hold', async () => {
    const text = 'a\u2028b\u2029c\u0085\r\nd\ud800\0\\"';
    const [draft] = await draftsOf(sheet(['Name', 'custom:__proto__'], ['Acme', text]));
    expect(Object.entries(draft?.cells ?? {})).toEqual([
      ['name', 'Acme'],
      ['custom:__proto__', text],
    ]);
  });
});

describe('contacts on lines of their own', () => {
  const HEADERS = ['ID', 'Name', 'Contact name', 'Contact email'];

  it('belong to the client above, with or without its id', async () => {
    const drafts = await draftsOf(
      sheet(
        HEADERS,
        ['c1', 'Acme', 'Ann', ''],
        ['', '', 'Bob', ''],
        ['c1', '', 'Cem', ''],
        ['c2', 'Beta', '', ''],
      ),
    );
    expect(rowsOf(drafts)).toEqual([[2, 3, 4], [5]]);
    expect(drafts.map(namesOf)).toEqual([['Ann', 'Bob', 'Cem'], []]);
  });

  it('of a new client need no id', async () => {
    const drafts = await draftsOf(sheet(HEADERS, ['', 'Acme', 'Ann', ''], ['', '', 'Bob', '']));
    expect(drafts.map(namesOf)).toEqual([['Ann', 'Bob']]);
  });

  it('are never handed to another client when the sheet was sorted', async () => {
    const drafts = await draftsOf(
      sheet(HEADERS, ['c1', '', 'Bob', ''], ['c2', 'Beta', 'Zoe', ''], ['c1', 'Acme', 'Ann', '']),
    );
    expect(drafts.map((draft) => [draft.id, ...namesOf(draft)])).toEqual([
      ['c1', 'Bob'],
      ['c2', 'Zoe'],
      ['c1', 'Ann'],
    ]);
  });

  it('find their client wherever its own row stands, in a sheet sorted by id', async () => {
    const drafts = await draftsOf(
      sheet(
        HEADERS,
        ['c1', '', 'Bob', ''],
        ['c1', '', 'Cem', ''],
        ['c1', 'Acme', 'Ann', ''],
        ['c1', '', 'Dora', ''],
      ),
    );
    expect(rowsOf(drafts)).toEqual([[4, 2, 3, 5]]);
    expect(drafts[0]).toMatchObject({ cells: { name: 'Acme' }, issues: [] });
    expect(drafts.map(namesOf)).toEqual([['Bob', 'Cem', 'Ann', 'Dora']]);
  });

  it('that stand astray keep every contact from being removed until they are put right', async () => {
    const drafts = await draftsOf(
      sheet(HEADERS, ['c1', 'Acme', 'Ann', ''], ['c9', '', 'Bob', ''], ['c2', 'Beta', '', '']),
    );
    for (const draft of drafts) {
      expect(inEnglish(draft.issues)).toMatchObject([
        { code: 'contact-astray', field: 'contact', message: expect.stringContaining('row 3') as string },
      ]);
    }
  });

  it('that fill a sheet of nothing else are not astray', async () => {
    const drafts = await draftsOf(sheet(['ID', 'Contact name'], ['c1', 'Ann'], ['c1', 'Bob'], ['c2', 'Cem']));
    expect(drafts.map(namesOf)).toEqual([['Ann', 'Bob'], ['Cem']]);
    expect(drafts.flatMap(({ issues }) => issues)).toEqual([]);
  });

  it('number their issues through', async () => {
    const [draft] = await draftsOf(sheet(HEADERS, ['c1', 'Acme', 'Ann', 'a@'], ['', '', '', 'b@']));
    expect(draft?.issues.map(({ row, field }) => [row, field])).toEqual([
      [2, 'contact:0:email'],
      [3, 'contact:1:email'],
    ]);
  });
});

describe('the file of drafts', () => {
  let folder = '';
  beforeEach(() => {
    folder = ownTmpdir();
  });

  it.skipIf(process.platform === 'win32')('has no name, so that even a crash leaves nothing', async () => {
    const file = await check(sheet(['Name'], ['Acme']));
    expect(readdirSync(folder)).toEqual([]);
    expect(await all(file)).toHaveLength(1);
    await file.remove();
  });

  it('is gone too when the sheet turns out to be broken half way', async () => {
    async function* broken() {
      yield await Promise.resolve([{ row: 1, cells: ['Name'] }]);
      throw new Error('row 2 is broken');
    }
    const table = sheetOf([], { rows: broken });
    await expect(check(table)).rejects.toThrow('row 2 is broken');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that can’t be made is a failure about a file', async () => {
    stubTmpdir(join(folder, 'not-there'));
    await expect(check(sheet(['Name'], ['Acme']))).rejects.toMatchObject({ exitCode: 3 });
  });
});
