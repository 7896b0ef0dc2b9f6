/** What spreadsheet programs make of a text that looks like a date. */

/** A day that some text may mean; without a year, this one's. */
interface Day {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  /** The order of its parts. */
  readonly order: 'ymd' | 'dmy' | 'mdy' | 'dm' | 'md' | 'my';
  /** Whether the month is a word. */
  readonly isNamed: boolean;
}

/**
 * `1-2` as `01.Feb` or `2026-02-01`, `MARCH1` as `01-Mar`, `2024-03-01` as `01.03.2024`. The cell names the month, gives a
 * year that the text had not, or turns the order around; day and month that are merely swapped are an edit.
 */
export function becameDate(original: string, cell: string): boolean {
  if (isTime(original, cell)) return true;
  if (/\p{L}/u.test(cell.replace('T', '')) && !SHOWN_BY_NAME.test(cell)) return false;
  const meant = daysIn(original);
  return meant.length > 0 && daysIn(cell).some((shown) => meant.some((day) => isFormOf(day, shown)));
}

/** `9:30` as `09:30:00`, which a workbook may hold on the day that its calendar begins with. */
function isTime(original: string, cell: string): boolean {
  const typed = /^0?(\d{1,2}:\d{2})(?::00)?$/.exec(original.trim())?.[1];
  const shown = /^(?:(?:1899-12-3[01]|1900-01-00|1904-01-01)[T ])?0?(\d{1,2}:\d{2}):00$/.exec(cell)?.[1];
  return typed !== undefined && typed === shown;
}

/** `1-Feb`, `01.Şub`, `Feb-26`: as Excel shows a date that was typed without a year, or without a day. */
const SHOWN_BY_NAME = /^(?:\d{1,2}[-.]\p{L}{3}|\p{L}{3}[-.]\d{2})$/u;

function isFormOf(meant: Day, shown: Day): boolean {
  const isSameYear = meant.year === undefined || shown.year === undefined || meant.year === shown.year;
  if (!isSameYear || meant.month !== shown.month || meant.day !== shown.day) return false;
  if (shown.isNamed) return true;
  if (shown.year === undefined || shown.order === 'my') return false;
  const isTurned = (shown.order === 'ymd') !== (meant.order === 'ymd');
  return (
    meant.year === undefined ||
    meant.isNamed ||
    meant.order === 'my' ||
    isTurned ||
    meant.order === shown.order
  );
}

/** Every way to read it. */
function daysIn(text: string): Day[] {
  const day = text.trim().replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
  const all = [...numericDays(day), ...namedDays(day)];
  return all.filter((each) => each.month >= 1 && each.month <= 12 && each.day >= 1 && each.day <= 31);
}

function numericDays(text: string): Day[] {
  const [, first = '', , second = '', third = ''] =
    /^(\d{1,4})([-./])(\d{1,4})(?:\2(\d{1,4}))?$/.exec(text) ?? [];
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const isNamed = false;
  if (second === '') return [];
  if (third === '') {
    return [
      { month: b, day: a, order: 'dm', isNamed },
      { month: a, day: b, order: 'md', isNamed },
      { year: yearOf(second), month: a, day: 1, order: 'my', isNamed },
      { year: yearOf(first), month: b, day: 1, order: 'my', isNamed },
    ];
  }
  if (first.length > 2) return [{ year: a, month: b, day: c, order: 'ymd', isNamed }];
  return [
    { year: yearOf(third), month: b, day: a, order: 'dmy', isNamed },
    { year: yearOf(third), month: a, day: b, order: 'mdy', isNamed },
  ];
}

function namedDays(text: string): Day[] {
  const [, before = '', name = '', after = '', last = ''] =
    /^(?:(\d{1,4})[-. /]?)?(\p{L}{3,9})\.?(?:[-. /]?(\d{1,4}))?(?:[-. /,]+(\d{1,4}))?$/u.exec(text) ?? [];
  const month = monthNamed(name);
  if (month === 0) return [];
  const isNamed = true;
  const year = last === '' ? {} : { year: yearOf(last) };
  if (before !== '') {
    const then = after === '' ? {} : { year: yearOf(after) };
    return [{ ...then, month, day: Number(before), order: after === '' ? 'dm' : 'dmy', isNamed }];
  }
  if (after === '') return [];
  return [
    { ...year, month, day: Number(after), order: last === '' ? 'md' : 'mdy', isNamed },
    ...(last === '' ? [{ year: yearOf(after), month, day: 1, order: 'my', isNamed } as const] : []),
  ];
}

/** 1 to 12, 0 for none. English and Turkish, as words or as their first three letters. */
function monthNamed(name: string): number {
  const word = name.toLocaleLowerCase('tr').replaceAll('ı', 'i');
  return MONTHS.findIndex((names) => names.some((each) => each === word || each.slice(0, 3) === word)) + 1;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'ocak'],
  ['february', 'şubat'],
  ['march', 'mart'],
  ['april', 'nisan'],
  ['may', 'mayis'],
  ['june', 'haziran'],
  ['july', 'temmuz'],
  ['august', 'ağustos'],
  ['september', 'eylül', 'sept'],
  ['october', 'ekim'],
  ['november', 'kasim'],
  ['december', 'aralik'],
];

/** Two digits are a year from 1930 to 2029, as Excel has it. */
function yearOf(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 30 ? 2000 : 1900);
}

/** Texts that people type and that would become this date: numbers only, in all orders. */
export function typedDays(cell: string): string[] {
  return daysIn(cell).flatMap(({ year, month, day }) => {
    const parts = (of: readonly number[], width: number): string[] =>
      ['-', '/', '.'].map((separator) => of.map((part) => String(part).padStart(width, '0')).join(separator));
    const orders = [
      ...[
        [day, month],
        [month, day],
      ],
      ...(year === undefined
        ? []
        : [year, year % 100].flatMap((each) => [
            [day, month, each],
            [month, day, each],
            [each, month, day],
            [month, each],
          ])),
    ];
    return orders.flatMap((order) => [...parts(order, 1), ...parts(order, 2)]);
  });
}
