/** Figures as plain tables, to be read in a terminal or pasted into a README. */
import type { Weight } from './index-job.ts';
import { ratioOf, spreadOf, type Figure, type Run } from './measure.ts';
import type { Flatness } from './memory.ts';
import { MOST_OVER_LEAST, type RequestCount } from './requests.ts';

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

const MOST_EXPORT_MIB = 350;
const MOST_GROWTH_OF_READING = 1.2;

/** The largest peak of all rounds by size, and how much each further client adds from the smallest to the largest. */
export function peakTable(figures: readonly Figure[]): string {
  const sizes = [...new Set(figures.map(({ rows = 0 }) => rows))];
  const rows = [...new Set(figures.map(({ what }) => what))].map((what) => {
    const peaks = sizes.map((size) =>
      peakOf(figures.filter((each) => each.what === what && each.rows === size)),
    );
    const most = Math.max(...peaks);
    const target = what.startsWith('export') ? MOST_EXPORT_MIB : undefined;
    return [what, ...peaks.map(mebibytes), perClient(peaks, sizes), ...verdict(most, target)];
  });
  return table(['Peak memory, MiB', ...sizes.map(count), 'bytes a client', 'target', ''], rows);
}

function peakOf(figures: readonly Figure[]): number {
  return Math.max(...figures.flatMap(({ ours }) => ours.map(({ peakMiB }) => peakMiB)));
}

function perClient(peaks: readonly number[], sizes: readonly number[]): string {
  const grown = (peaks.at(-1) ?? NaN) - (peaks[0] ?? NaN);
  const clients = (sizes.at(-1) ?? NaN) - (sizes[0] ?? NaN);
  return clients > 0 ? count(Math.round((grown * 2 ** 20) / clients)) : '';
}

/** What is kept of each client, and whether reading keeps anything of the rows. */
export function memoryTable(weight: Weight, clients: number, flat: readonly Flatness[]): string {
  const [few, many] = flat;
  const ratio = (many?.peakMiB ?? NaN) / (few?.peakMiB ?? NaN);
  const total = (bytes: number): string =>
    `${mebibytes((bytes * clients) / 2 ** 20)} MiB for ${count(clients)}`;
  const bytes = (number: number): string => `${count(Math.round(number))} bytes`;
  return table(
    ['Memory', 'each', 'altogether', '', 'target', ''],
    [
      ['match index, a client', bytes(weight.indexBytes), total(weight.indexBytes)],
      ['place in the spool, a client', bytes(weight.spoolBytes), total(weight.spoolBytes)],
      ...(few && many
        ? [
            [
              `read CSV, ${count(many.rows)} rows beside ${count(few.rows)}`,
              `${mebibytes(few.peakMiB)} MiB`,
              `${mebibytes(many.peakMiB)} MiB`,
              ratio.toFixed(2),
              ...verdict(ratio, MOST_GROWTH_OF_READING),
            ],
          ]
        : []),
    ],
  );
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
function verdict(value: number, most: number | undefined): readonly [string, string] {
  if (most === undefined) return ['', ''];
  return [`≤ ${count(Math.round(most * 100) / 100)}`, value <= most ? 'met' : 'MISSED'];
}

function time(runs: readonly Run[]): string {
  const { median } = spreadOf(runs.map(({ ms }) => ms));
  return median < 1000 ? `${median.toFixed(0)} ms` : `${(median / 1000).toFixed(1)} s`;
}

function mebibytes(number: number): string {
  return number.toFixed(0);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
