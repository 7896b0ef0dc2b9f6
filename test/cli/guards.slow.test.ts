/** Slips that would harm many clients are stopped before anything is sent. */
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('guards', () => {
  it('refuse an emptied column, keep the plan, and let apply carry it out when allowed', async () => {
    const sandbox = await openSandbox({ seed: { clients: 30 } });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.csv', '--columns', 'ID,Name,Phone,_base']);
    workdir.write('out.csv', workdir.read('out.csv').replace(/\+90[ \d]+/g, ''));
    const { stderr } = await workdir.expectRun(2, ['import', 'out.csv', '--yes', '--run-dir', 'run']);
    const why = 'The plan was refused. It would empty 30 of the 60 filled cells that the sheet covers.';
    expect(stderr).toContain(`${why}\n`);
    expect(stderr).toContain('cubicl-sheets apply run --allow clears\n');
    const page = workdir.read('run/report.html');
    for (const part of [why, 'Not carried out', 'cubicl-sheets apply run --allow clears'])
      expect(page).toContain(part);
    expect(sandbox.history.every(({ method }) => method === 'GET')).toBe(true);
    expect(await workdir.json(0, ['apply', 'run', '--yes', '--allow', 'clears'])).toMatchObject({
      updated: 30,
    });
  });

  it('refuse rows that lost their ID, which would double every client', async () => {
    const sandbox = await openSandbox({ seed: { clients: 30 } });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.csv', '--columns', 'Name,_base']);
    const copies = workdir.read('out.csv').replace(/^(\S+ \S+) \d+,/gm, '$1 copy $&');
    workdir.write('out.csv', copies);
    const { stderr } = await workdir.expectRun(2, ['import', 'out.csv', '--yes']);
    expect(stderr).toContain(
      'It would make new clients of 30 of 30 rows, which were exported but have lost their ID.',
    );
    expect(sandbox.clients()).toHaveLength(30);
  });

  it('refuse a sheet in which one column was sorted alone, and no sheet sorted whole', async () => {
    const sandbox = await openSandbox({ seed: { clients: 60 } });
    const workdir = makeWorkdir(sandbox);
    await workdir.expectRun(0, ['export', 'out.tsv', '--columns', 'ID,Name,Full name,Phone,Email,_base']);
    const [headers = [], ...rows] = cellsOf(workdir.read('out.tsv'));
    const at = headers.indexOf('Phone');
    const downwards = rows.toSorted((a, b) => ((a[at] ?? '') < (b[at] ?? '') ? 1 : -1));
    const mixed = rows.map((row, n) => row.with(at, downwards[n]?.[at] ?? ''));
    workdir.write('whole.tsv', linesOf([headers, ...downwards]));
    workdir.write('column.tsv', linesOf([headers, ...mixed]));
    expect(await workdir.json(0, ['import', 'whole.tsv', '--yes'])).toMatchObject({ unchanged: 60 });
    const { stderr } = await workdir.expectRun(2, ['import', 'column.tsv', '--yes', '--run-dir', 'run']);
    expect(stderr).toMatch(/The plan was refused. It would change \d+ cells of the column "Phone", most/);
    expect(stderr).toContain('cubicl-sheets apply run --allow moves\n');
    expect(sandbox.history.every(({ method }) => method === 'GET')).toBe(true);
    await workdir.expectRun(0, ['apply', 'run', '--yes', '--allow', 'moves']);
    await workdir.expectRun(0, ['undo', 'run', '--yes']);
    expect(await workdir.json(0, ['import', 'whole.tsv', '--yes'])).toMatchObject({ unchanged: 60 });
  });

  it('refuse deletes in an import', async () => {
    const sandbox = await openSandbox({ seed: { clients: 3 } });
    const workdir = makeWorkdir(sandbox);
    const [first] = sandbox.clients();
    workdir.write('in.csv', `ID,_action\r\n${first?._id ?? ''},delete\r\n`);
    const { stderr } = await workdir.expectRun(0, ['import', 'in.csv', '--dry-run', '--run-dir', 'run']);
    expect(stderr).toContain('To carry this out will be refused. It would delete 1 client.');
    expect(stderr).toContain('If that is what you mean: cubicl-sheets apply run --allow deletes');
    await workdir.expectRun(2, ['import', 'in.csv', '--yes']);
    expect(sandbox.clients()).toHaveLength(3);
    await workdir.expectRun(0, ['import', 'in.csv', '--yes', '--allow', 'deletes']);
    expect(sandbox.clients()).toHaveLength(2);
  });

  it('leave a report and the command that goes on of a delete that nobody could be asked about', async () => {
    const sandbox = await openSandbox({ seed: { clients: 3 } });
    const workdir = makeWorkdir(sandbox);
    workdir.write('gone.csv', `ID\r\n${sandbox.clients()[0]?._id ?? ''}\r\n`);
    const { stderr } = await workdir.expectRun(2, ['delete', 'gone.csv', '--run-dir', 'run']);
    expect(stderr).toContain('This would delete 1 client; nothing was sent.\n');
    expect(workdir.read('run/report.html')).toContain('This would delete 1 client');
    const [, goOn = ''] = /: cubicl-sheets (apply .*)$/m.exec(stderr) ?? [];
    await workdir.expectRun(0, [...goOn.split(' '), '--yes']);
    expect(sandbox.clients()).toHaveLength(2);
  });
});

function cellsOf(text: string): string[][] {
  const lines = text.replace('\ufeff', '').trimEnd().split('\r\n');
  return lines.map((line) => line.split('\t'));
}

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join('\t')}\r\n`).join('');
}
