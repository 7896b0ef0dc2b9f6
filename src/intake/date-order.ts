/** In which order day, month and year stand in a column, proved by the column itself, and dates written as ISO 8601. */

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** `unsure`: nothing in the column tells 3 April from 4 March. `none`: it holds no dates, or dates of several orders. */
export type ColumnOrder = DateOrder | 'unsure' | 'none';

/** Looks at a column value by value; blank ones say nothing. */
export class DateColumn {
  #possible: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
  #count = 0;

  add(text: string): void {
    if (text.trim() === '') return;
    this.#count++;
    if (this.#possible.length > 0)
      this.#possible = this.#possible.filter((order) => isoDate(text, order) !== undefined);
  }

  get order(): ColumnOrder {
    const [order, ...others] = this.#possible;
    if (this.#count === 0 || order === undefined) return 'none';
    return others.length > 0 ? 'unsure' : order;
  }
}

/** `24.11.2026 15:30` → `2026-11-24 15:30`; undefined for what is no date in this order. The year has four digits. */
export function isoDate(text: string, order: DateOrder): string | undefined {
  const [, one = '', two = '', three = '', time] = DATE.exec(text) ?? [];
  const parts = [one, two, three];
  const [year = '', month = '', day = ''] = LETTERS.map((letter) => parts[order.indexOf(letter)]);
  if (year.length !== 4 || month.length > 2 || day.length > 2) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time === undefined ? '' : ` ${time}`}`;
}

const LETTERS = ['y', 'm', 'd'];
const DATE = /^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?\s*$/;
