/** What was left out of an import comes back as a file that can be mended and imported. */
import { expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { exportClients } from '../../src/export.ts';
import { importClients } from '../../src/import.ts';
import type { Cell } from '../../src/table/table.ts';
import { textOf } from '../../src/table/table.ts';
import { writeTable } from '../../src/table/write.ts';
import { openApi } from '../helpers/api.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';
import { partOf, readRows, textColumns } from '../helpers/written.ts';

const SHEETS = ['Clients', 'Contacts'] as const;

/** Rewrites both sheets, cell by cell. */
async function edit(from: string, to: string, change: (text: string) => string): Promise<void> {
  const sheets = [];
  for (const name of SHEETS) {
    const [headers = [], ...rows] = [...(await readRows(from, name)).values()].map((cells: readonly Cell[]) =>
      cells.map(textOf),
    );
    sheets.push({ name, columns: textColumns(...headers), rows: [rows.map((row) => row.map(change))] });
  }
  await writeTable(to, sheets, { format: 'xlsx', force: true });
}

const person = (name: string, email: string): object => ({ name, position: '', phone: '', email });

it('a failing line of the contacts sheet is there with its client and all the contacts of that client', async () => {
  const clients = [
    { name: 'Acme', contacts: [person('Ann', 'ann@x.example'), person('Bob', 'bob@x.example')] },
    { name: 'Best', contacts: [person('Can', 'can@x.example')] },
  ] as unknown as Client[];
  const sandbox = await openSandbox({ seed: { clients: 0 } });
  const api = openApi(sandbox);
  for (const client of clients) await api.createClient(client);
  const workdir = makeWorkdir();
  const [out, broken] = [workdir.file('out.xlsx'), workdir.file('broken.xlsx')];
  await exportClients({ file: out, format: 'xlsx', contacts: 'sheet' }, { api });
  await edit(out, broken, (text) => text.replace('bob@x.example', 'bob at x').replace(/^Best$/, 'Best Ltd'));

  const first = await importClients({ file: broken, runDir: workdir.file('run') }, { api });
  expect(first).toMatchObject({ rejected: 1, updated: 1, exitCode: 1 });
  const rejected = workdir.file('run/rejected.xlsx');
  const rows = async (sheet: string): Promise<string[][]> =>
    [...(await readRows(rejected, sheet)).values()].slice(1).map((cells) => cells.map(textOf));
  expect((await rows('Clients')).map(([, name]) => name)).toEqual(['Acme']);
  expect((await rows('Contacts')).map((cells) => [cells[2], cells[6]])).toEqual([
    ['Ann', undefined],
    ['Bob', expect.stringMatching(/^Contact email: This is not an e-mail address/)],
  ]);

  const mended = workdir.file('mended.xlsx');
  await edit(rejected, mended, (text) => text.replace('bob at x', 'bob@y.example'));
  const second = await importClients({ file: mended, runDir: workdir.file('again') }, { api });
  expect(second).toMatchObject({ rejected: 0, updated: 1, exitCode: 0 });
  const acme = sandbox.clients().find(({ name }) => name === 'Acme');
  expect(acme?.contacts?.map(({ email }) => email)).toEqual(['ann@x.example', 'bob@y.example']);
});

it('a contact of nobody is there too', async () => {
  const workdir = makeWorkdir();
  const file = workdir.file('in.xlsx');
  const sheets = [
    { name: 'Clients', columns: textColumns('Name'), rows: [[['Acme']]] },
    {
      name: 'Contacts',
      columns: textColumns('Name', 'Contact name'),
      rows: [
        [
          ['Acme', 'Ann'],
          ['Nobody', 'Zed'],
        ],
      ],
    },
  ];
  await writeTable(file, sheets, { format: 'xlsx' });
  const api = openApi(await openSandbox({ seed: { clients: 0 } }));
  await importClients({ file, runDir: workdir.file('run') }, { api });
  const lines = await readRows(workdir.file('run/rejected.xlsx'), 'Contacts');
  expect([...lines.values()].slice(1).map((cells) => cells.map(textOf))).toEqual([
    ['Nobody', 'Zed', expect.stringMatching(/^No client of the main sheet has this name/)],
  ]);
});

it('a workbook of rejected rows shows ids and names whole, and hides _base as the export did', async () => {
  const sandbox = await openSandbox({ seed: { clients: 0 } });
  const api = openApi(sandbox);
  await api.createClient({ name: 'Yıldızhan Turizm Hizmetleri', email: 'info@yildizhan.example' });
  const workdir = makeWorkdir();
  const [out, broken] = [workdir.file('out.xlsx'), workdir.file('broken.xlsx')];
  await exportClients({ file: out, format: 'xlsx', contacts: 'sheet' }, { api });
  await edit(out, broken, (text) => text.replace('info@yildizhan.example', 'info'));
  await importClients({ file: broken, runDir: workdir.file('run') }, { api });
  const rejected = workdir.file('run/rejected.xlsx');
  const headers = ((await readRows(rejected, 'Clients')).get(1) ?? []).map(textOf);
  const xml = await partOf(rejected, 'xl/worksheets/sheet1.xml');
  // Neighbours that look alike share an element.
  const columns = [...xml.matchAll(/<col min="(\d+)" max="(\d+)"[^>]*>/g)];
  const column = (header: string): string => {
    const place = headers.indexOf(header) + 1;
    return columns.find(([, min, max]) => Number(min) <= place && place <= Number(max))?.[0] ?? '';
  };
  const width = (header: string): number => Number(/ width="([\d.]+)"/.exec(column(header))?.[1]);
  expect(width('ID')).toBeGreaterThanOrEqual(24);
  expect(width('Name')).toBeGreaterThanOrEqual('Yıldızhan Turizm Hizmetleri'.length);
  expect(width('_error')).toBeGreaterThan(50);
  expect(column('_base')).toContain('hidden="1"');
});
