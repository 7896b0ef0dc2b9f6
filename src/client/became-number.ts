/** What spreadsheet programs make of a text that looks like a number. */

/** `0532` shown as `532`, `+90…` without its sign, `9.05E+11`, digits beyond the fifteenth as zeros, `12.50` as `12.5`. */
export function becameNumber(original: string, cell: string): boolean {
  if (original.length > LONGEST_NUMBER) return false;
  if (isFraction(original, cell) || isMoney(original, cell)) return true;
  const typed = /^\s*\+?(-?)((?:\d+(?:[.,]\d+)?|[.,]\d+)(?:E[+-]?\d+)?)\s*$/i.exec(original);
  const [, sign = '', digits = ''] = typed ?? [];
  if (digits === '') return false;
  if (SCIENTIFIC.test(cell)) return isRounded(`${sign}${digits}`, cell);
  return [plain(digits), ...shortened(digits)].some((shown) => cell === sign + shown);
}

/** In characters. Finding needless zeros takes the square of their number. */
const LONGEST_NUMBER = 400;

/** `6 3/4` as `6.75` */
function isFraction(original: string, cell: string): boolean {
  const [, whole = '', top, bottom] = /^(\d+) (\d{1,2})\/(\d{1,2})$/.exec(original.trim()) ?? [];
  return whole !== '' && Number(whole) + Number(top) / Number(bottom) === Number(withPoint(cell));
}

/** `1.500,00 ₺` and `$12.50`: a sum becomes a bare number. */
function isMoney(original: string, cell: string): boolean {
  const sum = original.replace(CURRENCY, '').trim();
  const [, sign = '', whole = '', decimals = ''] = SUM.exec(sum) ?? [];
  const isSum = sum !== original.trim() || (/[.,]/.test(whole) && decimals !== '');
  if (whole === '' || !isSum || !/^-?\d+(?:[.,]\d+)?$/.test(cell)) return false;
  return Number(`${sign}${whole.replace(/[.,]/g, '')}.${decimals || '0'}`) === Number(withPoint(cell));
}

const CURRENCY = /^\s*(?:\p{Sc}|TL|TRY|USD|EUR|GBP)|(?:\p{Sc}|TL|TRY|USD|EUR|GBP)\s*$/u;
const SUM = /^(-?)(\d{1,3}(?:\.\d{3})+(?=,|$)|\d{1,3}(?:,\d{3})+(?=\.|$)|\d+)(?:[.,](\d{1,2}))?$/;

/** Nobody types a sign and two digits behind the E. */
const SCIENTIFIC = /^-?\d(?:[.,]\d+)?E[+-]\d{2,3}$/i;
/** A number is a double: no more digits than these are sure. */
const SURE_DIGITS = 15;

/** Without needless zeros. */
function plain(digits: string): string {
  if (/E/i.test(digits)) return String(Number(withPoint(digits)));
  const [, whole = '', separator = '', decimals = ''] = /^0*(\d*)(?:([.,])(\d*?)0*)?$/.exec(digits) ?? [];
  return `${whole === '' ? '0' : whole}${decimals === '' ? '' : separator + decimals}`;
}

/** A long whole number, its last digits cut off or rounded off. */
function shortened(digits: string): string[] {
  const whole = digits.replace(/^0+/, '');
  const lost = whole.length - SURE_DIGITS;
  if (!/^\d+$/.test(whole) || lost <= 0) return [];
  const rounded = String(BigInt(whole) + 5n * 10n ** BigInt(lost - 1));
  return [whole, rounded].map((each) => each.slice(0, -lost) + '0'.repeat(lost));
}

/** As many digits as the cell shows are those of the number. */
function isRounded(typed: string, cell: string): boolean {
  const places = (cell.split(/E/i)[0] ?? '').replace(/^-?\d[.,]?/, '').length;
  const [asTyped, asShown] = [typed, cell].map((text) => Number(withPoint(text)).toExponential(places));
  return asTyped === asShown;
}

function withPoint(text: string): string {
  return text.replace(',', '.');
}
