import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unguard } from '../../src/table/guard.ts';
import { textOf } from '../../src/table/table.ts';
import { writeCsv } from '../../src/table/csv-write.ts';
import { collected, csvAt, csvBytes, csvWith, failureOf, fileWith, numbered } from '../helpers/tables.ts';

async function lineOf(cells: readonly (string | Date | null)[], options = {}): Promise<string> {
  const text = (await csvBytes(['a'], [cells], { mark: false, ...options })).toString();
  return text.slice('a\r\n'.length);
}

describe('a record', () => {
  it.each([
    ['plain cells', ['Acme', 'İzmir'], 'Acme,İzmir\r\n'],
    ['nothing', ['a', null, '', 'b'], 'a,,,b\r\n'],
    ['the delimiter', ['a,b', 'c;d'], '"a,b",c;d\r\n'],
    ['quotes', ['say "hi"', '"'], '"say ""hi""",""""\r\n'],
    ['line breaks', ['a\nb', 'c\rd', 'e\r\nf'], '"a\nb","c\rd","e\r\nf"\r\n'],
    ['blanks at the edges', [' a', 'b ', '\u00a0c', ' '], '" a","b ","\u00a0c"," "\r\n'],
    ['a byte order mark', ['\ufeffa'], '"\ufeffa"\r\n'],
    ['what Excel takes for a hint', ['sep=;', 'Sep=x'], '"sep=;","Sep=x"\r\n'],
    ['a formula', ['=1+1', "'=x", '+90 532', '-5'], "'=1+1,''=x,+90 532,-5\r\n"],
    ['a formula with a tab', ['\t=1'], "'\t=1\r\n"],
    ['a date', [new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 6))], '2024-01-02T03:04:05.006Z\r\n'],
    ['no cell at all', [], '""\r\n'],
    ['one empty cell', [''], '""\r\n'],
  ])('with %s', async (_what, cells, line) => expect(await lineOf(cells)).toBe(line));

  it('stands as it came where cells have their guards already', async () => {
    expect(await lineOf(["'=1+1", '=2', 'a,b'], { guard: false })).toBe('\'=1+1,=2,"a,b"\r\n');
  });

  it.each([
    [';', ['a;b', 'c,d'], '"a;b";c,d\r\n'],
    ['tab', ['a\tb', 'c'], '"a\tb"\tc\r\n'],
    ['|', ['a|b'], '"a|b"\r\n'],
    ['^', ['a^b', 'c'], '"a^b"^c\r\n'],
    [']', ['a]b', 'c'], '"a]b"]c\r\n'],
    ['\\', ['a\\b', 'c'], '"a\\b"\\c\r\n'],
    ['-', ['a-b', 'c'], '"a-b"-c\r\n'],
    ['.', ['a.b', 'c'], '"a.b".c\r\n'],
    [' ', ['a b', 'c'], '"a b" c\r\n'],
    ['x', ['axb', 'c'], '"axb"xc\r\n'],
  ])('with %s between cells', async (delimiter, cells, line) => {
    expect(await lineOf(cells, { delimiter })).toBe(line);
  });
});

describe('the file', () => {
  it('begins with a mark, by which Excel knows UTF-8, and a guarded header', async () => {
    expect((await csvBytes(['Name', '=Total'], [])).toString()).toBe("\ufeffName,'=Total\r\n");
  });

  it('has no mark where none is wanted, but for UTF-16, which can not do without', async () => {
    expect((await csvBytes(['a'], [], { mark: false })).toString()).toBe('a\r\n');
    expect((await csvBytes(['a'], [], { mark: false, encoding: 'utf-16le' })).toString('latin1')).toBe(
      '\xff\xfea\0\r\0\n\0',
    );
    expect((await csvBytes(['ş'], [], { encoding: 'windows-1254' })).toString('latin1')).toBe('\xfe\r\n');
  });

  it('is written in pieces, and each row once', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`Client ${index}`, 'x'.repeat(100)]);
    const text = (await csvBytes(['Name', 'Note'], rows, { mark: false })).toString();
    expect(text).toBe(['Name,Note', ...rows.map((row) => row.join(',')), ''].join('\r\n'));
  });

  it('takes rows as they come', async () => {
    async function* batches() {
      yield [['a']];
      yield await Promise.resolve([['b'], ['c']]);
      yield [];
    }
    const sheet = { name: 'x', columns: [{ header: 'h', kind: 'text' as const }], rows: batches() };
    expect((await collected((stream) => writeCsv(stream, sheet, { mark: false }))).toString()).toBe(
      'h\r\na\r\nb\r\nc\r\n',
    );
  });
});

describe('what can not be written is named by row, column and character', () => {
  it.each([
    ['windows-1254', '中', 'U+4E2D'],
    ['windows-1254', '😀', 'U+1F600'],
    ['windows-1254', '\ud83d', 'U+D83D'],
  ])('in %s', async (encoding, character, code) => {
    const rows = [...Array.from({ length: 3_000 }, () => ['x'.repeat(50), 'ok']), ['A', `b${character}c`]];
    expect(await failureOf(csvBytes(['Name', 'Note'], rows, { encoding }))).toBe(
      `Row 3002, column B ("Note") has a character that this encoding can't hold: ${character} (${code}).\n` +
        'Write .xlsx or .jsonl instead, or use --encoding utf-8.',
    );
  });

  it('in a header', async () => {
    expect(await failureOf(csvBytes(['Name', '名'], [], { encoding: 'latin5' }))).toContain(
      'Row 1, column B ("名")',
    );
  });

  it('as a delimiter', async () => {
    expect(await failureOf(csvBytes(['a', 'b'], [], { delimiter: '→', encoding: 'latin5' }))).toContain(
      "The delimiter can't be written in this encoding.",
    );
  });

  it.each([
    [{ delimiter: '' }, "can't stand between cells"],
    [{ delimiter: ', ' }, "can't stand between cells"],
    [{ encoding: 'cp857' }, 'Files can\'t be written in "cp857".'],
  ])('%j is refused before anything is written', async (options, message) => {
    expect(await failureOf(csvBytes(['a'], [], options))).toContain(message);
  });
});

/** Any text that the encoding holds, mostly of what CSV has trouble with. */
function textIn(encoding: string): fc.Arbitrary<string> {
  const often = [
    '"',
    ',',
    ';',
    '\t',
    '|',
    '\r',
    '\n',
    ' ',
    "'",
    '=',
    '+',
    '-',
    '@',
    'sep=',
    'ş',
    'İ',
    '€',
    'a',
    '0',
  ];
  const wide =
    encoding === 'windows-1254' ? [] : ['😀', '中', '\u2028', '\ufeff', '＝', 'e\u0301', '\0', '\x85'];
  return fc.string({ unit: fc.constantFrom(...often, ...wide), maxLength: 12 });
}

const dialects = ['utf-8', 'utf-16le', 'windows-1254'].flatMap((encoding) =>
  [',', ';', 'tab', '|', ' ', "'"].map((delimiter) => ({ encoding, delimiter })),
);

it.each(dialects)('whatever is written in $encoding with $delimiter comes back exactly', async (dialect) => {
  const file = fileWith('');
  const cells = fc.array(textIn(dialect.encoding), { minLength: 1, maxLength: 5 });
  const chunks = fc.integer({ min: 1, max: 500 });
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 5 }), chunks, async (rows, chunkBytes) => {
      // A row of nothing but blanks is no row; a client always has a name or an id.
      const named = rows.map((row) => ['id', ...row]);
      writeFileSync(file, await csvBytes(['ID', 'Ş'], named, dialect));
      const read = await numbered(await csvAt(file, { ...dialect, chunkBytes }));
      const texts = Object.entries(read).map(([row, each]) => [
        Number(row),
        each.map((cell) => unguard(textOf(cell))),
      ]);
      expect(texts).toEqual([['ID', 'Ş'], ...named].map((row, index) => [index + 1, row]));
    }),
    { numRuns: 40 },
  );
});

it('what is written comes back without being told how', async () => {
  const rows = [
    ['Çağrı, "Ş"', '=1+1', 'a\r\nb'],
    ['Doe; Jon', "'=1", ' '],
  ];
  for (const dialect of dialects.filter(({ delimiter }) => ![' ', "'"].includes(delimiter))) {
    const table = await csvWith(await csvBytes(['Ad', 'Şehir', 'Not'], rows, dialect));
    const read = Object.values(await numbered(table)).map((row) => row.map((cell) => unguard(textOf(cell))));
    expect(read, JSON.stringify(dialect)).toEqual([['Ad', 'Şehir', 'Not'], ...rows]);
    expect(table.encoding).toBe(dialect.encoding);
  }
});
