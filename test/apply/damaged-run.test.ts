/** A run's folder that lost something between the plan and the writing: nothing leaves, or what left is noted. */
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyPlanned } from '../../src/apply.ts';
import { readJournal } from '../../src/apply/journal.ts';
import type { CubiclApi } from '../../src/api/api.ts';
import { importClients } from '../../src/import.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openApi } from '../helpers/api.ts';
import { openFiles } from '../helpers/open-files.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

interface Planned {
  readonly sandbox: Sandbox;
  readonly api: CubiclApi;
  readonly workdir: Workdir;
  readonly run: string;
}

/** A dry run of so many new clients; with long names, the plan is read in several pieces. */
async function planned(count: number, nameChars = 0): Promise<Planned> {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir();
  const file = workdir.file('in.csv');
  const rows = Array.from({ length: count }, (_, n) => `Client ${n} ${'x'.repeat(nameChars)}\r\n`);
  writeFileSync(file, `Name\r\n${rows.join('')}`);
  const [api, run] = [openApi(sandbox), workdir.file('run')];
  await importClients({ file, runDir: run, dryRun: true }, { api });
  return { sandbox, api, workdir, run };
}

it('without the before-picture no create leaves, since nobody could tell later what it made', async () => {
  const { sandbox, api, workdir, run } = await planned(6);
  rmSync(workdir.file('run/known-ids'));
  const summary = await applyPlanned({ run }, { api });
  expect(summary).toMatchObject({ exitCode: 3, created: 0, notDone: 6 });
  expect(summary.stopped?.message).toMatch(/known-ids can't be read/);
  expect(writesTo(sandbox)).toEqual([]);
});

it('when the plan is cut short under way, what has left is answered and noted before it stops', async () => {
  const { sandbox, api, workdir, run } = await planned(60, 4000);
  sandbox.behaviour.latencyMs = ({ method, nthOfMethod }) => {
    if (method === 'POST' && nthOfMethod === 1) truncateSync(workdir.file('run/plan.jsonl'), 300_000);
    return method === 'POST' ? 20 : 0;
  };
  const reading = applyPlanned({ run }, { api });
  await expect(reading).rejects.toThrow('plan.jsonl is not a finished plan.');
  const journal = await readJournal(workdir.file('run/journal.jsonl'));
  expect(sandbox.clients().length).toBeGreaterThan(0);
  expect({ done: journal.size, open: journal.open.size }).toEqual({
    done: sandbox.clients().length,
    open: 0,
  });
});

it.each(['results.csv', 'summary.json', 'report.html'])(
  'without a place for %s it is told all the same what was done, and what stands in the way',
  async (name) => {
    const { sandbox, api, workdir, run } = await planned(6);
    rmSync(workdir.file(`run/${name}`));
    mkdirSync(workdir.file(`run/${name}`));
    const summary = await applyPlanned({ run }, { api });
    expect(summary).toMatchObject({ exitCode: 3, created: 6, notDone: 0 });
    expect(summary.stopped?.message).toContain(`run/${name}`);
    expect(sandbox.clients()).toHaveLength(6);
    rmSync(workdir.file(`run/${name}`), { recursive: true });
    expect(await applyPlanned({ run }, { api })).toMatchObject({ exitCode: 0, created: 6 });
    expect(workdir.read(`run/${name}`)).not.toBe('');
  },
);

it('a plan that comes to nothing leaves no file open', async () => {
  const sandbox = await openSandbox();
  const workdir = makeWorkdir();
  const file = workdir.file('in.csv');
  writeFileSync(file, 'Name\r\nA\r\n');
  const onProgress = ({ phase }: { readonly phase: string }): void => {
    if (phase === 'plan') throw new Error('stopped');
  };
  const planning = importClients(
    { file, runDir: workdir.file('run') },
    { api: openApi(sandbox), onProgress },
  );
  await expect(planning).rejects.toThrow('stopped');
  expect(openFiles().filter(({ path }) => path.startsWith(workdir.path))).toEqual([]);
});
