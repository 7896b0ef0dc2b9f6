/** What other programs put around values, taken off: guards, `mailto:`, further numbers and addresses. Nothing is dropped unsaid. */
import { LEAST_PHONE_DIGITS } from '../client/alike.ts';
import { isEmail } from '../client/cells.ts';
import type { Column } from '../client/columns.ts';

export interface Clean {
  readonly text: string;
  /** What was in the cell beside it and has no place. */
  readonly others: readonly string[];
}

/** One cell, of which the formula guard of our own is off already. A good value is given back as it is. */
export function cleanCell(column: Column, cell: string): Clean {
  if (cell.length > LONGEST_CLEANED) return { text: cell, others: [] };
  const text = withoutGuard(cell);
  const kind = kindOf(column);
  if (kind === 'email') return firstOf(text, emailsIn(text));
  if (kind === 'phone') return firstOf(withoutScheme(text, 'tel'), phonesIn(text));
  return { text, others: [] };
}

/** Looking for values between blanks takes the square of their number: a cell of 100,000 blanks would take minutes. */
const LONGEST_CLEANED = 2000;

export function kindOf(column: Column): 'phone' | 'email' | undefined {
  const is = column.is === 'contact' ? column.part : column.is;
  return is === 'phone' || is === 'email' ? is : undefined;
}

/** `="0532…"`, `'+90 …`, `'0012`: as other programs keep a spreadsheet from reading more into a value than there is. */
function withoutGuard(cell: string): string {
  const [, quoted] = /^\s*="((?:[^"]|"")*)"\s*$/.exec(cell) ?? [];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return cell.replace(/^\s*'(?=[+\-=@]|[\d ()./+-]+$)/, '');
}

/** One value stands for itself, also where it is none: then the check of the row says so. */
function firstOf(text: string, values: readonly string[]): Clean {
  const [first, ...rest] = [...new Set(values)];
  return first === undefined ? { text, others: [] } : { text: first, others: rest };
}

/** All of the cell's addresses, or none where something else stands among them. */
function emailsIn(text: string): string[] {
  const parts = text
    .split(/[\s,;|\p{Cf}]+|:::/u)
    .map((part) =>
      withoutScheme(part, 'mailto')
        .replace(/\?.*$/, '')
        .replace(/^<(.*)>$/, '$1'),
    )
    .filter((part) => part !== '');
  return parts.every(isEmail) ? parts : [];
}

/** Several numbers only where each is long enough to be one: `0212 111 22 33/34` and an extension stay whole. */
function phonesIn(text: string): string[] {
  const parts = text
    .split(/\s*(?::::|[;,|/\n\r])\s*/)
    .map((part) => withoutScheme(part, 'tel'))
    .filter((part) => part !== '');
  const areAll = parts.every((part) => part.replace(/\D/g, '').length >= LEAST_PHONE_DIGITS);
  return parts.length > 1 && areAll ? parts : [];
}

function withoutScheme(text: string, scheme: 'mailto' | 'tel'): string {
  const plain = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  return plain.toLowerCase().startsWith(`${scheme}:`) ? plain.slice(scheme.length + 1).trim() : plain;
}
