/** `--external-id`: a newer export of the other program updates the clients that the first one made. */
import { describe, expect, it } from 'vitest';
import { externalIdKey, matchKeys } from '../../src/cli/match-keys.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const LABELS = new Map([['f1', 'Legacy ID'], ['f2', 'City']]); // prettier-ignore

describe('import --external-id', () => {
  it('makes each client once, whatever else of it has changed since', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('cubicl-sheets.config.json', '{ "rate": "unlimited", "labels": { "f1": "Legacy ID" } }');
    const args = ['import', 'old.csv', '--external-id', 'custom:Legacy ID'];
    workdir.write('old.csv', 'Legacy ID,Name,Email\r\n007,Acme,a@acme.example\r\n008,Acme,\r\n');
    expect(await workdir.json(0, args)).toMatchObject({ created: 2 });
    expect(sandbox.clients().map(({ customFields }) => customFields)).toEqual([{ f1: '007' }, { f1: '008' }]);
    workdir.write(
      'old.csv',
      'Legacy ID,Name,Email\r\n007,Acme Holding,new@acme.example\r\n008,Acme,\r\n1.23E+11,Beta,\r\n',
    );
    expect(await workdir.json(1, [...args, '--run-dir', 'run'])).toMatchObject({
      ...{ created: 0, updated: 1, unchanged: 1, rejected: 1 },
    });
    expect(sandbox.clients().map(({ name }) => name)).toEqual(['Acme Holding', 'Acme']);
    expect(workdir.read('run/errors.csv')).toContain('4,A,Legacy ID,1.23E+11,rounded,');
  });

  it('is matched on where a mapping says which column it is', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('cubicl-sheets.config.json', '{ "rate": "unlimited", "labels": { "f1": "Legacy ID" } }');
    workdir.write('map.json', '{ "No": "externalId", "Firma": "Name" }');
    const args = ['import', 'old.csv', '--mapping', 'map.json'];
    workdir.write('old.csv', 'No,Firma\r\n007,Acme\r\n');
    expect(await workdir.json(0, args)).toMatchObject({ created: 1 });
    workdir.write('old.csv', 'No,Firma\r\n007,Acme Holding\r\n');
    expect(await workdir.json(0, args)).toMatchObject({ created: 0, updated: 1 });
    expect(sandbox.clients().map(({ name }) => name)).toEqual(['Acme Holding']);
  });

  it('is refused where no column of the file holds it', async () => {
    const workdir = makeWorkdir(await openSandbox());
    workdir.write('old.csv', 'Name\r\nAcme\r\n');
    const { stderr } = await workdir.expectRun(2, ['import', 'old.csv', '--external-id', 'custom:f1']);
    expect(stderr).toContain('No column of the file holds the external id "custom:f1".');
  });
});

describe('the field of --external-id', () => {
  it.each([
    ['custom:Legacy ID', 'custom:f1'],
    ['legacy-id', 'custom:f1'],
    ['custom:f2', 'custom:f2'],
    ['custom:5f2c10000000000000000009', 'custom:5f2c10000000000000000009'],
  ])('%s is %s', (text, key) => expect(externalIdKey(text, LABELS)).toBe(key));

  it.each([
    ['custom:Legasy ID', '"Legasy ID", which the configuration does not know.'],
    ['Email', '--external-id takes a custom field, not "Email".'],
    ['', '--external-id takes a custom field, not "".'],
  ])('%j is refused', (text, said) => {
    expect(() => externalIdKey(text, LABELS)).toThrow(said);
  });

  it('that is misspelt in --match proposes the nearest', () => {
    expect(() => matchKeys('id,custom:Ciyt', LABELS)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('"custom:City"') as string }) as Error,
    );
  });
});
