import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/message.ts';
import { refusals } from '../../src/plan/guards.ts';
import { NO_COUNTS, type PlanCounts } from '../../src/plan/plan.ts';
import { tell } from '../../src/turkish/tell.ts';

function refused(counts: Partial<PlanCounts>): string[] {
  return refusals({ ...NO_COUNTS, ...counts }, []).map(({ allow }) => allow);
}

describe('a plan is refused before anything is sent', () => {
  it.each<[string, Partial<PlanCounts>, string[]]>([
    ['nothing harmful', { create: 900, update: 900, clears: 90, filled: 900 }, []],
    ['five of them, where that is all', { update: 1, clears: 5, filled: 5 }, ['clears']],
    ['any delete', { delete: 1 }, ['deletes']],
    ['more than a tenth of the filled cells emptied', { update: 91, clears: 91, filled: 900 }, ['clears']],
    ['a few cells emptied, which a person can read through', { update: 1, clears: 4, filled: 4 }, []],
    ['more than a tenth of the rows without their ID', { create: 11, nothing: 89, lost: 11 }, ['lost-ids']],
    ['a tenth of the rows without their ID', { create: 10, nothing: 90, lost: 10 }, []],
    [
      'a column that looks as if it was sorted by itself',
      { moved: [{ column: 'Phone', cells: 9 }] },
      ['moves'],
    ],
    [
      'all of it',
      { create: 9, delete: 2, update: 9, clears: 9, filled: 9, lost: 9 },
      ['deletes', 'clears', 'lost-ids'],
    ],
  ])('%s', (_, counts, allow) => {
    expect(refused(counts)).toEqual(allow);
  });

  it('unless it is allowed', () => {
    expect(refusals({ ...NO_COUNTS, delete: 1 }, ['deletes'])).toEqual([]);
    expect(refusals({ ...NO_COUNTS, delete: 1 }, ['clears', 'lost-ids'])).toHaveLength(1);
  });

  it('with the columns, of many the first', () => {
    const moved = Array.from({ length: 8 }, (_, n) => ({ column: `C${n}`, cells: 10 }));
    const [all] = refusals({ ...NO_COUNTS, moved }, []);
    expect(inWords(all?.message ?? '')).toContain(
      'It would change 80 cells of the columns "C0", "C1", "C2", "C3", "C4", "C5", 2 more, most of them',
    );
  });

  it('with the figures', () => {
    const [clears] = refusals({ ...NO_COUNTS, update: 9, clears: 50, filled: 200 }, []);
    expect(inWords(clears?.message ?? '')).toBe(
      'It would empty 50 of the 200 filled cells that the sheet covers.',
    );
    const [many] = refusals({ ...NO_COUNTS, update: 9, clears: 1800, filled: 12_000 }, []);
    expect(tell(many?.message ?? '', 'en')).toContain('1,800 of the 12,000 filled');
    expect(tell(many?.message ?? '', 'tr')).toMatch(/12\.000 .* 1\.800 /);
  });
});
