/** Makes a text from outside harmless to show: nothing in it can hide, reorder, or pretend to be another line. */

/**
 * Control characters, bidirectional overrides and invisible ones are spelled out (CWE-150), line breaks become ⏎, so that
 * it can neither move the cursor of a terminal nor turn a page around.
 */
export function clean(text: string): string {
  return text.replace(/\r\n|\n|\r/g, '⏎').replace(HIDDEN, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code === TAB ? '⇥' : `\\u{${code.toString(16)}}`;
  });
}

const TAB = 9;
/** What joins the parts of one picture, such as a family, hides nothing. */
const HIDDEN =
  /(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d\p{Extended_Pictographic})[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;
