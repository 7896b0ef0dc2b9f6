/** What a mapping can do to values, by name: join, first, split, value table, case, date, default. All pure. */
import { foldKey } from '../client/cells.ts';
import { isoDate } from './date-order.ts';
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
  return steps.date ? (isoDate(cased, steps.date, { isLoose: true }) ?? cased) : cased;
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
