/** Opens a spreadsheet of any format, by what it is called and what it begins with. */
import path from 'node:path';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { isZip, looksLike, looksLikeJson } from './looks.ts';
import { openSource, spool, type Source } from './source.ts';
import type { Format, ReadOptions, Table } from './table.ts';

const FORMATS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/** What can't be read, and would be taken for broken text or a broken workbook. */
const FOREIGN: Readonly<Record<string, string>> = {
  '.xls': 'an old Excel workbook',
  '.xlsb': 'a binary Excel workbook',
  '.ods': 'an OpenDocument spreadsheet',
  '.numbers': 'a Numbers spreadsheet',
  '.pdf': 'a PDF document',
  '.doc': 'a Word document',
  '.docx': 'a Word document',
};

const SAVE_AS = msg`Save it as .xlsx or .csv in your spreadsheet program.`;

/**
 * Opens the file at `file`, or standard input for `-`. The format is the one asked for, else by the extension, else by the
 * first bytes. Call `close` when done. Throws a FileFailure for anything that is no spreadsheet.
 */
export async function openTable(file: string, options: ReadOptions = {}): Promise<Table> {
  if (file !== '-') return openFile(file, options);
  const input = await spool(process.stdin);
  try {
    const table = await openFile(input.file, { name: 'standard input', ...options });
    const close = async () => {
      await table.close?.();
      await input.remove();
    };
    return { ...table, rows: () => table.rows(), close };
  } catch (error) {
    await input.remove();
    throw error;
  }
}

async function openFile(file: string, options: ReadOptions): Promise<Table> {
  const table = await openFormat(file, options);
  return {
    ...table,
    rows: () => table.rows(),
    ...(options.name === undefined ? { file } : {}),
    ...(options.sheet !== undefined && table.format !== 'xlsx'
      ? { assumed: [...table.assumed, msg`--sheet left aside, as only a workbook has several`] }
      : {}),
  };
}

async function openFormat(file: string, options: ReadOptions): Promise<Table> {
  const extension = path.extname(file).toLowerCase();
  const named = options.format ?? FORMATS[extension];
  const source = await openSource(file, { name: options.name, mayBeEmpty: named === 'jsonl' });
  const format = named ?? formatByContent(source, extension);
  if (format === 'jsonl') return (await import('./jsonl.ts')).openJsonl(file, { ...options, format });
  if (format !== 'xlsx') return (await import('./csv.ts')).openCsv(file, { ...options, format });
  if (isZip(source.head) || looksLike(source.head) !== undefined) {
    const table = await (await import('./xlsx-read.ts')).openXlsx(file, { ...options, format });
    const openSheet = (sheet: string): Promise<Table> => openFile(file, { ...options, sheet });
    return { ...table, rows: () => table.rows(), openSheet };
  }
  const table = await (await import('./csv.ts')).openCsv(file, { ...options, format: 'csv' });
  return { ...table, assumed: [msg`text, not a workbook: read as CSV`, ...table.assumed] };
}

function formatByContent({ name, head }: Source, extension: string): Format {
  const foreign = FOREIGN[extension];
  // Many programs call a text or a new workbook .xls so that Excel opens it.
  if (isZip(head) && (foreign === undefined || extension === '.xls')) return 'xlsx';
  const other = looksLike(head);
  const isBinary = head.includes(0) && !isMarkedUtf16(head);
  if (foreign !== undefined && (isBinary || other !== undefined)) {
    const what = isBinary ? foreign : (other ?? foreign);
    throw new FileFailure(msg`${name} is ${what}, which can't be read.`, { hint: SAVE_AS });
  }
  return looksLikeJson(head) ? 'jsonl' : 'csv';
}

function isMarkedUtf16(head: Buffer): boolean {
  return ['\xff\xfe', '\xfe\xff'].includes(head.toString('latin1', 0, 2));
}
