/** Finds columns whose values went to other clients, as they do where somebody sorts a column without the rest of the sheet. */
import { hash } from 'node:crypto';
import { countIn, NO_COUNTS, type Action, type MovedColumn, type PlanCounts } from './plan.ts';

/** Counts the actions of a plan as they go by. Of each column that changes it keeps 20,000 values at most, some 40 bytes each. */
export class Counting {
  #counts = NO_COUNTS;
  readonly #columns = new Map<string, Column>();

  add(action: Action): void {
    this.#counts = countIn(this.#counts, action);
    if (action.do !== 'update') return;
    for (const { column, from, to } of action.changes) {
      const known = this.#columns.get(column) ?? new Column();
      this.#columns.set(column, known);
      known.add(from, to);
    }
  }

  get counts(): PlanCounts {
    const { update, nothing, conflict } = this.#counts;
    const moved = [...this.#columns].flatMap(([column, each]): MovedColumn[] =>
      each.isMoved(update + nothing + conflict) ? [{ column, cells: each.cells }] : [],
    );
    return { ...this.#counts, moved };
  }
}

/** Fewer can be read through in the preview. */
const FEW = 5;
const MOST_SHARE = 0.1;
/** As many are no slip of single cells, however large the sheet is. */
const MANY = 20;
/** Where a value changes clients about once, such as a phone: that most are another client's is no chance. */
const RARE = { values: 5, perValue: 1.25, share: 0.9 };
/**
 * What many clients share, such as a city or a manager, goes from one to another in honest work, too. Where a column is
 * sorted, though, many cells change, and yet each value stands as often as before.
 */
const COMMON = { values: 3, ofRows: 0.25, share: 0.99 };
const MOST_VALUES = 20_000;

class Column {
  /** How many change. */
  cells = 0;
  /** How often a value came to a client, less how often it left one. */
  readonly #balance = new Map<number, number>();
  /** Comings and leavings of the values in it. */
  #ends = 0;

  add(from: string, to: string): void {
    this.cells += 1;
    this.#count(from, -1);
    this.#count(to, 1);
  }

  /** `rows`: of all clients that are there. */
  isMoved(rows: number): boolean {
    const values = this.#balance.size;
    const astray = [...this.#balance.values()].reduce((sum, each) => sum + Math.abs(each), 0);
    const moved = (this.#ends - astray) / 2;
    if (moved < FEW || moved <= Math.min(rows * MOST_SHARE, MANY)) return false;
    const share = (this.#ends - astray) / this.#ends;
    if (this.#ends / 2 <= values * RARE.perValue) return values >= RARE.values && share >= RARE.share;
    const areMany = this.cells >= MANY && this.cells > rows * COMMON.ofRows;
    return areMany && values >= COMMON.values && share >= COMMON.share && astray <= values;
  }

  /** A value that comes too late is left out, and one that is known followed to the end: so the balance is right. */
  #count(text: string, by: number): void {
    if (text === '') return;
    const value = hash('sha1', text, 'buffer').readInt32LE();
    const before = this.#balance.get(value);
    if (before === undefined && this.#balance.size >= MOST_VALUES) return;
    this.#balance.set(value, (before ?? 0) + by);
    this.#ends += 1;
  }
}
