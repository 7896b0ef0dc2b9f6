import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/errors.ts';
import { delimiterName, delimiterNamed, findDelimiter } from '../../src/table/delimiter.ts';

function found(sample: string, asked?: string): string {
  return findDelimiter(sample, true, asked).delimiter;
}

describe('the delimiter is found', () => {
  it.each([
    ['a comma', 'Name,Email\nAcme,a@x.com\n', ','],
    ['a semicolon', 'Name;Email\nAcme;a@x.com\n', ';'],
    ['a tab', 'Name\tEmail\nAcme\ta@x.com\n', '\t'],
    ['a bar', 'Name|Email\nAcme|a@x.com\n', '|'],
    ['a semicolon beside decimal commas', 'Name;Amount\nAcme;1,5\nBolt;2,75\n', ';'],
    ['a semicolon beside commas in every cell', 'Name;Town\nDoe, Jon;Ankara, TR\nRoe, Ann;İzmir\n', ';'],
    [
      'a comma beside lists joined by semicolons',
      'Name,Managers\nA,"x@a.com; y@a.com"\nB,z@a.com; w@a.com\n',
      ',',
    ],
    ['a tab beside commas', 'Name\tNote\nA\tone, two\nB\tthree\n', '\t'],
    ['what stands outside the quotes', '"a;b;c","d;e"\n"f;g","h"\n', ','],
    ['between cells with line breaks', '"a\nb;c";"d"\n"e";"f\n\ng"\n', ';'],
    ['in a file without a last line end', 'Name;Email\r\nAcme;a@x.com', ';'],
    ['with old Mac line ends', 'Name;Email\rAcme;a@x.com\r', ';'],
    ['below a title and blank lines', 'Customers, all of them\n\nName;Email;Phone\nA;b;c\nD;e;f\n', ';'],
    ['in a lone header', 'Name;Email;Phone', ';'],
    ['a comma beside a header with semicolons', 'Name,Note;;;\nAcme,a,b\n', ','],
    ['a semicolon beside one comma in each row', 'Name;Phone,Mobile\nAcme;0212,0532\n', ';'],
    ['in ragged rows', 'Name;Email;Phone\nA;b\nC;d;e\nF;g;h\n', ';'],
  ])('%s', (_what, sample, delimiter) => expect(found(sample)).toBe(delimiter));

  it.each([
    ['one column', 'Name\nAcme\nBolt\n'],
    ['nothing', ''],
    ['blank lines', '\n\n\n'],
    ['a quote that never closes', '"Name;Email\nAcme;a@x.com\n'],
  ])('a comma, for want of anything better: %s', (_what, sample) => expect(found(sample)).toBe(','));

  it('in the beginning of a file, whose last record is cut off', () => {
    expect(findDelimiter('Name;Email\nA;b\n"C, D, E, F', false).delimiter).toBe(';');
  });

  it('in the beginning of a record that fills the whole sample', () => {
    expect(findDelimiter(`Name;${'Long header;'.repeat(5_000)}`, false).delimiter).toBe(';');
  });
});

describe('a first line sep=', () => {
  it.each([
    ['sep=;\r\n', ';', 7],
    ['sep=;\n', ';', 6],
    ['SEP=|\r', '|', 6],
    ['sep=\t\n', '\t', 6],
    ['sep=;', ';', 5],
  ])('%j tells the delimiter and is no data', (line, delimiter, skip) => {
    expect(findDelimiter(`${line}a,b`.slice(0, line.endsWith(';') ? line.length : undefined), true)).toEqual({
      delimiter,
      skip,
    });
  });

  it('is skipped, but not obeyed, where another delimiter was asked for', () => {
    expect(findDelimiter('sep=;\na,b\n', true, ',')).toEqual({ delimiter: ',', skip: 6 });
  });

  it.each(['sep="\na,b\n', 'sep=;;\na,b\n', 'sep=\na,b\n', 'sep,x\na,b\n', '"sep=;"\na,b\n'])(
    'is not seen in %j',
    (sample) => expect(findDelimiter(sample, true).skip).toBe(0),
  );
});

describe('a delimiter that is asked for', () => {
  it.each([
    [';', ';'],
    ['tab', '\t'],
    ['TAB', '\t'],
    ['\\t', '\t'],
    ['\t', '\t'],
    [' ', ' '],
    ['\x1f', '\x1f'],
  ])('%j is %j', (asked, delimiter) => {
    expect(delimiterNamed(asked)).toBe(delimiter);
    expect(found('a,b\nc,d\n', asked)).toBe(delimiter);
  });

  it.each(['', '"', '\n', '\r', '\ufeff', ', ', 'semicolon', '😀'])('%j is refused', (asked) => {
    expect(() => delimiterNamed(asked)).toThrow(UsageFailure);
  });
});

it.each([
  ['\t', 'tab'],
  [' ', 'space'],
  [';', '";"'],
])('%j is called %s', (delimiter, name) => expect(delimiterName(delimiter)).toBe(name));
