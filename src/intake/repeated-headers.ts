/** Long lists have their headers again now and then, for reading on paper: such a row is nobody. */
import type { SheetRow } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import { numberedHeaders } from './patterns.ts';

/** One header alone may well be somebody's name. */
const FEWEST_HEADERS = 2;

interface HeadedSheet {
  /** As they stand, or numbered where one comes again. */
  readonly headers: readonly string[];
  /** Whether cells carry the apostrophe guard against formulas. */
  readonly guarded: boolean;
  /** JSON lines: their headers are nobody's rows. */
  readonly literal?: boolean;
}

/** Whether a row says what the header row says, cell by cell. */
export function isHeaderAgain({ cells }: SheetRow, sheet: HeadedSheet): boolean {
  const { headers, guarded, literal = false } = sheet;
  const first = headers.findIndex((header) => header.trim() !== '');
  if (literal || plainText(cells[first], { guarded }).trim() !== headers[first]?.trim()) return false;
  const said = numberedHeaders(cells.map((cell) => plainText(cell, { guarded })));
  const wanted = numberedHeaders(headers);
  const width = Math.max(said.length, wanted.length);
  const isSame = Array.from({ length: width }, (_, at) => (said[at] ?? '') === (wanted[at] ?? ''));
  return isSame.every(Boolean) && wanted.filter((header) => header !== '').length >= FEWEST_HEADERS;
}
