/** Headers in a mapping: as they stand, with a number for one that comes again, or with `<any>` and `<n>` in them. */
import { foldHeader } from '../client/fold-header.ts';

/** Headers as keys: the second `Phone` of a sheet is `Phone (2)`. */
export function numberedHeaders(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const key = foldHeader(header);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 || key === '' ? header.trim() : `${header.trim()} (${times})`;
  });
}

/** What a pattern caught. */
export interface Caught {
  readonly any: string;
  readonly n: string;
}

export const NOTHING_CAUGHT: Caught = { any: '', n: '' };

export function isPattern(header: string): boolean {
  return /<any>|<n>/.test(header);
}

/** A test of headers: what was caught, or undefined where the header is another. Plain headers are compared folded. */
export function headerTest(wanted: string): (header: string) => Caught | undefined {
  if (!isPattern(wanted)) {
    const key = foldHeader(wanted);
    return (header) => (foldHeader(header) === key ? NOTHING_CAUGHT : undefined);
  }
  const source = wanted
    .split(/(<any>|<n>)/)
    .map((part) => PARTS.get(part) ?? escaped(foldSpaces(part)))
    .join('');
  const pattern = new RegExp(`^${source}$`, 'iu');
  return (header) => {
    const groups = pattern.exec(foldSpaces(header.trim()))?.groups;
    return groups && { any: groups['any']?.trim() ?? '', n: groups['n'] ?? '' };
  };
}

/** A target with what the header's pattern caught. */
export function filledIn(target: string, { any, n }: Caught): string {
  return target.replaceAll('<any>', any).replaceAll('<n>', n);
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ['<any>', '(?<any>.+)'],
  ['<n>', '(?<n>\\d+)'],
]);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}
