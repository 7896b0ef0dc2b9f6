import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeJsonl } from '../../src/table/jsonl.ts';
import { openTable } from '../../src/table/open.ts';
import type { SheetRow, Table } from '../../src/table/table.ts';
import { allOf } from '../helpers/all.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { collected, failureOf, fileWith, jsonlAt, jsonlWith, numbered } from '../helpers/tables.ts';

async function rowsOf(table: Table): Promise<SheetRow[]> {
  return (await allOf(table.rows())).flat();
}

async function* inBatches(objects: readonly unknown[]) {
  yield objects.slice(0, 2);
  yield await Promise.resolve(objects.slice(2));
}

describe('rows', () => {
  it.each(['', '\n\n'])('are none in the export of an account without clients: %j', async (content) => {
    const table = await openTable(fileWith(content, 'clients.jsonl'));
    expect(await rowsOf(table)).toEqual([{ row: 0, cells: ['_id', 'name'] }]);
    expect(inEnglish(table.assumed)).toContain('no lines, so no clients');
  });

  it('have their headers in row 0, their line as number, and the line itself', async () => {
    const table = await jsonlWith('{"name":"Acme","n":1}\n\n  \n{"name":null,"email":"b@x.example"}\r\n');
    expect(await rowsOf(table)).toEqual([
      { row: 0, cells: ['name', 'n', 'email'] },
      { row: 1, cells: ['Acme', { text: '1', is: 'number' }, ''], source: '{"name":"Acme","n":1}' },
      { row: 4, cells: ['', '', 'b@x.example'], source: '{"name":null,"email":"b@x.example"}' },
    ]);
    expect(table).toMatchObject({ format: 'jsonl', guarded: false, encoding: 'utf-8', assumed: ['UTF-8'] });
  });

  it('end at line feeds only', async () => {
    const line = '{"a":"x\u2028y\u2029z\x85"}';
    expect(await numbered(await jsonlWith(`${line}\n\r{"a":"1"}\n`))).toEqual({
      0: ['a'],
      1: ['x\u2028y\u2029z\x85'],
      2: ['1'],
    });
  });

  it('come in any encoding and chunks, with or without a mark and a last line end', async () => {
    const text = '{"ad":"Çağrı 😀"}\n{"ad":"Ş"}';
    for (const bytes of [text, `\ufeff${text}`, Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      for (const chunkBytes of [1, 3, 1_000]) {
        expect(await numbered(await jsonlWith(bytes, { chunkBytes }))).toEqual({
          0: ['ad'],
          1: ['Çağrı 😀'],
          2: ['Ş'],
        });
      }
    }
  });

  it('come some hundred at a time', async () => {
    const table = await jsonlWith('{"a":"b"}\n'.repeat(1_200));
    const sizes = (await allOf(table.rows())).map((batch) => batch.length);
    expect(sizes).toEqual([500, 500, 201]);
  });

  it('none are there where there is nothing', async () => {
    expect(await rowsOf(await jsonlWith('{}\n{}\n'))).toEqual([]);
  });
});

describe('numbers', () => {
  it.each([
    ['9007199254740993'],
    ['12345678901234567890'],
    ['-12345678901234567890'],
    ['1e5'],
    ['1E+400'],
    ['12345678.123456789012'],
    ['0.12345678901234567'],
  ])('%s keep the digits that JavaScript would change', async (number) => {
    const table = await jsonlWith(`{"a": ${number}, "b": "${number} and \\"1e5\\"", "c": [${number}]}\n`);
    expect((await numbered(table))[1]).toEqual([number, `${number} and "1e5"`, number]);
    expect((await numbered(await jsonlWith(`{"a":${number}}\n`)))[1]).toEqual([number]);
  });

  it.each(['0', '-1.5', '905321112233', '9007199254740991'])('%s are numbers', async (number) => {
    expect((await numbered(await jsonlWith(`{"a":${number}}\n`)))[1]).toEqual([
      { text: number, is: 'number' },
    ]);
  });
});

const NO_PEOPLE = 'has "contacts" that are not objects like {"name": "Ann"}';

describe('a line that is no object is refused by its number', () => {
  it.each([
    ['broken', '{"name":"A"', 'is not JSON'],
    ['a list', '[1]', 'is not a JSON object'],
    ['a word', '"name"', 'is not a JSON object'],
    ['null', 'null', 'is not a JSON object'],
    ['a list of names for contacts', '{"name":"A","contacts":["Ann","Bob"]}', NO_PEOPLE],
    ['a name for contacts', '{"name":"A","contacts":"Ann"}', NO_PEOPLE],
    ['two objects', '{} {}', 'is not JSON'],
    ['a half number', '{"a":12345678901234567890e}', 'is not JSON'],
    ['one key twice', '{"name":"A","name":"B"}', 'gives one key twice'],
    ['one key twice, deep inside', '{"contacts":[{"name":"A","name":"A"}]}', 'gives one key twice'],
    ['one key twice in two ways of writing', '{"a":"A","\\u0061":"B"}', 'gives one key twice'],
    ['one header twice', '{"a.b":1,"a":{"b":2}}', 'gives "a.b" twice'],
    ['too deep', `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`, 'is nested more than 16 levels deep'],
    [
      'far too deep',
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      'is nested more than 16 levels deep',
    ],
  ])('%s', async (_what, line, problem) => {
    expect(await failureOf(jsonlWith(`{"name":"ok"}\n\n${line}\n{"name":"ok"}\n`))).toBe(
      `clients.jsonl, line 3: the line ${problem}.\nEach line must be one JSON object, like {"name": "Acme"}.`,
    );
  });

  it('without an end', async () => {
    expect(await failureOf(jsonlWith(`{"a":1}\n{"a":"${'x'.repeat(4_300_000)}`))).toContain(
      'clients.jsonl, line 2: the line is longer than 4 million characters.',
    );
  });

  it('and more keys than a spreadsheet has columns', async () => {
    const keys = Array.from({ length: 16_385 }, (_, index) => `"k${index}":1`);
    expect(await failureOf(jsonlWith(`{${keys.join()}}\n`))).toContain(
      'has 16385 different keys; at most 16384 are read',
    );
  });

  it.each(['{"a":"\\"b\\": c"}', '{"a":": \\\\"}', '{"{\\"a\\":1}":"b"}', '{"a" : {"a" : [{"a" : 1}]}}'])(
    '%s, whose keys are all there once, is not',
    async (line) => {
      expect(await rowsOf(await jsonlWith(`${line}\n`))).toHaveLength(2);
    },
  );
});

it('whatever is written comes back exactly, whatever the chunks', async () => {
  const file = fileWith('');
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\r', '\u2028', 'ş', '😀', '\ud83d', '\0', ',', ':', '1'),
  });
  const objects = fc.array(
    fc.record({ id: fc.constant('x'), name: text, email: fc.oneof(text, fc.constant(null)) }),
  );
  await fc.assert(
    fc.asyncProperty(objects, fc.integer({ min: 1, max: 500 }), async (all, chunkBytes) => {
      fc.pre(all.length > 0);
      writeFileSync(file, await collected((stream) => writeJsonl(stream, inBatches(all))));
      const [header, ...rows] = await rowsOf(await jsonlAt(file, { chunkBytes }));
      expect(header?.cells).toEqual(['id', 'name', 'email']);
      expect(rows.map(({ cells }) => cells)).toEqual(
        all.map(({ id, name, email }) => [id, name, email ?? '']),
      );
      expect(rows.map(({ source }) => JSON.parse(source ?? '') as unknown)).toEqual(all);
      expect(rows.map(({ row }) => row)).toEqual(all.map((_, index) => index + 1));
    }),
    { numRuns: 60 },
  );
});
