/** What was typed is understood, or said to be wrong before the parser guesses at it. */
import { describe, expect, it } from 'vitest';
import { readyArguments } from '../../src/cli/arguments.ts';
import { askedFor } from '../../src/cli/asked.ts';
import { refuseWrongValues, spelledOut, unknownFlag } from '../../src/cli/check-flags.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { declaredBy, type DeclaredFlag } from '../../src/cli/declared.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

it.each([
  [
    ['export', '--sandbox', 'own.json', 'a.csv'],
    ['export', '--sandbox=own.json', 'a.csv'],
  ],
  [
    ['export', '--sandbox', 'a.csv'],
    ['export', '--sandbox=', 'a.csv'],
  ],
  [
    ['export', '--sandbox', '--config=c.json'],
    ['export', '--sandbox=', '--config=c.json'],
  ],
])('takes only a file after --sandbox for its file: %j', (given, ready) => {
  expect(readyArguments(given)).toEqual(ready);
});

async function flagsOf(name: string): Promise<readonly DeclaredFlag[]> {
  const entry = COMMANDS.find((each) => each.name === name);
  expect.assert(entry);
  return (await declaredBy(entry)).flags;
}

describe('the flags that were typed', () => {
  it.each([
    ['--id', '--id has no value.'],
    ['--id=', '--id has no value.'],
    ['--id a --id=', '--id has no value.'],
    ['--name --force', '--name has no value.'],
    ['--concurrency', '--concurrency has no value.'],
    ['--format', '--format has no value.'],
    ['--keep 2,5', '--keep takes a whole number, not "2,5".'],
    ['--page-size 1.000', '--page-size takes a whole number, not "1.000".'],
    ['--concurrency dört', '--concurrency takes a whole number, not "dört".'],
    ['--keep 3 --keep 4', '--keep is given twice.'],
    ['--format csv --format=tsv', '--format is given twice.'],
    ['--quiet=maybe', '--quiet takes no value.'],
    ['--format xslx', '--format takes csv, tsv, xlsx, jsonl, not "xslx". Did you mean xlsx?'],
    ['--pageSize x', '--page-size takes a whole number, not "x".'],
  ])('are refused where one can only be a slip: %s', async (typed, message) => {
    const flags = await flagsOf('export');
    expect(() => refuseWrongValues(typed.split(' '), flags)).toThrow(message);
  });

  it.each([
    '--id a --id b a.csv',
    '--json --json',
    '--no-json --quiet=true',
    '--sandbox= --keep -1',
    '--delimiter=- --pageSize 100',
  ])('are taken as they are meant: %s', async (typed) => {
    const flags = await flagsOf('export');
    expect(unknownFlag(typed.split(' '), flags)).toBeUndefined();
    expect(() => refuseWrongValues(typed.split(' '), flags)).not.toThrow();
  });

  it.each([
    ['a.csv --dry-rn', '--dry-rn'],
    ['--no-format', '--no-format'],
    ['-yq', '-yq'],
    ['--mode x --no=1', '--no'],
  ])('are unknown, and named as they were typed: %s', async (typed, unknown) => {
    expect(unknownFlag(typed.split(' '), await flagsOf('import'))).toBe(unknown);
  });
});

it.each([
  ['export --id a b out.csv', 'export --id a --id=b out.csv'],
  ['export --id a --force b', 'export --id a --force b'],
  ['export --id=a b', 'export --id=a b'],
])('a list ends where a file stands: %s', async (typed, spelled) => {
  expect(spelledOut(typed.split(' '), await flagsOf('export')).join(' ')).toBe(spelled);
});

it('a list goes on with its choices alone, and not at all where each value has its own flag', async () => {
  const flags = await flagsOf('import');
  const typed = '--allow clears deletes leads --mapping a.json leads'.split(' ');
  expect(spelledOut(typed, flags).join(' ')).toBe(
    '--allow clears --allow=deletes leads --mapping a.json leads',
  );
});

describe('the command', () => {
  it.each([
    ['help export', 'help'],
    ['-h export', 'help'],
    ['export --lang tr -h', 'help'],
    ['help', 'overview'],
    ['--lang tr --help', 'overview'],
    ['--lang=tr', 'start'],
    ['export --version', 'version'],
    ['--lang tr export --force a.csv', 'run'],
  ])('is found wherever it stands: %s', (typed, what) => {
    expect(askedFor(typed.split(' '))).toMatchObject({ what });
  });

  it('has the flags before it, too', () => {
    const { args } = askedFor(['--lang', 'tr', 'import', 'export']) as { readonly args: readonly string[] };
    expect(args).toEqual(['import', '--lang', 'tr', 'export']);
  });

  it.each([
    [['--frobnicate'], 'Which command?'],
    [readyArguments(['-']), 'There is no command "-".'],
    [['help', 'exprot'], 'There is no command "exprot". Did you mean export?'],
  ])('is asked for where there is none: %j', (args, message) => {
    expect(() => askedFor(args)).toThrow(message);
  });
});

describe('a command line that is wrong', () => {
  it('never exports everybody for an unset variable, nor removes runs of another age', async () => {
    const workdir = makeWorkdir();
    for (const line of [
      ['export', 'all.csv', '--id', ''],
      ['export', 'all.csv', '--columns='],
      ['purge', '--older-than', '--yes'],
    ]) {
      expect((await workdir.expectRun(2, line)).stderr).toContain(' has no value.');
    }
  });

  it('is told by its misspelt flag before anything that is missing', async () => {
    const { stderr } = await makeWorkdir().expectRun(2, ['import', '--sandbox', '--dry-rn']);
    expect(stderr).toBe(
      'Error: There is no flag --dry-rn. Did you mean --dry-run?\nSee: cubicl-sheets import --help\n',
    );
  });

  it('is told who has a flag that belongs to others', async () => {
    const { stderr } = await makeWorkdir().expectRun(2, ['import', 'a.csv', '--keep', '3']);
    expect(stderr).toContain('Error: import has no flag --keep: it belongs to export, schedule.\n');
  });

  it('is told in Turkish', async () => {
    const workdir = makeWorkdir();
    const say = async (...args: readonly string[]): Promise<string> =>
      (await workdir.expectRun(2, args, { env: { LANG: 'tr_TR.UTF-8' } })).stderr;
    expect(await say('--frobnicate')).toBe('Hata: Hangi komut?\nBakın: cubicl-sheets --help\n');
    expect(await say('import')).toContain('Komut eksik; şöyle yazılır: cubicl-sheets import <file..>');
    expect(await say('export', '--format')).toContain('--format seçeneğinin değeri yok.');
    expect(await say('export', '--keep', '3,5')).toContain('--keep bir tam sayı alır; "3,5" olmaz.');
    expect(await say('demo', '--lang', 'fr')).toContain('--lang için "fr" yazılamaz.');
  });

  it('still names the file behind a flag that may be given several times', async () => {
    const workdir = makeWorkdir();
    const args = ['export', '--sandbox', '--id', '5f0000000000000000000001', 'one.csv'];
    expect((await workdir.expectRun(1, args)).stderr).toContain('There is no client with the id 5f0000');
    expect(workdir.read('one.csv')).toContain('Name');
  });
});
