/** Names of exports that are made again and again: `clients-{date}.xlsx` and the files of that pattern. */
import { lstat, readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure, UsageFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { codeOf, fileFailure } from '../table/failures.ts';

/** By this machine's clock and time zone: the name is for people here. */
const PLACEHOLDERS = {
  date: '\\d{4}-\\d{2}-\\d{2}',
  time: '\\d{2}-\\d{2}-\\d{2}',
  count: '\\d+',
} as const;

export function hasPlaceholders(pattern: string): boolean {
  return /\{(?:date|time|count)\}/.test(pattern);
}

/** @throws UsageFailure for a placeholder nobody knows, or one in the name of the folder */
export function checkPattern(pattern: string): void {
  const wrong = [...basename(pattern).matchAll(/\{(\w*)\}/g)].find(
    ([, name]) => !Object.hasOwn(PLACEHOLDERS, name ?? ''),
  );
  if (!wrong && !hasPlaceholders(dirname(pattern))) return;
  throw new UsageFailure(
    wrong
      ? msg`${wrong[0]} means nothing in the name of an export.`
      : msg`A placeholder stands in the name of the folder.`,
    { hint: msg`The name of the file may hold {date}, {time} and {count}.` },
  );
}

/** The file's name, e.g. `clients-2026-11-24.xlsx`. */
export function filled(pattern: string, values: { readonly at: Date; readonly count: number }): string {
  const { at, count } = values;
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-');
  return pattern.replaceAll('{date}', date).replaceAll('{time}', time).replaceAll('{count}', String(count));
}

/** The files of the pattern, oldest first: by date and time in the name where it has them, else by when they were written. */
export async function filesOf(pattern: string): Promise<string[]> {
  const folder = dirname(pattern);
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileFailure(error, folder, 'read');
  });
  const matcher = matcherOf(basename(pattern));
  const found = await Promise.all(
    names.map(async (name) => {
      const groups = matcher.exec(name)?.groups;
      if (!groups) return [];
      const found = await lstat(join(folder, name)).catch(() => undefined);
      // A link or a folder of that name is nobody's export, and another may just have removed a file.
      if (!found?.isFile()) return [];
      const { mtimeMs } = found;
      return { file: join(folder, name), stamp: `${groups['date'] ?? ''} ${groups['time'] ?? ''}`, mtimeMs };
    }),
  );
  return found
    .flat()
    .sort((a, b) => (a.stamp === b.stamp ? a.mtimeMs - b.mtimeMs : a.stamp < b.stamp ? -1 : 1))
    .map(({ file }) => file);
}

export interface Removal {
  readonly removed: readonly string[];
  /** Why others could not be removed. */
  readonly problems: readonly Message[];
}

/** Removes all but the latest `keep` files of the pattern. `latest` is never among them. */
export async function removeOlder(pattern: string, keep: number, latest: string): Promise<Removal> {
  const files = await filesOf(pattern);
  const older = files.slice(0, Math.max(0, files.length - keep)).filter((file) => file !== join(latest));
  const removed: string[] = [];
  const problems: Message[] = [];
  for (const file of older) {
    try {
      await unlink(file);
      removed.push(file);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue;
      const failure = fileFailure(error, file, 'written');
      if (!(failure instanceof Failure)) throw failure;
      problems.push(msg`An older export stays: ${failure.told.message}`);
    }
  }
  return { removed, problems };
}

function matcherOf(name: string): RegExp {
  const seen = new Set<string>();
  const parts = name.split(/(\{(?:date|time|count)\})/).map((part) => {
    const kind = part.slice(1, -1) as keyof typeof PLACEHOLDERS;
    if (!part.startsWith('{') || !Object.hasOwn(PLACEHOLDERS, kind))
      return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    if (seen.has(kind)) return PLACEHOLDERS[kind];
    seen.add(kind);
    return `(?<${kind}>${PLACEHOLDERS[kind]})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
