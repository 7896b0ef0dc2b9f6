/** Breaks a line of text at the width of a terminal. Pure: text and columns in, text out. */
import stringWidth from 'string-width';

/** The next lines stand deeper than the first, so that one can tell where the next text begins. */
const HANG = 2;

/**
 * Between words, or between East Asian letters; a phone number stays on one line. A command stays in one piece, and so
 * does a path: either can be copied, and the terminal itself breaks what is wider than it.
 */
export function wrapped(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const hang = indent + ' '.repeat(HANG);
  const lines: string[] = [];
  let current = indent;
  for (const piece of piecesOf(line.slice(indent.length))) {
    const isFull = stringWidth((current + piece).trimEnd()) > columns;
    if (isFull && current.trim() !== '') {
      lines.push(current.trimEnd());
      current = hang;
    }
    current += piece;
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** Each with the spaces behind it. */
function piecesOf(text: string): string[] {
  return text
    .split(COMMAND)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(BREAKS)))
    .filter((piece) => piece !== '');
}

const COMMAND = /(cubicl-sheets .*?(?=[.;,]? {2}|[.;,] | \(|$) *)/;
const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const BREAKS = new RegExp(String.raw`(?<= )(?! )(?<!\d (?=\d|s\b))|(?<=${WIDE})(?=${WIDE})`, 'u');
