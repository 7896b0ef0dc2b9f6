/** Every row of the README's table of what is read and what is refused, on a file of that kind. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { readInput } from '../../src/intake/input.ts';
import { inWords } from '../../src/message.ts';
import { bookBytes, bookParts, sheetXml, type BookXml } from '../helpers/workbook.ts';
import { makeWorkdir } from '../helpers/workdir.ts';
import { zipOf, type ZipPart } from '../helpers/zip.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Names of clients, codes of issues, and how the file was read; or why it was refused. */
async function reading(file: string, content: string | Uint8Array): Promise<string> {
  const path = makeWorkdir().file(file);
  writeFileSync(path, content);
  const said: string[] = [];
  try {
    const input = await readInput({ file: path }, { api: { users: () => Promise.resolve([]) } });
    for await (const { cells, issues, contacts = [] } of input.drafts()) {
      said.push(`${cells.name ?? ''}=${cells.phone ?? contacts.map((each) => each.cells.name).join()}`);
      said.push(...issues.map(({ code, row }) => `${code} in ${row}`));
    }
    await input.close();
    return [...said, ...input.assumed.map((each) => inWords(each))].join('; ');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `refused: ${error.message}`;
  }
}

const archiveOf = (...parts: (Partial<ZipPart> & Pick<ZipPart, 'name'>)[]): Buffer =>
  zipOf(parts.map((part) => ({ content: 'x', ...part })));
const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`;
const HEADERS = row(cell('Name'), cell('Phone'));
const book = (
  xml: BookXml,
  change: (parts: Map<string, string | Buffer>) => void = () => undefined,
): Buffer => {
  const parts = bookParts(xml);
  change(parts);
  return bookBytes(parts);
};
const client = (value: string, more: Partial<BookXml> = {}): Buffer =>
  book({ rows: HEADERS + row(cell('Acme'), value), ...more });
const cols = (hidden: string): string =>
  sheetXml(HEADERS + row(cell('Acme'), cell('1'))).replace(
    '<sheetData>',
    `<cols>${hidden}</cols><sheetData>`,
  );
const CONTACTS = row(cell('Name'), cell('Contact name')) + row(cell('Acme'), cell('Ann'));
const turkish = Buffer.from('Name;Phone\r\n\xdeirket;1\r\n', 'latin1');

type Case = readonly [file: string, content: string | Uint8Array, expected: string | RegExp];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'UTF-8, UTF-16, Windows-1254, Windows-1252': [
    ['a.csv', 'Name,Phone\nŞirket,1\n', /^Şirket=1; UTF-8/],
    ['a.csv', '\ufeffName,Phone\nŞirket,1\n', /^Şirket=1; UTF-8/],
    ['a.csv', Buffer.from('\ufeffName,Phone\nŞirket,1\n', 'utf16le'), /^Şirket=1; UTF-16LE/],
    ['a.csv', Buffer.from('Name,Phone\nŞirket,1\n', 'utf16le'), /^Şirket=1; UTF-16LE/],
    ['a.csv', turkish, /^Şirket=1; Windows-1254/],
    ['a.csv', Buffer.from('Name,Phone\n\x8elatko \x80,1\n', 'latin1'), /^Žlatko €=1; Windows-1252/],
  ],
  'commas, semicolons, bars or tabs between cells, a first line `sep=;`, any line ends': [
    ...[',', ';', '|', '\t'].map((delimiter): Case => [
      'a.csv',
      `Name${delimiter}Phone\nAcme${delimiter}1`,
      /^Acme=1; UTF-8; .* between cells$/,
    ]),
    ['a.csv', 'sep=|\r\nName|Phone\r\nAcme|1\r\n', /^Acme=1;/],
    ['a.csv', 'Name,Phone\rAcme,1\nBest,2\r\n', /^Acme=1; Best=2;/],
  ],
  'titles above the headers, blank rows and columns': [
    ['a.csv', 'Our clients\n\n,Name,,Phone\n\n,Acme,,1\n', /^Acme=1;.*headers in row 3/],
  ],
  'the headers once more further down': [
    [
      'a.csv',
      'Name,Phone\nAcme,1\nName,Phone\nBest,2\n',
      /^Acme=1; Best=2;.*headers again in row 3, left out/,
    ],
  ],
  'a row with more cells than headers': [
    ['a.csv', 'Name,Phone\nAcme,1,x\nBest\n', /^Acme=1; no-header in 2; Best=;/],
  ],
  'hidden rows, rows that a filter hides, hidden columns': [
    [
      'a.xlsx',
      book({ rows: `${HEADERS}<row hidden="1">${cell('Acme')}${cell('1')}</row>` }),
      'Acme=1; 1 hidden or filtered row included',
    ],
    [
      'a.xlsx',
      book({ sheets: [{ part: cols('<col min="2" max="2" hidden="1"/>') }] }),
      'Acme=1; 1 hidden column included (B)',
    ],
  ],
  'a hidden sheet': [
    [
      'a.xlsx',
      book({
        sheets: [
          { name: 'Old', state: 'hidden', rows: HEADERS + row(cell('Gone'), cell('9')) },
          { name: 'Now', rows: HEADERS + row(cell('Acme'), cell('1')) },
        ],
      }),
      'Acme=1; sheet "Now" of 2',
    ],
  ],
  'a first sheet `Contacts` that only says whose contact each is': [
    [
      'a.xlsx',
      book({
        sheets: [
          { name: 'Contacts', rows: CONTACTS },
          { name: 'Clients', rows: row(cell('Name')) + row(cell('Acme')) },
        ],
      }),
      'Acme=Ann; clients from the sheet Clients; contacts from the sheet Contacts',
    ],
  ],
  'merged cells': [
    [
      'a.xlsx',
      book({
        sheets: [
          {
            part: sheetXml(
              HEADERS + row(cell('Acme'), cell('1')) + row('<c/>', cell('2')),
              '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
            ),
          },
        ],
      }),
      'Acme=1; =2',
    ],
  ],
  'rich text, hyperlinks': [
    [
      'a.xlsx',
      client('<c t="inlineStr"><is><r><t>05</t></r><r><rPr><b/></rPr><t>32</t></r></is></c>'),
      'Acme=0532',
    ],
    [
      'a.xlsx',
      book({
        sheets: [
          {
            part: sheetXml(
              HEADERS + row(cell('Acme'), cell('1')),
              '<hyperlinks><hyperlink ref="A2" display="x"/></hyperlinks>',
            ),
          },
        ],
      }),
      'Acme=1',
    ],
  ],
  'numbers, dates, percentages': [
    ['a.xlsx', client('<c><v>5321234567.0</v></c>'), 'Acme=5321234567'],
    ['a.xlsx', client('<c s="1"><v>6100</v></c>', { formats: [0, '00000'] }), 'Acme=06100'],
    ['a.xlsx', client('<c s="1"><v>0.29</v></c>', { formats: [0, '0.0%'] }), 'Acme=29.0%'],
  ],
  'dates counted from 1904, dates as ISO 8601': [
    [
      'a.xlsx',
      client('<c s="1"><v>43889</v></c>', { formats: [0, 14], date1904: '1' }),
      'Acme=2024-02-29; date in 2',
    ],
    ['a.xlsx', client('<c t="d"><v>2024-02-29</v></c>'), 'Acme=2024-02-29; date in 2'],
  ],
  'a formula': [
    ['a.xlsx', client('<c t="str"><f>A1</f><v>0532</v></c>'), 'Acme=0532'],
    ['a.xlsx', client('<c><f>A1</f></c>'), 'Acme=; formula in 2'],
  ],
  '`#REF!`, `9.05E+11` for a phone, a date for a name, more than 15 digits': [
    ['a.xlsx', client('<c t="e"><v>#REF!</v></c>'), 'Acme=#REF!; sheet-error in 2'],
    ['a.csv', 'Name,Phone\nAcme,9.05E+11\n', /^Acme=9.05E\+11; rounded in 2/],
    [
      'a.xlsx',
      book({ formats: [0, 14], rows: HEADERS + row('<c s="1"><v>45351</v></c>', cell('1')) }),
      '2024-02-29=1; date in 2',
    ],
    ['a.xlsx', client('<c><v>12345678901234567</v></c>'), /rounded in 2/],
  ],
  'a damaged, cut or encrypted workbook, `.xls`, `.xlsb`, `.ods`, PDF': [
    ['a.xlsx', client(cell('1')).subarray(0, 400), /^refused: .* is damaged: /],
    ['a.xls', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /^refused: .*old Excel workbook/],
    ['a.xlsx', archiveOf({ name: 'xl/workbook.bin' }), /^refused: .* is a binary \.xlsb workbook/],
    ['a.xlsx', archiveOf({ name: 'content.xml' }), /^refused: .* is an OpenDocument file/],
    ['a.pdf', '%PDF-1.7\n\0', /^refused: .*PDF document/],
  ],
  'a ZIP or XML bomb, a DOCTYPE, a part that is there twice or has a wrong checksum': [
    [
      'a.xlsx',
      book({ rows: '' }, (parts) =>
        parts.set('xl/worksheets/sheet1.xml', `<worksheet>${' '.repeat(50_000_000)}</worksheet>`),
      ),
      /^refused: .* would unpack to 48 MiB/,
    ],
    [
      'a.xlsx',
      book({ rows: HEADERS }, (parts) => {
        const sheet = String(parts.get('xl/worksheets/sheet1.xml'));
        parts.set('xl/worksheets/sheet1.xml', sheet.replace('<worksheet', '<!DOCTYPE x><worksheet'));
      }),
      /^refused: .*DOCTYPE/,
    ],
    ['a.xlsx', archiveOf({ name: 'xl/a.xml' }, { name: 'XL/A.xml' }), /^refused: .* twice/],
    [
      'a.xlsx',
      archiveOf({ name: 'xl/workbook.xml', content: '<workbook/>', crc: 1 }),
      /^refused: .*checksum/,
    ],
  ],
  'a quote that never closes, zero bytes, bytes that are not the encoding': [
    ['a.csv', 'Name,Phone\nAcme,"1\n', /^refused: .*row 2: .*never closed/],
    ['a.csv', `Name,Phone\nAcme,1\n${'\0'.repeat(9)}`, /^refused: .*row 3: .*zero bytes/],
    [
      'a.csv',
      Buffer.concat([Buffer.from('Name\nŞğıöçüŞğıöçü\n'), Buffer.from([0xff])]),
      /^refused: .*line 3 .*bytes that are not/,
    ],
  ],
};

describe('what is read, and what is refused', () => {
  it('is told of every kind in the README', () => {
    const section = README.slice(README.indexOf('### What is read, and what is refused'));
    const lines = section
      .slice(0, section.indexOf('\n###', 1))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(lines.slice(2).map((line) => line.split('|')[1]?.trim())).toEqual(Object.keys(CASES));
  });

  it.each(Object.entries(CASES).flatMap(([kind, cases]) => cases.map((each) => [kind, ...each] as const)))(
    '%s (%s)',
    async (_, file, content, expected) => {
      const said = await reading(file, content);
      if (typeof expected === 'string') expect(said).toBe(expected);
      else expect(said).toMatch(expected);
    },
  );
});
