/** What stands in the tables. */
import { describe, expect, it } from 'vitest';
import type { Figure } from './measure.ts';
import { figureTable, memoryTable, peakTable, requestTable } from './print.ts';

function figure(rows: number, ms: number, peakMiB: number): Figure {
  const beside = { requests: [{ ms: 100, peakMiB: 60 }], writing: [{ ms: 300, peakMiB: 60 }] };
  return { what: 'export to CSV', rows, ours: [{ ms, peakMiB }], beside, target: 1.5 };
}

const FIGURES = [figure(1_000, 500, 100), figure(100_000, 2_000, 400)];

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

  it('tell how much memory each further client takes', () => {
    const [, , line] = peakTable(FIGURES).split('\n');
    expect(line?.split(/ {2,}/)).toEqual(['export to CSV', '100', '400', '3,178', '≤ 350', 'MISSED']);
  });

  it('tell what is kept of a client, and whether reading keeps anything', () => {
    const flat = [
      { rows: 10, peakMiB: 80 },
      { rows: 500, peakMiB: 88 },
    ];
    const text = memoryTable({ indexBytes: 280.4, spoolBytes: 100 }, 100_000, flat);
    expect(text).toMatch(/match index, a client +280 bytes +27 MiB for 100,000/);
    expect(text).toMatch(/500 rows beside 10 +80 MiB +88 MiB +1\.10 +≤ 1\.2 +met/);
  });

  it('hold requests against the least', () => {
    const counts = [{ what: 'export', page: 100, used: 5, least: 2 }];
    expect(requestTable(counts)).toMatch(/export +100 +5 +2 +3 +≤ 2 +MISSED/);
  });
});
