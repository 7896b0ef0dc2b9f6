/** The apostrophe that keeps spreadsheet programs from running a CSV cell as a formula, and its exact reverse. */
import { textOf, type Cell, type Table } from './table.ts';

/** What programs take for a formula, or cut off before looking for one; full-width signs count as their twins. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PHONE = /^[+\-()./0-9 ]*$/;

/**
 * Puts one `'` before a text that a spreadsheet program might run as a formula. A text that has such apostrophes
 * already gets one more, so that `unguard` can tell them apart. Phone numbers (only `+ - ( ) . /`, digits and spaces)
 * are left as they are. Source: OWASP, CSV Injection.
 */
export function guard(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** Takes off exactly the `'` that `guard` put there: `unguard(guard(text)) === text` for every text. */
export function unguard(text: string): string {
  if (!text.startsWith("'")) return text;
  const rest = text.slice(1);
  return needsGuard(rest) ? rest : text;
}

/** The cell's text, with the guard taken off where its file carries one. */
export function plainText(cell: Cell | undefined, { guarded }: Pick<Table, 'guarded'>): string {
  const text = textOf(cell);
  return guarded ? unguard(text) : text;
}

function needsGuard(text: string): boolean {
  return FORMULA.test(text) && !PHONE.test(text);
}
