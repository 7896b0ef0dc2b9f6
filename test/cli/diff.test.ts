import { describe, expect, it } from 'vitest';
import { exportClients } from '../../src/export.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';
import { readRows } from '../helpers/written.ts';

const MONDAY =
  'ID,Name,Email,Contact 1 name,Contact 1 phone\r\n1,Acme,a@x.example,Ayşe,0532\r\n2,Best,b@x.example,,\r\n';
const FRIDAY = 'ID;Name;Email;Segment\r\n1;Acme Ltd;a@x.example;vip\r\n3;Cool;c@x.example;\r\n';

function twoFiles(): Workdir {
  const workdir = makeWorkdir();
  workdir.write('monday.csv', MONDAY);
  workdir.write('friday.csv', FRIDAY);
  return workdir;
}

describe('diff of two files', () => {
  it('needs no token, tells what changed on stdout, and ends with 1', async () => {
    const { stdout, stderr } = await twoFiles().expectRun(1, ['diff', 'monday.csv', 'friday.csv']);
    expect(stdout).toBe(
      'changed  Acme Ltd  1\n  Name: "Acme" → "Acme Ltd"\nadded    Cool  3\nremoved  Best  2\n',
    );
    expect(stderr).toContain('1 added, 1 removed, 1 changed');
    expect(stderr).toContain('Not compared, since only one of the two tells it: Segment, Contact.');
  });

  it('ends with 0 and says nothing on stdout where nothing changed', async () => {
    const workdir = twoFiles();
    const { stdout } = await workdir.expectRun(0, ['diff', 'monday.csv', 'monday.csv', '--quiet']);
    expect(stdout).toBe('');
  });

  it('ends with 0 where another program only stored the same otherwise, and says how many values', async () => {
    const workdir = makeWorkdir();
    workdir.write('ours.csv', 'ID,Name\r\n1,"Acme\r\nAnkara"\r\n2,Ben\u0303at\r\n3,Can\r\n');
    workdir.write('theirs.csv', 'ID;Name\n1;"Acme\nAnkara"\n2;Beñat\n3;Can\n');
    const { stdout, stderr } = await workdir.expectRun(0, ['diff', 'ours.csv', 'theirs.csv']);
    expect(stdout).toBe('');
    expect(stderr).toContain('3 unchanged');
    expect(stderr).toMatch(/only differ in what nobody can see[^:]*: 2\./);
  });

  it('does not take a label that nobody explains for a field that was emptied', async () => {
    const labelled = new Map([['f1', 'Segment']]);
    const fields = { f1: 'vip', f2: '7' };
    const sandbox = await openSandbox({ seed: [makeClient({ _id: 'c1', customFields: fields })] });
    const workdir = makeWorkdir(sandbox);
    const api = openApi(sandbox);
    await exportClients({ file: workdir.file('a.xlsx'), format: 'xlsx', labels: labelled }, { api });
    await exportClients({ file: workdir.file('b.jsonl'), format: 'jsonl' }, { api });
    const same = { changed: 0, unchanged: 1 };
    const notCompared = ['Segment', 'custom:f1'];
    expect(await workdir.json(0, ['diff', 'a.xlsx', 'b.jsonl'])).toMatchObject({ ...same, notCompared });
    expect(await workdir.json(0, ['diff', 'a.xlsx'])).toMatchObject(same);
  });

  it('matches by e-mail address and name where there are no ids, or as --match says', async () => {
    const workdir = makeWorkdir();
    workdir.write('a.csv', 'Name,Email\r\nAcme,a@x.example\r\n');
    workdir.write('b.csv', 'Name,Email\r\nBest,a@x.example\r\n');
    const one = await workdir.json(1, ['diff', 'a.csv', 'b.csv']);
    expect(one).toMatchObject({ changed: 1, added: 0, removed: 0 });
    const two = await workdir.json(1, ['diff', 'a.csv', 'b.csv', '--match', 'name']);
    expect(two).toMatchObject({ changed: 0, added: 1, removed: 1 });
  });

  it('reads both files as it is told to', async () => {
    const workdir = makeWorkdir();
    const csv = (name: string): string => `ID|Name|a,b\r\n1,5|Total|\r\nID|Name|a,b\r\n1|${name}|\r\n`;
    for (const name of ['Acme', 'Şen'])
      workdir.write(`${name}.csv`, Buffer.from(csv(name).replace('Ş', '\xde'), 'latin1'));
    const { stdout } = await workdir.expectRun(1, [
      ...[
        'diff',
        'Acme.csv',
        'Şen.csv',
        '--encoding',
        'windows-1254',
        '--delimiter',
        '|',
        '--header-row',
        '3',
      ],
    ]);
    expect(stdout).toBe('changed  Şen  1\n  Name: "Acme" → "Şen"\n');
  });

  it('writes a workbook, and the counts as JSON beside it', async () => {
    const workdir = twoFiles();
    const told = await workdir.json(1, ['diff', 'monday.csv', 'friday.csv', '--out', 'c.xlsx']);
    expect(told).toEqual({
      ...{ command: 'diff', before: 'monday.csv', after: 'friday.csv' },
      ...{ added: 1, removed: 1, changed: 1, unclear: 0, unchanged: 0 },
      ...{ unseen: 0, notCompared: ['Segment', 'Contact'], consistent: true, exitCode: 1 },
    });
    const rows = [...(await readRows(workdir.file('c.xlsx'))).values()];
    expect(rows).toContainEqual(['changed', '1', 'Acme Ltd', 'Name', '', 'Acme', 'Acme Ltd']);
    await workdir.expectRun(3, ['diff', 'monday.csv', 'friday.csv', '--out', 'c.xlsx']);
  });

  it.each([
    ['--json and text on stdout', ['--json', '--format', 'csv'], 2, 'would mix'],
    ['a key that is none', ['--match', 'colour'], 2, '--match'],
  ])('refuses %s', async (_, flags, code, message) => {
    const { stderr } = await twoFiles().expectRun(code, ['diff', 'monday.csv', 'friday.csv', ...flags]);
    expect(stderr).toContain(message);
  });
});

describe('diff of a file and the clients as they are now', () => {
  it('tells what was done since', async () => {
    const sandbox = await openSandbox({ seed: { clients: 30 } });
    const workdir = makeWorkdir(sandbox);
    const api = openApi(sandbox);
    await exportClients({ file: workdir.file('a.xlsx'), format: 'xlsx', contacts: 'sheet' }, { api });
    await workdir.expectRun(0, ['diff', 'a.xlsx']);
    const [first] = sandbox.clients();
    await api.createClient({ name: 'New here' });
    if (!first) throw new Error('no client');
    await api.updateClient(first._id, { ...first, name: 'Renamed' });
    const told = await workdir.json(1, ['diff', 'a.xlsx']);
    expect(told).toMatchObject({ added: 1, removed: 0, changed: 1, unchanged: 29, notCompared: [] });
    expect(told['after']).toBe(sandbox.url);
    expect(told['differences']).toContainEqual(
      expect.objectContaining({
        is: 'changed',
        changes: [{ header: 'Name', from: first.name, to: 'Renamed' }],
      }),
    );
  });
});
