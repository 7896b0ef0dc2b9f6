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

/**
 * `24.11.2026 15:30` → `2026-11-24 15:30`; undefined for what is no date in this order. Only a year of four digits, with
 * nothing behind the time, proves an order. Where the order is known already (`isLoose`), two digits mean 1970–2069, a
 * comma may stand before the time, and what follows it (a zone, fractions) is dropped.
 */
export function isoDate(text: string, order: DateOrder, { isLoose = false } = {}): string | undefined {
  const [found, one = '', two = '', three = '', gap = '', time, tail = ''] = DATE.exec(text) ?? [];
  const parts = [one, two, three];
  const [year = '', month = '', day = ''] = LETTERS.map((letter) => parts[order.indexOf(letter)]);
  const isStrict =
    year.length === 4 && month.length <= 2 && day.length <= 2 && !gap.includes(',') && tail === '';
  if (found === undefined || !(isLoose || isStrict)) return undefined;
  const full = isLoose ? fullYear(Number(year)) : year;
  const date = new Date(Date.UTC(Number(full), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return undefined;
  const iso = full + date.toISOString().slice('2026'.length, '2026-11-24'.length);
  return time === undefined ? iso : `${iso} ${time}`;
}

const LETTERS = ['y', 'm', 'd'];
const DATE = /^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:([ T,]+)(\d{1,2}:\d{2}(?::\d{2})?)(\S*))?\s*$/;

function fullYear(year: number): string {
  const century = year >= 100 ? 0 : year < 70 ? 2000 : 1900;
  return String(century + year).padStart(4, '0');
}
