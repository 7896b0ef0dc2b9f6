/** Dates as Excel counts them: days since 1900 (or 1904), the time of day as a fraction. Source: ECMA-376 part 1, 18.17.4. */
import type { Cell } from './table.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** The last day Excel knows, 9999-12-31. */
const MAX_DAY_1900 = 2_958_465;
const DAYS_1900_TO_1904 = 1462;
/** Excel keeps Lotus 1-2-3's belief that 1900 was a leap year. */
const LEAP_DAY_OF_1900 = 60;
/** A double or 15 digits hold a time this well; what is further from a whole millisecond was never one. */
const ROUNDING_MS = 0.01;

/** What a date format shows of a number. */
export type DateLook = 'date' | 'time' | 'duration';

/** The cell of a number that is formatted as a date: ISO 8601 without a zone, or the error Excel shows. */
export function dateCell(serial: number, look: DateLook, date1904: boolean): Cell {
  const ms = roundedMs(serial);
  const lastDay = MAX_DAY_1900 - (date1904 ? DAYS_1900_TO_1904 : 0);
  if (!(ms >= 0 && ms < (lastDay + 1) * DAY_MS)) return { text: '########', is: 'error' };
  if (look === 'duration') return { text: durationText(ms), is: 'number' };
  const day = Math.floor(ms / DAY_MS);
  const isTime = day === 0 && (look === 'time' || !date1904);
  if (isTime) return { text: isoText(ms).slice('1970-01-01T'.length), is: 'date' };
  if (date1904) return { text: shortIso(Date.UTC(1904, 0, 1) + ms), is: 'date' };
  if (day === LEAP_DAY_OF_1900) return { text: '1900-02-29', is: 'error' };
  const dayZero = Date.UTC(1899, 11, day < LEAP_DAY_OF_1900 ? 31 : 30);
  return { text: shortIso(dayZero + ms), is: 'date' };
}

/** Whole milliseconds where the number is that exact, whole seconds otherwise, as Excel shows them. */
function roundedMs(serial: number): number {
  const ms = serial * DAY_MS;
  const whole = Math.round(ms);
  return Math.abs(ms - whole) <= ROUNDING_MS ? whole : Math.round(ms / 1000) * 1000;
}

function shortIso(ms: number): string {
  return ms % DAY_MS === 0 ? isoText(ms).slice(0, 10) : isoText(ms);
}

function isoText(ms: number): string {
  const iso = new Date(ms).toISOString();
  return iso.slice(0, ms % 1000 === 0 ? 19 : 23);
}

function durationText(ms: number): string {
  return `${Math.floor(ms / HOUR_MS)}${isoText(ms % HOUR_MS).slice(13)}`;
}

const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** The cell of a date that was stored as text (`t="d"`): midnight is left out, a zone kept. */
export function isoDateCell(stored: string): Cell {
  const [, day, time, zone] = ISO_DATE.exec(stored) ?? [];
  if (day === undefined) return { text: stored, is: /^\d\d:\d\d/.test(stored) ? 'date' : 'error' };
  const seconds = time?.replace(/\.0+$/, '').padEnd('00:00:00'.length, ':00') ?? '';
  const isMidnight = seconds === '' || (seconds === '00:00:00' && zone === undefined);
  return { text: isMidnight ? day : `${day}T${seconds}${zone ?? ''}`, is: 'date' };
}
