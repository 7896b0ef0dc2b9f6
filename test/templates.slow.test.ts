/** The blank sheets in templates/ are what `template` writes today, and import takes their columns. */
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../src/client/columns.ts';
import { directoryOf } from '../src/client/managers.ts';
import { textOf } from '../src/table/table.ts';
import { writeTemplate } from '../src/template.ts';
import { makeWorkdir } from './helpers/workdir.ts';
import { readRows } from './helpers/written.ts';

const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url));

async function rowsOf(file: string): Promise<string[][]> {
  return [...(await readRows(file)).values()].map((cells) => cells.map(textOf));
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

describe("an account's template", () => {
  it('has its fields, drop-downs, notes in the language, an example and help, and imports as nothing to do', async () => {
    const workdir = makeWorkdir();
    const { stderr } = await workdir.expectRun(0, ['template', 'blank.xlsx', '--sandbox', '--lang', 'tr']);
    expect(stderr).toContain('Bu hesabın 5 özel alanı ve 5 yöneticisi içinde.');
    const [headers = [], example, ...rest] = await rowsOf(workdir.file('blank.xlsx'));
    expect(headers.slice(0, 10).join()).toBe(
      '_action,Name,Full name,Phone,Email,Managers,Tax number,City,Segment,Legacy ID',
    );
    expect([example?.slice(0, 2), rest]).toEqual([['skip', 'Örnek (bu satır atlanır)'], []]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(workdir.file('blank.xlsx'));
    const clients = book.getWorksheet('Clients');
    const noteAt = (at: string): string => JSON.stringify(clients?.getCell(at).note ?? '');
    expect(noteAt('B1')).toContain("Cubicl'de görünen kısa ad.");
    expect(noteAt('H1')).toMatch(/Özel alan\. Başka müşterilerde: /);
    for (const [at] of headers.entries())
      expect(clients?.getRow(1).getCell(at + 1).note, headers[at]).toBeDefined();
    expect(clients?.getCell('A2').dataValidation).toMatchObject({ type: 'list' });
    expect(clients?.getCell('F3').dataValidation).toMatchObject({ type: 'list' });
    expect(book.getWorksheet('Açıklama')?.rowCount).toBeGreaterThan(headers.length + 3);
    const summary = await workdir.json(0, ['import', 'blank.xlsx', '--sandbox']);
    expect(summary).toMatchObject({ rows: 1, unchanged: 1, created: 0, updated: 0, rejected: 0 });
  });

  it('has the fields in use that nobody named, also as CSV, and no example manager where none can be read', async () => {
    const workdir = makeWorkdir();
    const file = workdir.file('blank.csv');
    const fields = [{ fieldId: 'f9', clients: 2, samples: ['x'] }];
    const account = { fields, directory: directoryOf(undefined) };
    await writeTemplate({ file, format: 'csv', labels: new Map([['f1', 'City']]), account });
    const [headers = [], example = []] = await rowsOf(file);
    expect(headers.slice(5, 9)).toEqual(['Managers', 'City', 'custom:f9', 'Contact 1 name']);
    expect(example.slice(0, 8)).toEqual([
      ...['skip', 'Example (this row is left out)', 'Example Trading Ltd.', '+90 212 000 00 00'],
      ...['info@example.com', '', '', ''],
    ]);
  });

  it('says of itself when it is the plain one', async () => {
    const { stderr } = await makeWorkdir().expectRun(0, ['template', 'plain.csv']);
    expect(stderr).toContain('It is the plain one: with a token, or with --sandbox,');
  });
});
