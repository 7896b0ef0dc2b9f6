/** What a cell holds, as much of it as a line takes: whole letters, measured by the columns they take on a terminal. */
import stringWidth from 'string-width';
import { clean } from './clean.ts';

/** The beginning, in quotes; what is left out is counted behind them. */
export function excerpt(text: string): string {
  return excerptFrom(text, 0);
}

/** Two texts, from shortly before the place where they part. */
export function excerpts(one: string, other: string): readonly [string, string] {
  const start = firstDifference(one, other);
  return [excerptFrom(one, start), excerptFrom(other, start)];
}

const MOST_COLUMNS = 60;
const LEAD_CHARS = 10;
/** One letter can be made of any number of code units. */
const MOST_CHARS = 8 * MOST_COLUMNS;
/** Latin letters, a column each: most texts need no measuring, which takes a hundred times as long. */
const NARROW = /^[ -~\u00a1-\u00ac\u00ae-\u024f]*$/;
const LETTERS = new Intl.Segmenter();

function excerptFrom(text: string, start: number): string {
  const whole = fitting(text);
  if (whole.chars === text.length) return `"${whole.shown}"`;
  const from = start < MOST_COLUMNS - LEAD_CHARS ? 0 : letterAt(text, start - LEAD_CHARS);
  const { shown, chars } = fitting(text.slice(from, from + MOST_CHARS));
  const left = text.length - chars;
  return `"${from > 0 ? '…' : ''}${shown}${from + chars < text.length ? '…' : ''}" (+${left})`;
}

/** As many whole letters as fit, spelled so that they are harmless. */
function fitting(text: string): { readonly shown: string; readonly chars: number } {
  if (text.length <= MOST_COLUMNS && NARROW.test(text)) return { shown: text, chars: text.length };
  let shown = '';
  let [columns, chars] = [0, 0];
  for (const { segment } of LETTERS.segment(text.slice(0, MOST_CHARS))) {
    const letter = clean(segment);
    columns += stringWidth(letter);
    if (columns > MOST_COLUMNS) break;
    shown += letter;
    chars += segment.length;
  }
  return { shown, chars };
}

/** Not between the two halves of a character. */
function letterAt(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text[place] ?? '') ? place - 1 : place;
}

function firstDifference(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return place;
}
