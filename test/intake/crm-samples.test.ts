/** Public files of other programs: each is recognised for what it is, and every row of it is accounted for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsByFile } from '../../src/client/draft.ts';
import { readFiles } from '../../src/intake/files.ts';
import type { Input } from '../../src/intake/input.ts';
import { loadPresets } from '../../src/intake/presets.ts';
import { inWords } from '../../src/message.ts';
import { draftsOf, withInput } from '../helpers/input.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';

const PRESETS = await loadPresets();
const LABELS = new Map([['f1', 'Legacy ID']]);
const api = { users: () => Promise.resolve([]) };

function reading<T>(paths: readonly string[], use: (input: Input) => Promise<T>): Promise<T> {
  const file = paths.map((path) => shared(`crm-samples/${path}`));
  return withInput(readFiles({ file, presets: PRESETS, labels: LABELS }, { api }), use);
}

/** Files without a row, in `headers-only/`, and what each is taken for. */
const EMPTY = [
  ['bitrix24_company_template_en.csv', 'Bitrix24: companies'],
  ['bitrix24_leads_export_ru.csv', 'Bitrix24: leads'],
  ['hubspot_companies_export.csv', 'HubSpot: list of companies'],
  ['hubspot_contacts_with_company_export.csv', 'HubSpot: list of contacts with their companies'],
  ['outlook_tr.csv', 'Outlook: contacts'],
  ['pipedrive_organizations_2026.csv', 'Pipedrive: list of organisations'],
  ['pipedrive_persons_2026.csv', 'Pipedrive: list of people'],
  ['thunderbird_tr.csv', 'Outlook: contacts (Thunderbird)'],
  ['windows_live_mail_tr.csv', 'Outlook: contacts (Windows Live Mail)'],
] as const;

type Counts = readonly [clients: number, contacts: number, skipped: number, rows: number];

/** What a file is taken for, and how many clients, contacts and skipped rows it gives, of how many rows. */
const FILES: readonly (readonly [file: string, taken: string, counts: Counts])[] = [
  ['atomic-crm/contacts_export.csv', 'Atomic CRM: contacts', [1, 2, 0, 2]],
  ['atomic-crm/contacts_testdata.csv', 'Atomic CRM: contacts', [55, 500, 0, 500]],
  ['bitrix24/vendor_company_sample_ru.csv', 'Bitrix24: companies', [1, 0, 0, 1]],
  ['google/constellation_google_contacts.csv', 'Google Contacts: contacts (older layout)', [2, 2, 0, 2]],
  ['google/roundcube_gmail.csv', 'Google Contacts: contacts (older layout)', [1, 1, 0, 1]],
  ['google/uhwillem_output_template.csv', 'Google Contacts: contacts (older layout)', [19, 19, 0, 19]],
  ['hubspot/dummy_hubspot_companies.csv', 'HubSpot: list of companies', [200, 0, 0, 200]],
  ['odoo/mint_demo_res.partner_de.csv', 'Odoo: contacts', [9, 2, 0, 10]],
  ['odoo/mint_demo_res.partner_extid.csv', 'Odoo: contacts (technical names)', [4, 0, 0, 4]],
  ['odoo/mint_demo_res.partner_fieldnames.csv', 'Odoo: contacts (technical names)', [9, 2, 0, 10]],
  ['odoo/odoo_m2m_customers_tags.csv', 'Odoo: customers and tags', [5, 0, 0, 5]],
  ['odoo/odoo_o2m_customers_contacts.csv', 'Odoo: contacts', [4, 2, 3, 8]],
  ['odoo/odoo_res.partner_template.csv', 'Odoo: contacts', [2, 1, 3, 6]],
  ['outlook/google_shared_contacts_outlook.csv', 'Outlook: contacts', [2, 2, 1, 3]],
  ['outlook/roundcube_all.csv', 'Outlook: contacts', [1, 1, 0, 1]],
  ['outlook/roundcube_outlook.csv', 'Outlook: contacts', [1, 1, 0, 1]],
  ['salesforce/dataloader_insertAccountCsv.csv', 'Salesforce: accounts (API names)', [100, 0, 0, 100]],
  ['salesforce/dataloader_updateAccount_ownerRef.csv', 'Salesforce: accounts (API names)', [5, 0, 0, 5]],
  ['salesforce/npsp_import_template.csv', 'Salesforce: NPSP import template (API names)', [0, 0, 0, 0]],
  ...EMPTY.map(([file, taken]) => [`headers-only/${file}`, taken, [0, 0, 0, 0]] as const),
];

/** Files that say too little of where they come from. */
const UNKNOWN = [
  'generic-messy/piyushgoel_02_semicolon.csv',
  'generic-messy/piyushgoel_05_duplicate_cols.csv',
  'generic-messy/piyushgoel_09_whitespace.csv',
];
const CONTACTS = 'hubspot/dummy_hubspot_contacts.csv';

describe.skipIf(!HAS_SHARED)('files of other programs (the public samples lie beside the project)', () => {
  it('are all looked at', () => {
    const root = shared('crm-samples');
    const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.csv'),
    );
    expect(all.sort()).toEqual([...FILES.map(([file]) => file), ...UNKNOWN, CONTACTS].sort());
  });

  it.each(FILES)('%s is %s', async (file, taken, counts) => {
    await reading([file], async (input) => {
      expect(
        input.assumed.map((each) => inWords(each)).find((clause) => clause.startsWith('taken for')),
      ).toContain(`taken for an export of ${taken} (`);
      const drafts = await draftsOf(input);
      for (const { action, issues } of drafts) {
        // The one whose phones are words, such as "pager".
        const told = issues.filter(({ code, value }) => code !== 'phone-kept' || /\d/.test(value ?? ''));
        expect(told.map(({ code }) => code)).toEqual(action === 'skip' ? ['left-out'] : []);
      }
      const rows = drafts.flatMap(rowsByFile).map(([, row]) => row);
      const clients = drafts.filter(({ action }) => action !== 'skip');
      const contacts = clients.flatMap((client) => client.contacts ?? []);
      expect([clients.length, contacts.length, drafts.length - clients.length, rows.length]).toEqual(counts);
      expect(new Set(rows).size, 'each row counts once').toBe(rows.length);
      for (const { cells } of clients) expect(cells.name).toMatch(/\S/);
    });
  });

  it.each(UNKNOWN)('%s is nobody’s we know, and says what to do', async (file) => {
    const failure = await reading([file], draftsOf).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('--mapping') as string,
    });
  });
});

describe.skipIf(!HAS_SHARED)(
  'a pair of companies and contacts (the public samples lie beside the project)',
  () => {
    const pair = ['hubspot/dummy_hubspot_companies.csv', CONTACTS];

    /** What stands in the files, read by other means than ours. */
    function truth(): Map<string, string> {
      const lines = (path: string): string[] =>
        readFileSync(join(shared('crm-samples'), path), 'utf8')
          .trimEnd()
          .split(/\r?\n/)
          .slice(1);
      const cellsOf = (line: string): string[] =>
        [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
          cell.replace(/^"|"$/g, ''),
        );
      const nameOf = new Map(lines(pair[0] ?? '').map((line) => [cellsOf(line)[2], cellsOf(line)[1] ?? '']));
      return new Map(
        lines(CONTACTS).flatMap((line) => {
          const cells = cellsOf(line);
          const name = nameOf.get(cells[19]);
          return cells[19] === '' || name === undefined ? [] : [[cells[3] ?? '', name] as const];
        }),
      );
    }

    it('puts all 679 contacts that name a domain with the company that has it', async () => {
      const wanted = truth();
      expect(wanted.size).toBe(679);
      const drafts = await reading(pair, draftsOf);
      const found = new Map(
        drafts
          .filter(({ cells }) => cells['custom:f1'] !== undefined)
          .flatMap(({ cells, contacts = [] }) =>
            contacts.map((each) => [each.cells.email ?? '', cells.name ?? '']),
          ),
      );
      expect(found).toEqual(wanted);
      expect(drafts).toHaveLength(200 + 950 - 679);
      expect(new Set(drafts.flatMap((draft) => rowsByFile(draft).map(String))).size).toBe(200 + 950);
    });

    it('without the companies says of each that its company is in no file', async () => {
      const drafts = await reading([CONTACTS], draftsOf);
      const codes = drafts.flatMap(({ issues }) => issues.map(({ code }) => code));
      expect(codes).toEqual(Array.from({ length: 679 }, () => 'unknown-company'));
      expect(drafts).toHaveLength(950);
    });
  },
);
