/** What memory each job takes, and what of it is alive, the more rows there are. */
import { importSheet, onEmpty } from './imports.ts';
import type { Weight } from './index-job.ts';
import type { Lab, Watch } from './lab.ts';
import type { Run } from './measure.ts';

/** One job at several sizes, at each run twice: as it is, and with its garbage collected all the time. */
export interface Memory {
  readonly what: string;
  readonly keeps: Keeps;
  /** From the fewest rows to the most. */
  readonly at: readonly At[];
}

/** What a job has to keep of the rows: nothing, where each client is to be found, or who each is as well. */
type Keeps = 'nothing' | 'places' | 'keys';

interface At {
  readonly rows: number;
  readonly peakMiB: number;
  readonly aliveMiB: number;
}

interface Job extends Pick<Memory, 'what' | 'keeps'> {
  readonly prepare?: (lab: Lab, rows: number) => Promise<unknown>;
  readonly run: (lab: Lab, rows: number, tells: Watch) => Promise<Run>;
}

/** Each with the files that those before it have left. */
const JOBS: readonly Job[] = [
  {
    what: 'export to CSV',
    keeps: 'places',
    prepare: (lab, clients) => lab.serve(clients),
    run: (lab, _, tells) => lab.product(['export', 'clients.csv', '--force'], tells),
  },
  {
    what: 'export to XLSX',
    keeps: 'places',
    run: (lab, _, tells) => lab.product(['export', 'clients.xlsx', '--force'], tells),
  },
  {
    what: 'read CSV',
    keeps: 'nothing',
    run: (lab, _, tells) => lab.job('read', { sheet: lab.file('clients.csv') }, tells),
  },
  {
    what: 'read XLSX',
    keeps: 'nothing',
    run: (lab, _, tells) => lab.job('read', { sheet: lab.file('clients.xlsx') }, tells),
  },
  {
    what: 'write CSV',
    keeps: 'nothing',
    prepare: (lab) => lab.job('cells', { sheet: lab.file('clients.csv'), lines: lab.file('cells.jsonl') }),
    run: (lab, _, tells) => write(lab, 'csv', tells),
  },
  { what: 'write XLSX', keeps: 'nothing', run: (lab, _, tells) => write(lab, 'xlsx', tells) },
  {
    what: 'import, all unchanged',
    keeps: 'keys',
    run: (lab, unchanged, tells) => importSheet(lab, 'clients.csv', { unchanged }, tells),
  },
  {
    what: 'import, all new',
    keeps: 'keys',
    prepare: (lab, to) => {
      const made = { sheet: lab.file('new.csv'), bodies: lab.file('bodies.jsonl') };
      return lab.job('inputs', { from: 0, to, ...made });
    },
    run: (lab, created, tells) => onEmpty(lab, () => importSheet(lab, 'new.csv', { created }, tells))(),
  },
];

function write(lab: Lab, format: 'csv' | 'xlsx', tells: Watch): Promise<Run> {
  const [lines, to] = [lab.file('cells.jsonl'), lab.file(`written.${format}`)];
  return lab.job('write', { format, lines, to }, tells);
}

/** `sizes` from the fewest rows to the most. */
export async function measureMemory(
  lab: Lab,
  sizes: readonly number[],
  onJob: (what: string, rows: number) => void,
): Promise<readonly Memory[]> {
  const found = JOBS.map(({ what, keeps }) => ({ what, keeps, at: [] as At[] }));
  for (const rows of sizes) {
    for (const [n, { what, prepare, run }] of JOBS.entries()) {
      onJob(what, rows);
      await prepare?.(lab, rows);
      const { peakMiB } = await run(lab, rows, 'peak');
      const { aliveMiB = NaN } = await run(lab, rows, 'alive');
      found[n]?.at.push({ rows, peakMiB, aliveMiB });
    }
  }
  return found;
}

export async function weighIndex(lab: Lab, clients: number): Promise<Weight> {
  return (await lab.job('index', { clients, pages: lab.file('pages') })).result;
}
