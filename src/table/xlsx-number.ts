/** Numbers as the spreadsheet shows them, so that an id or a postal code comes out as the digits a person reads. */
import type { Cell } from './table.ts';
import { dateCell, type DateLook } from './xlsx-date.ts';

/** Turns what a number cell stores into the cell a person sees. */
export type ShowNumber = (stored: string) => Cell;

/** What Excel's own format numbers show, where that is not plain. Source: ECMA-376 part 1, 18.8.30. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [2, '0.00'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
]);
const BUILT_IN_TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 47]);
const BUILT_IN_DATES: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];
const DURATION = 46;

/** Excel allows 255 characters; to take much longer ones apart could take hours. */
const MAX_CODE_UNITS = 1000;

/** How numbers of a format are shown. `code` is the workbook's own text for the number of a format. */
export function numberFormat(id: number, code: string | undefined, date1904: boolean): ShowNumber {
  if (code !== undefined && code.length > MAX_CODE_UNITS) return showGeneral;
  const look = code === undefined ? builtInLook(id) : dateLook(code);
  if (look !== undefined) {
    return (stored) => {
      const serial = numberOf(stored);
      return serial === undefined ? notANumber(stored) : dateCell(serial, look, date1904);
    };
  }
  const shown = numberText(code ?? BUILT_IN.get(id) ?? 'General');
  return (stored) => {
    const general = generalText(stored);
    return general === undefined ? notANumber(stored) : { text: shown(general), is: 'number' };
  };
}

/** A cell without a format. */
export const showGeneral: ShowNumber = numberFormat(0, undefined, false);

function builtInLook(id: number): DateLook | undefined {
  if (id === DURATION) return 'duration';
  if (BUILT_IN_TIMES.has(id)) return 'time';
  return BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last) ? 'date' : undefined;
}

/** Only the letters that stand for parts of a date count: `[Red]`, `[$CHF]` and quoted words have some too. */
function dateLook(code: string): DateLook | undefined {
  const [section = ''] = withoutLiterals(code).split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'duration';
  const letters = section.replace(/\[[^\]]*\]|general/gi, '').replace(/am\/pm|a\/p/gi, 'h');
  if (/y/i.test(letters)) return 'date';
  // `0.00 USD` counts dollars, though D and S are letters of dates; `ss.000` counts milliseconds.
  if (/[0#?]/.test(letters.replace(/s[.,]0+/gi, ''))) return undefined;
  if (/d/i.test(letters)) return 'date';
  if (/[hs]/i.test(letters)) return 'time';
  return /m/i.test(letters) ? 'date' : undefined;
}

function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|[\\_*]./g, '');
}

function notANumber(stored: string): Cell {
  return { text: stored, is: 'error' };
}

function numberOf(stored: string): number | undefined {
  const isNumber = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(stored);
  const value = isNumber ? Number(stored) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** The digits as stored for a whole number however long it is; else 15 of them, as Excel does. */
function generalText(stored: string): string | undefined {
  if (/^-?[1-9]\d*$/.test(stored)) return stored;
  const rounded = Number(numberOf(stored)?.toPrecision(15));
  return Number.isFinite(rounded) ? plain(rounded) : undefined;
}

function plain(value: number): string {
  return String(value).replace(
    /e([-+])(\d+)$/,
    (_, sign: string, digits: string) => `E${sign}${digits.padStart(2, '0')}`,
  );
}

/** Formats are followed where General would lose what a person sees, and only as long as no digit gets lost. */
function numberText(code: string): (general: string) => string {
  const [first = '', second] = code.split(';');
  const bare = first.replace(/\[(?![<=>])[^\]]*\]|[_*]./g, '');
  const decimals = /^[#,]*0\.(0+)$/.exec(bare)?.[1]?.length;
  if (decimals !== undefined) return (general) => lossless(general, Number(general).toFixed(decimals));
  const percent = /^0(?:\.(0+))?%$/.exec(bare);
  if (percent !== null) return (general) => percentText(general, percent[1]?.length ?? 0);
  const limit = /^\[<=(\d+)\]/.exec(first)?.[1];
  const shortDigits = digitPattern(first);
  const longDigits = limit !== undefined && second !== undefined ? digitPattern(second) : shortDigits;
  return (general) => {
    if (!/^\d{1,15}$/.test(general)) return general;
    const pattern = limit === undefined || Number(general) <= Number(limit) ? shortDigits : longDigits;
    return pattern === undefined ? general : filledIn(pattern, general);
  };
}

function lossless(general: string, formatted: string): string {
  return Number(formatted) === Number(general) ? formatted : general;
}

function percentText(general: string, decimals: number): string {
  const value = Number((Number(general) * 100).toPrecision(15));
  return `${lossless(plain(value), value.toFixed(decimals))}%`;
}

/** The characters of a format such as `00000` or `000\-00\-0000`, which only fills zeros in; else undefined. */
function digitPattern(section: string): readonly string[] | undefined {
  const code = section
    .replace(/\[[^\]]*\]|_./g, '')
    .replace(/"([^"]*)"/g, (_, text: string) => text.replace(/./g, '\\$&'));
  if (!/^(?:0|\\.|[-() /+])+$/.test(code) || (code.replace(/\\./g, '').match(/0/g)?.length ?? 0) < 2)
    return undefined;
  return code.match(/\\.|[^\\]/g) ?? undefined;
}

/** Digits for which there is no place go to the first one. */
function filledIn(pattern: readonly string[], digits: string): string {
  const places = pattern.filter((item) => item === '0').length;
  let rest = digits.padStart(places, '0');
  let taken = rest.length - places + 1;
  const parts = pattern.map((item) => {
    if (item !== '0') return item.replace(/^\\/, '');
    const shown = rest.slice(0, taken);
    rest = rest.slice(taken);
    taken = 1;
    return shown;
  });
  return parts.join('');
}
