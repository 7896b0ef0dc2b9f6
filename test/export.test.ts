import { expect, it } from 'vitest';
import { exportClients } from '../src/export.ts';
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
