/** `undo` through the library, over real HTTP: what it reads, and how few requests that takes. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importClients } from '../src/import.ts';
import type { Planned } from '../src/proceed.ts';
import { undoRun } from '../src/undo.ts';
import { openApi } from './helpers/api.ts';
import { makeClient } from './helpers/make.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir } from './helpers/workdir.ts';

/** 250 clients, of which a run changed so many. A page holds 100, so that the plan's reading took four. */
async function changed(count: number) {
  const seed = Array.from({ length: 250 }, (_, n) => makeClient({ _id: `c${n}`, name: `Client ${n}` }));
  const sandbox = await openSandbox({ seed, behaviour: { maxLimit: 100 } });
  const workdir = makeWorkdir();
  const file = workdir.file('in.csv');
  const rows = Array.from({ length: count }, (_, n) => `c${n},new\r\n`);
  writeFileSync(file, `ID,Phone\r\n${rows.join('')}`);
  await importClients({ file, runDir: workdir.file('run') }, { api: openApi(sandbox) });
  let pages: number | undefined;
  /** The requests that it took beside the writes. */
  const undo = async (run: string, runDir: string): Promise<number> => {
    const api = openApi(sandbox);
    const options = { run: workdir.file(run), runDir: workdir.file(runDir) };
    const onPlanned = ({ swept }: Planned): void => void (pages = swept?.pages);
    const summary = await undoRun(options, { api, onPlanned });
    expect(summary).toMatchObject({ exitCode: 0, updated: count });
    return summary.requests - count;
  };
  return { sandbox, undo, pages: () => pages };
}

it.each([
  ['one by one while that takes no more requests than all pages and a spare one', 5, 5],
  ['as pages where one by one would take more', 6, 4],
])('reads clients %s', async (_, count, requests) => {
  const { sandbox, undo, pages } = await changed(count);
  expect(await undo('run', 'undo')).toBe(requests);
  // What a long one is forecast by.
  expect(pages()).toBe(count === 6 ? 4 : undefined);
  expect(sandbox.clients().every(({ phone }) => phone !== 'new')).toBe(true);
});

it('reads few clients one by one when an undo is taken back, though that one read no list', async () => {
  const { sandbox, undo } = await changed(3);
  expect(await undo('run', 'undo')).toBe(3);
  expect(await undo('undo', 'again')).toBe(3);
  expect(sandbox.clients().filter(({ phone }) => phone === 'new')).toHaveLength(3);
});
