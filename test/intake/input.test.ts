import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseOf } from '../../src/client/base.ts';
import { CONTACT_PARTS, type Client, type User } from '../../src/client/client.ts';
import { readInput, type Input, type InputOptions } from '../../src/intake/input.ts';
import { decide, type Decision } from '../../src/plan/decide.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import type { SheetToWrite } from '../../src/table/table.ts';
import { writeObjects, writeTable } from '../../src/table/write.ts';
import { anyClient, manyOf } from '../helpers/any-client.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { draftsOf, withInput } from '../helpers/input.ts';
import { DIRECTORY, makeClient, makeRules } from '../helpers/make.ts';
import { ownTmpdir } from '../helpers/tmpdir.ts';

const folder = mkdtempSync(join(tmpdir(), 'input-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
let temporary = '';
beforeEach(() => {
  temporary = ownTmpdir();
});
/** Nothing of anyone's clients stays behind. */
afterEach(() => expect(readdirSync(temporary)).toEqual([]));

let asked = 0;
const api = {
  users: (): Promise<readonly User[]> => {
    asked++;
    return Promise.resolve(DIRECTORY.users);
  },
};

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function reading<T>(options: InputOptions, use: (input: Input) => Promise<T>): Promise<T> {
  return withInput(readInput(options, { api }), use);
}

describe('the input', () => {
  it('is read, checked and may be gone through several times', async () => {
    const path = file('a.csv', 'Export of May\n\nName;Telefon;Shoe size\nAcme;0532;44\nBeta;0533;45\n');
    await reading({ file: path, ignoreUnknown: true }, async (input) => {
      expect(await draftsOf(input)).toEqual(await draftsOf(input));
      expect((await draftsOf(input)).map(({ rows, cells }) => [rows, cells])).toEqual([
        [[4], { name: 'Acme', phone: '0532' }],
        [[5], { name: 'Beta', phone: '0533' }],
      ]);
      expect(inEnglish(input.assumed)).toEqual(
        expect.arrayContaining(['headers in row 3', 'left out: Shoe size']),
      );
      expect(input.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
    });
  });

  it('asks who the users are only where managers are named', async () => {
    asked = 0;
    await reading({ file: file('b.csv', 'Name\nAcme\n') }, draftsOf);
    expect(asked).toBe(0);
    const [draft] = await reading({ file: file('c.csv', 'Name,Managers\nAcme,Mehmet Kaya\n') }, draftsOf);
    expect([asked, draft?.managerIds]).toEqual([1, ['u2']]);
  });

  it('tells how far the check is', async () => {
    const told: number[] = [];
    const path = file('d.csv', 'Name\nAcme\nBeta\n');
    const input = await readInput({ file: path }, { api, onProgress: ({ done }) => told.push(done) });
    await input.close();
    expect(told).toEqual([1, 2]);
  });

  it('with a column nobody knows is refused before anything is kept', async () => {
    await expect(readInput({ file: file('e.csv', 'Name,Huh\nAcme,1\n') }, { api })).rejects.toMatchObject({
      exitCode: 2,
    });
  });

  it('lists at most ten of the headers that are left out', async () => {
    const headers = Array.from({ length: 14 }, (_, n) => `Extra ${n}`);
    const path = file('f.csv', `Name,${headers.join(',')}\nAcme\n`);
    await reading({ file: path, ignoreUnknown: true }, async ({ assumed }) => {
      expect(inEnglish(assumed.at(-1))).toBe(`left out: ${headers.slice(0, 10).join(', ')} and 4 more`);
      await Promise.resolve();
    });
  });
});

describe('headers that come again', () => {
  it('are left out, and said', async () => {
    const path = file('again.csv', "A title\n\"'=x\",Name\n1,Acme\n'=x, Name \n2,Beta\n'=x,Name\n");
    await reading({ file: path, ignoreUnknown: true }, async (input) => {
      expect((await draftsOf(input)).map(({ rows }) => rows)).toEqual([[3], [5]]);
      expect(inEnglish(input.assumed)).toContain('the headers again in rows 4, 6, left out');
    });
  });

  it.each([
    ['where they are one word, which may be a name', 'Name\nName\n'],
    ['where anything else stands in the row', 'Name,Phone\nName,1\n'],
  ])('are somebody %s', async (_, content) => {
    await reading({ file: file('somebody.csv', content) }, async (input) => {
      expect(await draftsOf(input)).toHaveLength(1);
    });
  });
});

describe('a column nobody knows', () => {
  it('may be kept under its own header, to be compared', async () => {
    const path = file('kept.csv', 'Name,Segment,\nAcme,vip,\n');
    await reading({ file: path, keepUnknown: true }, async (input) => {
      expect((await draftsOf(input))[0]?.cells).toEqual({ name: 'Acme', 'custom:Segment': 'vip' });
    });
  });
});

describe('a workbook with a sheet of contacts', () => {
  const written = (name: string, ...rows: string[][]): SheetToWrite => ({
    name,
    columns: (rows[0] ?? []).map((header) => ({ header, kind: 'text' })),
    rows: [rows.slice(1)],
  });
  async function workbook(name: string, ...sheets: SheetToWrite[]): Promise<string> {
    const path = join(folder, name);
    await writeTable(path, sheets, { format: 'xlsx', force: true });
    return path;
  }
  const CLIENTS = written('Clients', ['ID', 'Name'], ['c1', 'Acme'], ['', 'New']);

  it('gives each client its own, names every place, and says so', async () => {
    const path = await workbook(
      'a.xlsx',
      CLIENTS,
      written(
        'Contacts',
        ['Client', 'ID', 'Contact name', 'Contact email'],
        ['', 'c1', 'Ann', 'a@'],
        ['New', '', 'Bob', ''],
      ),
    );
    await reading({ file: path }, async (input) => {
      const [acme, fresh] = await draftsOf(input);
      expect(acme?.contacts).toEqual([{ row: 2, cells: { name: 'Ann', email: 'a@' } }]);
      expect(fresh?.contacts).toEqual([{ row: 3, cells: { name: 'Bob', email: '' } }]);
      expect(await draftsOf(input)).toEqual([acme, fresh]);
      expect(inEnglish(input.assumed)).toContain('contacts from the sheet Contacts');
      if (!acme) throw new Error('there is no Acme');
      expect(input.placeOf(acme, 'contact:0:email')).toEqual({
        row: 2,
        sheet: 'Contacts',
        column: 3,
        header: 'Contact email',
      });
      expect(input.placeOf(acme, 'name')).toEqual({ row: 2, column: 1, header: 'Name' });
      expect(input.placeOf(acme, 'contact')).toEqual({ row: 2 });
    });
  });

  it('of which nobody knows a column says on which sheet, and leaves nothing behind', async () => {
    const path = await workbook(
      'b.xlsx',
      CLIENTS,
      written('Contacts', ['ID', 'Contact name', 'Huh'], ['c1', 'Ann', 'x']),
    );
    await expect(readInput({ file: path }, { api })).rejects.toThrow(
      'Sheet "Contacts": Not a known column: column C "Huh"',
    );
    await reading({ file: path, ignoreUnknown: true }, async (input) => {
      expect((await draftsOf(input)).map(({ contacts }) => contacts?.length)).toEqual([1, 0]);
    });
  });

  const PEOPLE = written('Contacts', ['ID', 'Name', 'Contact name'], ['c1', '', 'Ann'], ['', 'New', 'Bob']);

  it('that stands first still gives its contacts to the clients of the next one', async () => {
    const path = await workbook('first.xlsx', PEOPLE, written('Empty'), CLIENTS);
    await reading({ file: path }, async (input) => {
      expect((await draftsOf(input)).map(({ contacts }) => contacts?.[0]?.cells.name)).toEqual([
        'Ann',
        'Bob',
      ]);
      expect(input.table.sheet).toBe('Clients');
      expect(inEnglish(input.assumed)).toEqual([
        'clients from the sheet Clients',
        'contacts from the sheet Contacts',
      ]);
    });
  });

  it.each<[string, SheetToWrite[], InputOptions['sheet']]>([
    ['alone', [PEOPLE], undefined],
    ['asked for', [PEOPLE, CLIENTS], 'Contacts'],
    [
      'with more of a client than its name',
      [written('Contacts', ['Name', 'Phone', 'Contact name'], ['Acme', '1', 'Ann']), CLIENTS],
      undefined,
    ],
    ['without a contact', [written('Contacts', ['Name', 'Phone'], ['Acme', '1']), CLIENTS], undefined],
    ['of other words', [written('Contacts', ['Huh', 'Hm'], ['x', 'y']), CLIENTS], undefined],
  ])('%s is the main sheet itself', async (what, sheets, sheet) => {
    const path = await workbook('main.xlsx', ...sheets);
    const options = { file: path, ...(sheet === undefined ? {} : { sheet }) };
    if (what === 'of other words') await expect(readInput(options, { api })).rejects.toThrow('"Huh"');
    else expect(await reading(options, ({ table }) => Promise.resolve(table.sheet))).toBe('Contacts');
  });

  it('tells which of its lines belong to which rows', async () => {
    await reading({ file: await workbook('lines.xlsx', CLIENTS, PEOPLE) }, async ({ contacts }) => {
      expect([...((await contacts?.linesOf(new Set([3]))) ?? [])]).toEqual([3]);
    });
  });

  it('leaves out what clients that were taken out left there, as long as Cubicl has it just so', async () => {
    const ann = { name: 'Ann', position: '<clear>', phone: 'one\r\ntwo', email: 'a@' };
    const held = [
      makeClient({ _id: 'c8', contacts: [{ ...ann, name: 'Bob' }, ann] }),
      makeClient({ _id: 'c9', contacts: [{ name: 'Zoe', position: null }] }),
    ];
    const lines = [
      ['c1', 'Acme', 'Cem', '', '', ''],
      ['c8', 'Gone', 'Ann', '<<clear>', 'one\ntwo', 'a@'],
      ['c9', 'Gone', 'Zoe', '', '', ''],
      ['c9', 'Gone', 'Zoe', '', '', ''],
      ['c9', 'Gone', 'Zoe', 'CEO', '', ''],
      ['c7', 'Nobody', 'Zoe', '', '', ''],
    ];
    const headers = ['ID', 'Name', ...CONTACT_PARTS.map((part) => `Contact ${part}`)];
    const path = await workbook('left.xlsx', CLIENTS, written('Contacts', headers, ...lines));
    await reading({ file: path }, async (input) => {
      const getAll = (ids: readonly string[]): Promise<Client[]> =>
        Promise.resolve(held.filter(({ _id }) => ids.includes(_id)));
      const told = await input.contacts?.leaveOut({ getAll, idOf: () => undefined });
      expect(inEnglish(told)).toEqual([
        '2 lines of Contacts left out, which are as in Cubicl and of clients that are not on the main sheet',
      ]);
      const [acme, , ...astray] = await draftsOf(input);
      expect(inEnglish(acme?.issues)).toMatchObject([
        { message: expect.stringContaining('row 5 of the sheet Contacts') as string },
      ]);
      expect(astray.map(({ issues }) => issues.map(({ row, code }) => [row, code]))).toEqual([
        [[5, 'no-client']],
        [[6, 'no-client']],
        [[7, 'no-client']],
      ]);
    });
  });

  it('that also has columns for contacts keeps to these, and says so', async () => {
    const path = await workbook(
      'c.xlsx',
      written('Clients', ['Name', 'Contact 1 name'], ['Acme', 'Ann']),
      written('Contacts', ['Huh'], ['x']),
    );
    await reading({ file: path }, async (input) => {
      expect(inEnglish(input.assumed)).toContain('contacts from the columns, not from the sheet Contacts');
      expect((await draftsOf(input)).map(({ contacts }) => contacts)).toEqual([
        [{ row: 2, n: 1, cells: { name: 'Ann' } }],
      ]);
    });
  });
});

describe('an untouched export to JSON lines', () => {
  async function comeBack(
    clients: readonly Client[],
    edit: (line: object) => object = (line) => line,
  ): Promise<Decision[]> {
    const path = join(folder, 'clients.jsonl');
    await writeObjects(path, lines(clients, edit), { force: true });
    return reading({ file: path }, async (input) => {
      const index = new MatchIndex();
      for (const client of clients) index.add(client);
      const { matches } = await matchAll(input.drafts(), index);
      const rules = makeRules({ directory: input.directory, placeOf: input.placeOf });
      return (await draftsOf(input)).map((draft, n) => {
        const match = matches[n] ?? { is: 'none' };
        const image = match.is === 'client' ? clients.find(({ _id }) => _id === match.id) : undefined;
        return decide(draft, { match, ...(image ? { image } : {}) }, rules);
      });
    });
  }

  async function* lines(
    clients: readonly Client[],
    edit: (line: object) => object,
  ): AsyncGenerator<object[]> {
    yield await Promise.resolve(
      clients.map((client) => edit({ ...client, _base: baseOf(client, DIRECTORY) })),
    );
  }

  const doings = (decisions: readonly Decision[]): Decision[] =>
    decisions.filter(({ do: what }) => what !== 'nothing');

  it('changes nothing without any flag, whatever the clients hold', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), async (clients) => {
        const decisions = await comeBack(clients);
        expect(doings(decisions)).toEqual([]);
        expect(decisions).toHaveLength(clients.length);
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing without fingerprints either, but for texts that read <clear>', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), async (clients) => {
        fc.pre(!/"<+clear>"/i.test(JSON.stringify(clients)));
        expect(doings(await comeBack(clients, (line) => ({ ...line, _base: undefined })))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, Partial<Client>]>([
    ['no custom fields anywhere', { customFields: null, contacts: null, portalCustomerManagerIds: null }],
    [
      'keys of a contact that look like ours',
      { contacts: [{ name: 'Ann', title: 'Boss', 'E-mail': 'x', tags: ['a'] }] },
    ],
    ['a contact of nothing', { contacts: [{}, { name: '' }, { name: 'Ann' }] }],
    [
      'custom fields that hold more than text',
      { customFields: { a: { b: 1 }, c: [1, 2], d: 5, e: true, f: {}, g: [] } },
    ],
    ['long numbers', { customFields: { a: 12345678901234567890, b: 0.1 + 0.2, c: 1e21 } }],
    ['managers by id', { portalCustomerManagerIds: ['u2', 'u1'] }],
    [
      'texts that read <clear>',
      { name: '<clear>', fullname: '<<CLEAR>', contacts: [{ name: '<clear>', phone: '<Clear>' }] },
    ],
    ['managers nobody knows', { portalCustomerManagerIds: ['gone', 'u1'] }],
  ])('with %s changes nothing', async (_, differs) => {
    expect(doings(await comeBack([makeClient(differs)]))).toEqual([]);
    expect(doings(await comeBack([makeClient({ _id: 'c0', name: 'Else' }), makeClient(differs)]))).toEqual(
      [],
    );
  });

  it('that was edited changes just that, and what the page does not name travels along', async () => {
    const contacts = [{ name: 'Ann', phone: '1', birthday: '1990-02-03' }];
    const client = makeClient({ contacts, portalCustomerManagerIds: ['u1'] });
    const [decision] = await comeBack([client], (line) => ({
      ...line,
      phone: '7',
      contacts: [{ ...contacts[0], phone: '2' }],
      portalCustomerManagerIds: ['u1', 'u2'],
    }));
    expect(decision).toMatchObject({
      do: 'update',
      body: {
        phone: '7',
        contacts: [{ ...contacts[0], phone: '2' }],
        portalCustomerManagerIds: ['u1', 'u2'],
      },
      conflicts: [],
    });
    expect(decision?.do === 'update' && decision.changes.map(({ column }) => column)).toEqual([
      'phone',
      'portalCustomerManagerIds',
      'contacts.1.phone',
    ]);
  });

  it('in which <clear> was written empties the field', async () => {
    const [decision] = await comeBack([makeClient()], (line) => ({ ...line, phone: '<clear>' }));
    expect(decision).toMatchObject({ do: 'update', body: { phone: '' } });
  });

  it('says once what was left out', async () => {
    const path = file(
      'birthdays.jsonl',
      '{"name":"A","contacts":[{"name":"x","birthday":"1"},{"name":"y","birthday":"2"}]}\n',
    );
    await reading({ file: path }, async ({ assumed }) => {
      expect(inEnglish(assumed)).toContain('left out: contacts.N.birthday');
      await Promise.resolve();
    });
  });
});
