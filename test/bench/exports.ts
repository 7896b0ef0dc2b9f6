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
  // Not counted: it warms the server up, and leaves the cells that other writers are given.
  await exportTo(lab, 'clients.csv', size.clients);
  await lab.job('cells', { sheet: lab.file('clients.csv'), lines: lab.file('cells.jsonl') });
  const figures: Figure[] = [];
  for (const format of FORMATS) figures.push(await measureExport(lab, size, format));
  return figures;
}

async function measureExport(lab: Lab, { clients, rounds }: Size, format: Format): Promise<Figure> {
  const file = `clients.${format}`;
  const lines = lab.file(format === 'jsonl' ? 'clients.jsonl' : 'cells.jsonl');
  const { ours, ...beside } = await inTurns(rounds, {
    ours: () => noting(lab, () => exportTo(lab, file, clients)),
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

/** Leaves in the file `paths` what a run has read of the server, for bare undici to read again. */
export async function noting(lab: Lab, run: () => Promise<Run>): Promise<Run> {
  const { requests } = await lab.told();
  const done = await run();
  const { seen } = await lab.told();
  await writeFile(
    lab.file('paths'),
    seen
      .slice(requests)
      .map(({ url }) => url)
      .join('\n'),
  );
  return done;
}
