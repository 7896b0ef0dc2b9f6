/** The jobs of the bench, all of them, on few clients: that each does what it is measured for. */
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';
import { get, send } from './floors/http.ts';
import { readBare, readExceljs, writeBare } from './floors/libraries.ts';
import { importByScript } from './floors/script.ts';
import { weighIndex } from './index-job.ts';
import { makeCells, makeEdited, makeInputs, makeWide } from './inputs.ts';
import { read, readFloor, write, writeFloor } from './sheet-jobs.ts';

const CLIENTS = 100;

/** A sheet of new clients, and the same as bodies and as lines of cells. */
async function inputs(): Promise<{ workdir: Workdir; sheet: string; bodies: string; lines: string }> {
  const workdir = makeWorkdir();
  const [sheet, bodies, lines] = [workdir.file('new.csv'), workdir.file('bodies'), workdir.file('lines')];
  await makeInputs({ from: 0, to: CLIENTS, sheet, bodies });
  await makeCells({ sheet, lines });
  return { workdir, sheet, bodies, lines };
}

function bodiesOf(sandbox: Sandbox): string[] {
  const created = sandbox.history.filter(({ method }) => method === 'POST');
  return created.map(({ body }) => JSON.stringify(body)).sort();
}

describe('the floors of an import', () => {
  it('send what the product sends', async () => {
    const [product, bare, script] = [await openSandbox(), await openSandbox(), await openSandbox()];
    const { workdir, sheet, bodies } = await inputs();
    const env = { CUBICL_URL: product.url, CUBICL_TOKEN: product.token };
    await workdir.expectRun(0, ['import', 'new.csv', '--yes', '--rate', 'unlimited'], { env });
    await send({ ...bare, bodies, journal: workdir.file('journal') });
    await importByScript({ ...script, sheet });

    expect(bodiesOf(bare)).toEqual(bodiesOf(product));
    expect(bodiesOf(bare)).toHaveLength(CLIENTS);
    expect(workdir.read('journal')).toHaveLength(workdir.read('bodies').length);
    expect(script.clients()).toHaveLength(CLIENTS);
  });

  it('read the addresses they are given', async () => {
    const sandbox = await openSandbox({ seed: { clients: 5 } });
    const workdir = makeWorkdir();
    const addresses = ['/api/v1/crm/customers?skip=0&limit=3', '/api/v1/crm/customers?skip=3&limit=3'];
    workdir.write('paths', addresses.join('\n'));
    await get({ ...sandbox, paths: workdir.file('paths') });
    expect(sandbox.history.map(({ url, status }) => [url, status])).toEqual(
      addresses.map((url) => [url, 200]),
    );
  });
});

describe('the inputs', () => {
  it('can be changed here and there', async () => {
    const { workdir, sheet } = await inputs();
    const edited = workdir.file('edited.csv');
    expect(await makeEdited({ sheet, edited, everyNth: 100 })).toEqual({ edited: 1 });
    const [before, after] = [workdir.records('new.csv'), workdir.records('edited.csv')];
    expect(after.filter((record, row) => record.join() !== before[row]?.join())).toHaveLength(1);
  });
});

describe('the sheets', () => {
  it.each(['csv', 'xlsx'] as const)('are written and read alike by all, as %s', async (format) => {
    const workdir = makeWorkdir();
    const lines = workdir.file('lines');
    const counted = await makeWide({ rows: CLIENTS, lines });
    expect(counted).toEqual({ rows: CLIENTS + 1, cells: 32 + 24 * CLIENTS });
    const file = (by: string): string => workdir.file(`${by}.${format}`);
    await write({ format, lines, to: file('ours') });
    await writeFloor({ format, lines, to: file('floor') });
    await writeBare({ format, lines, to: file('library') });
    for (const by of ['ours', 'floor', 'library']) {
      expect(await read({ sheet: file(by) })).toEqual(counted);
    }
    for (const job of [readFloor, readBare, ...(format === 'xlsx' ? [readExceljs] : [])]) {
      expect(await job({ sheet: file('ours') })).toEqual(counted);
    }
  });

  it('are written as lines of JSON, too', async () => {
    const { workdir, bodies } = await inputs();
    await writeBare({ format: 'jsonl', lines: bodies, to: workdir.file('bare.jsonl') });
    expect(workdir.read('bare.jsonl')).toBe(workdir.read('bodies'));
  });
});

describe('the match index', () => {
  it('takes some hundred bytes a client', async () => {
    const { indexBytes, spoolBytes, matchBytes } = await weighIndex({
      clients: 5_000,
      pages: makeWorkdir().file('pages'),
    });
    expect(indexBytes).toBeGreaterThan(100);
    expect(indexBytes).toBeLessThan(1_000);
    expect(spoolBytes).toBeGreaterThan(50);
    expect(spoolBytes).toBeLessThan(500);
    expect(matchBytes).toBeGreaterThan(50);
    expect(matchBytes).toBeLessThan(500);
  });
});
