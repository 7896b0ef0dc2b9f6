/** Public collections of CSV files, read as their authors say they must be read. */
import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/table/table.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';
import { cellsOf, csvAt, fileWith } from '../helpers/tables.ts';

const corpus = (path: string): string => shared(`corpora/csv/${path}`);

describe.skipIf(!HAS_SHARED)('csv-spectrum (skipped where the shared samples are missing)', () => {
  const names = HAS_SHARED ? readdirSync(corpus('csv-spectrum/csvs')).map((name) => name.slice(0, -4)) : [];

  it('has its twelve files', () => expect(names).toHaveLength(HAS_SHARED ? 12 : 0));

  // Its JSON has another telephone number than its CSV, and is no list.
  it.each(names.filter((name) => name !== 'location_coordinates'))('%s', async (name) => {
    const expected = JSON.parse(readFileSync(corpus(`csv-spectrum/json/${name}.json`), 'utf8')) as unknown;
    const [headers = [], ...rows] = await cellsOf(await csvAt(corpus(`csv-spectrum/csvs/${name}.csv`)));
    const objects = rows.map((cells) =>
      Object.fromEntries(headers.map((header, column) => [textOf(header), textOf(cells[column])])),
    );
    expect(objects).toEqual(expected);
  });

  it('location_coordinates, with quotes in bare cells and a lost character', async () => {
    expect(await cellsOf(await csvAt(corpus('csv-spectrum/csvs/location_coordinates.csv')))).toEqual([
      ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
      ['2095257564', `37\ufffd36'37.8"N 121\ufffd2'17.9"W`, 'Modesto', 'Stanislaus'],
    ]);
  });
});

describe.skipIf(!HAS_SHARED)(
  'PapaParse’s sample files (skipped where the shared samples are missing)',
  () => {
    it.each([
      [
        'sample',
        [
          ['A', 'B', 'C'],
          ['X', 'Y', 'Z'],
        ],
      ],
      [
        'utf-8-bom-sample',
        [
          ['A', 'B', 'C'],
          ['X', 'Y', 'Z'],
        ],
      ],
      [
        'sample-header',
        [
          ['title', 'name'],
          ['test title 01', 'test name 01'],
          ['', 'test name 02'],
        ],
      ],
    ])('%s', async (name, rows) => {
      expect(await cellsOf(await csvAt(corpus(`papaparse/${name}.csv`)))).toEqual(rows);
    });

    it('long-sample', async () => {
      const rows = await cellsOf(await csvAt(corpus('papaparse/long-sample.csv')));
      expect(rows).toHaveLength(8);
      expect(rows[7]).toEqual([
        'Talon',
        'Salinas',
        'posuere.vulputate.lacus@Donecsollicitudin.example',
        '2015-01-31T09:19:02-08:00',
        '2014-12-17T04:59:18-08:00',
        'Aliquam Iaculis Incorporate',
        'Phasellus@Quisquetincidunt.example',
      ]);
    });

    it('verylong-sample', async () => {
      const rows = await cellsOf(await csvAt(corpus('papaparse/verylong-sample.csv'), { chunkBytes: 1_000 }));
      expect(rows).toHaveLength(2_001);
      const etiam = ['Etiam a dolor vitae est vestibulum', '84', 'DEF'];
      const lorem = ['Lorem ipsum dolor sit', '42', 'ABC'];
      expect([199, 399, 599, 799, 999].map((index) => rows[index])).toEqual([
        etiam,
        etiam,
        lorem,
        etiam,
        ['Etiam a dolor vitae est vestibulum', '84'],
      ]);
    });
  },
);

describe.skipIf(!HAS_SHARED)('uDSV (skipped where the shared samples are missing)', () => {
  const spec = HAS_SHARED ? readFileSync(corpus('udsv/test/parse.spec.mjs'), 'utf8') : '';
  const texts = [...spec.matchAll(/^const (\w+) = `\n([^`]+)\n`\.trim/gm)].map(
    ([, name = '', text = '']) => ({
      name,
      text: text.replaceAll('\\n', '\n'),
    }),
  );

  it('has its six tables', () => {
    expect(texts.map(({ name }) => name)).toEqual([
      ...['rfc4180', 'sensorData', 'earthquakes', 'housingPriceIndex', 'uszips', 'airports'],
    ]);
  });

  it.each(texts)('$name, as PapaParse reads it in one piece', async ({ text }) => {
    const { data } = Papa.parse(text, { delimiter: ',', newline: '\n' });
    expect(data.length).toBeGreaterThan(5);
    for (const chunkBytes of [101, 100_000]) {
      expect(await cellsOf(await csvAt(fileWith(text), { chunkBytes }))).toEqual(data);
    }
  });

  it('its file of awkward cells', async () => {
    expect(await cellsOf(await csvAt(corpus('udsv/bench/data/test.csv')))).toEqual([
      ['Year ,",d,', 'Make', 'Model', 'Description', 'Price'],
      ['1997', 'Ford', 'E350', 'ac, abs, moon', '3000.00'],
      ['1999', 'Chevy', 'Venture "Extended Edition"', '', '4900.00'],
      ['1999', 'Chevy', 'Venture "Extended Edition, Very Large"', '', '5000.00'],
      ['1996', 'Jeep', 'Grand Cherokee', 'MUST SELL!\nair, moon roof, loaded', '4799.00'],
      ['weird""quotes ', 'true', 'false', '123', '45.6'],
      ['.7', '8.', '9.1.2', 'null', 'undefined'],
      ['Null', ' "ok whitespace outside quotes" ', 'trailing unquoted  ', '   both   ', '   leading'],
    ]);
  });
});
