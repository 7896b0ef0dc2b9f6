/** Duplicates are shown before anything is written; likely ones are told, and never acted on. */
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('import', () => {
  it('names twins and likely ones in the preview and in errors.csv', async () => {
    const sandbox = await openSandbox({ seed: [makeClient({ phone: '0212 111 22 33' })] });
    const workdir = makeWorkdir(sandbox);
    workdir.write(
      'in.csv',
      'Name,Email,Phone\r\nNew,a@new.example,\r\nNEW,,\r\nAcme Bilişim,x@gmail.com,+90 212 1112233\r\n',
    );
    const { stderr } = await workdir.expectRun(1, ['import', 'in.csv', '--dry-run', '--run-dir', 'run']);
    expect(stderr).toContain('Plan: 1 to create, 2 rejected.');
    expect(stderr).toContain('1 new client looks like one that is there or like another row');
    expect(stderr).toContain(
      'Likely duplicates (1)\n  row 4  Acme Bilişim\n    C "Phone": This may be the same client as "Acme" (c1): same phone number.',
    );
    expect(workdir.records('run/errors.csv').map(([row, , , , code]) => [row, code])).toEqual([
      ['row', 'code'],
      ['2', 'same-client-twice'],
      ['3', 'same-client-twice'],
      ['4', 'likely-duplicate'],
    ]);
  });

  it('counts rows that are neither clients nor people apart, and says why', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    const rows = [
      'r1,Grocery,Company,,',
      'r2,Bob,Individual,Grocery,Contact',
      'r3,Depot,Individual,Grocery,Other address',
    ];
    workdir.write('in.csv', ['ID,Name,Company Type,Related Company,Address Type', ...rows].join('\r\n'));
    const run = ['import', 'in.csv', '--preset', 'odoo', '--dry-run', '--run-dir', 'run'];
    const { stderr } = await workdir.expectRun(0, run);
    expect(stderr).toContain('Plan: 1 to create, 1 left out.');
    expect(stderr).toContain(
      'Left out (1)\n  row 4  Depot\n    This row was left out. "Address Type" is "Other address", and such rows are neither clients nor people.',
    );
    expect(workdir.records('run/errors.csv').map(([row, , , , code]) => [row, code])).toEqual([
      ['row', 'code'],
      ['4', 'left-out'],
    ]);
    expect(JSON.parse(workdir.read('run/summary.json'))).toMatchObject({
      rows: 3,
      unchanged: 1,
      skipped: 1,
      leftOut: 1,
    });
  });

  it('joins or leaves out twins, and accounts for each row', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'Name,Email,Phone\r\nNew,a@new.example,\r\nElse,,\r\nNEW,,0212 111 22 33\r\n');
    const run = ['import', 'in.csv', '--yes', '--duplicates'];
    expect(await workdir.json(0, [...run, 'first', '--dry-run', '--run-dir', 'first'])).toMatchObject({
      ...{ rows: 3, created: 2, unchanged: 1, skipped: 1, duplicates: 1 },
    });
    expect(workdir.records('first/results.csv').map(([row, outcome]) => [row, outcome])).toEqual([
      ['row', 'outcome'],
      ['2', 'would be created'],
      ['3', 'would be created'],
      ['4', 'duplicate'],
    ]);
    expect(await workdir.json(0, [...run, 'merge', '--run-dir', 'merge'])).toMatchObject({
      ...{ rows: 3, created: 2, rejected: 0 },
    });
    expect(sandbox.clients()[0]).toMatchObject({
      name: 'New',
      email: 'a@new.example',
      phone: '0212 111 22 33',
    });
    expect(sandbox.clients()).toHaveLength(2);
    expect(await workdir.json(0, [...run, 'merge'])).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });
});
