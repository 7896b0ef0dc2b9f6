/** Finds out what stands between the cells of a CSV text. */
import Papa from 'papaparse';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { scanRecords } from './records.ts';
import { shortened } from './failures.ts';

/** Where two do equally well: texts hold commas more often than semicolons. */
const CANDIDATES = ['\t', ';', ',', '|'] as const;
const SAMPLE_RECORDS = 100;
const NAMES: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

export interface Delimiter {
  readonly delimiter: string;
  /** The length of a first line like `sep=;`, which tells the delimiter and is no data. 0 where there is none. */
  readonly skip: number;
}

/**
 * The delimiter of a CSV text by its beginning: what was asked for, else what a first line `sep=;` says, else the one
 * that splits the most records into the same number of cells, or splits more of them at all. `whole` says that `sample` is
 * all there is.
 */
export function findDelimiter(sample: string, whole: boolean, asked?: string): Delimiter {
  const hint = /^sep=([^"\r\n\ufeff])(\r\n|\r|\n|$)/i.exec(sample);
  const skip = hint?.[0].length ?? 0;
  const told = asked === undefined ? hint?.[1] : delimiterNamed(asked);
  return { delimiter: told ?? mostRegular(sample, whole), skip };
}

/** The character that is meant by `;`, `tab`, `\t` and the like. Throws a UsageFailure where it can't be one. */
export function delimiterNamed(asked: string): string {
  const delimiter = /^(tab|\\t)$/i.test(asked) ? '\t' : asked;
  if (delimiter.length === 1 && !'"\r\n\ufeff'.includes(delimiter)) return delimiter;
  throw new UsageFailure(msg`"${shortened(asked)}" can't stand between cells.`, {
    hint: msg`Use one character, such as , or ; or | or tab.`,
  });
}

/** The name of a delimiter for people. */
export function delimiterName(delimiter: string): string {
  return NAMES[delimiter] ?? `"${delimiter}"`;
}

function mostRegular(sample: string, whole: boolean): string {
  const rated = CANDIDATES.map((delimiter) => ({ delimiter, ...regularity(sample, delimiter, whole) }));
  const split = rated.filter(({ cells }) => cells > 1);
  split.sort((a, b) => b.share - a.share || b.split - a.split || b.cells - a.cells);
  return split[0]?.delimiter ?? ',';
}

interface Regularity {
  /** What most records have. */
  readonly cells: number;
  /** Of the records that have so many. */
  readonly share: number;
  /** How many records have more than one. */
  readonly split: number;
}

function regularity(sample: string, delimiter: string, whole: boolean): Regularity {
  const { block, lineEnd, rest } = scanRecords(whole ? `${sample}\n` : sample, delimiter);
  const { data } = Papa.parse<readonly string[]>(block === '' ? rest : block, {
    delimiter,
    newline: lineEnd,
    preview: SAMPLE_RECORDS,
  });
  const records = data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const split = records.filter(({ length }) => length > 1).length;
  return { cells, share: count / records.length, split };
}
