/** Finds where the records of a CSV text end, so that line ends inside quotes stay as they are. */

/** A piece of CSV text, taken apart as far as it is complete. */
export interface Scan {
  /** Whole records; each ends in one line feed, however it ended before. */
  readonly block: string;
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
 * a line end, a delimiter, or blanks before one of these may follow the closing quote. `last` says that no more comes.
 */
export function scanRecords(text: string, delimiter: string, last: boolean): Scan {
  let block = '';
  let copied = 0;
  let start = 0;
  let count = 0;
  let quote = find(text, '"', 0);
  let carriage = find(text, '\r', 0);
  let feed = find(text, '\n', 0);
  const scan = (open?: Scan['open']): Scan => {
    const whole = { block: block + text.slice(copied, start), count, rest: text.slice(start) };
    return open ? { ...whole, open } : whole;
  };

  for (;;) {
    const end = Math.min(carriage, feed);
    if (quote < end) {
      const opens = quote === start || text[quote - 1] === delimiter;
      const after = opens ? afterQuotes(text, quote, { delimiter, last }) : quote + 1;
      if (typeof after !== 'number') return scan({ text: text.slice(quote), stray: after === 'stray' });
      quote = find(text, '"', after);
      if (carriage < after) carriage = find(text, '\r', after);
      if (feed < after) feed = find(text, '\n', after);
      continue;
    }
    if (end === Infinity || (end === carriage && end === text.length - 1 && !last)) break;
    start = end + (feed === end + 1 && carriage === end ? 2 : 1);
    count += 1;
    if (end === carriage) {
      block += `${text.slice(copied, end)}\n`;
      copied = start;
    }
    if (carriage < start) carriage = find(text, '\r', start);
    if (feed < start) feed = find(text, '\n', start);
  }
  if (!last || start === text.length) return scan();
  return { block: `${block}${text.slice(copied)}\n`, count: count + 1, rest: '' };
}

function find(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? Infinity : at;
}

interface Edges {
  readonly delimiter: string;
  readonly last: boolean;
}

/** Where a quoted cell ends, `open` where its end has not come, `stray` where it goes on after its closing quote. */
function afterQuotes(text: string, opening: number, { delimiter, last }: Edges): number | 'open' | 'stray' {
  let at = opening + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return 'open';
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  at += 1;
  while (text[at] !== delimiter && (text[at] === ' ' || text[at] === '\t')) at += 1;
  if (at >= text.length) return last ? text.length : 'open';
  const next = text[at];
  return next === delimiter || next === '\r' || next === '\n' ? at : 'stray';
}
