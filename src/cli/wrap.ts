/** Breaks a line of text at the width of a terminal. Pure: text and columns in, text out. */
import stringWidth from 'string-width';

/** The next lines stand deeper than the first, so that one can tell where the next text begins. */
const HANG = 2;
/** In fewer columns, a text beside a label would be a column of single words. */
const FEWEST_BESIDE = 24;

/**
 * Between words, or between East Asian letters; a phone number stays on one line. A command stays in one piece, and so
 * does a path: either can be copied, and the terminal itself breaks what is wider than it. What stands beside a label,
 * two spaces from it, goes on beside it.
 */
export function wrapped(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  const [indent = ''] = /^ */.exec(line) ?? [];
  const hang = ' '.repeat(hangOf(line, columns));
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

function hangOf(line: string, columns: number): number {
  const [label = ''] = /^ *\S.*? {2,}/.exec(line) ?? [];
  const besides = stringWidth(label);
  if (besides > 0 && columns - besides >= FEWEST_BESIDE) return besides;
  return (/^ */.exec(line)?.[0].length ?? 0) + HANG;
}

/** Each with the spaces behind it. */
function piecesOf(text: string): string[] {
  return text
    .split(COMMAND)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(BREAKS)))
    .filter((piece) => piece !== '');
}

const COMMAND = /((?:\$ )?cubicl-sheets [a-z].*?(?=[.;,]? {2}|[.;,] | \(|$) *)/;
const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const BREAKS = new RegExp(String.raw`(?<= )(?! )(?<!\d (?=\d|sn?\b))|(?<=${WIDE})(?=${WIDE})`, 'u');
