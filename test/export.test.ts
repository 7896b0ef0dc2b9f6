import { expect, it } from 'vitest';
import { exportClients } from '../src/export.ts';
import { importClients } from '../src/import.ts';
import { openApi } from './helpers/api.ts';
import { openFiles } from './helpers/open-files.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir } from './helpers/workdir.ts';

it('of a column that there is not is refused before anything is read', async () => {
  const sandbox = await openSandbox({ seed: { clients: 1 } });
  const file = makeWorkdir().file('a.csv');
  const failing = exportClients({ file, format: 'csv', columns: ['Nmae'] }, { api: openApi(sandbox) });
  await expect(failing).rejects.toMatchObject({ exitCode: 2 });
  expect(sandbox.history).toEqual([]);
});

it('that fails while single clients are read leaves no temporary file open', async () => {
  const sandbox = await openSandbox({ seed: { clients: 1 } });
  const api = openApi({ url: sandbox.url, token: 'wrong' });
  const file = makeWorkdir().file('a.csv');
  const failing = exportClients({ file, format: 'csv', ids: ['5f1e0a000000000000000001'] }, { api });
  await expect(failing).rejects.toMatchObject({ exitCode: 4 });
  expect(openFiles().filter(({ path }) => path.includes('cubicl-sheets-'))).toEqual([]);
});

it('counts its own requests, whatever the same API was asked before', async () => {
  const sandbox = await openSandbox({ seed: { clients: 3 } });
  const api = openApi(sandbox);
  const workdir = makeWorkdir();
  workdir.write('new.csv', 'Name\nNew\n');
  const first = await exportClients({ file: workdir.file('a.csv'), format: 'csv' }, { api });
  const second = await exportClients({ file: workdir.file('b.csv'), format: 'csv' }, { api });
  expect(second.requests).toBe(first.requests);
  const before = sandbox.history.length;
  const run = { file: workdir.file('new.csv'), runDir: workdir.file('run') };
  expect((await importClients(run, { api })).requests).toBe(sandbox.history.length - before);
});
