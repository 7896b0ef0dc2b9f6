/** Bytes changed at random, the same for the same seed, and what any file must come to: rows, or one clear line. */
import { expect } from 'vitest';
import { Failure } from '../../src/errors.ts';

/** How many mutated files of all kinds together. More with CASES=<count>. */
const CASES = Number(process.env['CASES'] ?? 300);

/** The seeds of a kind of files that takes `share` of all cases. */
export function seeds(share: number): number[] {
  return Array.from({ length: Math.ceil(CASES * share) }, (_, n) => n + 1);
}

/** Time for a whole set of cases, on a busy machine. */
export const TIMEOUT_MS = 60_000 + CASES * 60;

/** Numbers from 0 to `below`, the same for the same seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Changes, removes, doubles or inserts a few stretches of bytes. */
export function mutated(
  bytes: Buffer,
  random: (below: number) => number,
  splinters: readonly string[],
): Buffer {
  let result = bytes;
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(result.length + 1);
    const until = Math.min(result.length, at + 1 + random(random(4) === 0 ? 400 : 8));
    const [before, middle, rest] = [
      result.subarray(0, at),
      result.subarray(at, until),
      result.subarray(until),
    ];
    const flipped = Buffer.from(middle.map((byte) => byte ^ (1 << random(8))));
    const splinter = Buffer.from(splinters[random(splinters.length)] ?? '');
    const choices = [
      flipped,
      Buffer.alloc(0),
      Buffer.concat([middle, middle]),
      Buffer.concat([splinter, middle]),
      splinter,
    ];
    result = Buffer.concat([before, choices[random(choices.length)] ?? middle, rest]);
  }
  return result;
}

/** What became of reading a file. */
export interface End<T> {
  readonly read?: T;
  readonly refused?: string;
}

const LONGEST_MS = 5_000;
/** Of the whole process, beyond what it took before. */
const MOST_KIB = 400 * 1024;

/** Reads, and expects no bug, no wait and no heap of memory. `name` says which case it was. */
export async function endOf<T>(name: string, read: () => Promise<T>): Promise<End<T>> {
  const start = performance.now();
  try {
    return { read: await read() };
  } catch (error) {
    if (!(error instanceof Failure)) throw new Error(`${name} ended in a bug`, { cause: error });
    expect(error.message, name).toMatch(/^[^\n]+\.$/);
    return { refused: error.message };
  } finally {
    expect(performance.now() - start, name).toBeLessThan(LONGEST_MS);
    expect(process.resourceUsage().maxRSS - before, name).toBeLessThan(MOST_KIB);
  }
}

const before = process.resourceUsage().maxRSS;
