import { describe, expect, it } from 'vitest';
import { columnKey, type Labels } from '../../src/client/columns.ts';
import { mappedColumns, readHeaders, type HeaderOptions, type Mapping } from '../../src/intake/headers.ts';
import type { Table } from '../../src/table/table.ts';
import { sheet, sheetOf } from '../helpers/sheet.ts';

const LABELS: Labels = new Map([
  ['f1', 'Tax number'],
  ['f2', 'Segment'],
  ['f3', 'segment'],
]);

function read(table: Table, differs: Partial<HeaderOptions> = {}): Promise<Mapping> {
  return readHeaders(table, { labels: LABELS, ...differs });
}

/** The columns as words, `-` for one that is not read. */
function keysOf(mapping: Mapping): string[] {
  return mapping.columns.map((column) => (column ? columnKey(column) : '-'));
}

async function keys(headers: readonly string[], differs: Partial<HeaderOptions> = {}): Promise<string[]> {
  return keysOf(await read(sheet(headers), differs));
}

describe('the header row', () => {
  const DATA = ['Acme', '0532', 'info@acme.example'];

  it('is the first one where there is nothing above it', async () => {
    expect((await read(sheet(['Name', 'Phone', 'Email'], DATA))).headerRow).toBe(1);
  });

  it('is found below titles, notes and blank rows', async () => {
    const table = sheet(['Client list', '', ''], ['made on 1 May'], [''], ['Name', 'Phone', 'Email'], DATA);
    expect((await read(table)).headerRow).toBe(4);
  });

  it('is the first of them where they are repeated further down, whatever stands beside the repetition', async () => {
    const names = ['Name', 'Phone'];
    const further = [
      ['Acme', '1'],
      [...names, 'page 2'],
      ['Best', '2'],
      [...names, 'Email'],
    ];
    expect((await read(sheet(names, ...further))).headerRow).toBe(1);
    const titled = [['Name'], [...names, 'Email'], ['Acme', '1', '']];
    expect((await read(sheetOf(titled))).headerRow).toBe(2);
  });

  it('is not a title that is as wide as the sheet, even if the title is a word for a column', async () => {
    const table = sheet(['Client', '', '', ''], ['Name', 'Rank', 'Notes', 'Size'], ['Acme', '1', '', '']);
    expect((await read(table, { ignoreUnknown: true })).headerRow).toBe(2);
  });

  it('is the one that tells who a client is, even if another names more columns', async () => {
    const table = sheet(['Phone', 'Created', 'Managers'], ['Name', 'Rank', 'Notes'], ['Acme', '1', '']);
    expect((await read(table, { ignoreUnknown: true })).headerRow).toBe(2);
  });

  it('is not a row of data that happens to hold words for columns', async () => {
    const table = sheet(
      ['Name', 'Phone', 'Tax number'],
      ['Phone', 'Tel', 'Contact'],
      ['Email', 'Ad', 'Phone'],
    );
    expect((await read(table)).headerRow).toBe(1);
  });

  it('is found by the headers of a mapping file alone', async () => {
    const mapped = mappedColumns({ Firm: 'Name', Rank: 'ignore' }, LABELS);
    expect((await read(sheet(['Export 2024'], ['Firm', 'Rank'], ['Acme', '1']), { mapped })).headerRow).toBe(
      2,
    );
  });

  it('--header-row says where it is, also far below the rows that are searched', async () => {
    const rows = [...Array.from({ length: 60 }, () => ['Name', 'Email']), ['Full name', 'Phone']];
    expect(keysOf(await read(sheetOf(rows), { headerRow: 61 }))).toEqual(['fullname', 'phone']);
  });

  it.each([2, 9])('--header-row %d without a row there is refused', async (headerRow) => {
    await expect(read(sheet(['Name'], [''], ['Acme']), { headerRow })).rejects.toThrow(
      `Row ${headerRow} is empty, so it can't be the header row.`,
    );
  });

  it('none at all is refused, showing what the first row says', async () => {
    await expect(read(sheet(['Acme', '0532'], ['Beta', '0533']))).rejects.toThrow(
      'No header row was found: none of the first 2 rows names a column. The first row says "Acme", "0532".',
    );
    await expect(read(sheet())).rejects.toThrow('The sheet has no rows.');
  });

  it('of JSON lines are its keys, whatever the rows say', async () => {
    const table = sheetOf([['x'], ['Name']], { format: 'jsonl' });
    await expect(read(table)).rejects.toThrow('Not a known column: column A "x"');
    expect((await read(sheetOf([['name'], ['Name']], { format: 'jsonl' }), { headerRow: 2 })).headerRow).toBe(
      1,
    );
  });
});

describe('headers', () => {
  it('are known in English and Turkish, whatever their case, accents, spaces and signs', async () => {
    expect(
      await keys(['ID', 'MÜŞTERİ ADI', 'Ticari ünvan', 'e_posta', 'Telefon No.', 'YÖNETİCİLER']),
    ).toEqual(['id', 'name', 'fullname', 'email', 'phone', 'managers']);
    expect(await keys(['musteri adi', 'İlgili Kişi 2 Görevi', 'tax-number', 'custom:x'])).toEqual([
      'name',
      'contact:2:position',
      'custom:f1',
      'custom:x',
    ]);
  });

  it('nobody knows are all named at once, with their column and the nearest known one', async () => {
    const failing = keys(['Name', 'Emial', 'Shoe size', 'Telefn', '', 'Emial']);
    await expect(failing).rejects.toMatchObject({
      exitCode: 2,
      message:
        'Not a known column: column B "Emial" (did you mean "Email"?); column C "Shoe size"; ' +
        'column D "Telefn" (did you mean "Telefon"?); column F "Emial" (did you mean "Email"?).',
      hint: expect.stringContaining('--ignore-unknown') as string,
    });
  });

  it('nobody knows are left out with --ignore-unknown, and told', async () => {
    const mapping = await read(sheet(['Name', 'Shoe size', '']), { ignoreUnknown: true });
    expect(keysOf(mapping)).toEqual(['name', '-', '-']);
    expect(mapping.ignored).toEqual(['Shoe size']);
  });

  it('no proposal is made of our own columns', async () => {
    await expect(keys(['Name', 'Actiom'])).rejects.toThrow(/column B "Actiom"\.$/);
  });

  it('of a custom field that nobody called so propose the nearest label, but never in an export of ours', async () => {
    const header = 'custom:Tax nubmer';
    await expect(keys(['Name', header])).rejects.toThrow(
      'Not a known column: column B "custom:Tax nubmer" (did you mean "custom:Tax number"?).',
    );
    expect(await keys(['Name', header, '_base'])).toEqual(['name', 'custom:Tax nubmer', '_base']);
    expect(await keys(['Name', 'custom:shoe size'])).toEqual(['name', 'custom:shoe size']);
    expect(() => mappedColumns({ Firm: header }, LABELS)).toThrow('The mapping names a custom field');
  });

  it('that two custom fields share are not guessed', async () => {
    await expect(keys(['Name', 'SEGMENT'])).rejects.toThrow(
      'column B "SEGMENT" (2 custom fields are called that: write custom:<field id>)',
    );
  });

  it('that mean one column twice are all named, beside the unknown ones', async () => {
    await expect(keys(['Name', 'Email', 'E-posta', 'tax number', 'custom:f1', 'Huh'])).rejects.toThrow(
      'Not a known column: column F "Huh". The same column twice: ' +
        'columns B "Email" and C "E-posta" both mean Email; columns D "tax number" and E "custom:f1" both mean Tax number.',
    );
  });

  it('doubled ones are refused even with --ignore-unknown', async () => {
    await expect(keys(['Name', 'name '], { ignoreUnknown: true })).rejects.toThrow('both mean Name');
  });

  it('with a name of the language, like __proto__ and constructor, are headers like any other', async () => {
    const mapping = await read(sheet(['Name', '__proto__', 'constructor', 'custom:__proto__']), {
      ignoreUnknown: true,
    });
    expect(keysOf(mapping)).toEqual(['name', '-', '-', 'custom:__proto__']);
    await expect(keys(['Name', 'constructor', 'toString'])).rejects.toThrow(
      'column B "constructor"; column C "toString"',
    );
  });

  it('that start with _ are never data, not even by a mapping', async () => {
    const mapped = mappedColumns({ Error: 'custom:f9', Name: 'Full name' }, LABELS);
    expect(await keys(['_error', 'Error', '_name', 'Name', ' _Base', '_action', '_id'], { mapped })).toEqual([
      '-',
      'custom:f9',
      '-',
      'fullname',
      '_base',
      '_action',
      'id',
    ]);
  });

  it('of a CSV lose the guard against formulas', async () => {
    const labels = new Map([['f1', '=Total']]);
    const table = sheetOf([['Name', "'=Total"]], { format: 'csv', guarded: true });
    expect(keysOf(await read(table, { labels }))).toEqual(['name', 'custom:f1']);
  });

  it('of a contact without a number are those of the first, where others are numbered', async () => {
    expect(await keys(['Name', 'Contact name', 'Contact 2 name'])).toEqual([
      'name',
      'contact:1:name',
      'contact:2:name',
    ]);
    expect(await keys(['Name', 'Contact name', 'Contact email'])).toEqual([
      'name',
      'contact::name',
      'contact::email',
    ]);
    await expect(keys(['Name', 'Contact name', 'Contact 1 name'])).rejects.toThrow(
      'both mean Contact 1 name',
    );
  });

  it('a megabyte long are no trouble, and are shown short', async () => {
    await expect(keys(['Name', 'x'.repeat(1_000_000)])).rejects.toThrow(`column B "${'x'.repeat(60)}".`);
  });

  it('by the thousand are counted beyond the first fifty', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `q${index}z`);
    await expect(keys(['Name', ...many])).rejects.toThrow('; and 4950 more.');
  });

  it('of another sheet say so', async () => {
    await expect(keys(['Name', 'Huh'], { sheet: 'Contacts' })).rejects.toThrow(
      'Sheet "Contacts": Not a known column',
    );
  });
});

describe('keys of JSON lines', () => {
  const jsonKeys = async (headers: readonly string[]): Promise<Mapping> =>
    read(sheetOf([headers], { format: 'jsonl' }));

  it('as the API writes them are known', async () => {
    const mapping = await jsonKeys([
      '_id',
      'name',
      'fullname',
      'portalCustomerManagerIds',
      'customFields.f7',
      'customFields.Tax number',
      'contacts.1.email',
      'createdAt',
      '_base',
    ]);
    expect(keysOf(mapping)).toEqual([
      'id',
      'name',
      'fullname',
      'managers',
      'custom:f7',
      'custom:Tax number',
      'contact:1:email',
      'createdAt',
      '_base',
    ]);
  });

  it('of a contact that the API page does not name are left out, and told once', async () => {
    const mapping = await jsonKeys([
      'name',
      'contacts.1.name',
      'contacts.1.birthday',
      'contacts.1.title',
      'contacts.1.',
      'contacts.2.Name',
      'contacts.2.birthday',
    ]);
    expect(keysOf(mapping)).toEqual(['name', 'contact:1:name', '-', '-', '-', '-', '-']);
    expect(mapping.ignored).toEqual([
      'contacts.N.birthday',
      'contacts.N.title',
      'contacts.N.',
      'contacts.N.Name',
    ]);
  });

  it('of a contact may be sent somewhere by a mapping', async () => {
    const mapped = mappedColumns({ 'contacts.1.title': 'Contact 1 position' }, LABELS);
    const table = sheetOf([['name', 'contacts.1.title']], { format: 'jsonl' });
    expect(keysOf(await read(table, { mapped }))).toEqual(['name', 'contact:1:position']);
  });

  it('that nobody knows are refused elsewhere', async () => {
    await expect(jsonKeys(['name', 'birthday'])).rejects.toThrow('column B "birthday"');
  });

  it('customFields and contacts that are null in every line say nothing', async () => {
    const mapping = await jsonKeys(['name', 'customFields', 'contacts']);
    expect(mapping.columns.slice(0, 2)).toEqual([{ is: 'name' }, undefined]);
    expect(mapping.ignored).toEqual([]);
  });
});

describe('a mapping file', () => {
  it('sends headers to columns, to custom fields by id or label, and to nowhere', async () => {
    const mapped = mappedColumns(
      {
        'Company name': 'Name',
        Domain: 'custom:f9',
        VAT: 'Tax number',
        Score: 'IGNORE',
        Boss: 'Contact 1 name',
      },
      LABELS,
    );
    const mapping = await read(sheet(['COMPANY-NAME', 'Domain', 'VAT', 'score', 'Boss']), { mapped });
    expect(keysOf(mapping)).toEqual(['name', 'custom:f9', 'custom:f1', '-', 'contact:1:name']);
    expect(mapping.ignored).toEqual(['score']);
  });

  it('beats what a header means otherwise', async () => {
    const mapped = mappedColumns({ Name: 'Contact 1 name', Company: 'Name' }, LABELS);
    expect(await keys(['Name', 'Company'], { mapped })).toEqual(['contact:1:name', 'name']);
  });

  it('with a target that is no column is refused with the nearest one', () => {
    expect(() => mappedColumns({ Company: 'nmae' }, LABELS)).toThrow(
      expect.objectContaining({
        message: 'The mapping sends "Company" to "nmae", which is not a column.',
        hint: 'Did you mean "Name"?',
      }),
    );
  });

  it('that sends one header to two columns is refused; twice to the same is not', () => {
    expect(() => mappedColumns({ 'E-mail': 'Email', EMAIL: 'ignore' }, LABELS)).toThrow(
      'The mapping sends the header "EMAIL" to two columns.',
    );
    expect(mappedColumns({ 'E-mail': 'Email', EMAIL: 'E-posta' }, LABELS).size).toBe(1);
  });
});
