/** Files as other CRMs write them go in with a small mapping, every row accounted for. */
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { HAS_SHARED, shared } from '../helpers/shared.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const HUBSPOT = {
  'Company ID': 'custom:hubspot',
  'Company Name': 'Name',
  'Company Domain Name': 'custom:domain',
  Industry: 'custom:industry',
  'Phone Number': 'Phone',
  City: 'custom:city',
  Country: 'custom:country',
  ...ignored('Number of Employees', 'Annual Revenue', 'Website', 'Street Address', 'State/Region'),
  ...ignored('Postal Code', 'Create Date', 'Last Modified Date', 'Company Owner'),
};

const ODOO = {
  ID: 'custom:odoo',
  Mobile: 'custom:mobile',
  City: 'custom:city',
  ...ignored('Company Type', 'Related Company', 'Customer', 'Supplier', 'Address Type', 'Street', 'Street2'),
  ...ignored('State', 'ZIP', 'Country', 'Website'),
};

function ignored(...headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header) => [header, 'ignore']));
}

describe.skipIf(!HAS_SHARED)('real input (needs the public sample files)', () => {
  it.each([
    {
      name: 'HubSpot companies',
      file: 'crm-samples/hubspot/dummy_hubspot_companies.csv',
      mapping: HUBSPOT,
      key: 'custom:hubspot',
      rows: 200,
    },
    {
      name: 'Odoo partners',
      file: 'crm-samples/odoo/odoo_res.partner_template.csv',
      mapping: ODOO,
      key: 'custom:odoo',
      rows: 6,
    },
  ])('$name: created once, unchanged the second time', async ({ file, mapping, key, rows }) => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('mapping.json', JSON.stringify(mapping));
    const args = ['import', shared(file), '--mapping', 'mapping.json', '--match', key, '--run-dir'];
    expect(await workdir.json(0, [...args, 'one'])).toMatchObject({ rows, created: rows, rejected: 0 });
    expect(sandbox.clients()).toHaveLength(rows);
    expect(workdir.read('one/results.csv').trimEnd().split('\r\n')).toHaveLength(rows + 1);
    expect(await workdir.json(0, [...args, 'two'])).toMatchObject({
      rows,
      unchanged: rows,
      created: 0,
      updated: 0,
    });
  });
});
