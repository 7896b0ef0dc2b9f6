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

/** Every row is sent. */
export async function measureNew(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  const bodies = lab.file('bodies.jsonl');
  await lab.job('inputs', { from: 0, to: clients, sheet: lab.file('new.csv'), bodies });
  const { ours, bare } = await inTurns(rounds, {
    ours: onEmpty(lab, () => importSheet(lab, 'new.csv', { created: clients })),
    bare: onEmpty(lab, () => lab.job('send', { ...lab.server, bodies, journal: lab.file('journal') })),
  });
  const beside = { 'the same POSTs': bare };
  return [{ what: 'import of new rows, CSV', rows: clients, ours, beside, target: MOST_OF_BARE }];
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

/** Both again, with the sheets they have left, beside the script, which sends every row it is given. */
export async function measureScript(lab: Lab, { clients, rounds }: Size): Promise<Figure[]> {
  const created = await inTurns(rounds, {
    ours: onEmpty(lab, () => importSheet(lab, 'new.csv', { created: clients })),
    script: onEmpty(lab, () => lab.job('script', { ...lab.server, sheet: lab.file('new.csv') })),
  });
  await lab.serve(clients);
  const unchanged = await inTurns(rounds, {
    ours: () => importSheet(lab, 'clients.csv', { unchanged: clients }),
    script: () => lab.job('script', { ...lab.server, sheet: lab.file('clients.csv') }),
  });
  return Object.entries({ new: created, unchanged }).map(([kind, { ours, script }]) => ({
    what: `import of ${kind} rows, CSV`,
    rows: clients,
    ours,
    beside: { 'a script': script },
    target: MOST_OF_SCRIPT,
  }));
}

/** Imports a file of the lab, which must end as expected, and removes what the run left. */
export async function importSheet(
  lab: Lab,
  file: string,
  expected: Readonly<Partial<Record<'created' | 'updated' | 'unchanged', number>>>,
  tells?: Watch,
): Promise<Run> {
  const { result, ...run } = await lab.product(['import', file, '--yes', '--run-dir', 'run'], tells);
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
