/** Every file in samples/ is imported here (those in samples/crm by samples-crm.test.ts), so that what the README sends people to always works. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/sandbox/sandbox.ts';
import { openSandbox } from './helpers/sandbox.ts';
import { makeWorkdir, type Workdir } from './helpers/workdir.ts';

const SAMPLES = fileURLToPath(new URL('../samples/', import.meta.url));
const FILES = readdirSync(SAMPLES).filter((name) => name.includes('.'));
const LABELS = { f1: 'Legacy ID', f2: 'Segment' };

const CASES = [
  { file: 'good.csv', flags: [], code: 0, counts: { rows: 4, created: 4, rejected: 0 } },
  { file: 'messy.csv', flags: [], code: 1, counts: { rows: 6, created: 0, rejected: 6 } },
  { file: 'turkish-excel.csv', flags: [], code: 0, counts: { rows: 3, created: 3, rejected: 0 } },
  {
    file: 'other-crm.csv',
    flags: [`--mapping=${SAMPLES}other-crm.mapping.json`],
    code: 0,
    counts: { rows: 2, created: 2, rejected: 0 },
  },
  {
    file: 'old-list.csv',
    flags: [`--mapping=${SAMPLES}old-list.mapping.json`],
    code: 0,
    counts: { rows: 2, created: 2, rejected: 0 },
  },
] as const;

const TURKISH = ['Ilıca Termal', 'Çınar Kırtasiye', 'İğde Bahçe'];

/** Of messy.csv: the row and column that a person sees, and what is wrong there. */
const MISTAKES = [
  ['5', 'C', 'Tel.', 'rounded'],
  ['6', 'B', 'E-Mail', 'bad-email'],
  ['7', 'A', 'CLIENT NAME', 'name-missing'],
  ['8', 'C', 'Tel.', 'sheet-error'],
  ['8', 'E', 'Contact Person 1 Email', 'bad-email'],
  ['10', 'B', 'E-Mail', 'same-client-twice'],
  ['11', 'B', 'E-Mail', 'same-client-twice'],
];

function names(sandbox: Sandbox): string[] {
  return sandbox
    .clients()
    .map(({ name }) => name)
    .sort();
}

function mistakes(workdir: Workdir): unknown[] {
  const [, ...lines] = workdir.records('run/errors.csv');
  return lines.map(([row, column, header, , code]) => [row, column, header, code]);
}

describe('samples', () => {
  it('are all tried here', () => {
    const tried = CASES.flatMap(({ file, flags }) => [file, ...flags.map((flag) => flag.split('/').at(-1))]);
    expect([...FILES].sort()).toEqual(tried.sort());
  });

  it.each(CASES)('$file', async ({ file, flags, code, counts }) => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write('cubicl-sheets.config.json', JSON.stringify({ rate: 'unlimited', labels: LABELS }));
    const summary = await workdir.json(code, ['import', `${SAMPLES}${file}`, ...flags, '--run-dir', 'run']);
    expect(summary).toMatchObject(counts);
    expect(sandbox.clients()).toHaveLength(counts.created);
    if (file === 'turkish-excel.csv') expect(names(sandbox)).toEqual(TURKISH);
    if (file === 'messy.csv') expect(mistakes(workdir)).toEqual(MISTAKES);
  });

  it('old-list.mapping.json is what map writes for old-list.csv', async () => {
    const workdir = makeWorkdir();
    await workdir.expectRun(0, ['map', `${SAMPLES}old-list.csv`, '--out', 'mapping.json']);
    const proposed: unknown = JSON.parse(workdir.read('mapping.json'));
    expect(proposed).toEqual(JSON.parse(readFileSync(`${SAMPLES}old-list.mapping.json`, 'utf8')));
  });

  it('are no copies of anyone else’s data: all addresses are examples', () => {
    for (const file of FILES) {
      const addresses = readFileSync(`${SAMPLES}${file}`, 'latin1').match(/[\w.]+@[\w.]+/g) ?? [];
      for (const address of addresses) expect(address).toMatch(/\.example$|@example\.com$|@yachts$/);
    }
  });
});
