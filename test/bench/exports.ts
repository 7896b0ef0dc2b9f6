/** Exports, each beside the same requests by bare undici and the same content written by the bare library. */
import { writeFile } from 'node:fs/promises';
import type { Lab } from './lab.ts';
import { inTurns, type Figure, type Run } from './measure.ts';
import type { Size } from './plans.ts';

const FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

/** Leaves `clients.csv`, `.xlsx` and `.jsonl` in the lab, and the cells of the sheets as `cells.jsonl`. */
export async function measureExports(lab: Lab, size: Size): Promise<Figure[]> {
  await lab.serve(size.clients, { remembers: true });
  const figures: Figure[] = [];
  for (const format of FORMATS) figures.push(await measureExport(lab, size, format));
  return figures;
}

async function measureExport(lab: Lab, { clients, rounds }: Size, format: Format): Promise<Figure> {
  // The first run does not count: it warms the server up, and shows what is asked for and what is written.
  const { requests } = await lab.told();
  await exportTo(lab, `clients.${format}`, clients);
  await writePaths(lab, requests);
  const lines = lab.file(format === 'jsonl' ? 'clients.jsonl' : 'cells.jsonl');
  if (format === 'csv') await lab.job('cells', { sheet: lab.file('clients.csv'), lines });
  const { ours, ...beside } = await inTurns(rounds, {
    ours: () => exportTo(lab, `clients.${format}`, clients),
    requests: () => lab.job('get', { ...lab.server, paths: lab.file('paths') }),
    writing: () => lab.job('bare', { format, lines, to: lab.file(`bare.${format}`) }),
  });
  return { what: `export to ${format.toUpperCase()}`, rows: clients, ours, beside };
}

async function exportTo(lab: Lab, file: string, clients: number): Promise<Run> {
  const { result, ...run } = await lab.product(['export', file, '--force']);
  if (result['clients'] !== clients) throw new Error(`${file} lacks clients: ${JSON.stringify(result)}`);
  return run;
}

/** What the server was asked to read since, as addresses for bare undici. */
export async function writePaths(lab: Lab, since: number): Promise<void> {
  const { seen } = await lab.told();
  const reads = seen.slice(since).filter(({ method }) => method === 'GET');
  await writeFile(lab.file('paths'), reads.map(({ url }) => url).join('\n'));
}
