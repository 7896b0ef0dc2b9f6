/** Finds where the records of a CSV text end, so that line ends inside quotes stay as they are. */

export type LineEnd = '\n' | '\r' | '\r\n';

/** A piece of CSV text, taken apart as far as it is complete. */
export interface Scan {
  /** Whole records, each with `lineEnd` at its end, whatever that was before. */
  readonly block: string;
  readonly lineEnd: LineEnd;
  /** How many records the block holds. */
  readonly count: number;
  /** What is left: the beginning of a record whose end has not come yet. */
  readonly rest: string;
  /** The quoted cell that `rest` ends in, or that has a quote too many, from its opening quote on. */
  readonly open?: { readonly text: string; readonly stray: boolean };
}

/**
 * Splits `text`, which begins with a record, into whole records and a rest. CR LF, LF and CR all end a record
 * outside quotes; inside them nothing is touched. A quote opens a cell only at its very beginning (RFC 4180), and only
 * a line end, a delimiter, or blanks before one of these may follow the closing quote.
 */
export function scanRecords(text: string, delimiter: string): Scan {
  const ends: number[] = [];
  let start = 0;
  let quote = find(text, '"', 0);
  let carriage = find(text, '\r', 0);
  let feed = find(text, '\n', 0);
  for (;;) {
    const end = Math.min(carriage, feed);
    if (quote < end) {
      const opens = quote === start || text[quote - 1] === delimiter;
      const after = opens ? afterQuotes(text, quote, delimiter) : quote + 1;
      if (typeof after !== 'number') {
        const open = { text: text.slice(quote), stray: after === 'stray' };
        return { ...blockOf(text, ends), rest: text.slice(start), open };
      }
      quote = find(text, '"', after);
      if (carriage < after) carriage = find(text, '\r', after);
      if (feed < after) feed = find(text, '\n', after);
      continue;
    }
    // A line feed may follow a carriage return that stands last.
    if (end === Infinity || (end === carriage && end === text.length - 1)) {
      return { ...blockOf(text, ends), rest: text.slice(start) };
    }
    ends.push(end);
    start = end + (end === carriage && feed === end + 1 ? 2 : 1);
    if (carriage < start) carriage = find(text, '\r', start);
    if (feed < start) feed = find(text, '\n', start);
  }
}

function find(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? Infinity : at;
}

/** Where a quoted cell ends, `open` where its end has not come, `stray` where it goes on after its closing quote. */
function afterQuotes(text: string, opening: number, delimiter: string): number | 'open' | 'stray' {
  let at = opening + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return 'open';
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  at += 1;
  while (text[at] !== delimiter && (text[at] === ' ' || text[at] === '\t')) at += 1;
  if (at >= text.length) return 'open';
  const next = text[at];
  return next === delimiter || next === '\r' || next === '\n' ? at : 'stray';
}

/** The records up to `ends`: as they stand where all end alike, which is quicker, else each with a line feed. */
function blockOf(text: string, ends: readonly number[]): Pick<Scan, 'block' | 'lineEnd' | 'count'> {
  const lineEnd = lineEndAt(text, ends[0] ?? 0);
  const count = ends.length;
  if (ends.every((end) => lineEndAt(text, end) === lineEnd)) {
    return { block: text.slice(0, (ends.at(-1) ?? -lineEnd.length) + lineEnd.length), lineEnd, count };
  }
  let block = '';
  let from = 0;
  for (const end of ends) {
    block += `${text.slice(from, end)}\n`;
    from = end + lineEndAt(text, end).length;
  }
  return { block, lineEnd: '\n', count };
}

function lineEndAt(text: string, at: number): LineEnd {
  if (text[at] !== '\r') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}
