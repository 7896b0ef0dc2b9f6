/** The bench itself, compiled and run as `npm run bench` runs it: that it measures and counts, never how fast it is. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: ROOT });

it('times the start-up and the sheets beside others, and counts requests at the server', async () => {
  await node('node_modules/typescript/bin/tsc', '-p', 'test/bench');
  const only = ['start-up', 'requests', 'sheets'].flatMap((part) => ['--only', part]);
  const { stdout } = await node('.bench/code/test/bench/bench.js', '--clients', '20', ...only);

  const ratio = /^--help .* {3}node -e 0 \d\S* m?s +(\d+\.\d\d) +[\d.]+–[\d.]+ +≤ 2\.3 +\w+$/m.exec(
    stdout,
  )?.[1];
  expect(Number(ratio)).toBeGreaterThan(0.2);
  expect(Number(ratio)).toBeLessThan(20);
  const line = (what: string, least: number): RegExp => new RegExp(`^${what} +100 +\\d+ +${least} +\\d`, 'm');
  expect(stdout).toMatch(line('import, all new', 22));
  expect(stdout).toMatch(line('import, mixed', 12));
  expect(stdout).toMatch(/^read XLSX +20 .* exceljs \d/m);
  expect(stdout).toMatch(/^\| --help \| {2}\| node -e 0 \| \d+\.\d\d \(/m);
  // They need not be there; who is missing is named, with how to get it.
  for (const peer of ['SheetJS', 'openpyxl'])
    expect(stdout).toMatch(new RegExp(`^(read XLSX .* ${peer} \\d|${peer} is not there: \\w)`, 'm'));
}, 120_000);
