/** What the presets say of headers agrees with what is known of each program's exports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { arrange } from '../../src/intake/arrange.ts';
import { topRows } from '../../src/intake/header-row.ts';
import { headerTest } from '../../src/intake/patterns.ts';
import type { Preset } from '../../src/intake/preset.ts';
import { recognise } from '../../src/intake/recognise.ts';
import { loadPresets, presetTerms } from '../../src/intake/presets.ts';
import { openTable } from '../../src/table/open.ts';
import { textOf } from '../../src/table/table.ts';
import { TURKISH } from '../../src/turkish/tell.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';

const PRESETS = await loadPresets();
const SAMPLES = fileURLToPath(new URL('../../samples/crm/', import.meta.url));

interface Known {
  readonly key: string;
  readonly tables: readonly {
    readonly name: string;
    readonly rows: readonly { readonly headers: string }[];
  }[];
}

/** The cells are written for people: the first header of each stands as it is in a file, unless it holds a remark. */
function headersIn({ tables }: Known): string[] {
  const firsts = tables.flatMap(({ rows }) =>
    rows.map(({ headers }) => headers.split(/ ?\| ?| \/ |; |, /)[0]?.replace(/ n (?=- )/, ' 1 ') ?? ''),
  );
  return firsts.filter((header) => !/[()…*<>]|^any other|\/City\//.test(header) && !NOT_A_HEADER.has(header));
}

/** Its name stands in a cell, not in the header: the column is listed as one that goes nowhere. */
const NOT_A_HEADER = new Set(['Custom Field 1 - Type']);

function namesOf(preset: Preset): ((header: string) => unknown)[] {
  return preset.kinds
    .flatMap(({ columns, fields, skip }) => [
      ...Object.keys(columns),
      ...fields.flatMap(({ join = [], first = [] }) => [...join, ...first.flat()]),
      ...skip.map(({ column }) => column),
    ])
    .map(headerTest);
}

describe.skipIf(!HAS_SHARED)('the headers of each program (their table lies beside the project)', () => {
  const known = HAS_SHARED
    ? (JSON.parse(readFileSync(shared('crm-headers.json'), 'utf8')) as { readonly presets: readonly Known[] })
    : { presets: [] };

  it.each(known.presets)('$key: each has a place', (each) => {
    const preset = PRESETS.find(({ name }) => name === each.key);
    expect.assert(preset, each.key);
    const tests = namesOf(preset);
    const headers = headersIn(each);
    expect(headers.length).toBeGreaterThan(3);
    expect(headers.filter((header) => !tests.some((test) => test(header) !== undefined))).toEqual([]);
  });
});

describe('a column that no preset knows', () => {
  const labels = new Map([['f1', 'Shoe size']]);

  it.each(
    PRESETS.flatMap(({ name, kinds }) => kinds.map((kind) => [`${name}: ${kind.title}`, kind] as const)),
  )('is listed, or goes to the field of its name: %s', (_, kind) => {
    const headers = ['Zodiac', 'Shoe size'];
    const { nowhere, feeds } = arrange(headers, kind, { labels, externalId: undefined, isPreset: true });
    const fed = feeds.filter(({ from }) => from.flat().length > 0);
    expect(nowhere).toEqual([0]);
    expect(fed.map(({ to, from }) => [to, from])).toEqual([
      [{ column: { is: 'custom', fieldId: 'f1' } }, [[1]]],
    ]);
  });
});

it('the kinds of files have titles in Turkish', () => {
  const titles = PRESETS.flatMap(({ kinds }) => kinds.map(({ title }) => title));
  expect(titles.filter((title) => !TURKISH.has(title))).toEqual([]);
});

describe('--preset', () => {
  it.each([
    ['none', 0],
    ['auto', PRESETS.length],
    ['HubSpot', 1],
  ])('%s gives %i', async (asked, count) => expect((await presetTerms(asked)).presets).toHaveLength(count));

  it('that is none names all there are', async () => {
    await expect(presetTerms('hubspott')).rejects.toMatchObject({
      hint: expect.stringContaining('hubspot') as string,
    });
  });
});

/** Taken for some program's, columns that its preset does not name would go nowhere with no more than a word. */
describe('a list of nobody in particular is of no program', () => {
  it.each([
    'Company Name,Contact Name,Contact Email,Phone',
    'Company Name,Phone,City,Country',
    'Company,Business Phone,Email',
    'Company,Primary Email,Phone',
    'Name,Work Phone,Email',
    'Lead Name,Company,Email,Phone',
    'First Name,Last Name,Email,Phone,Company',
    'Ad,Soyad,E-posta,Telefon,Şirket',
    'Account Name,Phone,Website,Industry',
    'Full Name,Title,Email,Company,Tags',
    'Record ID,Name,Email',
    'First Name,Last Name,Company,Email,Work Phone',
    'First Name,Last Name,Company,E-mail,Business Phone,Phone',
  ])('%s', (headers) => {
    expect(recognise([{ row: 1, cells: headers.split(',') }], PRESETS)).toBeUndefined();
  });
});

describe('a field that somebody added to a program', () => {
  const program = (headers: readonly string[], presets = PRESETS, isAsked = false): string | undefined =>
    recognise([{ row: 1, cells: headers }], presets, { isAsked })?.preset.title;

  it.each(['Telefon', 'E-posta'])('called %s leaves its files that program’s', async (own) => {
    for (const file of readdirSync(SAMPLES)) {
      const table = await openTable(join(SAMPLES, file));
      const [row] = (await topRows(table)).slice(0, 1);
      const headers = row?.cells.map(textOf) ?? [];
      expect(program([...headers, own]), file).toBe(program(headers));
    }
  });

  it('is no reason to doubt a person who names the program', () => {
    const hubspot = PRESETS.filter(({ title }) => title === 'HubSpot');
    const few = ['Record ID', 'Company name', 'Company owner', 'Telefon'];
    expect(program(few)).toBeUndefined();
    expect(program(few, hubspot, true)).toBe('HubSpot');
  });
});
