import { describe, expect, it } from 'vitest';
import { pairClients, type Who } from '../../src/compare/pair.ts';
import { inWords } from '../../src/message.ts';
import { DEFAULT_MATCH } from '../../src/plan/match.ts';

/** `1 a@x Acme`: id, e-mail address and name; `-` for none. */
function people(...words: string[]): Who[] {
  return words.map((text, n) => {
    const [id = '', ...values] = text.split(' ').map((word) => (word === '-' ? '' : word));
    return { n, id, values };
  });
}

describe('finding out who is who', () => {
  it.each<[string, string[], string[], [number, number][]]>([
    [
      'the id decides, whatever else they share',
      ['1 a Acme', '2 b Best'],
      ['2 a Acme', '1 b Best'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    ['two with different ids are two clients', ['1 a Acme'], ['2 a Acme'], []],
    [
      'without ids the address decides',
      ['- a Acme', '- b Best'],
      ['- b Acme', '- a Best'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    ['a changed address falls back on the name', ['- a Acme'], ['- b Acme'], [[0, 0]]],
    [
      'a shared address falls back on the name',
      ['- a Acme', '- a Best'],
      ['- a Best', '- a Acme'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'an id on one side only tells nothing',
      ['1 a Acme', '2 b Best'],
      ['- b Best', '- a Acme'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'one with an id leaves its namesake without one alone',
      ['1 a Acme', '- a Acme'],
      ['1 a Acme', '- a Acme'],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    ['nothing told is nothing shared', ['- - -'], ['- - -'], []],
  ])('%s', (_, before, after, expected) => {
    const { pairs, unclear } = pairClients(people(...before), people(...after), DEFAULT_MATCH);
    expect([...pairs].sort()).toEqual(expected);
    expect([unclear.before.size, unclear.after.size]).toEqual([0, 0]);
  });

  it.each<[string, string[], string[], string]>([
    [
      'a copied row',
      ['1 a Acme'],
      ['1 a Acme', '1 a Acme'],
      'the same ID stands once before and 2 times after',
    ],
    [
      'rows that nothing tells apart',
      ['- a Acme', '- a Acme'],
      ['- a Acme'],
      'the same e-mail address stands 2 times before and once after',
    ],
    [
      'a namesake among those with ids',
      ['1 - Acme', '2 - Acme'],
      ['- - Acme'],
      'the same name stands 2 times before and once after',
    ],
  ])('%s is never paired by a guess', (_, before, after, why) => {
    const { pairs, unclear } = pairClients(people(...before), people(...after), DEFAULT_MATCH);
    expect(pairs.size).toBe(0);
    expect([...unclear.before.values(), ...unclear.after.values()].map((each) => inWords(each))).toEqual(
      Array.from({ length: before.length + after.length }, () => why),
    );
  });

  it('takes a moment, although thousands share one placeholder', () => {
    const crowd = people(...Array.from({ length: 20_000 }, (_, n) => `- none@x Client${n}`));
    const started = performance.now();
    expect(pairClients(crowd, [...crowd].reverse(), DEFAULT_MATCH).pairs.size).toBe(20_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
