/** What columns are taken for: by header, by values, by spelling; and nothing is dropped without a word. */
import { describe, expect, it } from 'vitest';
import { openTable } from '../../src/table/open.ts';
import { loadPresets } from '../../src/intake/presets.ts';
import { propose, type Proposal } from '../../src/intake/propose.ts';
import { sampleSheet } from '../../src/intake/sample.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';
import { fileWith } from '../helpers/tables.ts';

const PRESETS = await loadPresets();
const NO_LABELS = new Map<string, string>();

async function proposed(file: string, labels = NO_LABELS): Promise<Proposal> {
  const table = await openTable(file);
  const { columns, recognised } = await sampleSheet(table, { labels, presets: PRESETS });
  await table.close?.();
  return propose(columns, { labels, recognised });
}

/** Header → target and confidence, of a table whose lines are written with `;` between cells. */
async function mapOf(lines: readonly string[], labels = NO_LABELS): Promise<Record<string, string>> {
  return shown(await proposed(fileWith(lines.join('\r\n')), labels));
}

function shown({ columns }: Proposal): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ header, target, confidence }) => [header, `${target}, ${confidence}`]),
  );
}

describe('a column is proposed', () => {
  it.each([
    [
      'a list of people in English',
      [
        'First name;Surname;Company;Job title;E-mail;Mobile;Phone',
        'Ann;Lee;Acme;CEO;a@x.example;+44 20 7946 0101;',
      ],
      {
        ...{ 'First name': 'contact.name, sure', Surname: 'contact.name, sure', Company: 'link.name, sure' },
        ...{ 'Job title': 'contact.position, sure', 'E-mail': 'contact.email, sure' },
        ...{ Mobile: 'contact.phone, sure', Phone: 'contact.phone, sure' },
      },
    ],
    [
      'a list of companies in Turkish, in capitals',
      [
        'ŞİRKET ADI;TİCARİ ÜNVAN;YETKİLİ KİŞİ;GÖREVİ;GSM;TELEFON;E-POSTA;MÜŞTERİ KODU;BAKİYE',
        'Martı;Martı A.Ş.;Ali Öz;;;;;K1;5',
      ],
      {
        ...{
          'ŞİRKET ADI': 'Name, sure',
          'TİCARİ ÜNVAN': 'Full name + Name, sure',
          'YETKİLİ KİŞİ': 'contact.name, sure',
        },
        ...{ GÖREVİ: 'contact.position, sure', GSM: 'contact.phone, sure', TELEFON: 'Phone, sure' },
        ...{ 'E-POSTA': 'Email, sure', 'MÜŞTERİ KODU': 'externalId, sure', BAKİYE: 'ignore, sure' },
      },
    ],
    [
      'Ad beside Soyad, and Unvan beside a person',
      ['Ad;Soyad;Unvan;Firma', 'Ali;Öz;Müdür;Martı'],
      {
        ...{ Ad: 'contact.name, sure', Soyad: 'contact.name, sure' },
        ...{ Unvan: 'contact.position, sure', Firma: 'link.name, sure' },
      },
    ],
    [
      'Name beside a company',
      ['Name;Employer;City', 'Ann Lee;Acme;Ankara'],
      { Name: 'contact.name, sure', Employer: 'link.name, sure', City: 'ignore, none' },
    ],
    [
      "ids that are not Cubicl's",
      ['ID;Name;Score', '1;Acme;5', '2;Beta;6'],
      { ID: 'externalId, sure', Name: 'Name, sure', Score: 'ignore, none' },
    ],
  ])('by its header: %s', async (_, lines, expected) => {
    expect(await mapOf(lines)).toEqual(expected);
  });

  it('by its values, where the header says nothing', async () => {
    const lines = [
      'K1;K2;K3;K4;K5;K6',
      'C-001;Martı Ltd. Şti.;Ayşe Yılmaz;a@x.example;0532 111 22 33;24.11.2026',
      'C-002;Acme Inc.;Ali Öz;b@x.example;+90 533 111 22 33;25.11.2026',
    ];
    expect(await mapOf(lines)).toEqual({
      ...{ K1: 'externalId, guess', K2: 'Name, likely', K3: 'contact.name, guess' },
      ...{ K4: 'Email, likely', K5: 'Phone, likely', K6: 'ignore, none' },
    });
  });

  it('by the nearest spelling, unless the values speak against it', async () => {
    expect(await mapOf(['Compny;Emial;Telefn', 'Acme;a@x.example;ask for Ann'])).toEqual({
      ...{ Compny: 'Name, guess', Emial: 'Email, likely', Telefn: 'ignore, none' },
    });
  });

  it('as a guess, where its values are not what its header says', async () => {
    expect(await mapOf(['Name;Email', 'Acme;yes', 'Beta;no'])).toMatchObject({ Email: 'Email, guess' });
  });

  it('as a custom field, by its label or another word for it, and only one of two', async () => {
    const labels = new Map([
      ['f1', 'City'],
      ['f2', 'Segment'],
    ]);
    expect(await mapOf(['Firma;Şehir;segment;Town;Mood', 'Acme;Van;A;Muş;good'], labels)).toEqual({
      ...{ Firma: 'Name, sure', Şehir: 'City, likely', segment: 'Segment, sure' },
      ...{ Town: 'ignore, none', Mood: 'ignore, none' },
    });
  });

  it('together with others, what is beside the first having a place or being told', async () => {
    const { spec } = await proposed(fileWith('Firma;Telefon 1;Telefon 2\r\nA;0212 111 22 33;0212 111 22 34'));
    expect(spec.fields).toEqual([
      { to: 'Phone', first: ['Telefon 1', 'Telefon 2'], rest: 'custom:Other phones' },
    ]);
  });

  it('by the preset of the program that the file comes from', async () => {
    const lines = ['Vergi No;Cari Hesap Unvanı;Telefon;Uydurma', '0123456789;Martı A.Ş.;0212 111 22 33;x'];
    expect(await mapOf(lines)).toEqual({
      ...{ 'Vergi No': 'ignore, none', 'Cari Hesap Unvanı': 'Name + Full name, likely' },
      ...{ Telefon: 'Phone, likely', Uydurma: 'ignore, none' },
    });
  });
});

it.each([
  ['below titles', 'List of 2026\r\nName;;ww\r\n1;x;2\r\n', { headerRow: 2, headless: [1] }],
  ['that nobody knows', 'List of 2026\r\nqq;ee;ww\r\n1;2;3\r\n', { headerRow: 2, headless: [] }],
])('headers %s are found, and columns below none are told', async (_, content, expected) => {
  const table = await openTable(fileWith(content));
  expect(await sampleSheet(table, { labels: NO_LABELS, presets: PRESETS })).toMatchObject(expected);
});

const PEOPLE = {
  ...{ first_name: 'contact.name, sure', last_name: 'contact.name, sure', email: 'contact.email, sure' },
  ...{ phone: 'contact.phone, sure', company: 'link.name, sure', status: 'ignore, none' },
};

describe.skipIf(!HAS_SHARED)('public files of unknown programs', () => {
  it.each([
    ['piyushgoel_02_semicolon.csv', PEOPLE],
    ['piyushgoel_05_duplicate_cols.csv', { ...PEOPLE, 'email (2)': 'ignore, likely' }],
    ['piyushgoel_09_whitespace.csv', PEOPLE],
  ])('%s', async (name, expected) => {
    expect(shown(await proposed(shared(`crm-samples/generic-messy/${name}`)))).toEqual(expected);
  });
});
