/** The blank sheets in templates/ are what `template` writes today, and import takes their columns. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../src/client/columns.ts';
import { openTable } from '../src/table/open.ts';
import { textOf } from '../src/table/table.ts';
import { makeWorkdir } from './helpers/workdir.ts';

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url));

async function rowsOf(file: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of (await openTable(file)).rows()) {
    rows.push(...batch.map(({ cells }) => cells.map(textOf)));
  }
  return rows;
}

describe('templates', () => {
  it.each(['clients.csv', 'clients.xlsx'])('%s is up to date (npm run templates)', async (name) => {
    const workdir = makeWorkdir();
    await workdir.expectRun(0, ['template', name]);
    expect(await rowsOf(`${TEMPLATES}${name}`)).toEqual(await rowsOf(workdir.file(name)));
    if (name.endsWith('.csv')) expect(readFileSync(`${TEMPLATES}${name}`, 'utf8')).toBe(workdir.read(name));
  });

  it('has only columns that import knows', async () => {
    const [headers = []] = await rowsOf(`${TEMPLATES}clients.xlsx`);
    expect(headers.length).toBeGreaterThan(8);
    for (const header of headers) expect(columnOf(header), header).toBeDefined();
  });

  it('imports untouched as nothing to do', async () => {
    const summary = await makeWorkdir().json(0, ['import', `${TEMPLATES}clients.xlsx`, '--sandbox']);
    expect(summary).toMatchObject({ rows: 0, created: 0, rejected: 0 });
  });

  it('takes the labels of the configuration', async () => {
    const workdir = makeWorkdir();
    workdir.write('cubicl-sheets.config.json', '{ "labels": { "f1": "Tax number" } }');
    const { stdout } = await workdir.expectRun(0, ['template', '-', '--format', 'csv']);
    expect(stdout).toMatch(/^Name,Full name,Phone,Email,Managers,Tax number,Contact 1 name,/);
  });
});
