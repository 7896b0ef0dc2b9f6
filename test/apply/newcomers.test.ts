/** Creates of a plan that was made a while ago: who came to Cubicl since is not created a second time. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyPlanned } from '../../src/apply.ts';
import { importClients } from '../../src/import.ts';
import { undoRun } from '../../src/undo.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const SHEET = 'Name,Email\r\nAcme,\r\nBeta,b@x.example\r\nGamma,g1@x.example\r\nGamma,g2@x.example\r\n';

/** A dry run over one client, who stays out of it. */
async function planned() {
  const sandbox = await openSandbox({ seed: [makeClient({ _id: 'old', name: 'Old' })] });
  const workdir = makeWorkdir();
  const plan = async (name: string): Promise<string> => {
    const [file, run] = [workdir.file('in.csv'), workdir.file(name)];
    writeFileSync(file, SHEET);
    await importClients({ file, runDir: run, dryRun: true, mode: 'create' }, { api: openApi(sandbox) });
    return run;
  };
  /** As if it were long ago. */
  const apply = (run: string) => applyPlanned({ run, maxAgeMs: 0 }, { api: openApi(sandbox) });
  const applySoon = (run: string) => applyPlanned({ run }, { api: openApi(sandbox) });
  return { sandbox, workdir, plan, apply, applySoon };
}

it('leaves alone whom a colleague has created since, by e-mail address or by name', async () => {
  const { sandbox, workdir, plan, apply } = await planned();
  const run = await plan('run');
  sandbox.store.put(makeClient({ _id: 'c1', name: 'ACME', email: 'other@x.example' }));
  sandbox.store.put(makeClient({ _id: 'c2', name: 'Beta Ltd', email: 'B@x.example' }));
  expect(await apply(run)).toMatchObject({ exitCode: 1, created: 2, conflicts: 2, notDone: 0 });
  expect(workdir.read('run/errors.csv')).toMatch(/came-since,"?Since the plan was made, “ACME” \(c1\)/);
  expect(sandbox.clients()).toHaveLength(5);
});

it('creates nobody twice where two plans of one sheet are carried out one after the other', async () => {
  const { sandbox, plan, apply } = await planned();
  const [first, second] = [await plan('first'), await plan('second')];
  expect(await apply(first)).toMatchObject({ exitCode: 0, created: 4 });
  expect(await apply(second)).toMatchObject({ exitCode: 1, created: 0, conflicts: 4 });
  expect(sandbox.clients()).toHaveLength(5);
});

it('nor where both plans are young', async () => {
  const { sandbox, plan, applySoon } = await planned();
  const [first, second] = [await plan('first'), await plan('second')];
  expect(await applySoon(first)).toMatchObject({ exitCode: 0, created: 4 });
  expect(await applySoon(second)).toMatchObject({ exitCode: 1, created: 0, conflicts: 4 });
  expect(sandbox.clients()).toHaveLength(5);
});

it('takes no client for a newcomer that the run made itself, nor reads anything when nothing is left', async () => {
  const { sandbox, plan, apply } = await planned();
  const run = await plan('run');
  sandbox.behaviour.fail = [{ method: 'POST', nthOfMethod: 3, fault: { status: 401 } }];
  expect(await apply(run)).toMatchObject({ exitCode: 4 });
  expect(await apply(run)).toMatchObject({ exitCode: 0, created: 4 });
  expect(writesTo(sandbox)).toHaveLength(5);
  const sent = sandbox.history.length;
  expect(await apply(run)).toMatchObject({ exitCode: 0, created: 4 });
  expect(sandbox.history).toHaveLength(sent);
});

it('takes nobody for a newcomer who was there when the plan was made', async () => {
  const { sandbox, workdir, apply } = await planned();
  const [file, run] = [workdir.file('old.csv'), workdir.file('run')];
  writeFileSync(file, 'Name\r\nOld\r\n');
  await importClients({ file, runDir: run, dryRun: true, match: ['id'] }, { api: openApi(sandbox) });
  expect(await apply(run)).toMatchObject({ exitCode: 0, created: 1, conflicts: 0 });
});

it('restores nobody whom a colleague has added again, and speaks of no row to import', async () => {
  const { sandbox, workdir, apply } = await planned();
  const api = openApi(sandbox);
  const [file, run, runDir] = [workdir.file('ids.csv'), workdir.file('deleting'), workdir.file('undoing')];
  writeFileSync(file, 'ID\r\nold\r\n');
  const deleting = { file, runDir: run, mode: 'delete', match: ['id'], allow: ['deletes'] } as const;
  expect(await importClients(deleting, { api })).toMatchObject({ deleted: 1 });
  await undoRun({ run, runDir, dryRun: true }, { api });
  sandbox.store.put(makeClient({ _id: 'again', name: 'Old' }));
  expect(await apply(runDir)).toMatchObject({ exitCode: 1, created: 0, conflicts: 1 });
  expect(workdir.read('undoing/errors.csv')).toMatch(/came-since.*So none was created: look whether/);
  expect(sandbox.clients().map(({ _id }) => _id)).toEqual(['again']);
});
