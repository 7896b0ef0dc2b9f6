/** What was measured, as the README tells it: a sentence, a table of ratios, one of memory, and what a client costs. */
import type { Weight } from './index-job.ts';
import { ratioOf, type Figure } from './measure.ts';
import type { Memory } from './memory.ts';
import { bytesARow, count, mebibytes, verdict } from './print.ts';
import type { RequestCount } from './requests.ts';

/** Parts that were not asked for are absent. */
export interface Found {
  /** Node, system and processors. */
  readonly machine: string;
  readonly figures: Figure[];
  requests?: readonly RequestCount[];
  memory?: readonly Memory[];
  weight?: Weight;
}

/** Markdown to paste below the heading "Figures". Of each job the largest size is told. */
export function forReadme(found: Found, judgedRows: number): string {
  const { machine, figures, requests, memory, weight } = found;
  const date = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return [
    'For test/bench/figures.md, below the first paragraph:\n',
    `Measured on ${date} with ${machine}.`,
    ...(figures.length > 0 ? [ratios(largest(figures), judgedRows)] : []),
    ...(requests ? [moreThanLeast(requests)] : []),
    ...(memory ? [memories(memory)] : []),
    ...(weight ? [cost(weight)] : []),
  ].join('\n\n');
}

function largest(figures: readonly Figure[]): readonly Figure[] {
  const byJob = new Map<string, Figure>();
  for (const figure of figures) {
    const job = `${figure.what} beside ${besideOf(figure)}`;
    if ((figure.rows ?? 0) >= (byJob.get(job)?.rows ?? 0)) byJob.set(job, figure);
  }
  return [...byJob.values()];
}

function besideOf({ beside }: Figure): string {
  return Object.keys(beside).join(' + ');
}

function ratios(figures: readonly Figure[], judgedRows: number): string {
  const rows = figures.map((figure) => {
    const { median, least, most } = ratioOf(figure);
    const isJudged = (figure.rows ?? Infinity) >= judgedRows;
    return [
      figure.what,
      figure.rows === undefined ? '' : count(figure.rows),
      besideOf(figure),
      `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
      verdict(median, isJudged ? figure.target : undefined)
        .join(' ')
        .trim(),
    ];
  });
  return markdown(['job', 'rows', 'beside', 'our time in theirs (from–to)', 'target'], rows);
}

function moreThanLeast(requests: readonly RequestCount[]): string {
  const pages = [...new Set(requests.map(({ page }) => page))];
  const told = pages.map((page) => {
    const over = requests.filter((each) => each.page === page).map(({ used, least }) => used - least);
    return `${Math.max(...over)} where a page has ${count(page)} clients`;
  });
  return `Requests beyond the least that could do the job, at most: ${told.join(', ')}.`;
}

function memories(memory: readonly Memory[]): string {
  const sizes = (memory[0]?.at ?? []).map(({ rows }) => `${count(rows)} rows`);
  const rows = memory.map(({ what, at }) => [
    what,
    ...at.map(({ peakMiB, aliveMiB }) => `${mebibytes(peakMiB)} (${mebibytes(aliveMiB)})`),
    count(Math.round(bytesARow(at))),
  ]);
  return markdown(['MiB at most (alive of it)', ...sizes, 'alive, bytes a further row'], rows);
}

function cost({ indexBytes, spoolBytes, matchBytes }: Weight): string {
  const [index, place, match] = [indexBytes, spoolBytes, matchBytes].map((bytes) => count(Math.round(bytes)));
  return `Of each client an import keeps ${index} bytes in the match index, ${place} for its place on the disk, and ${match} for the match of its row.`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
