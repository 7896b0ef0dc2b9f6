/** Figures as plain tables, to be read in a terminal or pasted into a README. */
import type { Weight } from './index-job.ts';
import { ratioOf, spreadOf, type Figure, type Run } from './measure.ts';
import type { Memory } from './memory.ts';
import { MOST_OVER_LEAST, type RequestCount } from './requests.ts';
import type { SheetFigures } from './sheets.ts';

/** Times: medians, and the ratio within each round, its median and its ends. `judgedRows` see `plans.ts`. */
export function figureTable(title: string, figures: readonly Figure[], judgedRows: number): string {
  return table(
    [title, 'rows', 'ours', 'beside it', 'ratio', 'from–to', 'target', ''],
    figures.map((figure) => {
      const { median, least, most } = ratioOf(figure);
      const beside = Object.entries(figure.beside).map(([name, runs]) => `${name} ${time(runs)}`);
      return [
        figure.what,
        figure.rows === undefined ? '' : count(figure.rows),
        time(figure.ours),
        beside.join(' + '),
        median.toFixed(2),
        `${least.toFixed(2)}–${most.toFixed(2)}`,
        ...verdict(median, (figure.rows ?? Infinity) >= judgedRows ? figure.target : undefined),
      ];
    }),
  );
}

const MOST_TO_WRITE_XLSX_MIB = 350;

/** What the process held at most at each size, garbage that waited its turn included. */
export function peakTable(memory: readonly Memory[]): string {
  return table(
    ['Peak memory, MiB', ...sizesOf(memory), 'target', ''],
    memory.map(({ what, at }) => {
      const peaks = at.map(({ peakMiB }) => peakMiB);
      const target = /XLSX$/.test(what) && !what.startsWith('read') ? MOST_TO_WRITE_XLSX_MIB : undefined;
      return [what, ...peaks.map(mebibytes), ...verdict(Math.max(...peaks), target)];
    }),
  );
}

/** What of it was alive, and what each further row adds to that, beside what has to be kept of it. */
export function aliveTable(memory: readonly Memory[], weight: Weight, judgedRows: number): string {
  return table(
    ['Alive of it, MiB', ...sizesOf(memory), 'bytes a further row', 'target', ''],
    memory.map(({ what, keeps, at }) => {
      const grows = bytesARow(at);
      const target = Math.round(MARGIN * keptBytes(weight, keeps) + MOST_STRAY_BYTES);
      const isJudged = (at.at(-1)?.rows ?? 0) >= judgedRows;
      const verdicts = [count(Math.round(grows)), ...verdict(grows, isJudged ? target : undefined)];
      return [what, ...at.map(({ aliveMiB }) => aliveMiB.toFixed(1)), ...verdicts];
    }),
  );
}

/** Lists grow by leaps: what is kept may be up to this much larger than what it holds. */
const MARGIN = 1.2;
/** A row of text is hundreds of bytes: were rows kept, it would show. */
const MOST_STRAY_BYTES = 64;

/** What each further row adds to what is alive. */
export function bytesARow(at: Memory['at']): number {
  const [first, last] = [at[0], at.at(-1)];
  if (!first || !last) return NaN;
  return ((last.aliveMiB - first.aliveMiB) * 2 ** 20) / (last.rows - first.rows);
}

function keptBytes({ indexBytes, spoolBytes, matchBytes }: Weight, keeps: Memory['keeps']): number {
  if (keeps === 'nothing') return 0;
  return keeps === 'places' ? spoolBytes : spoolBytes + indexBytes + matchBytes;
}

function sizesOf(memory: readonly Memory[]): string[] {
  return (memory[0]?.at ?? []).map(({ rows }) => count(rows));
}

/** What an import keeps of each client. */
export function weightTable({ indexBytes, spoolBytes, matchBytes }: Weight): string {
  const rows = Object.entries({
    'in the match index': indexBytes,
    'its place in the spool': spoolBytes,
    'the match of its row': matchBytes,
    altogether: indexBytes + spoolBytes + matchBytes,
  });
  return table(
    ['Kept of each client', 'bytes'],
    rows.map(([what, bytes]) => [what, count(Math.round(bytes))]),
  );
}

/** Who could not be measured, and how that is changed. */
export function absentLines(absent: SheetFigures['absent']): string {
  return absent.map(({ name, get }) => `${name} is not there: ${get}\n`).join('');
}

export function requestTable(counts: readonly RequestCount[]): string {
  const rows = counts.map(({ what, page, used, least }) => {
    const over = used - least;
    return [what, count(page), count(used), count(least), count(over), ...verdict(over, MOST_OVER_LEAST)];
  });
  return table(['Requests', 'a page', 'used', 'least', 'more', 'target', ''], rows);
}

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const lines = all.map((cells) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd(),
  );
  const [first = '', ...others] = lines;
  const rule = '-'.repeat(Math.max(...lines.map(({ length }) => length)));
  return `${[first, rule, ...others].join('\n')}\n`;
}

/** The target, and whether it is met. */
export function verdict(value: number, most: number | undefined): readonly [string, string] {
  if (most === undefined) return ['', ''];
  return [`≤ ${count(Math.round(most * 100) / 100)}`, value <= most ? 'met' : 'MISSED'];
}

function time(runs: readonly Run[]): string {
  const { median } = spreadOf(runs.map(({ ms }) => ms));
  return median < 1000 ? `${median.toFixed(0)} ms` : `${(median / 1000).toFixed(1)} s`;
}

export function mebibytes(number: number): string {
  return number.toFixed(0);
}

export function count(number: number): string {
  return number.toLocaleString('en');
}
