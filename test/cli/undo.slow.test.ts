/** `undo` and `delete`: what a run did is taken back, exactly, unless someone went on working with it. */
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const ACME = makeClient({ customFields: { f1: '0042' } });
const BETA = makeClient({
  ...{ _id: 'c2', name: 'Beta', email: 'info@beta.example', phone: '' },
  contacts: [{ name: 'Bob', position: 'Boss', phone: '', email: '', birthday: '1990-02-03' }],
});

const EDITS =
  'ID,Name,Phone,custom:f1,Contact 1 name,Contact 1 phone\r\nc1,Acme,1,<clear>,,\r\nc2,,2,new,Bob,3\r\n,New,4,,Ann,\r\n';

describe('undo', () => {
  it('deletes what was created and restores what was updated, to the letter', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', EDITS);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--run-dir', 'run']);
    expect(sandbox.clients()).toHaveLength(3);
    expect(sandbox.clients()[1]).toMatchObject({ phone: '2', customFields: { f1: 'new' } });
    const summary = await workdir.json(0, ['undo', 'run', '--yes', '--run-dir', 'undo']);
    expect(summary).toMatchObject({ command: 'undo', updated: 2, deleted: 1, conflicts: 0 });
    expect(sandbox.clients()).toEqual([ACME, { ...BETA, customFields: { f1: null } }]);
  });

  it('twice changes nothing the second time', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', EDITS);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--run-dir', 'run']);
    await workdir.expectRun(0, ['undo', 'run', '--yes']);
    const sent = writesTo(sandbox).length;
    expect(await workdir.json(0, ['undo', 'run', '--yes'])).toMatchObject({
      unchanged: 3,
      updated: 0,
      deleted: 0,
    });
    expect(writesTo(sandbox)).toHaveLength(sent);
  });

  it('leaves a client alone that was edited since, and names it', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', EDITS);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--run-dir', 'run']);
    const [acme, , created] = sandbox.clients();
    if (!acme || !created) throw new Error('clients are missing');
    sandbox.store.put({ ...acme, fullname: 'Edited by a colleague' });
    sandbox.store.put({ ...created, phone: 'edited' });
    const summary = await workdir.json(1, ['undo', 'run', '--yes', '--run-dir', 'undo']);
    expect(summary).toMatchObject({ conflicts: 2, updated: 1, deleted: 0 });
    expect(sandbox.store.get('c1')).toMatchObject({ fullname: 'Edited by a colleague', phone: '1' });
    expect(sandbox.store.get(created._id)).toBeDefined();
    expect(workdir.read('undo/errors.csv')).toContain(
      'edited-since,"Edited in Cubicl since (fullname), so it is left as it is.',
    );
  });

  it('previews, sends nothing in a dry run, and goes on with apply', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', EDITS);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--run-dir', 'run']);
    const sent = writesTo(sandbox).length;
    const { stderr } = await workdir.expectRun(0, ['undo', 'run', '--dry-run', '--run-dir', 'undo']);
    expect(stderr).toContain('Plan: 2 to update, 1 to delete.');
    expect(stderr).toContain('Phone: "1" → "0532 111 22 33"');
    expect(writesTo(sandbox)).toHaveLength(sent);
    await workdir.expectRun(0, ['apply', 'undo', '--yes']);
    expect(sandbox.clients()).toHaveLength(2);
  });

  it('asks before it deletes, where nobody can be asked', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('in.csv', 'Name\r\nNew\r\n');
    await workdir.expectRun(0, ['import', 'in.csv', '--run-dir', 'run']);
    const { stderr } = await workdir.expectRun(2, ['undo', 'run']);
    expect(stderr).toContain('delete 1 client');
    expect(sandbox.clients()).toHaveLength(1);
  });
});

describe('delete', () => {
  it('deletes the clients whose ids are listed, whatever else stands in the sheet', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('old.csv', 'Colour,ID,Email\r\nred,c1,not-an-address\r\nblue,nobody,\r\n');
    const summary = await workdir.json(1, ['delete', 'old.csv', '--yes', '--run-dir', 'run']);
    expect(summary).toMatchObject({ command: 'delete', deleted: 1, rejected: 1 });
    expect(sandbox.clients()).toEqual([BETA]);
    expect(workdir.read('run/errors.csv')).toMatch(/3,B,ID,nobody,id-not-found|3,B,ID,,id-not-found/);
  });

  it('is taken back by undo, under new ids that are named', async () => {
    const sandbox = await openSandbox({ seed: [ACME, BETA] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('old.csv', 'ID\r\nc1\r\nc2\r\n');
    await workdir.expectRun(0, ['delete', 'old.csv', '--yes', '--run-dir', 'run']);
    expect(sandbox.clients()).toEqual([]);
    const { stderr } = await workdir.expectRun(0, ['undo', 'run', '--yes', '--run-dir', 'undo']);
    expect(stderr).toContain('2 created');
    const since = { _id: expect.any(String) as string, createdAt: expect.any(Number) as number };
    expect(sandbox.clients()).toEqual([
      { ...ACME, ...since },
      { ...BETA, ...since },
    ]);
    const [id] = sandbox.clients().map(({ _id }) => _id);
    expect(workdir.read('undo/results.csv')).toContain(
      `created,${id ?? ''},Acme,Restored as a new client: its old id c1 is gone.`,
    );
  });

  it('never deletes by name', async () => {
    const sandbox = await openSandbox({ seed: [ACME] });
    const workdir = makeWorkdir(sandbox);
    workdir.write('old.csv', 'Name\r\nAcme\r\n');
    await workdir.expectRun(1, ['delete', 'old.csv', '--yes']);
    expect(sandbox.clients()).toEqual([ACME]);
  });
});
