import { describe, expect, it } from 'vitest';
import { wishOf } from '../../src/client/cells.ts';
import { mergeField, type MergeRules } from '../../src/plan/merge.ts';

const rules: MergeRules = { blank: 'keep', conflict: 'report' };
const conflict = (yours: string, theirs: string) => ({ is: 'conflict', yours, theirs });
const write = (text: string) => ({ is: 'write', text });
const keep = { is: 'keep' };

describe('a cell without fingerprints', () => {
  it.each([
    ['', 'server', keep],
    ['', '', keep],
    ['<clear>', 'server', write('')],
    ['<clear>', '', keep],
    ['same', 'same', keep],
    ['new', 'server', write('new')],
    [' new ', 'server', write('new')],
    [' server ', 'server', keep],
    [' kept ', ' kept ', keep],
    ['  ', 'server', keep],
  ])('%j over %j', (cell, server, expected) => {
    expect(mergeField({ wish: wishOf(cell), server }, rules)).toEqual(expected);
  });

  it('blank clears with --blank clear, and only what is filled', () => {
    expect(mergeField({ wish: wishOf(''), server: 'x' }, { ...rules, blank: 'clear' })).toEqual(write(''));
    expect(mergeField({ wish: wishOf(''), server: '' }, { ...rules, blank: 'clear' })).toEqual(keep);
  });
});

describe('a cell with fingerprints', () => {
  it.each([
    // cell, at export, on the server now, outcome
    ['', '', '', keep],
    ['', '', 'theirs', keep],
    ['', 'old', 'old', write('')],
    ['', 'old', '', keep],
    ['', 'old', 'theirs', conflict('', 'theirs')],
    ['<clear>', 'old', 'old', write('')],
    ['<clear>', 'old', 'theirs', write('')],
    ['<clear>', 'old', '', keep],
    ['old', 'old', 'old', keep],
    ['old', 'old', 'theirs', keep],
    ['old', 'old', '', keep],
    ['mine', 'old', 'old', write('mine')],
    ['mine', 'old', 'mine', keep],
    ['mine', 'old', 'theirs', conflict('mine', 'theirs')],
    ['mine', 'old', '', conflict('mine', '')],
    ['mine', '', '', write('mine')],
    ['mine', '', 'theirs', conflict('mine', 'theirs')],
    [' old', 'old', 'old', write(' old')],
  ])('%j, %j at export, %j now', (cell, atExport, server, expected) => {
    const wasAtExport = (text: string): boolean => text === atExport;
    expect(mergeField({ wish: wishOf(cell), server, wasAtExport }, rules)).toEqual(expected);
  });

  it.each<[string, string, string, object]>([
    ['new@x.example ', 'old@x.example', 'old@x.example', write('new@x.example')],
    ['\u00a0new@x.example', '', '', write('new@x.example')],
    ['new@x.example ', 'old@x.example', 'new@x.example', { is: 'keep' }],
    ['old@x.example ', 'old@x.example', 'theirs@x.example', { is: 'keep' }],
    ['new@x.example ', 'old@x.example', 'theirs@x.example', conflict('new@x.example', 'theirs@x.example')],
    [' old@x.example ', ' old@x.example ', ' old@x.example ', { is: 'keep' }],
  ])(
    'of an e-mail address, without the spaces around it: %j, %j at export, %j now',
    (cell, atExport, server, expected) => {
      const wasAtExport = (text: string): boolean => text === atExport;
      expect(mergeField({ wish: wishOf(cell), server, wasAtExport, isAddress: true }, rules)).toEqual(
        expected,
      );
    },
  );

  it.each([
    ['0532', '0532'],
    ['0532', 'theirs'],
    ['0532', ''],
  ])('that a program damaged: 532, %j at export, %j now, writes nothing', (atExport, server) => {
    const wasAtExport = (text: string): boolean => text === atExport;
    const damaged = { is: 'damaged', cell: '532', damage: { original: '0532', how: 'number' } };
    for (const conflict of ['report', 'mine', 'theirs'] as const) {
      expect(mergeField({ wish: wishOf('532'), server, wasAtExport }, { ...rules, conflict })).toEqual(
        damaged,
      );
    }
  });

  it.each([
    ['mine', write('mine')],
    ['theirs', keep],
  ] as const)('--conflict %s settles it', (rule, expected) => {
    const input = { wish: wishOf('mine'), server: 'theirs', wasAtExport: () => false };
    expect(mergeField(input, { ...rules, conflict: rule })).toEqual(expected);
  });
});
