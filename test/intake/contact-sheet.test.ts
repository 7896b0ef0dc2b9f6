import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { ContactSheet, contactSheetOf } from '../../src/intake/contact-sheet.ts';
import { readHeaders } from '../../src/intake/headers.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { makeDraft, DIRECTORY } from '../helpers/make.ts';
import { sheet, sheetOf } from '../helpers/sheet.ts';

const HEADERS = ['ID', 'Name', 'Contact name', 'Contact email'];
const client = (id: string, name: string, row = 2): Draft => makeDraft({ rows: [row], id, cells: { name } });

/** Hands the lines to the clients; afterwards the orphans follow. */
async function joinSheets(
  clients: readonly Draft[],
  ...lines: readonly (readonly string[])[]
): Promise<Draft[]> {
  const table = sheet(HEADERS, ...lines);
  const mapping = await readHeaders(table, { labels: new Map() });
  const contacts = await ContactSheet.read('Contacts', table, {
    mapping,
    guarded: false,
    directory: DIRECTORY,
  });
  await contacts.claimAll(each(clients));
  return [...clients.map((draft) => contacts.take(draft)), ...contacts.orphans()];
}

async function* each(drafts: readonly Draft[]): AsyncGenerator<Draft> {
  for (const draft of drafts) yield await Promise.resolve(draft);
}

const namesOf = (draft: Draft | undefined): (string | undefined)[] =>
  (draft?.contacts ?? []).map(({ cells }) => cells.name);
const codesOf = (draft: Draft | undefined): string[] => (draft?.issues ?? []).map(({ code }) => code);

describe('the sheet of contacts', () => {
  it.each([
    [['Clients', 'Contacts'], 'Contacts'],
    [['CONTACTS', 'Clients'], 'CONTACTS'],
    [['Clients', 'Notes'], undefined],
    [undefined, undefined],
  ])('is found among %j: %s', (sheets, expected) => {
    const table = sheetOf([], { sheet: 'Clients', ...(sheets ? { sheets } : {}) });
    expect(contactSheetOf(table)).toBe(expected);
  });

  it('is not the main sheet itself', () => {
    expect(contactSheetOf(sheetOf([], { sheet: 'Contacts', sheets: ['Contacts'] }))).toBeUndefined();
  });

  it('hands its lines to the clients by id, in whatever order they stand', async () => {
    const [acme, beta, none] = await joinSheets(
      [client('c1', 'Acme'), client('c2', 'Beta'), client('c3', 'Ceta')],
      ['c2', 'Beta', 'Zoe', ''],
      ['c1', 'Acme', 'Ann', 'ann@example.com'],
      ['c1', 'renamed meanwhile', 'Bob', ''],
    );
    expect([acme, beta, none].map(namesOf)).toEqual([['Ann', 'Bob'], ['Zoe'], []]);
    expect(acme?.contacts?.[0]).toEqual({ row: 3, cells: { name: 'Ann', email: 'ann@example.com' } });
    expect([acme, beta, none].flatMap(codesOf)).toEqual([]);
  });

  it('hands lines without an id to the client of that name, folded as keys are', async () => {
    const [fresh, known] = await joinSheets(
      [client('', 'İstanbul Su'), client('c1', 'Acme')],
      ['', ' ISTANBUL SU ', 'Ann', ''],
      ['', 'acme', 'Bob', ''],
      ['c1', '', 'Cem', ''],
    );
    expect([fresh, known].map(namesOf)).toEqual([['Ann'], ['Bob', 'Cem']]);
  });

  it('gives the lines of a name that two clients share to neither without saying so', async () => {
    const drafts = await joinSheets(
      [client('', 'Acme', 2), client('c1', 'acme', 3), client('c2', 'Beta', 4)],
      ['', 'Acme', 'Ann', ''],
      ['c2', 'Beta', 'Bob', ''],
    );
    expect(drafts.map(codesOf)).toEqual([['contact-of-two'], ['contact-of-two'], []]);
    expect(inEnglish(drafts[0]?.issues[0])).toMatchObject({
      row: 2,
      message: expect.stringContaining('row 2 of the sheet Contacts') as string,
    });
  });

  it('lets clients share a name as long as their contacts have ids', async () => {
    const drafts = await joinSheets(
      [client('c1', 'Acme'), client('c2', 'Acme')],
      ['c1', 'Acme', 'Ann', ''],
      ['c2', 'Acme', 'Bob', ''],
    );
    expect(drafts.map(namesOf)).toEqual([['Ann'], ['Bob']]);
    expect(drafts.flatMap(codesOf)).toEqual([]);
  });

  it('reports a line of a client that is not there, by id, by name, or by neither', async () => {
    const drafts = await joinSheets(
      [client('c1', 'Acme')],
      ['c9', 'Acme', 'Ann', ''],
      ['', 'Nobody', 'Bob', ''],
      ['', '', 'Cem', 'x@'],
    );
    expect(
      drafts.slice(1).map(({ issues }) => issues.map(({ row, sheet: on, code }) => [row, on, code])),
    ).toEqual([
      [[2, 'Contacts', 'no-client']],
      [[3, 'Contacts', 'no-client']],
      [
        [4, 'Contacts', 'no-client'],
        [4, 'Contacts', 'bad-email'],
      ],
    ]);
  });

  it('while a line belongs to nobody, no contact of anyone is removed', async () => {
    const [acme] = await joinSheets([client('c1', 'Acme')], ['c9', 'Acme', 'Ann', '']);
    expect(inEnglish(acme?.issues)).toMatchObject([
      {
        row: 2,
        code: 'contact-astray',
        field: 'contact',
        message: expect.stringContaining('row 2 of the sheet Contacts') as string,
      },
    ]);
  });

  it('tells where an issue of a line stands, and which contact it is', async () => {
    const [acme] = await joinSheets([client('c1', 'Acme')], ['c1', '', 'Ann', ''], ['c1', '', '', 'b@']);
    expect(acme?.issues).toMatchObject([
      {
        row: 3,
        sheet: 'Contacts',
        column: 3,
        header: 'Contact email',
        value: 'b@',
        field: 'contact:1:email',
      },
    ]);
  });

  it('passes over lines without a contact', async () => {
    const drafts = await joinSheets([client('c1', 'Acme')], ['c1', 'Acme', '', ''], ['c9', 'Gone', '', '']);
    expect(drafts.map(namesOf)).toEqual([[]]);
  });
});
