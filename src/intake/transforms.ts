/** What a mapping can do to values, by name: join, first, split, value table, case, date, default. All pure. */
import { foldKey } from '../client/cells.ts';
import type { ColumnRule } from './mapping.ts';

export type Steps = Omit<ColumnRule, 'to' | 'rest'>;

/** The values of a rule: the first is what counts, the others are its rest. */
export function valuesOf(texts: readonly string[], steps: Steps): readonly string[] {
  const parts = steps.split === undefined ? texts : texts.flatMap((text) => text.split(steps.split ?? ''));
  const trimmed = steps.trim === false ? parts : parts.map((part) => part.trim());
  const [first = '', ...rest] = trimmed.filter((part) => part !== '').map((part) => changed(part, steps));
  return [first === '' ? (steps.default ?? '') : first, ...rest];
}

export function joined(texts: readonly string[], between = ' '): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(between);
}

function changed(text: string, steps: Steps): string {
  const short = steps.chars === undefined ? text : text.slice(0, steps.chars);
  const id = steps.salesforceId === true ? withCheck(short) : short;
  const told = steps.values ? (lookUp(id, steps.values) ?? id) : id;
  const cased = steps.case ? withCase(told, steps.case) : told;
  return steps.date ? (isoDate(cased, steps.date) ?? cased) : cased;
}

/** Each of the three letters tells which of five characters are capitals, so that ids differ in more than letter case. */
function withCheck(id: string): string {
  if (!/^[a-z\d]{15}$/i.test(id)) return id;
  const check = [0, 5, 10].map((from) => {
    const capitals = Array.from(id.slice(from, from + 5), (sign, at) => (/[A-Z]/.test(sign) ? 1 << at : 0));
    return CHECK_SIGNS[capitals.reduce((sum, bit) => sum + bit, 0)] ?? '';
  });
  return id + check.join('');
}

const CHECK_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function lookUp(text: string, table: Readonly<Record<string, string>>): string | undefined {
  const key = foldKey(text);
  return Object.entries(table).find(([from]) => foldKey(from) === key)?.[1];
}

function withCase(text: string, to: NonNullable<Steps['case']>): string {
  const locale = to.endsWith('-tr') ? 'tr' : 'en';
  if (to.startsWith('upper')) return text.toLocaleUpperCase(locale);
  if (to.startsWith('lower')) return text.toLocaleLowerCase(locale);
  return text
    .toLocaleLowerCase(locale)
    .replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase(locale));
}

/** `24.11.2026 15:30` → `2026-11-24 15:30`; undefined for what is no such date. Two digits mean 1970–2069. */
function isoDate(text: string, order: 'dmy' | 'mdy' | 'ymd'): string | undefined {
  const found = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?)\S*)?$/.exec(
    text.trim(),
  );
  if (!found) return undefined;
  const numbers = found.slice(1, 4).map(Number);
  const [year, month, day] = ['y', 'm', 'd'].map((letter) => numbers[order.indexOf(letter)] ?? NaN);
  const full = fullYear(year ?? NaN);
  const date = new Date(Date.UTC(full, (month ?? NaN) - 1, day));
  if (date.getUTCFullYear() !== full || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day)
    return undefined;
  return date.toISOString().slice(0, 10) + (found[4] === undefined ? '' : ` ${found[4]}`);
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
