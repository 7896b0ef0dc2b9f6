/** The 212 cases of PapaParse's own tests, as far as they are about plain CSV; the others are counted by what sets them apart. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf, type Cell } from '../../src/table/table.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';
import { cellsOf, csvAt, csvBytes, failureOf, fileWith } from '../helpers/tables.ts';

type Config = Readonly<Record<string, unknown>>;
type Value = string | number | boolean | null | undefined;
type Values = readonly Value[] | Readonly<Record<string, Value>>;

interface ReadCase {
  readonly description: string;
  readonly input: string;
  readonly config: Config | null;
  readonly expected: {
    readonly data: readonly Values[];
    readonly errors: readonly { readonly type?: string }[];
  };
}

interface Separate {
  readonly fields?: readonly string[];
  readonly data?: readonly Values[];
}

interface WriteCase {
  readonly description: string;
  readonly input: readonly Values[] | Separate;
  readonly config: Config | null;
  readonly expected: string;
}

interface Cases {
  readonly CORE_PARSER_TESTS: readonly ReadCase[];
  readonly PARSE_TESTS: readonly ReadCase[];
  readonly UNPARSE_TESTS: readonly WriteCase[];
}

const CASES: Cases = HAS_SHARED
  ? (JSON.parse(readFileSync(shared('corpora/csv/papaparse/cases.json'), 'utf8')) as Cases)
  : { CORE_PARSER_TESTS: [], PARSE_TESTS: [], UNPARSE_TESTS: [] };
const READ = [...CASES.CORE_PARSER_TESTS, ...CASES.PARSE_TESTS];

type Reason = readonly [
  why: string,
  count: number,
  applies: (config: Config, description: string) => boolean,
];

/** What our reader does not do, and why. The counts make sure that no other case slips away. */
const NOT_READ: readonly Reason[] = [
  ['comments: in a sheet of clients, a line that begins with # is data', 16, has('comments')],
  ['quotes and escapes that are not those of RFC 4180', 6, has('quoteChar', 'escapeChar')],
  ['cells turned into numbers, dates and truths: it ruins telephone numbers', 11, has('dynamicTyping')],
  ['cells and headers changed by a function', 6, has('transform', 'transformHeader')],
  [
    'only some of the rows',
    12,
    (config) => has('skipFirstNLines')(config) || Number(config['preview'] ?? 0) > 0,
  ],
  [
    'delimiters that are not one character',
    4,
    ({ delimiter }) => delimiter !== undefined && !isOne(delimiter),
  ],
  [
    'doubled headers renamed: ours come as they are and are reported',
    3,
    (_, text) => /duplicate/i.test(text),
  ],
  [
    'line ends that count only where they are like the first',
    1,
    (_, text) => text.startsWith('Mixed slash n'),
  ],
];

const NOT_WRITTEN: readonly Reason[] = [
  ['quotes where none are needed', 10, has('quotes')],
  ['quotes and escapes that are not those of RFC 4180', 6, has('quoteChar', 'escapeChar')],
  ['formulas guarded in a way that can not be undone', 2, has('escapeFormulae')],
  ['line ends other than CR LF', 3, has('newline')],
  [
    'delimiters that are not one character',
    3,
    ({ delimiter }) => delimiter !== undefined && !isOne(delimiter),
  ],
  ['columns chosen among the keys of objects', 2, has('columns')],
  ['empty lines: ours have quotes, so that they stay rows', 5, has('skipEmptyLines')],
  ['nothing at all: ours has a header', 1, (_, text) => text === 'Empty input'],
  ['a row in place of rows', 1, (_, text) => text.endsWith('improperly')],
];

function has(...keys: string[]): (config: Config) => boolean {
  return (config) => keys.some((key) => key in config);
}

function isOne(delimiter: unknown): boolean {
  return typeof delimiter === 'string' && delimiter.length === 1 && delimiter !== '\n';
}

function reasonFor(one: ReadCase | WriteCase, reasons: readonly Reason[]): string | undefined {
  return reasons.find(([, , applies]) => applies(one.config ?? {}, one.description))?.[0];
}

function isBlank(values: Values): boolean {
  return Object.values(values).every((value) => String(value ?? '').trim() === '');
}

/** As PapaParse gives rows with a header: cells that no header stands above together in a list. */
function byHeader([headers = [], ...rows]: readonly (readonly Cell[])[]): unknown[] {
  return rows.map((cells) => {
    const extra = cells.slice(headers.length);
    const known = cells
      .slice(0, headers.length)
      .map((cell, column) => [textOf(headers[column]), cell] as const);
    return { ...Object.fromEntries(known), ...(extra.length > 0 ? { __parsed_extra: extra } : {}) };
  });
}

describe.skipIf(!HAS_SHARED)(
  'PapaParse’s cases for reading (skipped where the shared samples are missing)',
  () => {
    const taken = READ.filter((one) => reasonFor(one, NOT_READ) === undefined);
    const broken = taken.filter(({ expected }) => expected.errors.some(({ type }) => type === 'Quotes'));
    const empty = taken.filter(({ input }) => input === '');
    const sound = taken.filter((one) => !broken.includes(one) && !empty.includes(one));

    it('are 160, of which 101 are about plain CSV', () => {
      const counted = NOT_READ.map(([why]) => READ.filter((one) => reasonFor(one, NOT_READ) === why).length);
      expect(counted).toEqual(NOT_READ.map(([, count]) => count));
      expect([READ.length, sound.length, broken.length, empty.length]).toEqual([160, 93, 5, 3]);
    });

    it.each(sound)('$description', async ({ input, config, expected }) => {
      const file = fileWith(input);
      const delimiter = typeof config?.['delimiter'] === 'string' ? { delimiter: config['delimiter'] } : {};
      for (const chunkBytes of [1, 7, 1_000]) {
        const cells = await cellsOf(await csvAt(file, { ...delimiter, chunkBytes }));
        // Wholly blank rows are left out, but counted.
        const rows = expected.data.filter((values) => !isBlank(values));
        expect(config?.['header'] === true ? byHeader(cells) : cells).toEqual(rows);
      }
    });

    it.each(broken)('$description: refused, since nobody knows what was meant', async ({ input }) => {
      expect(await failureOf(csvAt(fileWith(input)).then(cellsOf))).toMatch(
        /never closed|after its closing quote/,
      );
    });

    it.each(empty)('$description: refused, since no header can be in it', async ({ input }) => {
      expect(await failureOf(csvAt(fileWith(input)))).toContain('is empty');
    });
  },
);

/** What is written without a byte order mark and without guards. */
async function written({ input, config }: WriteCase): Promise<string> {
  const [headers = [], ...rows] = linesOf(input, config);
  const toCell = (value: Value): string | null =>
    value === null || value === undefined ? null : String(value);
  const delimiter = typeof config?.['delimiter'] === 'string' ? config['delimiter'] : ',';
  const cells = rows.map((row) => row.map(toCell));
  return (await csvBytes(headers.map(String), cells, { delimiter, mark: false, guard: false })).toString();
}

/** The header and the rows. Objects have their headers in the keys of the first. */
function linesOf(input: WriteCase['input'], config: Config | null): readonly (readonly Value[])[] {
  const { fields, data = [] }: Separate = isSeparate(input) ? input : { data: input };
  const [first = []] = data;
  const keys = fields ?? (isList(first) ? undefined : Object.keys(first));
  const rows = data.map((values) => (isList(values) ? values : (keys ?? []).map((key) => values[key])));
  return keys && config?.['header'] !== false ? [keys, ...rows] : rows;
}

function isSeparate(input: WriteCase['input']): input is Separate {
  return !Array.isArray(input);
}

function isList(values: Values): values is readonly Value[] {
  return Array.isArray(values);
}

describe.skipIf(!HAS_SHARED)(
  'PapaParse’s cases for writing (skipped where the shared samples are missing)',
  () => {
    const taken = CASES.UNPARSE_TESTS.filter((one) => reasonFor(one, NOT_WRITTEN) === undefined);

    it('are 52, of which 19 are about plain CSV', () => {
      const counted = NOT_WRITTEN.map(
        ([why]) => CASES.UNPARSE_TESTS.filter((one) => reasonFor(one, NOT_WRITTEN) === why).length,
      );
      expect(counted).toEqual(NOT_WRITTEN.map(([, count]) => count));
      expect([CASES.UNPARSE_TESTS.length, taken.length]).toEqual([52, 19]);
    });

    it.each(taken)('$description', async (one) => {
      expect(await written(one)).toBe(`${one.expected}\r\n`);
    });
  },
);
