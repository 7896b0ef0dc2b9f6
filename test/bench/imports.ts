/** Imports, all new and all unchanged, beside bare undici and beside the script one would write in an afternoon. */
import { rm } from 'node:fs/promises';
import { noting } from './exports.ts';
import type { Lab, Watch } from './lab.ts';
import { inTurns, type Figure, type Run } from './measure.ts';
import type { Size } from './plans.ts';

/** 0.7 of its speed. */
const MOST_OF_BARE = 1 / 0.7;
/** Twice its speed. */
const MOST_OF_SCRIPT = 1 / 2;

/** Every row is sent: at once, and in two processes, one that reads, checks, plans and reports, and one that sends and reports. */
export async function measureNew(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  await lab.job('inputs', {
    from: 0,
    to: clients,
    sheet: lab.file('new.csv'),
    bodies: lab.file('bodies.jsonl'),
  });
  const { ours, planned, applied, bare } = await inTurns(rounds, {
    ours: onEmpty(lab, () => importSheet(lab, 'new.csv', { created: clients })),
    planned: onEmpty(lab, () => lab.product(['import', 'new.csv', '--dry-run', '--run-dir', 'run'])),
    applied: () => finishing(lab, ['apply', 'run', '--yes'], { created: clients }),
    bare: sending(lab),
  });
  const figure = { rows: clients, beside: { 'the same POSTs': bare } };
  return [
    { what: 'import of new rows, CSV', ours, target: MOST_OF_BARE, ...figure },
    { what: 'of that, the plan (a dry run)', ours: planned, ...figure },
    { what: 'of that, the writes (apply)', ours: applied, ...figure },
  ];
}

/** The least that can be sent, with a line on the disk before each request. */
function sending(lab: Lab): () => Promise<Run> {
  const files = { bodies: lab.file('bodies.jsonl'), journal: lab.file('journal') };
  return onEmpty(lab, () => lab.job('send', { ...lab.server, ...files }));
}

/** No row is sent. The sheets are those that the exports have left. */
export async function measureUnchanged(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  await lab.serve(clients, { remembers: true });
  const { csv, xlsx, bare } = await inTurns(rounds, {
    csv: () => importSheet(lab, 'clients.csv', { unchanged: clients }),
    xlsx: () => noting(lab, () => importSheet(lab, 'clients.xlsx', { unchanged: clients })),
    bare: () => lab.job('get', { ...lab.server, paths: lab.file('paths') }),
  });
  const figure = { rows: clients, beside: { 'the same GETs': bare } };
  return [
    { what: 'import of unchanged rows, CSV', ours: csv, ...figure },
    { what: 'import of unchanged rows, XLSX', ours: xlsx, ...figure },
  ];
}

/**
 * Both again, with the sheets they have left, beside the script, which sends every row it is given and puts nothing on the
 * disk. The least that can be sent tells how far ahead of it anyone can be.
 */
export async function measureScript(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  const created = await inTurns(rounds, {
    ours: onEmpty(lab, () => importSheet(lab, 'new.csv', { created: clients })),
    bare: sending(lab),
    script: onEmpty(lab, () => lab.job('script', { ...lab.server, sheet: lab.file('new.csv') })),
  });
  await lab.serve(clients);
  const unchanged = await inTurns(rounds, {
    ours: () => importSheet(lab, 'clients.csv', { unchanged: clients }),
    script: () => lab.job('script', { ...lab.server, sheet: lab.file('clients.csv') }),
  });
  const ofNew = { rows: clients, beside: { 'a script': created.script } };
  const ofUnchanged = { rows: clients, beside: { 'a script': unchanged.script } };
  return [
    { what: 'import of new rows, CSV', ours: created.ours, target: MOST_OF_SCRIPT, ...ofNew },
    { what: 'of that, the POSTs alone', ours: created.bare, ...ofNew },
    { what: 'import of unchanged rows, CSV', ours: unchanged.ours, target: MOST_OF_SCRIPT, ...ofUnchanged },
  ];
}

type Expected = Readonly<Partial<Record<'created' | 'updated' | 'unchanged', number>>>;

/** Imports a file of the lab, which must end as expected, and removes what the run left. */
export async function importSheet(lab: Lab, file: string, expected: Expected, tells?: Watch): Promise<Run> {
  return finishing(lab, ['import', file, '--yes', '--run-dir', 'run'], expected, tells);
}

async function finishing(
  lab: Lab,
  command: readonly string[],
  expected: Expected,
  tells?: Watch,
): Promise<Run> {
  const { result, ...run } = await lab.product(command, tells);
  await rm(lab.file('run'), { recursive: true });
  for (const [count, value] of Object.entries(expected)) {
    if (result[count] !== value) throw new Error(`${count} should be ${value}: ${JSON.stringify(result)}`);
  }
  return run;
}

export function onEmpty(lab: Lab, run: () => Promise<Run>): () => Promise<Run> {
  return async () => {
    await lab.serve(0);
    return run();
  };
}
