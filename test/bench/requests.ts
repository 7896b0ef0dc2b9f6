/** Requests, counted by the server, beside the least that can do the job: at 60 a minute they are the run time. */
import { importSheet } from './imports.ts';
import type { Lab } from './lab.ts';

export interface RequestCount {
  readonly what: string;
  readonly used: number;
  /** `⌈M/P⌉ + 1` reads, since only an empty page is the end, and a write for each row that changes. */
  readonly least: number;
}

/** More than the least that is allowed: the users' names, and a page that overlaps. */
export const MOST_OVER_LEAST = 2;

const PAGE_CLIENTS = 100;

/** Against so many clients, with pages of 100: an export, an import of few changes, an import of a tenth as many new ones. */
export async function countRequests(lab: Lab, clients: number): Promise<readonly RequestCount[]> {
  const reads = Math.ceil(clients / PAGE_CLIENTS) + 1;
  const serve = () => lab.serve(clients, { maxLimit: PAGE_CLIENTS });
  const used = async () => (await lab.told()).requests;

  await serve();
  await lab.product(['export', 'all.csv', '--force']);
  const exported = { what: `export ${count(clients)}`, used: await used(), least: reads };

  const edited = lab.file('edited.csv');
  const { result } = await lab.job('edited', { sheet: lab.file('all.csv'), edited, everyNth: 100 });
  await serve();
  await importSheet(lab, 'edited.csv', { updated: result.edited, unchanged: clients - result.edited });
  const what = `re-import ${count(clients)}, ${count(result.edited)} of them changed`;
  const reimported = { what, used: await used(), least: reads + result.edited };

  const added = clients / 10;
  const sheet = lab.file('added.csv');
  await lab.job('inputs', { from: clients, to: clients + added, sheet, bodies: lab.file('bodies.jsonl') });
  await serve();
  await importSheet(lab, 'added.csv', { created: added });
  const grown = {
    what: `import ${count(added)} new into ${count(clients)}`,
    used: await used(),
    least: reads + added,
  };
  return [exported, reimported, grown];
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
