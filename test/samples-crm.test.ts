/** Each made-up export in samples/crm is imported as a person would: told for what it is, joined, and done in one go. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { customText } from '../src/client/cells.ts';
import { importClients } from '../src/import.ts';
import { loadPresets } from '../src/intake/presets.ts';
import { inWords } from '../src/message.ts';
import type { Planned } from '../src/proceed.ts';
import { openApi } from './helpers/api.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir } from './helpers/workdir.ts';

const FOLDER = fileURLToPath(new URL('../samples/crm/', import.meta.url));
const PRESETS = await loadPresets();
const LABELS = new Map([
  ['id', 'Legacy ID'],
  ['tax', 'Tax ID'],
  ['hubspotTax', 'Tax Number'],
  ['vergi', 'Vergi No'],
  ['address', 'Address'],
  ['phones', 'Other phones'],
]);

interface Case {
  readonly files: readonly string[];
  readonly taken: readonly string[];
  readonly clients: Readonly<Record<string, readonly string[]>>;
  readonly rejected?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    files: ['hubspot-companies.csv', 'hubspot-contacts.csv'],
    taken: ['HubSpot: list of companies', 'HubSpot: list of contacts'],
    clients: {
      'Çınar Kırtasiye 9120034501': ['Şule Ilgaz', 'İbrahim Öz'],
      'Heron Optics 9120034502': ['Maud Whitlock'],
      'Işık Lojistik 9120034503': [],
      'Bramble Foods 9120034504': [],
      'Bramble Foods 9120034505': ['Niall Byrne'],
      'Günışığı Ölçüm ve Ğ 9120034506': [],
      'Yeni Fırma 9120034599': ['Ece Güneş'],
      'Wren Adair': ['Wren Adair'],
    },
    rejected: ['hubspot-contacts.csv 6 ambiguous-company', 'hubspot-contacts.csv 7 suggested-company'],
  },
  {
    files: ['salesforce-accounts.csv', 'salesforce-contacts.csv'],
    taken: ['Salesforce: accounts (API names)', 'Salesforce: contacts (API names)'],
    clients: {
      'Güneş Tekstil 001XX000003aB7cYAE': ['Gülşah İnan'],
      'Larkspur Media 001XX000003aB7CYAU': ['Rowan Pike'],
      'Ilıca Seramik 001XX000003aB7eYAE': ['Asude Yalın'],
      'Pemberton, Hale & Co. 001XX000003aB7fYAE': ['Thackeray'],
      'Fern Osgood': ['Fern Osgood'],
    },
  },
  {
    files: ['pipedrive-organizations.csv', 'pipedrive-people.csv'],
    taken: ['Pipedrive: list of organisations', 'Pipedrive: list of people'],
    clients: {
      'Şirin Mobilya 11': ['Özge Çağlar', 'Iğdır Şahin'],
      'Quill & Sons 12': ['Basil Thorne'],
      'Üçgen Yazılım 13': [],
      'ÜÇGEN YAZILIM 14': [],
      'Otter Bay Foods 15': ['Otto Finch'],
      'Hazel Grove': ['Hazel Grove'],
    },
    rejected: ['pipedrive-people.csv 5 ambiguous-company'],
  },
  {
    files: ['zoho-accounts.csv', 'zoho-contacts.csv'],
    taken: ['Zoho CRM: accounts', 'Zoho CRM: contacts'],
    clients: {
      'Gökçe İnşaat zcrm_400001': ['Çağrı Yıldız', 'Ilgın Su'],
      'Ashdown Tools zcrm_400002': ['Edith Marsh'],
      'Fern Hollow zcrm_400004': ['Tom Hollow'],
      'Ada Finch': ['Ada Finch'],
    },
    rejected: ['zoho-accounts.csv 4 same-client-twice', 'zoho-accounts.csv 5 same-client-twice'],
  },
  {
    files: ['bitrix24-companies.csv', 'bitrix24-contacts.csv'],
    taken: ['Bitrix24: companies', 'Bitrix24: contacts'],
    clients: {
      'Ağaç İşleri Ltd. Şti. 7': ['Şahika Uğur'],
      'Maple & Reed 8': ['Ivy Reed'],
      'Yağmur Pınarı 9': [],
      'yağmur pınarı 10': [],
      'Lale Işın': ['Lale Işın'],
    },
    rejected: ['bitrix24-contacts.csv 4 ambiguous-company'],
  },
  {
    files: ['dynamics365-accounts.csv', 'dynamics365-contacts.csv'],
    taken: ['Dynamics 365: accounts', 'Dynamics 365: contacts'],
    clients: {
      'Doğa Gıda 6b1f0c52-0a11-4f3e-9c3d-000000000001': ['Çiğdem Ünal'],
      'Saltmarsh Energy 6b1f0c52-0a11-4f3e-9c3d-000000000002': ['Pat Leigh', 'Ines Cole'],
      'İnce Işık 6b1f0c52-0a11-4f3e-9c3d-000000000003': ['Ufuk Işık'],
      'Rhea Stone': ['Rhea Stone'],
    },
  },
  {
    files: ['google-contacts.csv'],
    taken: ['Google Contacts: contacts'],
    clients: {
      'Kıyı Balıkçılık': ['Çisem Ağaoğlu', 'Işıl Er'],
      'Vale Ceramics': ['Nora Vale'],
      'Gus Teal': ['Gus Teal'],
      'yalnizadres@example.com': ['yalnizadres@example.com'],
    },
  },
  {
    files: ['outlook-tr-contacts.csv'],
    taken: ['Outlook: contacts'],
    clients: {
      'Şeker Ambalaj': ['Tuğçe Işıksoy', 'Ümit Çelik'],
      'Hale Boats': ['Gregor Hale'],
      'İpek Güneş': ['İpek Güneş'],
    },
  },
];

type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

async function rehearse(files: readonly string[], sandbox: Sandbox) {
  const api = openApi(sandbox);
  const workdir = makeWorkdir();
  const file = files.map((each) => FOLDER + each);
  const run = async (runDir: string, dryRun: boolean) => {
    const planned: Planned[] = [];
    const options = { file, presets: PRESETS, labels: LABELS, dryRun, runDir: workdir.file(runDir) };
    const summary = await importClients(options, { api, onPlanned: (plan) => planned.push(plan) });
    return { summary, assumed: planned[0]?.assumed ?? [] };
  };
  return { workdir, first: await run('first', false), again: await run('again', true) };
}

function clientsIn(sandbox: Sandbox): Record<string, string[]> {
  const nameOf = (name: string, id = '') => `${name} ${id}`.trim();
  return Object.fromEntries(
    sandbox
      .clients()
      .map(({ name, customFields, contacts }) => [
        nameOf(name, customText(customFields?.['id'])),
        (contacts ?? []).map((contact) => contact.name || (contact.email ?? '')),
      ]),
  );
}

describe('exports of other programs', () => {
  it('are all tried here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(CASES.flatMap(({ files }) => files).sort());
  });

  it.each(CASES)(
    '$files go in whole, and once more there is nothing to do',
    async ({ files, taken, clients, rejected = [] }) => {
      const sandbox = await openSandbox();
      const { workdir, first, again } = await rehearse(files, sandbox);
      const clauses = first.assumed.flatMap(
        (each) => /taken for an export of (.*?) \((?:all )?\d/.exec(inWords(each))?.[1] ?? [],
      );
      expect(clauses).toEqual(taken);
      expect(clientsIn(sandbox)).toEqual(clients);
      expect(first.summary.created).toBe(Object.keys(clients).length);

      const results = workdir.records('first/results.csv').slice(1);
      const places = results.map(
        (cells) => `${files.length > 1 ? (cells.at(-1) ?? '') : ''} ${cells[0] ?? ''}`,
      );
      expect(new Set(places).size, 'each row once').toBe(first.summary.rows);
      expect(places).toHaveLength(first.summary.rows);
      const errors = rejected.length > 0 ? workdir.records('first/errors.csv').slice(1) : [];
      const told = ['same-client-twice', 'ambiguous-company', 'suggested-company'];
      expect(
        errors
          .filter(([, , , , code = '']) => told.includes(code))
          .map((cells) => `${cells.at(-1) ?? ''} ${cells[0] ?? ''} ${cells[4] ?? ''}`),
      ).toEqual(rejected);

      const { created, updated, deleted, conflicts } = again.summary;
      expect({ created, updated, deleted, conflicts, rejected: again.summary.rejected }).toEqual({
        ...{ created: 0, updated: 0, deleted: 0, conflicts: 0, rejected: rejected.length },
      });
    },
  );

  it('keep zeros at the front, several phones, and addresses in one piece', async () => {
    const sandbox = await openSandbox();
    await rehearse(['bitrix24-companies.csv', 'bitrix24-contacts.csv'], sandbox);
    expect(sandbox.clients()[0]).toMatchObject({
      phone: '+90 (216) 555 05 10',
      customFields: {
        vergi: '0123400056',
        address: 'Çınar Cad. 3, İstanbul',
        phones: '+90 (216) 555 05 11; 0532 555 05 10',
      },
      contacts: [{ name: 'Şahika Uğur', position: 'Muhasebe', phone: '0216 555 05 20' }],
    });
  });

  it('hold nobody’s real data: all addresses are examples', () => {
    for (const file of readdirSync(FOLDER)) {
      const addresses = readFileSync(FOLDER + file, 'latin1').match(/[\w.]+@[\w.-]+/g) ?? [];
      for (const address of addresses) expect(address).toMatch(/\.example$|@example\.com$/);
    }
  });
});
