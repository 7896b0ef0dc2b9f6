/** What becomes of characters that an encoding or a file format has no place for. */

/** What Windows-1252 or Windows-1254 has no place for: `ş` is lost by an Excel that knows no Turkish. */
const RARE = /[ÐÝÞðýþ]|[^\t\n\r\x20-\x7e\u00a0-\u00ffœŒŸƒ€™‘’“”•–—…†‡ˆ‰‹›‚„]/u;
/** What XML or a text file has no place for: nobody sees it go. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u;
/** What Windows-1254 has and Windows-1252 has not. */
const TURKISH = /[ğĞıİşŞ]/;
const LONGEST_COMPARED = 5000;

/** Whether a text has letters that get lost where a program knows no Turkish: such a program loses all of them. */
export function hasTurkishLetters(text: string): boolean {
  return TURKISH.test(text);
}

/**
 * Each such character turned into `?`, U+FFFD or one that looks like it; an invisible one may be gone. Where Turkish letters
 * are kept, in this cell or in others of its row, `i` for `ı` is a person's correction.
 */
export function lostCharacters(original: string, cell: string, keepsTurkish?: () => boolean): boolean {
  if (!RARE.test(original) || original.length > LONGEST_COMPARED) return false;
  const chars = Array.from(original.replace(/\r\n?/g, '\n'));
  const pattern = (isKept: (char: string) => boolean): RegExp => {
    const parts = chars.map((char, at) => {
      const one = !RARE.test(char)
        ? escaped(char)
        : INVISIBLE.test(char)
          ? goneOf(char)
          : lossesOf(char, isKept(char));
      return isHighHalf(chars[at - 1]) ? `(?:${one})?` : one;
    });
    return new RegExp(`^${parts.join('')}$`, 'u');
  };
  const shown = cell.replace(/\r\n?/g, '\n');
  if (!pattern(() => false).test(shown)) return false;
  const isKept = hasTurkishLetters(original) && (hasTurkishLetters(cell) || keepsTurkish?.() === true);
  return !isKept || pattern(hasTurkishLetters).test(shown);
}

/** Still there, spelled as workbooks do, replaced, or left out. */
function goneOf(char: string): string {
  return `(?:${escaped(char)}|_x[0-9A-F]{4}_|[?\\ufffd ])?`;
}

function lossesOf(char: string, isKept: boolean): string {
  const alike = [char, ...(isKept ? [] : lookalikes(char))].map((text) =>
    Array.from(text).map(escaped).join(''),
  );
  return `(?:\\?{1,2}|\\ufffd|${alike.join('|')})`;
}

/** As LibreOffice and Windows put them ("best fit"): `č` as `c`, a dash of Word's as `-`, full-width signs as plain ones. */
function lookalikes(char: string): string[] {
  const drawn = Object.entries(DRAWN_ALIKE).filter(([, signs]) => signs.includes(char));
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '');
  const isPlain = plain !== '' && plain !== char && !RARE.test(plain);
  return [...drawn.map(([sign]) => sign), ...(isPlain ? [plain] : [])];
}

const DRAWN_ALIKE: Readonly<Record<string, string>> = {
  '-': '\u2010\u2011\u2012\u2015\u2023\u2024\u2027\u2043\u2212',
  "'": '\u201b\u2032\u2035',
  '"': '\u201f\u2033\u2036',
  '/': '\u2044\u2215',
  '*': '\u2217',
  i: 'ı',
};

/** LibreOffice takes the character behind such a half for its other half. */
function isHighHalf(char: string | undefined): boolean {
  return char !== undefined && /^[\ud800-\udbff]$/.test(char);
}

function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
