import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanRecords } from '../../src/table/records.ts';

describe('records end', () => {
  it.each([
    ['at line feeds', 'a,b\nc\n', '\n', 2],
    ['at CR LF', 'a,b\r\nc\r\n', '\r\n', 2],
    ['at CR, as on old Macs', 'a,b\rc\r\rd', '\r', 3],
    ['in blank lines too', '\n\n\na\n', '\n', 4],
    ['not inside quotes', '"a\nb\r\nc\rd",e\nf\n', '\n', 2],
    ['not at other separators of Unicode', 'a\u2028b\u2029c\x85d\x0be\x0cf\n', '\n', 1],
    ['after quotes that were doubled', '"a ""b"", c\n""x",d\n', '\n', 1],
    ['after blanks behind a closing quote', '"a" ,"b"\t \r\nc\r\n', '\r\n', 2],
    ['after quotes inside bare cells', 'a "b",c"\nd"e\n', '\n', 2],
    ['after quotes behind a blank', ' "a\nb"\n', '\n', 2],
  ])('%s', (_what, text, lineEnd, count) => {
    const whole = text.slice(0, text.lastIndexOf(lineEnd) + lineEnd.length);
    const rest = text.slice(whole.length);
    expect(scanRecords(text, ',')).toEqual({ block: whole, lineEnd, count, rest });
  });

  it.each([
    ['several of them in one piece', 'a\r\nb\nc\rd\n', 'a\nb\nc\nd\n', 4],
    ['and those in quotes', '"a\r\nb\rc"\r\nd\n', '"a\r\nb\rc"\nd\n', 2],
    ['and blank lines', '\r\n\n\r\r\n', '\n\n\n\n', 4],
  ])('alike after the scan: %s', (_what, text, block, count) => {
    expect(scanRecords(text, ',')).toEqual({ block, lineEnd: '\n', count, rest: '' });
  });

  it('nowhere in nothing', () => {
    expect(scanRecords('', ',')).toEqual({ block: '', lineEnd: '\n', count: 0, rest: '' });
  });
});

describe('what is not complete waits', () => {
  it.each([
    ['a record without its end', 'a\nb,c', 'b,c'],
    ['a carriage return that a line feed may follow', 'a\nb\r', 'b\r'],
    ['an open quote', 'a\nb,"c\nd', 'b,"c\nd'],
    ['a quote that another may follow', 'a\nb,"c"', 'b,"c"'],
    ['blanks after a quote', 'a\n"b" ', '"b" '],
  ])('%s', (_what, text, rest) => {
    expect(scanRecords(text, ',')).toMatchObject({ block: 'a\n', count: 1, rest });
  });
});

describe('a cell with quotes', () => {
  it.each([
    ['that has not closed', 'a\nb,"c\nd', '"c\nd', false],
    ['that has not closed, for all its quotes are doubled', 'a\n"b""', '"b""', false],
    ['that goes on after the closing one', 'a\n"b"c\nd', '"b"c\nd', true],
    ['that goes on after the closing one and a blank', 'a\n"b" c\nd', '"b" c\nd', true],
    ['that begins anew', 'a\n"b" "c"\n', '"b" "c"\n', true],
  ])('%s is told', (_what, text, open, stray) => {
    expect(scanRecords(text, ',')).toMatchObject({ count: 1, open: { text: open, stray } });
  });

  it.each([
    [' ', '"a b" "c" d\n'],
    ['\t', '"a\tb"\t"c"\n'],
  ])('may be followed by %j where that stands between cells', (delimiter, text) => {
    expect(scanRecords(text, delimiter)).toEqual({ block: text, lineEnd: '\n', count: 1, rest: '' });
  });
});

it('a text gives the same records wherever it is cut', () => {
  const csvLike = fc.string({ unit: fc.constantFrom('"', '"', ',', '\r', '\n', ' ', 'a'), maxLength: 24 });
  const alike = (block: string): string => block.replace(/\r\n?/g, '\n');
  fc.assert(
    fc.property(csvLike, fc.nat(24), (text, at) => {
      const whole = scanRecords(`${text}\n`, ',');
      const first = scanRecords(text.slice(0, at), ',');
      if (first.open?.stray === true) {
        expect(whole.open?.stray).toBe(true);
        return;
      }
      const second = scanRecords(`${first.rest}${text.slice(at)}\n`, ',');
      expect(alike(first.block) + alike(second.block)).toBe(alike(whole.block));
      expect(first.count + second.count).toBe(whole.count);
      expect(second.open).toEqual(whole.open);
    }),
    { numRuns: 1_000 },
  );
});
