import { describe, expect, it } from 'vitest';
import { DateColumn, isoDate, type DateOrder } from '../../src/intake/date-order.ts';

function orderOf(...texts: readonly string[]) {
  const column = new DateColumn();
  for (const text of texts) column.add(text);
  return column.order;
}

describe('the order of a column of dates', () => {
  it.each([
    ['dmy', ['03/04/2024', '', '24.11.2026']],
    ['mdy', ['03/04/2024', '11/24/2026 15:30']],
    ['ymd', ['2024-03-04', '2026/11/24']],
    ['unsure', ['03/04/2024', '01.02.2026']],
    ['none', ['24/11/2026', '11/24/2026']],
    ['none', ['03/04/2024', 'soon']],
    ['none', ['12', '0532']],
    ['none', ['03/04/24']],
    ['none', ['31/02/2024']],
    ['none', ['', '']],
    ['none', []],
  ])('is %s for %j', (order, texts) => expect(orderOf(...texts)).toBe(order));
});

describe('a date', () => {
  it.each<[string, DateOrder, string | undefined]>([
    ['24.11.2026', 'dmy', '2026-11-24'],
    ['4/3/2024 9:05', 'mdy', '2024-04-03 9:05'],
    ['2024/3/4T10:00:00', 'ymd', '2024-03-04 10:00:00'],
    ['29.02.2023', 'dmy', undefined],
    ['29.02.2024', 'dmy', '2024-02-29'],
    ['24.11.2026', 'mdy', undefined],
    ['00.11.2026', 'dmy', undefined],
    ['01.01.0099', 'dmy', '0099-01-01'],
    ['24.11.2026, 15:30', 'dmy', undefined],
    ['24.11.2026 15:30Z', 'dmy', undefined],
    ['text', 'dmy', undefined],
  ])('%s in %s is %s', (text, order, iso) => expect(isoDate(text, order)).toBe(iso));

  it.each<[string, DateOrder, string | undefined]>([
    ['24.11.69, 15:30', 'dmy', '2069-11-24 15:30'],
    ['11/24/70', 'mdy', '1970-11-24'],
    ['2026-11-24T15:30:00.000Z', 'ymd', '2026-11-24 15:30:00'],
    ['29.02.23', 'dmy', undefined],
    ['text', 'dmy', undefined],
  ])('written loosely, %s in %s is %s', (text, order, iso) =>
    expect(isoDate(text, order, { isLoose: true })).toBe(iso),
  );
});
