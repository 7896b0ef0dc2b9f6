/** Keeps what files and servers say from doing anything to whoever reads it. */

/**
 * Makes a text from outside harmless: control characters, bidirectional overrides and invisible ones are spelled out
 * (CWE-150), line breaks become ⏎, so that it can neither move the cursor nor pretend to be another line.
 */
export function clean(text: string): string {
  return text.replace(/\r\n|\n|\r/g, '⏎').replace(HIDDEN, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code === TAB ? '⇥' : `\\u{${code.toString(16)}}`;
  });
}

const TAB = 9;
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;
