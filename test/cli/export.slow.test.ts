/** `export` as people run it: real process, real files, real HTTP. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/table/table.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox, writesTo } from '../helpers/sandbox.ts';
import { makeWorkdir, withoutProgress } from '../helpers/workdir.ts';
import { readRows } from '../helpers/written.ts';

const THREE = [
  makeClient({
    _id: 'c1',
    name: 'Acme',
    phone: '0532 111 22 33',
    contacts: [{ name: 'Ann', position: 'CEO', phone: '', email: 'ann@acme.example' }],
  }),
  makeClient({
    _id: 'c2',
    name: 'Zeytin, "Yağ"',
    email: '',
    customFields: { f1: '0042' },
    portalCustomerManagerIds: ['5f1e0a0000000000000000a1'],
  }),
  makeClient({
    _id: 'c3',
    name: '=1+1',
    fullname: null,
    contacts: [{ name: 'Bob' }, { name: 'Cem', email: 'cem@x.example' }],
  }),
];

async function headersOf(file: string, sheet?: string): Promise<string[]> {
  const [first = []] = (await readRows(file, sheet)).values();
  return first.map(textOf);
}

describe('export', () => {
  it('writes every client to CSV that Excel opens: BOM, CRLF, guarded formulas', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    const { stderr, stdout } = await workdir.expectRun(0, ['export', 'out.csv']);
    expect(stdout).toBe('');
    expect(withoutProgress(stderr)).toMatch(/^3 clients → out\.csv \(\d requests, [\d.]+ s\)\n$/);
    const [header, ...lines] = workdir
      .read('out.csv')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',').slice(0, -1).join(','));
    expect(header).toBe(
      '\ufeffID,Name,Full name,Phone,Email,Managers,custom:f1,Contact 1 name,Contact 1 position,Contact 1 phone,Contact 1 email,' +
        'Contact 2 name,Contact 2 position,Contact 2 phone,Contact 2 email,Created at',
    );
    expect(lines).toEqual([
      'c1,Acme,Acme Ltd.,0532 111 22 33,info@acme.example,,,Ann,CEO,,ann@acme.example,,,,,2024-01-02T00:00:00.000Z',
      'c2,"Zeytin, ""Yağ""",Acme Ltd.,0532 111 22 33,,elif.karasu@example.com,0042,,,,,,,,,2024-01-02T00:00:00.000Z',
      "c3,'=1+1,,0532 111 22 33,info@acme.example,,,Bob,,,,Cem,,,cem@x.example,2024-01-02T00:00:00.000Z",
    ]);
  });

  it.each(['csv', 'tsv', 'xlsx', 'jsonl'])(
    'survives the way back untouched: %s plans nothing',
    async (format) => {
      const workdir = makeWorkdir(await openSandbox({ seed: 'demo' }));
      await workdir.expectRun(0, ['export', `out.${format}`]);
      const summary = await workdir.json(0, ['import', `out.${format}`, '--yes']);
      expect(summary).toMatchObject({
        rows: 250,
        unchanged: 250,
        created: 0,
        updated: 0,
        rejected: 0,
        conflicts: 0,
      });
    },
  );

  it.each(['columns', 'rows', 'sheet'])('survives the way back with contacts as %s', async (layout) => {
    const sandbox = await openSandbox({ seed: 'demo' });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.xlsx', '--contacts', layout]);
    const summary = await workdir.json(0, ['import', 'out.xlsx', '--yes']);
    expect(summary).toMatchObject({ unchanged: 250, created: 0, updated: 0, rejected: 0 });
    expect(writesTo(sandbox)).toEqual([]);
  });

  it('puts contacts on a sheet of their own, keyed by ID', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    await workdir.expectRun(0, ['export', 'out.xlsx', '--contacts', 'sheet']);
    expect(await headersOf(workdir.file('out.xlsx'), 'Contacts')).toEqual([
      'ID',
      'Name',
      'Contact name',
      'Contact position',
      'Contact phone',
      'Contact email',
    ]);
  });

  it('prints one JSON object with the keys scripts lean on', async () => {
    const sandbox = await openSandbox({ seed: THREE });
    const workdir = makeWorkdir(sandbox);
    const summary = await workdir.json(0, ['export', 'out.jsonl']);
    expect(summary).toMatchObject({
      command: 'export',
      file: 'out.jsonl',
      format: 'jsonl',
      clients: 3,
      retries: 0,
      rateLimited: 0,
      exitCode: 0,
      consistent: true,
    });
    expect(summary['requests']).toBe(sandbox.history.length);
    expect(Object.keys(summary)).toEqual(expect.arrayContaining(['pages', 'seconds']));
  });

  it('writes to standard output without a byte order mark, and text for people to stderr only', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    const { stdout } = await workdir.expectRun(0, ['export', '-', '--columns', 'Name, Email']);
    expect(stdout).toBe(
      `Name,Email\r\nAcme,info@acme.example\r\n"Zeytin, ""Yağ""",\r\n'=1+1,info@acme.example\r\n`,
    );
  });

  it('filters by name, by e-mail and by id', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    const names = async (...flags: string[]): Promise<string[]> =>
      (await workdir.expectRun(0, ['export', '-', '--columns', 'ID', ...flags])).stdout
        .trim()
        .split('\r\n')
        .slice(1);
    expect(await names('--name', 'zey')).toEqual(['c2']);
    expect(await names('--email', 'CEM@')).toEqual(['c3']);
    expect(await names('--id', 'c3', '--id', 'c1')).toEqual(['c3', 'c1']);
  });

  it('names an id that is not there and exits 1', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    const { stderr } = await workdir.expectRun(1, ['export', 'out.csv', '--id', 'c1', 'nope']);
    expect(stderr).toContain('There is no client with the id nope.');
  });

  it('learns how many clients the server serves at once', async () => {
    const sandbox = await openSandbox({ seed: { clients: 1234 }, behaviour: { maxLimit: 100 } });
    const workdir = makeWorkdir(sandbox);
    const summary = await workdir.json(0, ['export', 'out.csv']);
    expect(summary['clients']).toBe(1234);
    expect(summary['requests']).toBeLessThanOrEqual(Math.ceil(1234 / 99) + 3);
    expect(workdir.records('out.csv')).toHaveLength(1235);
  });

  it('ends quietly when the reader of the pipe has seen enough', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: { clients: 5000 } }));
    const { code, stderr } = await workdir.run(['export', '-'], {
      onStart: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('Error');
  });

  it('does not replace a file without --force, and leaves it as it was', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    workdir.write('out.csv', 'precious');
    const { stderr } = await workdir.expectRun(3, ['export', 'out.csv']);
    expect(stderr).toBe('Error: out.csv exists already.\nChoose another name, or replace it with --force.\n');
    expect(workdir.read('out.csv')).toBe('precious');
    await workdir.expectRun(0, ['export', 'out.csv', '--force']);
    expect(workdir.records('out.csv')).toHaveLength(4);
  });

  it('keeps the file private', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    await workdir.expectRun(0, ['export', 'out.csv']);
    expect(statSync(workdir.file('out.csv')).mode & 0o777).toBe(0o600);
  });

  it.skipIf(!existsSync('/dev/full'))('says so when the disk behind standard output is full', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    const { openSync, closeSync } = await import('node:fs');
    const { spawnSync } = await import('node:child_process');
    const full = openSync('/dev/full', 'w');
    const main = new URL('../../dist/cli/main.js', import.meta.url).pathname;
    workdir.write('sandbox.json', '');
    const ran = spawnSync(process.execPath, [main, 'export', '-', '--sandbox=own.json'], {
      cwd: workdir.path,
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(ran.stderr.toString()).toBe(
      "Error: standard output can't be written: the disk is full.\nFree some space and try again.\n",
    );
    expect(ran.status).toBe(3);
  });

  it('leaves nothing behind where it may not write', async () => {
    const workdir = makeWorkdir(await openSandbox({ seed: THREE }));
    mkdirSync(workdir.file('missing-parent'));
    chmodSync(workdir.file('missing-parent'), 0o500);
    const { stderr } = await workdir.expectRun(3, ['export', 'nowhere/out.csv']);
    expect(stderr).toContain("nowhere/out.csv can't be written: its folder is not there.");
    expect(readdirSync(workdir.path).sort()).toEqual(['cubicl-sheets.config.json', 'missing-parent']);
  });

  it('stops on Ctrl-C with 130 and without a half-written file', async () => {
    const sandbox = await openSandbox({
      seed: { clients: 3000 },
      behaviour: { maxLimit: 10, latencyMs: 20 },
    });
    const workdir = makeWorkdir(sandbox);
    const { code, stderr } = await workdir.run(['export', 'out.xlsx'], {
      onStart: (child) => {
        sandbox.behaviour.latencyMs = ({ n }) => {
          if (n === 5) child.kill('SIGINT');
          return 20;
        };
      },
    });
    expect(code).toBe(130);
    expect(stderr).not.toMatch(/ at .*:\d+/);
    expect(readdirSync(workdir.path)).toEqual(['cubicl-sheets.config.json']);
    expect(sandbox.history.length).toBeLessThan(12);
  });

  it('says in the summary when no two passes agreed', async () => {
    const workdir = makeWorkdir(
      await openSandbox({ seed: { clients: 400 }, behaviour: { maxLimit: 50, order: 'shuffled' } }),
    );
    const summary = await workdir.json(1, ['export', 'out.csv']);
    expect(summary).toMatchObject({ consistent: false, exitCode: 1 });
  });
});
