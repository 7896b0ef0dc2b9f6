/** What stands in the tables. */
import { describe, expect, it } from 'vitest';
import type { Figure } from './measure.ts';
import type { Memory } from './memory.ts';
import { aliveTable, figureTable, peakTable, requestTable, weightTable } from './print.ts';
import { forReadme } from './readme.ts';

function figure(rows: number, ms: number, peakMiB: number): Figure {
  const beside = { requests: [{ ms: 100, peakMiB: 60 }], writing: [{ ms: 300, peakMiB: 60 }] };
  return { what: 'export to CSV', rows, ours: [{ ms, peakMiB }], beside, target: 1.5 };
}

const FIGURES = [figure(1_000, 500, 100), figure(100_000, 2_000, 400)];

const MEMORY: readonly Memory[] = [
  {
    what: 'read CSV',
    keeps: 'nothing',
    at: [
      { rows: 10_000, peakMiB: 60, aliveMiB: 6 },
      { rows: 100_000, peakMiB: 80, aliveMiB: 6.1 },
    ],
  },
  {
    what: 'export to XLSX',
    keeps: 'places',
    at: [
      { rows: 10_000, peakMiB: 100, aliveMiB: 20 },
      { rows: 100_000, peakMiB: 400, aliveMiB: 60 },
    ],
  },
];

function lineOf(text: string, what: string): readonly string[] | undefined {
  return text
    .split('\n')
    .find((line) => line.startsWith(what))
    ?.split(/ {2,}/);
}

describe('the tables', () => {
  it('hold times against targets from so many rows on', () => {
    expect(figureTable('Exports', FIGURES, 10_000)).toBe(
      [
        'Exports            rows     ours                          beside it   ratio     from–to   target',
        '---------------------------------------------------------------------------------------------------------',
        'export to CSV     1,000   500 ms   requests 100 ms + writing 300 ms    1.25   1.25–1.25',
        'export to CSV   100,000    2.0 s   requests 100 ms + writing 300 ms    5.00   5.00–5.00    ≤ 1.5   MISSED',
        '',
      ].join('\n'),
    );
  });

  it('tell the peaks, and what each further row keeps alive beside what it may', () => {
    expect(lineOf(peakTable(MEMORY), 'export to XLSX')).toEqual([
      'export to XLSX',
      '100',
      '400',
      '≤ 350',
      'MISSED',
    ]);
    const alive = aliveTable(MEMORY, { indexBytes: 280.4, spoolBytes: 100, matchBytes: 100 }, 10_000);
    expect(lineOf(alive, 'read CSV')).toEqual(['read CSV', '6.0', '6.1', '1', '≤ 64', 'met']);
    expect(lineOf(alive, 'export to XLSX')).toEqual([
      'export to XLSX',
      '20.0',
      '60.0',
      '466',
      '≤ 184',
      'MISSED',
    ]);
  });

  it('tell what is kept of a client', () => {
    const text = weightTable({ indexBytes: 280.4, spoolBytes: 100, matchBytes: 60 });
    expect(text).toMatch(/^in the match index +280$/m);
    expect(text).toMatch(/^altogether +440$/m);
  });

  it('tell the README the largest size of each job', () => {
    const requests = [{ what: 'export', page: 100, used: 13, least: 11 }];
    const text = forReadme({ machine: 'a machine', figures: FIGURES, requests, memory: MEMORY }, 10_000);
    expect(text).toContain('at most: 2 where a page has 100 clients.');
    expect(text).toContain(
      '| export to CSV | 100,000 | requests + writing | 5.00 (5.00–5.00) | ≤ 1.5 MISSED |',
    );
    expect(text).not.toContain('| export to CSV | 1,000 |');
    expect(text).toContain('| read CSV | 60 (6) | 80 (6) | 1 |');
  });

  it('hold requests against the least', () => {
    const counts = [{ what: 'export', page: 100, used: 5, least: 2 }];
    expect(requestTable(counts)).toMatch(/export +100 +5 +2 +3 +≤ 2 +MISSED/);
  });
});
