/** Keeps count of what a sheet holds and its program does not show: it is read like the rest, and said. */
import { amount, msg, type Message } from '../message.ts';
import { columnLetter } from './table.ts';
import { MAX_COLUMNS } from './xlsx-limits.ts';
import { isYes, type Attributes } from './xlsx-xml.ts';

const SHOWN_COLUMNS = 10;

export class HiddenParts {
  #rows = 0;
  #definitions = 0;
  /** By column, 1 where it is hidden. Most sheets have none. */
  #columns: Uint8Array | undefined;
  readonly #used = new Map<number, boolean>();

  addRow(): void {
    this.#rows++;
  }

  /** A `<col>`, which defines a stretch of columns. Source: ECMA-376 part 1, 18.3.1.13. */
  define({ min, max, hidden }: Attributes): void {
    this.#definitions++;
    if (!isYes(hidden) || this.#definitions > MAX_COLUMNS) return;
    this.#columns ??= new Uint8Array(MAX_COLUMNS);
    this.#columns.fill(1, Math.max(0, Number(min) - 1), Number(max));
  }

  /** A value in a column. One whose first value begins with `_` is a program's own, and no secret to people. */
  look(column: number, text: string): void {
    if (this.#columns?.[column] === 1 && !this.#used.has(column))
      this.#used.set(column, !text.startsWith('_'));
  }

  /** A clause for each kind. */
  get notes(): readonly Message[] {
    const columns = [...this.#used].filter(([, counts]) => counts).map(([column]) => column);
    const letters = columns.sort((a, b) => a - b).map(columnLetter);
    const shown = letters.slice(0, SHOWN_COLUMNS).join(', ') + (letters.length > SHOWN_COLUMNS ? ', …' : '');
    return [
      ...(this.#rows > 0
        ? [
            this.#rows === 1
              ? msg`1 hidden or filtered row included`
              : msg`${amount(this.#rows)} hidden or filtered rows included`,
          ]
        : []),
      ...(letters.length > 0
        ? [
            letters.length === 1
              ? msg`1 hidden column included (${shown})`
              : msg`${letters.length} hidden columns included (${shown})`,
          ]
        : []),
    ];
  }
}
