/** What one stored cell says, from the way it is typed, formatted and cached. */
import type { Cell } from './table.ts';
import { isoDateCell } from './xlsx-date.ts';
import { unescapeText } from './xlsx-escape.ts';
import { showGeneral, type ShowNumber } from './xlsx-number.ts';
import type { SharedStrings } from './xlsx-strings.ts';

/** A `<c>` element as it was parsed. Source: ECMA-376 part 1, 18.3.1.4. */
export interface StoredCell {
  /** `t`: s, str, inlineStr, b, e, d, n; nothing means n. */
  readonly type: string | undefined;
  /** `s`: the index of its style. */
  readonly style: string | undefined;
  /** `<v>`, the value or a formula's saved result. */
  readonly value: string | undefined;
  /** The text of `<is>`. */
  readonly inline: string | undefined;
  readonly isFormula: boolean;
}

/** What cells point to. */
export interface Book {
  /** Whoever wrote it left all formulas to be worked out, with a result of 0 in their place. */
  readonly isUncalculated?: boolean;
  readonly strings: SharedStrings;
  /** By style index; `undefined` where they are lost: a date can't be told from a number then. */
  readonly styles: readonly ShowNumber[] | undefined;
}

/** The cell as a person sees it; '' where there is nothing, `undefined` where it points to what isn't there. */
export function cellOf(stored: StoredCell, book: Book): Cell | undefined {
  const { type, value, inline } = stored;
  if (type === 's') return value === undefined || value === '' ? '' : book.strings.at(Number(value));
  if (inline !== undefined) return unescapeText(inline);
  if (value === undefined || (value === '' && type !== 'str')) {
    return stored.isFormula ? UNCACHED : '';
  }
  if (stored.isFormula && value === '0' && book.isUncalculated === true) return UNCACHED;
  switch (type) {
    case 'str':
    case 'inlineStr':
      return unescapeText(value);
    case 'b':
      return booleanCell(value);
    case 'e':
      return { text: value, is: 'error' };
    case 'd':
      return isoDateCell(value);
    default:
      return numberCell(value, Number(stored.style ?? 0), book);
  }
}

const UNCACHED: Cell = { text: '', is: 'uncached' };

function numberCell(stored: string, style: number, { styles }: Book): Cell | undefined {
  if (styles === undefined && style !== 0) return undefined;
  return (styles?.[style] ?? showGeneral)(stored);
}

function booleanCell(stored: string): Cell {
  const word = stored.trim().toLowerCase();
  if (word === '1' || word === 'true') return { text: 'TRUE', is: 'boolean' };
  if (word === '0' || word === 'false') return { text: 'FALSE', is: 'boolean' };
  return { text: stored, is: 'error' };
}
