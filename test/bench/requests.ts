/** Requests, counted by the server, beside the least that can do the job: at 60 a minute they are the run time. */
import { importSheet } from './imports.ts';
import type { Lab } from './lab.ts';

export interface RequestCount {
  readonly what: string;
  /** Clients on a page, as the server serves them. */
  readonly page: number;
  readonly used: number;
  /** `⌈M/P⌉ + 1` reads, since only an empty page is the end, and a write for each row that changes. */
  readonly least: number;
}

/** More than the least that is allowed: the users' names, and a page that overlaps. */
export const MOST_OVER_LEAST = 2;

/** Each is new, or another one's edit, for so many rows of the sheet. */
const MIXED_NTH = 4;

/** An export, and five imports against so many clients, each at these page sizes. */
export async function countRequests(
  lab: Lab,
  clients: number,
  pages: readonly number[],
): Promise<readonly RequestCount[]> {
  const sheets = await makeSheets(lab, clients);
  const counts: RequestCount[] = [];
  for (const page of pages) {
    const reads = Math.ceil(clients / page) + 1;
    for (const { what, file, ...expected } of sheets) {
      await lab.serve(clients, { maxLimit: page });
      if (file === undefined) await lab.product(['export', 'again.csv', '--force']);
      else await importSheet(lab, file, expected);
      const { requests: used } = await lab.told();
      const { created = 0, updated = 0 } = expected;
      counts.push({ what, page, used, least: reads + created + updated });
    }
  }
  return counts;
}

interface Sheet {
  readonly what: string;
  /** None: everything is exported. */
  readonly file?: string;
  readonly created?: number;
  readonly updated?: number;
  readonly unchanged?: number;
}

async function makeSheets(lab: Lab, clients: number): Promise<readonly Sheet[]> {
  await lab.serve(clients);
  await lab.product(['export', 'all.csv', '--force']);
  const made = {
    from: clients,
    to: 2 * clients,
    sheet: lab.file('new.csv'),
    bodies: lab.file('bodies.jsonl'),
  };
  await lab.job('inputs', made);
  const few = await edited(lab, { to: 'few.csv', everyNth: 100 });
  const every = await edited(lab, { to: 'every.csv', everyNth: 1 });
  const some = await edited(lab, { to: 'some.csv', everyNth: MIXED_NTH });
  const mixed = { to: lab.file('mixed.csv'), sheet: lab.file('some.csv'), added: lab.file('new.csv') };
  const { result } = await lab.job('mixed', { ...mixed, everyNth: MIXED_NTH });
  return [
    { what: 'export' },
    { what: 'import, all new', file: 'new.csv', created: clients },
    { what: 'import, all unchanged', file: 'all.csv', unchanged: clients },
    { what: 'import, 1 % changed', file: 'few.csv', updated: few, unchanged: clients - few },
    { what: 'import, all changed', file: 'every.csv', updated: every },
    {
      what: 'import, mixed',
      file: 'mixed.csv',
      created: result.added,
      updated: some,
      unchanged: clients - some,
    },
  ];
}

async function edited(lab: Lab, { to, everyNth }: { to: string; everyNth: number }): Promise<number> {
  const { result } = await lab.job('edited', { sheet: lab.file('all.csv'), edited: lab.file(to), everyNth });
  return result.edited;
}
