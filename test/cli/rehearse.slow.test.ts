/** A migration rehearsed on a copy: the sandbox begins with the clients of an export. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportedClients } from '../../src/intake/exported-clients.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { failureOf } from '../helpers/tables.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const ACME = makeClient({
  _id: '5f2c10000000000000000aa1',
  contacts: [{ name: 'Ann', position: '', phone: '0001', email: 'ann@acme.example' }],
  customFields: { f1: '<clear>', f2: null },
  portalCustomerManagerIds: ['5f1e0a0000000000000000a1'],
});
const BETA = makeClient({ _id: '5f2c10000000000000000aa2', name: '=Beta', email: '', phone: "'+90" });

async function exported(file: string): Promise<Workdir> {
  const workdir = makeWorkdir(await openSandbox({ seed: [ACME, BETA] }));
  await workdir.expectRun(0, ['export', file]);
  return workdir;
}

describe('import --sandbox-from', () => {
  it('writes to a new sandbox that begins with the export, and never to Cubicl', async () => {
    const workdir = await exported('before.jsonl');
    workdir.write('in.csv', 'Name,Email\r\nAcme,info@acme.example\r\nNew,new@x.example\r\n');
    const copy = ['import', 'in.csv', '--yes', '--sandbox=copy.json'];
    expect(await workdir.json(0, [...copy, '--sandbox-from', 'before.jsonl'])).toMatchObject({
      ...{ created: 1, unchanged: 1 },
    });
    const { stderr } = await workdir.expectRun(2, [...copy, '--sandbox-from', 'before.jsonl']);
    expect(stderr).toContain('The sandbox copy.json is there already, and keeps the clients it has.');
    await workdir.expectRun(0, ['export', 'after.jsonl', '--sandbox=copy.json']);
    const after = workdir.read('after.jsonl').trim().split('\n').map((line) => JSON.parse(line) as object); // prettier-ignore
    expect(after).toMatchObject([ACME, BETA, { name: 'New' }]);
  });

  it('needs --sandbox', async () => {
    const workdir = makeWorkdir();
    workdir.write('in.csv', 'Name\r\nAcme\r\n');
    const { stderr } = await workdir.expectRun(2, ['import', 'in.csv', '--sandbox-from', 'in.csv']);
    expect(stderr).toContain('--sandbox-from needs --sandbox');
    expect(existsSync(workdir.file('.cubicl-sandbox.json'))).toBe(false);
  });
});

describe('the clients of an export', () => {
  it.each(['csv', 'xlsx'])('as .%s are those it was made of, but for when they were made', async (format) => {
    const workdir = await exported(`before.${format}`);
    const clients = await exportedClients(workdir.file(`before.${format}`), new Map());
    const { name, fullname, phone, email, contacts } = ACME;
    expect(clients).toMatchObject([
      { _id: ACME._id, name, fullname, phone, email, contacts, customFields: { f1: '<clear>' } },
      { _id: BETA._id, name: '=Beta', email: '', phone: "'+90" },
    ]);
  });

  it('are not made up from a file without their ids', async () => {
    const workdir = makeWorkdir();
    workdir.write('in.csv', 'Name\r\nAcme\r\n');
    workdir.write('in.jsonl', '{"name":"Acme"}\n');
    for (const file of ['in.csv', 'in.jsonl'])
      expect(await failureOf(exportedClients(workdir.file(file), new Map()))).toContain(
        'has no ID or no name',
      );
  });
});
