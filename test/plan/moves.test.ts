/** A column that was sorted by itself is told from honest work on it, whatever its values are. */
import { describe, expect, it } from 'vitest';
import { Counting } from '../../src/plan/moves.ts';
import type { PlanCounts } from '../../src/plan/plan.ts';
import { makeClient } from '../helpers/make.ts';

const PHONES = Array.from({ length: 60 }, (_, n) => `0532 ${(n * 7919) % 1000} ${n}`);
const SPARSE = PHONES.map((phone, n) => (n % 3 === 1 ? phone : ''));
const CITIES = PHONES.map((_, n) => ['Bursa', 'İzmir', 'Ankara', 'Ankara', 'Van'][(n * n + n) % 5] ?? '');
const MANAGERS = PHONES.map((_, n) => ['elif', 'grace', 'mert'][((n * 5) % 7) % 3] ?? '');

describe('a column is taken for moved', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['sorted by itself', PHONES, sorted(PHONES)],
    ['sorted downwards', PHONES, sorted(PHONES).reverse()],
    ['sorted where most cells are empty', SPARSE, sorted(SPARSE)],
    ['sorted where its values are common', CITIES, sorted(CITIES)],
    ['sorted where there are but three values', MANAGERS, sorted(MANAGERS)],
    ['pushed up by a cell', PHONES, [...PHONES.slice(1), '']],
    ['pushed down by a cell that was put in', PHONES, ['0212', ...PHONES.slice(0, -1)]],
    [
      'sorted in a part of the sheet',
      PHONES,
      [...PHONES.slice(0, 48), ...sorted(PHONES.slice(48)).reverse()],
    ],
    [
      'sorted, and then edited',
      PHONES,
      sorted(PHONES).map((phone, n) => (n % 12 === 0 ? `0216 ${n}` : phone)),
    ],
  ])('%s', (_, before, after) => {
    const cells = before.filter((text, n) => text !== after[n]).length;
    expect(countsOf(before, after).moved).toEqual([{ column: 'Phone', cells }]);
  });

  it('on a few of very many rows, where those are many', () => {
    const many = Array.from({ length: 1000 }, (_, n) => `${(n * 7919) % 1000}`);
    const after = [...many.slice(0, 950), ...sorted(many.slice(950)).reverse()];
    expect(countsOf(many, after).moved).toHaveLength(1);
  });

  it('among more values than it keeps, and not for as many new ones', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => `${(n * 7919) % 50_000} Street`);
    expect(countsOf(many, many.toSorted()).moved).toHaveLength(1);
    expect(
      countsOf(
        many,
        many.map((text) => `+90 ${text}`),
      ).moved,
    ).toEqual([]);
  });
});

describe('it is honest work to', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['change nothing', PHONES, PHONES],
    ['write all phones otherwise', PHONES, PHONES.map((phone) => phone.replace(/^0/, '+90 '))],
    ['give many clients one value', CITIES, CITIES.map((city) => (city === 'Ankara' ? 'Van' : city))],
    ['give all clients one value', PHONES, PHONES.map(() => PHONES[0] ?? '')],
    [
      'copy the phone of a client to the rows below',
      PHONES,
      PHONES.map((phone, n) => (n < 20 ? (PHONES[0] ?? '') : phone)),
    ],
    ['fill what was empty', SPARSE, PHONES],
    ['empty a column', PHONES, PHONES.map(() => '')],
    ['swap two managers', MANAGERS, MANAGERS.map((who) => ({ elif: 'grace', grace: 'elif' })[who] ?? who)],
    [
      'let each manager hand the clients on to the next',
      MANAGERS,
      MANAGERS.map((who) => ({ elif: 'grace', grace: 'mert', mert: 'elif' })[who] ?? who),
    ],
    ['swap the phones of two clients', PHONES, [...PHONES.slice(0, 2).reverse(), ...PHONES.slice(2)]],
    [
      'put four phones right that were mixed up',
      PHONES,
      [...PHONES.slice(0, 4).reverse(), ...PHONES.slice(4)],
    ],
  ])('%s', (_, before, after) => {
    expect(countsOf(before, after).moved).toEqual([]);
  });
});

/** Clients handed around among colleagues by chance: each draw is another. */
it('it is honest work to hand clients around among colleagues, but for one draw in a hundred', () => {
  const chance = dice();
  const alarms = [3, 5, 8].flatMap((colleagues) =>
    [6, 20, 60].flatMap((changed) =>
      Array.from({ length: 100 }, () => {
        const before = Array.from({ length: 100 }, () => `colleague ${chance(colleagues)}`);
        const after = before.map((who, n) => (n < changed ? `colleague ${chance(colleagues)}` : who));
        return countsOf(before, after).moved.length;
      }),
    ),
  );
  expect(alarms.filter((each) => each > 0).length).toBeLessThanOrEqual(alarms.length / 100);
});

/** The same each time: draws from 0 to below the number given. */
function dice(): (sides: number) => number {
  let seed = 20_261_124;
  return (sides) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}

function sorted(texts: readonly string[]): string[] {
  return texts.toSorted((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b));
}

/** Of a plan in which the cells of one column change so. */
function countsOf(before: readonly string[], after: readonly string[]): PlanCounts {
  const counting = new Counting();
  for (const [n, from] of before.entries()) {
    const to = after[n] ?? '';
    const about = { n: n + 1, rows: [n + 2], name: '', id: `c${n}` };
    const { _id, ...body } = makeClient({ _id: about.id });
    if (from === to) counting.add({ do: 'nothing', why: 'unchanged', ...about });
    else {
      const changes = [{ column: 'Phone', from, to }];
      counting.add({ do: 'update', ...about, before: { _id, ...body }, body, changes, conflicts: [] });
    }
  }
  return counting.counts;
}
