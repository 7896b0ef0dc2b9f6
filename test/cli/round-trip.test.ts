/** Out, edited as people and their programs do it, and back: by the command line, with real files. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const ACME = makeClient({ _id: 'c1', name: 'Acme', email: 'info@acme.example' });
const BETA = makeClient({ _id: 'c2', name: 'Beta', email: 'info@beta.example', phone: '05321112233' });

/** Exports the clients to `out.csv`, of these columns. */
async function exported(
  clients: readonly Client[],
  columns = 'ID,Name,Phone,Email,_base',
): Promise<{ readonly sandbox: Sandbox; readonly workdir: Workdir; readonly lines: readonly string[] }> {
  const sandbox = await openSandbox({ seed: clients });
  const workdir = makeWorkdir(sandbox);
  await workdir.expectRun(0, ['export', 'out.csv', '--columns', columns]);
  return { sandbox, workdir, lines: workdir.read('out.csv').trimEnd().split('\r\n') };
}

const sheet = (...lines: readonly (string | undefined)[]): string => `${lines.join('\r\n')}\r\n`;

describe('cells that a spreadsheet program damaged', () => {
  it('are left out and named with what was there, and put back by --repair', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme, beta = ''] = lines;
    workdir.write(
      'in.csv',
      sheet(headers, acme, beta.replace('05321112233', '5321112233').replace('info@b', 'me@b')),
    );
    const { stderr } = await workdir.expectRun(1, ['import', 'in.csv', '--run-dir', 'run']);
    expect(stderr).toContain(
      '1 cell was damaged by a spreadsheet program and not written: --repair puts back',
    );
    expect(stderr).toContain(
      'Damaged cells (1)\n  row 3\n    C "Phone": A spreadsheet program took this for a number',
    );
    expect(workdir.read('run/errors.csv')).toContain('3,C,Phone,5321112233,damaged,');
    expect(sandbox.clients()[1]).toEqual({ ...BETA, email: 'me@beta.example' });
    expect(await workdir.json(0, ['import', 'in.csv', '--repair'])).toMatchObject({
      ...{ unchanged: 2, updated: 0, damaged: 0, repaired: 1, rejected: 0 },
    });
    expect(sandbox.clients()[1]).toMatchObject({ phone: '05321112233' });
  });
});

describe('rows that were copied, and fingerprints that were damaged', () => {
  it('compare the row with Cubicl alone, and say so in the preview, the summary and errors.csv', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme = '', beta = ''] = lines;
    sandbox.store.put({ ...BETA, email: 'their@beta.example' });
    workdir.write('in.csv', sheet(headers, acme.replace('0532', '0533').slice(0, -3), beta));
    const { stderr } = await workdir.expectRun(0, ['import', 'in.csv', '--run-dir', 'run']);
    const said = '1 row has no good fingerprints in _base and was compared with Cubicl alone.';
    expect(stderr.split(said)).toHaveLength(3);
    expect(stderr).toContain(
      'Compared with Cubicl alone (1)\n  row 2\n    E "_base": The _base cell of this row',
    );
    expect(JSON.parse(workdir.read('run/summary.json'))).toMatchObject({
      updated: 1,
      rejected: 0,
      withoutBase: 1,
    });
    expect(workdir.read('run/errors.csv')).toContain('2,E,_base,,bad-base,');
    expect(sandbox.clients()).toMatchObject([{ phone: '0533 111 22 33' }, { email: 'their@beta.example' }]);
  });

  it('make a new client of a copy whose ID was emptied, and refuse both rows where it was not', async () => {
    const { sandbox, workdir, lines } = await exported([ACME, BETA]);
    const [headers, acme = '', beta = ''] = lines;
    workdir.write('twice.csv', sheet(headers, acme, beta, acme.replace('Acme', 'Acme branch')));
    expect(await workdir.json(1, ['import', 'twice.csv', '--yes'])).toMatchObject({
      rejected: 2,
      unchanged: 1,
    });
    workdir.write('new.csv', sheet(headers, acme, beta, acme.replace('c1,Acme', ',Acme branch')));
    const { stderr } = await workdir.expectRun(0, ['import', 'new.csv', '--run-dir', 'run']);
    expect(stderr).toContain('so it becomes a new client, although c1 has the same e-mail address.');
    expect(sandbox.clients()).toMatchObject([ACME, BETA, { name: 'Acme branch', phone: ACME.phone }]);
  });
});
