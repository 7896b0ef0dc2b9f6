/** What a person sees of a text in a cell: one kind of line end, one form of an accent, no character without a look. */

/** Whether nobody could tell them apart. */
export function looksSame(one: string, other: string): boolean {
  return one === other || shown(one) === shown(other);
}

export function shown(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(WITHOUT_LOOK, '').normalize('NFC');
}

/** Source: Unicode Standard, 5.8 "Newline Guidelines". */
const LINE_ENDS = /\r\n|[\r\x85\u2028\u2029]/g;
/** Those that join or turn letters (U+200D, U+202E …) are not among them: without them a text looks otherwise. */
const WITHOUT_LOOK = /(?![\t\n])[\p{Cc}\u200b\u2060\ufeff\ufffe\uffff]/gu;
