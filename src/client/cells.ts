/** Text ⇄ value: what a cell says, how a value is written into one, and which values are good. */
import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** What a cell asks for; `<clear>` empties the field on purpose. A column that is not there asks for nothing at all. */
export type Wish =
  { readonly to: 'blank' } | { readonly to: 'clear' } | { readonly to: 'set'; readonly text: string };

/** Reads a cell: empty is blank, `<clear>` (in any case) clears, `<<clear>` is the literal text `<clear>`. */
export function wishOf(cell: string): Wish {
  if (cell === '') return { to: 'blank' };
  if (CLEARING.test(cell))
    return cell.startsWith('<<') ? { to: 'set', text: cell.slice(1) } : { to: 'clear' };
  return { to: 'set', text: cell };
}

/** The text that a cell sets; '' for one that sets none. */
export function textSetBy(cell = ''): string {
  const wish = wishOf(cell);
  return wish.to === 'set' ? wish.text : '';
}

/** Writes a value: the inverse of `wishOf`. A value that would read as `<clear>` gets one more `<` in front. */
export function cellOf(text: string): string {
  return CLEARING.test(text) ? `<${text}` : text;
}

const CLEARING = /^<+clear>$/i;

/** A custom field's value as text; what is neither text nor empty is shown as JSON and can't be edited in a sheet. */
export function customText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a custom field's value can be written back as the text that a cell shows of it. */
export function isEditable(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

/** Several values in one cell: parts are trimmed and empty ones dropped. */
export function listOf(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const LIST_SEPARATOR = '; ';

const emailAddress = z.email({ pattern: z.regexes.unicodeEmail });

/**
 * True for `a@b.example`, also with letters beyond ASCII on either side (RFC 6531); the domain needs a dot. Signs that an
 * address may have in quotes only are refused: they come from `mailto:a@b.example`, `<a@b.example>` and lists.
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || NEEDS_QUOTES.test(local) || NO_HOST.test(domain) || hasInvisible(text)) return false;
  return emailAddress.safeParse(text).success && /^[^.]+(?:\.[^.]+)+$/.test(domainToASCII(domain));
}

/** RFC 5322, `specials`, without the dot. */
const NEEDS_QUOTES = /[()<>[\]:;@\\,"]/;
/** Signs that no host has, though a URL may hold them behind one: `a@b.example,` is a slip. */
const NO_HOST = /[\0-,/:-@[-^`{-\x7f]/;

/** Whether a text holds a character that nobody sees, as comes along when it is copied from a web page. */
export function hasInvisible(text: string): boolean {
  return /\p{Cf}/u.test(text);
}

/** Whether it looks like an id of Cubicl's: 24 hexadecimal digits, as on the API page. */
export function isCubiclId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}

/** `9.05E+11`: what Excel makes of a long number; its last digits are gone. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E[+-]?\d{1,3}$/i.test(text.trim());
}

/** As Excel saves a long number to CSV: nobody types a sign and two digits after the E, so it is never a code of that form. */
export function isExcelRounded(text: string): boolean {
  return isScientific(text) && /E[+-]\d{2,3}\s*$/.test(text);
}

/** An error that a formula left behind, as text files hold it: in the language of the program that wrote them. */
export function isSheetError(text: string): boolean {
  const word = text.trim();
  return SHEET_ERRORS.has(word.toUpperCase()) || /^(?:Err|Hata):5\d\d$/.test(word);
}

/** Of Excel in English, Turkish, German, French, Spanish and Italian, and of Google Sheets; LibreOffice numbers some. */
const SHEET_ERRORS: ReadonlySet<string> = new Set(
  (
    '#REF! #N/A #VALUE! #DIV/0! #NAME? #NULL! #NUM! #GETTING_DATA #SPILL! #CALC! #ERROR! ' +
    '#BAŞV! #YOK #DEĞER! #SAYI/0! #AD? #BOŞ! #SAYI! #TAŞMA! #BEZUG! #NV #WERT! #ZAHL! #VALEUR! #NOM? #NOMBRE! #NUL! ' +
    '#¡REF! #N/D #¡VALOR! #¡DIV/0! #¿NOMBRE? #¡NULO! #¡NUM! #RIF! #VALORE! #NOME? #NULLO!'
  ).split(' '),
);

/**
 * The form in which keys are compared: trimmed, NFC, lower case, with the four Turkish i's as one, so that
 * `İSTANBUL`, `istanbul` and `ISTANBUL` meet whichever machine's rules wrote them.
 */
export function foldKey(text: string): string {
  return text
    .trim()
    .normalize('NFC')
    .replace(/[Iıİ]|i\u0307/g, 'i')
    .toLowerCase()
    .normalize('NFC');
}
