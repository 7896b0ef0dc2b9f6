/** Files that a mapping explains: rows that are put into our columns keep their problems where they belong. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/client/draft.ts';
import { readFiles, type FilesOptions } from '../../src/intake/files.ts';
import { mappingSchema } from '../../src/intake/mapping.ts';
import { inWords } from '../../src/message.ts';
import { draftsOf, withInput } from '../helpers/input.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const COLUMNS = {
  Firma: 'Name',
  Kişi: 'contact.1.name',
  Posta: 'contact.1.email',
  'Kişi (2)': 'contact.2.name',
  'Posta (2)': 'contact.2.email',
  Tarih: 'custom:Since',
};
const HEADERS = 'Firma;Kişi;Posta;Kişi;Posta;Tarih\n';

interface Reading {
  readonly drafts: readonly Draft[];
  readonly assumed: readonly string[];
}

/** One file for each text. */
function read(texts: readonly string[], options: Partial<FilesOptions> = {}): Promise<Reading> {
  const workdir = makeWorkdir();
  const file = texts.map((text, n) => {
    writeFileSync(workdir.file(`${n}.csv`), text);
    return workdir.file(`${n}.csv`);
  });
  const labels = new Map([['f1', 'Since']]);
  const specs = [mappingSchema.parse({ columns: COLUMNS })];
  const reading = readFiles(
    { file, specs, labels, ...options },
    { api: { users: () => Promise.resolve([]) } },
  );
  return withInput(reading, async (input) => ({
    drafts: await draftsOf(input),
    assumed: input.assumed.map((each) => inWords(each)),
  }));
}

it('tells a bad address of the second contact as the one contact that is left where the first is empty', async () => {
  const { drafts } = await read([`${HEADERS}Acme;;;Ann;ann at x;\n`]);
  expect(drafts).toMatchObject([
    {
      contacts: [{ n: 2, cells: { name: 'Ann', email: 'ann at x' } }],
      issues: [{ code: 'bad-email', column: 4, field: 'contact:0:email' }],
    },
  ]);
});

describe('headers that come again further down', () => {
  const text = `${HEADERS}Acme;;;;;24.11.2026\n${HEADERS}Beta;;;;;25.11.2026\n`;

  it('are left out and said', async () => {
    const { drafts, assumed } = await read([text]);
    expect(drafts.map(({ cells }) => cells.name)).toEqual(['Acme', 'Beta']);
    expect(assumed).toContain('the headers again in row 3, left out');
  });

  it('are said of each of several files, also of a sheet of ours among them', async () => {
    const ours = 'Name;Phone\nGamma;1\nName;Phone\nDelta;2\n';
    const specs = [COLUMNS, { Name: 'Name', Phone: 'Phone' }].map((columns) =>
      mappingSchema.parse({ columns }),
    );
    const mapped = await read([text, ours], { specs });
    const own = await read([ours, ours], { specs: [] });
    expect(mapped.drafts.map(({ cells }) => cells.name)).toEqual(['Acme', 'Beta', 'Gamma', 'Delta']);
    for (const { assumed } of [mapped, own])
      expect(
        assumed.filter((clause) => clause.includes('the headers again in row 3, left out')),
      ).toHaveLength(2);
  });

  it('do not hide in which order the dates of a column are', async () => {
    const [first = '', ...rows] = text.split('\n');
    const ours = 'Name;Contact 1 name;Contact 1 email;Contact 2 name;Contact 2 email;Since';
    const plain = [ours, ...rows.map((row) => (row === first ? ours : row))].join('\n');
    for (const reading of [
      read([text], { dates: 'auto' }),
      read([plain, ours], { dates: 'auto', specs: [] }),
    ]) {
      const { drafts } = await reading;
      expect(drafts.map(({ cells }) => cells['custom:f1'])).toEqual(['2026-11-24', '2026-11-25']);
    }
  });
});

it('keeps the second person of a row that is a person, in a file that holds clients and people', async () => {
  const spec = mappingSchema.parse({
    columns: { Tür: 'ignore', Firma: 'Name', Bağlı: 'link.name', Yardımcı: 'contact.2.name' },
    rows: { column: ['Tür'], client: ['firma'] },
  });
  const text = 'Tür;Firma;Bağlı;Yardımcı\nfirma;Acme;;\nkişi;Ann;Acme;Bob\n';
  const { drafts } = await read([text], { specs: [spec] });
  expect(drafts).toMatchObject([{ contacts: [{ cells: { name: 'Ann' } }, { cells: { name: 'Bob' } }] }]);
});

it('keeps everyone of a company who has the same assistant, and the assistant once', async () => {
  const spec = mappingSchema.parse({
    columns: { Tür: 'ignore', Firma: 'Name', Bağlı: 'link.name', Yardımcı: 'contact.2.name' },
    rows: { column: ['Tür'], client: ['firma'] },
  });
  const text =
    'Tür;Firma;Bağlı;Yardımcı\nfirma;Acme;;\nkişi;Ann;Acme;Bob\nkişi;Cem;Acme;Bob\nkişi;Ann;Acme;Bob\n';
  const { drafts } = await read([text], { specs: [spec] });
  expect(drafts[0]?.contacts?.map(({ cells }) => cells.name)).toEqual(['Ann', 'Bob', 'Cem']);
  expect(drafts[0]?.issues).toMatchObject([{ code: 'duplicate', row: 5 }]);
});
