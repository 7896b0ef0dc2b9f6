/** Slips at the keyboard: each is told in one line with the next step, by the documented code, and nothing is half-written. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeWorkdir, withoutProgress } from '../helpers/workdir.ts';

const LEADS = 'Name,Email\r\nAcme,acme@firm.example\r\n';

function desk() {
  const workdir = makeWorkdir();
  workdir.write('leads.csv', LEADS);
  workdir.write('later.csv', LEADS);
  mkdirSync(workdir.file('folder'));
  return workdir;
}

/** Line, exit code, what is said. */
const SLIPS: readonly (readonly [line: string, code: number, said: string])[] = [
  ['import leads.csv leads.csv --sandbox', 2, 'Error: leads.csv is named twice.\nName each file once.\n'],
  ['import leads.csv ./folder/../leads.csv --sandbox', 2, ' is named twice.'],
  [
    'diff leads.csv later.csv --out later.csv --force',
    2,
    'later.csv is read here, and would be overwritten.',
  ],
  ['map leads.csv --out ./leads.csv --force', 2, './leads.csv is read here, and would be overwritten.'],
  ['export c-{date}.csv --changes c-{date}.csv --sandbox', 2, 'is read here, and would be overwritten.'],
  ['export c-{date}.csv --changes c.pdf --sandbox', 2, 'End it in .xlsx, .csv or .json.'],
  [
    'export c-{date}.csv --changes none/c.csv --sandbox',
    3,
    "none/c.csv can't be written: its folder is not there.",
  ],
  ['export none/c.csv --sandbox', 3, 'Make the folder first, or choose another.'],
  ['export ~/c.csv --sandbox', 3, 'Write the folder in place of ~'],
  ['import ~/c.csv --sandbox', 3, 'Write the folder in place of ~'],
  ['export folder --sandbox', 2, 'Error: folder is a folder.\nAdd a file name.\n'],
  ['export folder/ --sandbox', 2, 'Error: folder/ is a folder.'],
  ['export c.csv --sandbox=folder', 3, "folder can't be used for the sandbox: it is a folder."],
  ['export c.csv --token-file folder', 3, 'Error: folder is a folder.'],
  ['import leads.csv --mapping later.csv --sandbox', 2, 'Look at its commas, quotes and brackets: '],
  ['sandbox --port 99999', 2, '--port takes a whole number from 0 to 65535, not 99999.'],
  ['sandbox --clients -1', 2, '--clients takes a whole number from 0 on, not -1.'],
  ['login --account a/b', 2, '"a/b" can\'t be the name of an account.'],
  ['schedule --install --remove', 2, '--install and --remove say the opposite of each other.'],
];

describe('a slip', () => {
  it.each(SLIPS)('%s', async (line, code, said) => {
    const workdir = desk();
    const { stderr, stdout } = await workdir.expectRun(code, line.split(' '));
    expect(stderr).toContain(said);
    expect(withoutProgress(stderr).trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(stdout).toBe('');
    const left = readdirSync(workdir.path).filter((name) => !name.startsWith('.cubicl-sandbox'));
    expect(left.sort()).toEqual(['folder', 'later.csv', 'leads.csv']);
    expect([workdir.read('leads.csv'), workdir.read('later.csv')]).toEqual([LEADS, LEADS]);
  });

  it('of an unset variable is told for what it is, in Turkish, too', async () => {
    const { stderr } = await desk().expectRun(2, ['import', '', '--sandbox', '--lang', 'tr']);
    expect(stderr).toBe('Hata: Dosyanın adı boş.\nBir dosya adı verin.\n');
  });
});

describe('what is asked for and does not fit', () => {
  it('is told of an ending that diff does not write, with those that it does', async () => {
    const workdir = desk();
    for (const name of ['a.csv', 'b.csv']) workdir.write(name, 'ID,Name\r\n1,A\r\n');
    const { stderr } = await workdir.expectRun(2, ['diff', 'a.csv', 'b.csv', '--out', 'x.xls']);
    expect(stderr).toContain('End it in .xlsx, .csv, .json or .txt, or give --format.');
    expect(existsSync(workdir.file('x.xls'))).toBe(false);
    await workdir.expectRun(0, ['diff', 'a.csv', 'b.csv', '--out', 'x.xls', '--format', 'text']);
  });

  it('is told of --sheet for a file that has none', async () => {
    const workdir = desk();
    workdir.write('a.csv', 'Name\r\nA\r\n');
    const { stderr } = await workdir.expectRun(0, [
      ...['import', 'a.csv', '--sheet', '2', '--sandbox', '--dry-run'],
    ]);
    expect(stderr).toContain('--sheet left aside, as only a workbook has several');
  });

  it('is told of an address that is none before a token is asked for', async () => {
    const { stderr } = await desk().expectRun(2, ['export', 'a.csv', '--url', 'foo']);
    expect(stderr).toContain('The address of the API is not a web address.');
  });

  it('in errors.csv is told from a mere note, and in a preview once', async () => {
    const workdir = desk();
    workdir.write(
      'a.csv',
      'Name,Email\r\nHeron & Finch,h@heron.example\r\nHeron Finch Ltd.,x@\r\nHeron & Finch Ltd.,g@heron.example\r\n',
    );
    const { stderr } = await workdir.expectRun(1, [
      ...['import', 'a.csv', '--sandbox', '--dry-run', '--run-dir', 'run'],
    ]);
    expect(stderr.split('looks like one that is there')).toHaveLength(2);
    const [, error = '', note = ''] = workdir.read('run/errors.csv').split('\r\n');
    expect(error).toMatch(/^3,B,Email,x@,bad-email,"?This/);
    expect(note).toMatch(/^4,.*,likely-duplicate,"?Note: This/);
  });
});

it('what stands behind -- is taken for names', async () => {
  const workdir = desk();
  await workdir.expectRun(0, ['export', '--sandbox', '--format=csv', '--', '--name.csv']);
  expect(existsSync(workdir.file('--name.csv'))).toBe(true);
  const { stderr } = await workdir.expectRun(2, ['export', '--sandbox', '--', 'a.csv', 'b.csv']);
  expect(stderr).toContain('"b.csv" is one argument too many');
});

it('the first export says that its changes come with the next', async () => {
  const { stderr } = await desk().expectRun(0, ['export', 'a-{time}.csv', '--changes', 'c.csv', '--sandbox']);
  expect(stderr).toContain('There was nothing to compare with yet: c.csv comes with the next export.');
});
