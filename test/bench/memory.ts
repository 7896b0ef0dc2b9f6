/** What reading costs in memory beyond the rows at hand, and what an import keeps of every client. */
import type { Weight } from './index-job.ts';
import type { Lab } from './lab.ts';
import type { Repeated } from './plans.ts';

export interface Flatness {
  readonly rows: number;
  readonly peakMiB: number;
}

/** Peaks of reading a CSV of as many clients as the exports have left, and of so many times as much. */
export async function measureFlatness(lab: Lab, { clients, times }: Repeated): Promise<readonly Flatness[]> {
  const sheet = lab.file('clients.csv');
  const repeated = lab.file('repeated.csv');
  await lab.job('repeated', { sheet, repeated, times });
  const once = await lab.job('read', { sheet });
  const often = await lab.job('read', { sheet: repeated });
  if (often.result.rows !== clients * times + 1) throw new Error(`It read ${often.result.rows} rows.`);
  return [
    { rows: clients, peakMiB: once.peakMiB },
    { rows: clients * times, peakMiB: often.peakMiB },
  ];
}

export async function weighIndex(lab: Lab, clients: number): Promise<Weight> {
  return (await lab.job('index', { clients, pages: lab.file('pages') })).result;
}
