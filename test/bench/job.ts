/** A process that does one job of the bench, named by its arguments, and loads nothing that the job does not need. */
import type { Reading, Writing } from './sheet-jobs.ts';
import { uncountedMs } from './uncounted.ts';

const JOBS = {
  inputs: async (args: { from: number; to: number; sheet: string; bodies: string }) =>
    (await import('./inputs.ts')).makeInputs(args),
  cells: async (args: { sheet: string; lines: string }) => (await import('./inputs.ts')).makeCells(args),
  edited: async (args: { sheet: string; edited: string; everyNth: number }) =>
    (await import('./inputs.ts')).makeEdited(args),
  mixed: async (args: { sheet: string; added: string; everyNth: number; to: string }) =>
    (await import('./inputs.ts')).makeMixed(args),
  wide: async (args: { rows: number; lines: string }) => (await import('./inputs.ts')).makeWide(args),

  get: async (args: { url: string; token: string; paths: string }) =>
    (await import('./floors/http.ts')).get(args),
  send: async (args: { url: string; token: string; bodies: string; journal: string }) =>
    (await import('./floors/http.ts')).send(args),
  script: async (args: { url: string; token: string; sheet: string }) =>
    (await import('./floors/script.ts')).importByScript(args),
  bare: async (args: { format: 'csv' | 'xlsx' | 'jsonl'; lines: string; to: string }) =>
    (await import('./floors/libraries.ts')).writeBare(args),

  read: async (args: Reading) => (await import('./sheet-jobs.ts')).read(args),
  readFloor: async (args: Reading) => (await import('./sheet-jobs.ts')).readFloor(args),
  readBare: async (args: Reading) => (await import('./floors/libraries.ts')).readBare(args),
  readExceljs: async (args: Reading) => (await import('./floors/libraries.ts')).readExceljs(args),
  readSheetJs: async (args: Reading & { folder: string }) =>
    (await import('./peers/sheetjs.ts')).readSheetJs(args),
  write: async (args: Writing) => (await import('./sheet-jobs.ts')).write(args),
  writeFloor: async (args: Writing) => (await import('./sheet-jobs.ts')).writeFloor(args),
  writeSheetJs: async (args: Writing & { folder: string }) =>
    (await import('./peers/sheetjs.ts')).writeSheetJs(args),
  index: async (args: { clients: number; pages: string }) =>
    (await import('./index-job.ts')).weighIndex(args),
};

export type Jobs = typeof JOBS;

const [name = '', args = '{}'] = process.argv.slice(2);
const run = JOBS[name as keyof Jobs] as (args: unknown) => Promise<unknown>;
const result = await run(JSON.parse(args));
process.stdout.write(JSON.stringify({ uncountedMs: uncountedMs(), result }));
