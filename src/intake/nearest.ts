/** The nearest known word to a misspelled one, for "did you mean". */

/** The closest candidate by edits (insert, delete, change, swap), or undefined when none is close enough to propose. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, score: distance(word, candidate) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (found, each) => (found === undefined || each.score < found.score ? each : found),
    undefined,
  );
  return best && best.score <= Math.max(word.length, best.candidate.length) * CLOSE_ENOUGH
    ? best.candidate
    : undefined;
}

/** A third of the letters may differ. */
const CLOSE_ENOUGH = 0.35;
/** Beyond this a "word" is a paragraph: not worth the quadratic time. */
const MAX_CHARS = 80;

/** Damerau-Levenshtein distance (optimal string alignment). */
function distance(a: string, b: string): number {
  if (a.length > MAX_CHARS || b.length > MAX_CHARS) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(beforeLast, j - 2) + 1
          : Infinity;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change, swap));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
