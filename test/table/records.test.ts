import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanRecords } from '../../src/table/records.ts';

describe('records end', () => {
  it.each([
    ['at line feeds', 'a,b\nc\n', 'a,b\nc\n', 2],
    ['at CR LF, which becomes one line feed', 'a,b\r\nc\r\n', 'a,b\nc\n', 2],
    ['at CR, as on old Macs', 'a,b\rc\r', 'a,b\nc\n', 2],
    ['at any of them in one file', 'a\r\nb\nc\rd\n', 'a\nb\nc\nd\n', 4],
    ['at the end of the text', 'a\nb', 'a\nb\n', 2],
    ['in blank lines too', '\n\r\n\r\na\n', '\n\n\na\n', 4],
    ['not inside quotes', '"a\nb\r\nc\rd",e\nf\n', '"a\nb\r\nc\rd",e\nf\n', 2],
    [
      'not at other separators of Unicode',
      'a\u2028b\u2029c\x85d\x0be\x0cf\n',
      'a\u2028b\u2029c\x85d\x0be\x0cf\n',
      1,
    ],
    ['after quotes that were doubled', '"a ""b"", c\n""x",d\n', '"a ""b"", c\n""x",d\n', 1],
    ['after blanks behind a closing quote', '"a" ,"b"\t \r\nc\n', '"a" ,"b"\t \nc\n', 2],
    ['after quotes inside bare cells', 'a "b",c"\nd"e\n', 'a "b",c"\nd"e\n', 2],
    ['after quotes behind a blank', ' "a\nb"\n', ' "a\nb"\n', 2],
  ])('%s', (_what, text, block, count) => {
    expect(scanRecords(text, ',', true)).toEqual({ block, count, rest: '' });
  });

  it('where nothing is, there is no record', () => {
    expect(scanRecords('', ',', true)).toEqual({ block: '', count: 0, rest: '' });
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
    expect(scanRecords(text, ',', false)).toMatchObject({ block: 'a\n', count: 1, rest });
  });
});

describe('a cell with quotes', () => {
  it.each([
    ['that never closes', 'a\nb,"c\nd', '"c\nd', false],
    ['that never closes, for all its quotes are doubled', 'a\n"b""', '"b""', false],
    ['that goes on after the closing one', 'a\n"b"c\nd', '"b"c\nd', true],
    ['that goes on after the closing one and a blank', 'a\n"b" c\nd', '"b" c\nd', true],
    ['that begins anew', 'a\n"b" "c"\n', '"b" "c"\n', true],
  ])('%s is told', (_what, text, open, stray) => {
    expect(scanRecords(text, ',', true)).toMatchObject({ count: 1, open: { text: open, stray } });
  });

  it('may be followed by a blank where blanks stand between cells', () => {
    expect(scanRecords('"a b" "c" d\n', ' ', true)).toEqual({ block: '"a b" "c" d\n', count: 1, rest: '' });
    expect(scanRecords('"a\tb"\t"c"\n', '\t', true)).toEqual({ block: '"a\tb"\t"c"\n', count: 1, rest: '' });
  });
});

it('a text gives the same records wherever it is cut', () => {
  const csvLike = fc.string({ unit: fc.constantFrom('"', '"', ',', '\r', '\n', ' ', 'a'), maxLength: 24 });
  fc.assert(
    fc.property(csvLike, fc.nat(24), (text, at) => {
      const whole = scanRecords(text, ',', true);
      const first = scanRecords(text.slice(0, at), ',', false);
      if (first.open?.stray === true) {
        expect(whole.open?.stray).toBe(true);
        return;
      }
      const second = scanRecords(first.rest + text.slice(at), ',', true);
      expect(first.block + second.block).toBe(whole.block);
      expect(first.count + second.count).toBe(whole.count);
      expect(second.open).toEqual(whole.open);
    }),
    { numRuns: 2_000 },
  );
});
