/** Who reads and writes the same sheets as the product: a floor by hand, the bare libraries, and what people use elsewhere. */
import { access } from 'node:fs/promises';
import type { Counted } from './counted.ts';
import { PYTHON, ROOT, type Lab } from './lab.ts';
import type { Run } from './measure.ts';
import { hasSheetJs, SHEETJS_INSTALL } from './peers/sheetjs.ts';
import { runProgram } from './process.ts';
import type { Reading, Writing } from './sheet-jobs.ts';

export type Format = 'csv' | 'xlsx';

export interface Contender {
  readonly name: string;
  /** Our time should not be above so many times of its time. */
  readonly target?: Readonly<Partial<Record<`${'read' | 'write'} ${Format}`, number>>>;
  readonly read?: (lab: Lab, reading: Reading) => Promise<Run & { readonly result: Counted }>;
  readonly write?: (lab: Lab, writing: Writing) => Promise<Run>;
  /** `csv` and `xlsx` where not told. */
  readonly formats?: readonly Format[];
  /** How to get it, where it is not there. */
  readonly absence?: (lab: Lab) => Promise<string | undefined>;
}

export const OURS = {
  name: 'ours',
  read: (lab: Lab, reading: Reading) => lab.job('read', reading),
  write: (lab: Lab, writing: Writing) => lab.job('write', writing),
} as const satisfies Contender;

export const CONTENDERS: readonly Contender[] = [
  {
    name: 'by hand',
    target: { 'read csv': 1.35, 'write csv': 1.5, 'read xlsx': 3, 'write xlsx': 2.5 },
    read: (lab, reading) => lab.job('readFloor', reading),
    write: (lab, writing) => lab.job('writeFloor', writing),
  },
  {
    name: 'papaparse',
    formats: ['csv'],
    read: (lab, reading) => lab.job('readBare', reading),
    write: (lab, writing) => lab.job('bare', writing),
  },
  {
    name: 'yauzl and saxes',
    formats: ['xlsx'],
    read: (lab, reading) => lab.job('readBare', reading),
  },
  {
    name: 'exceljs',
    formats: ['xlsx'],
    target: { 'read xlsx': 0.65 },
    read: (lab, reading) => lab.job('readExceljs', reading),
    write: (lab, writing) => lab.job('bare', writing),
  },
  {
    name: 'SheetJS',
    formats: ['xlsx'],
    read: (lab, reading) => lab.job('readSheetJs', { ...reading, folder: ROOT }),
    write: (lab, writing) => lab.job('writeSheetJs', { ...writing, folder: ROOT }),
    absence: () => Promise.resolve(hasSheetJs(ROOT) ? undefined : SHEETJS_INSTALL),
  },
  {
    name: 'openpyxl',
    formats: ['xlsx'],
    read: (lab, reading) => lab.openpyxl('read', reading),
    write: (lab, writing) => lab.openpyxl('write', writing),
    absence: async (lab) => {
      try {
        await access(PYTHON);
        await runProgram(PYTHON, { args: ['-c', 'import openpyxl'], cwd: lab.folder });
        return undefined;
      } catch {
        return 'apt-get install python3-openpyxl';
      }
    },
  },
];
