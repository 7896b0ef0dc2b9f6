import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { cleaningFor, type CleaningOptions } from '../../src/intake/cleaning.ts';
import { checkTable } from '../../src/intake/drafts.ts';
import { readHeaders } from '../../src/intake/headers.ts';
import type { Table } from '../../src/table/table.ts';
import { allOf } from '../helpers/all.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { DIRECTORY } from '../helpers/make.ts';
import { sheet, sheetOf } from '../helpers/sheet.ts';

async function draftsOf(table: Table, options: CleaningOptions = {}): Promise<Draft[]> {
  const mapping = await readHeaders(table, { labels: new Map([['f1', 'Since']]) });
  const cleaning = await cleaningFor(table, mapping, options);
  const file = await checkTable(table, { mapping, guarded: false, directory: DIRECTORY, cleaning });
  const drafts = await allOf(file.all());
  await file.remove();
  return drafts;
}

describe("a file of another program's", () => {
  it('gives first values, keeps what was typed, and notes the others', async () => {
    const [draft] = await draftsOf(
      sheet(
        ['Name', 'Email', 'Contact 1 name', 'Contact 1 phone'],
        ['Acme', 'mailto:a@x.example; b@x.example', 'Ann', '0212 111 22 33 ::: 0532 111 22 33'],
      ),
    );
    expect(inEnglish(draft)).toMatchObject({
      cells: { email: 'a@x.example' },
      typed: { email: 'mailto:a@x.example; b@x.example' },
      contacts: [
        { cells: { phone: '0212 111 22 33' }, typed: { phone: '0212 111 22 33 ::: 0532 111 22 33' } },
      ],
      issues: [
        {
          ...{ column: 1, code: 'more-values', field: 'email', isNote: true },
          message: 'Only the first value of this cell was taken. It also holds: b@x.example.',
        },
        { column: 3, code: 'more-values', field: 'contact:0:phone', isNote: true },
      ],
    });
  });

  it.each([['ID'], ['_base']])('is none with a column %s: then each cell stands as it is', async (header) => {
    const [draft] = await draftsOf(sheet(['Name', 'Phone', header], ['Acme', "'0212 111 22 33", '']));
    expect(draft?.cells.phone).toBe("'0212 111 22 33");
    expect(draft).not.toHaveProperty('typed');
  });

  it('is none in JSON lines', async () => {
    const table = sheetOf([['name', 'phone'], ['Acme', 'tel:0212 111 22 33']], { format: 'jsonl' }); // prettier-ignore
    expect((await draftsOf(table))[0]?.cells.phone).toBe('tel:0212 111 22 33');
  });

  it('still names an address that is none', async () => {
    const [draft] = await draftsOf(sheet(['Name', 'Email'], ['Acme', 'mailto:nobody']));
    expect(draft?.issues).toMatchObject([{ code: 'bad-email', value: 'mailto:nobody' }]);
  });
});

describe('a phone without digits', () => {
  it.each(['-', 'yok', 'n/a'])('%s is kept, and said', async (phone) => {
    const [draft] = await draftsOf(sheet(['Name', 'Phone'], ['Acme', phone]));
    expect(draft?.cells.phone).toBe(phone);
    expect(draft?.issues).toMatchObject([{ code: 'phone-kept', value: phone, isNote: true }]);
  });

  it.each(['', ' ', '<clear>', '٠٥٣٢١١١٢٢٣٣'])(
    'is not one that is empty, cleared, or in other digits (%j)',
    async (phone) => {
      const [draft] = await draftsOf(sheet(['Name', 'Phone'], ['Acme', phone]));
      expect(draft?.issues).toEqual([]);
    },
  );
});

describe('--phone-region', () => {
  it.each([
    ['0532 111 22 33', '+905321112233'],
    ['(0212) 111 22 33', '+902121112233'],
    ['+49 30 901820', '+4930901820'],
    ['0212 111 22 33 ext. 5', '+902121112233 ext. 5'],
  ])('writes %s as %s', async (phone, expected) => {
    const [draft] = await draftsOf(sheet(['Name', 'Phone'], ['Acme', phone]), { phoneRegion: 'tr' });
    expect(draft).toMatchObject({ cells: { phone: expected }, typed: { phone }, issues: [] });
  });

  it.each(['12345', 'ask Ann', '0212 111 22 33/34'])('keeps %s and says so', async (phone) => {
    const [draft] = await draftsOf(sheet(['Name', 'Phone'], ['Acme', phone]), { phoneRegion: 'TR' });
    expect(draft?.cells.phone).toBe(phone);
    expect(draft?.issues).toMatchObject([{ code: 'phone-kept', value: phone, isNote: true }]);
  });

  it('leaves empty cells and other columns alone', async () => {
    const [draft] = await draftsOf(
      sheet(['Name', 'Phone', 'Since'], ['0532 111 22 33', '', '0532 111 22 33']),
      {
        phoneRegion: 'TR',
      },
    );
    expect(draft?.cells).toEqual({ name: '0532 111 22 33', phone: '', 'custom:f1': '0532 111 22 33' });
  });

  it('that is none is refused', async () => {
    await expect(draftsOf(sheet(['Name']), { phoneRegion: 'Turkey' })).rejects.toThrow(
      '--phone-region "Turkey" is no region.',
    );
  });
});

describe('--dates', () => {
  const rows = (...dates: readonly string[]) =>
    sheet(['Name', 'Since'], ...dates.map((date) => ['Acme', date]));
  const since = (drafts: readonly Draft[]) => drafts.map(({ cells }) => cells['custom:f1']);

  it('writes dates in the order that the column proves, whatever was asked for', async () => {
    const table = rows('03/04/2024', '24/11/2026');
    expect(since(await draftsOf(table, { dates: 'mdy' }))).toEqual(['2024-04-03', '2026-11-24']);
  });

  it('asks where the column proves none, and takes what is said', async () => {
    await expect(draftsOf(rows('03/04/2024'), { dates: 'auto' })).rejects.toMatchObject({
      message: 'Column B "Since" holds dates, and no day beyond 12 tells day from month.',
      hint: 'Say --dates dmy (day first) or --dates mdy (month first).',
    });
    expect(since(await draftsOf(rows('03/04/2024'), { dates: 'mdy' }))).toEqual(['2024-03-04']);
  });

  it('leaves all as it is where it is not given, or the column holds more than dates', async () => {
    expect(since(await draftsOf(rows('24/11/2026')))).toEqual(['24/11/2026']);
    expect(since(await draftsOf(rows('24/11/2026', 'soon'), { dates: 'dmy' }))).toEqual([
      '24/11/2026',
      'soon',
    ]);
  });
});

describe('opt-outs', () => {
  it.each([
    'Email Opt Out',
    'E-mail opt-out',
    'Unsubscribed',
    'Do Not Call',
    'Arama izni yok',
    'HasOptedOutOfEmail',
  ])('%s is no column of ours, and so never taken for an address or a consent', async (header) => {
    await expect(readHeaders(sheet(['Name', header]), { labels: new Map() })).rejects.toThrow(
      'Not a known column',
    );
  });
});
