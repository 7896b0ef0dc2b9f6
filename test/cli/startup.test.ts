/** What loads when: help must answer at once, so nothing heavy may be loaded for it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeWorkdir, type Workdir } from '../helpers/workdir.ts';

const LOGGER = fileURLToPath(new URL('../helpers/log-imports.mjs', import.meta.url));

async function packagesLoadedBy(workdir: Workdir, args: readonly string[]): Promise<string[]> {
  const log = workdir.file('imports.log');
  await workdir.run(args, { nodeArgs: ['--import', LOGGER], env: { LOG_IMPORTS: log } });
  const names = workdir
    .read('imports.log')
    .matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/g);
  return [...new Set([...names].map(([, name]) => name ?? ''))];
}

describe('start-up', () => {
  it.each(['--help', '--version'])('%s loads no package at all', async (flag) => {
    expect(await packagesLoadedBy(makeWorkdir(), [flag])).toEqual([]);
  });

  it.each([
    ['export', '--help'],
    ['import', '--help'],
  ])('%s %s loads nothing heavy, nor the parser', async (...args) => {
    const loaded = await packagesLoadedBy(makeWorkdir(), args);
    for (const heavy of ['yargs', 'exceljs', 'undici', 'zod', 'papaparse', 'p-limit', 'saxes', 'yauzl']) {
      expect(loaded).not.toContain(heavy);
    }
  });

  it('loads exceljs only to write a workbook', async () => {
    const workdir = makeWorkdir();
    expect(await packagesLoadedBy(workdir, ['export', 'a.csv', '--sandbox'])).not.toContain('exceljs');
    expect(existsSync(workdir.file('a.csv'))).toBe(true);
  });

  it('shows what it can do when called with nothing', async () => {
    const { stderr } = await makeWorkdir().expectRun(2, []);
    expect(stderr).toContain('cubicl-sheets demo');
  });

  it.each([
    [['bogus'], /There is no command "bogus"\.\nSee: cubicl-sheets --help/],
    [['exprot'], /There is no command "exprot"\. Did you mean export\?/],
    [['export', 'a.csv', '--colums', 'ID'], /Did you mean --columns\?[^]*See: cubicl-sheets export --help/],
    [['import', 'a.csv', '--dryrun'], /Did you mean --dry-run\?/],
  ])('says of %j what was meant or where to look', async (args, said) => {
    expect((await makeWorkdir().expectRun(2, args)).stderr).toMatch(said);
  });
});
