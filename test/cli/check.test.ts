/** `check` as a process: what it prints, remembers and writes. */
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('check', () => {
  it('remembers what it tried, for this server and user', async () => {
    const workdir = makeWorkdir(
      await openSandbox({ seed: { clients: 2 }, behaviour: { putMode: 'replace' } }),
    );
    const refused = await workdir.expectRun(2, ['check', '--probe-writes']);
    expect(refused.stderr).toContain('--yes');
    const habits = { leftOut: 'cleared', nullValue: 'clears', uniqueNames: false };
    expect(await workdir.json(0, ['check', '--probe-writes', '--yes'])).toMatchObject({ habits });
    const again = await workdir.expectRun(0, ['check']);
    expect(again.stderr).toContain('fields left out of a change are cleared');
    const other = makeWorkdir(await openSandbox());
    other.env['XDG_CONFIG_HOME'] = workdir.file('.config');
    expect((await other.expectRun(0, ['check'])).stderr).not.toContain('left out');
  });

  it('tells of the quota that all runs on this machine share', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 2 } }));
    const first = await workdir.json(0, ['check', '--rate=60/1m']);
    const { requests } = first as { readonly requests: number };
    expect(first).toMatchObject({ quota: { used: requests, requests: 60, windowMs: 60_000 } });
    const { stderr } = await workdir.expectRun(0, ['check', '--rate=60/1m']);
    expect(stderr).toContain(
      `Of 60 in 60 s, ${2 * requests} are in use now, ${requests} of them by other runs on this machine.`,
    );
  });

  it('speaks Turkish to people, and English to scripts', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 2 } }));
    const args = ['check', '--lang', 'tr', '--json'];
    const { stdout, stderr } = await workdir.expectRun(0, args);
    expect(stderr).toContain('Müşteriler okunabiliyor: 2 tanesine bakıldı, hepsi bu.');
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly said: string }[] };
    expect(findings.map(({ said }) => said)).toContain('Clients can be read: 2 were looked at, all of them.');
  });

  it('names a scratch client that it could not delete', async () => {
    const sandbox = await openSandbox({ behaviour: { permission: 'edit' } });
    const { stderr } = await makeWorkdir(sandbox).expectRun(1, ['check', '--probe-writes', '--yes']);
    for (const { _id, name } of sandbox.clients()) expect(stderr).toContain(`"${name}" (id ${_id})`);
    expect(sandbox.clients().length).toBeGreaterThan(0);
  });

  it('adds the fields it found to the configuration, and warns of a .env that others can read', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: 'demo' }));
    workdir.write('.env', 'CUBICL_TOKEN=abc\n');
    const { stderr } = await workdir.expectRun(0, ['check', '--write-config']);
    expect(stderr).toContain('chmod 600 .env');
    const config = JSON.parse(workdir.read('cubicl-sheets.config.json')) as object;
    expect(config).toMatchObject({ rate: 'unlimited', labels: { '5f2c10000000000000000001': '' } });
  });
});
