/** Long lists have their headers again now and then, for reading on paper: such a row is nobody. */
import type { SheetRow } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import type { CheckContext } from './validate.ts';

/** One header alone may well be somebody's name. */
const FEWEST_HEADERS = 2;

/** Whether a row says what the header row says, cell by cell. */
export function isHeaderAgain(
  { cells }: SheetRow,
  { mapping, guarded, literal = false }: Pick<CheckContext, 'mapping' | 'guarded' | 'literal'>,
): boolean {
  if (literal) return false;
  const { headers } = mapping;
  const first = headers.findIndex((header) => header.trim() !== '');
  const said = (at: number): string => plainText(cells[at], { guarded }).trim();
  if (said(first) !== headers[first]?.trim()) return false;
  const width = Math.max(cells.length, headers.length);
  const isSame = Array.from({ length: width }, (_, at) => said(at) === (headers[at] ?? '').trim());
  return isSame.every(Boolean) && headers.filter((header) => header.trim() !== '').length >= FEWEST_HEADERS;
}
