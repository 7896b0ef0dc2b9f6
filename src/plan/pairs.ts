/** Pairs the members of two lists that are most alike, each at most once. */

/**
 * Pairs by falling likeness; among equals the earlier ones come first, so that order is kept. Likeness 0 never pairs.
 * Returns places in `right` by place in `left`. The lists are short (contacts of one client), so comparing all with
 * all is cheap.
 */
export function pairUp<L, R>(
  left: readonly L[],
  right: readonly R[],
  likeness: (left: L, right: R) => number,
): ReadonlyMap<number, number> {
  const all = left.flatMap((one, l) =>
    right.map((other, r) => ({ l, r, score: likeness(one, other) })).filter(({ score }) => score > 0),
  );
  all.sort((a, b) => b.score - a.score || Math.abs(a.l - a.r) - Math.abs(b.l - b.r) || a.l - b.l);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { l, r } of all) {
    if (pairs.has(l) || taken.has(r)) continue;
    pairs.set(l, r);
    taken.add(r);
  }
  return pairs;
}
