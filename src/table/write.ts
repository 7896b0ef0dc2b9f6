/** Writes sheets to a file or to standard output, in any format. */
import type { Writable } from 'node:stream';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { Format, SheetToWrite, WrittenCell } from './table.ts';
import { codeOf, fileFailure } from './failures.ts';
import { pour, put, type Produce } from './put.ts';
import { writeFileWhole } from './whole-file.ts';
import type { WrittenBook } from './xlsx-write.ts';

export { refuseExisting } from './whole-file.ts';

export interface WriteOptions {
  /** CSV: one character; default `,`, for TSV a tab. */
  readonly delimiter?: string | undefined;
  /** CSV and TSV: `utf-8` (default), `windows-1254` or `utf-16le`. */
  readonly encoding?: string | undefined;
  /** CSV and TSV: false for cells that stand as they came from a file and must not be guarded once more. */
  readonly guard?: boolean | undefined;
  /** Whether an existing file is replaced. */
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes `sheets` to `target` (`-` for standard output) and returns the size in bytes, and for a workbook how many cells
 * hold more than Excel takes. A file appears whole or not at all. A reader of standard output that goes away is no error.
 * Throws a UsageFailure for several sheets in CSV, TSV or JSONL, a FileFailure for anything that can't be written.
 */
export async function writeTable(
  target: string,
  sheets: readonly SheetToWrite[],
  { format, ...options }: WriteOptions & { readonly format: Format },
): Promise<{ bytes: number } & Partial<WrittenBook>> {
  const [sheet, ...more] = sheets;
  if (!sheet || (more.length > 0 && format !== 'xlsx')) {
    throw new UsageFailure(msg`A ${format} file holds one sheet, not ${sheets.length}.`, {
      hint: msg`Use .xlsx.`,
    });
  }
  const toOutput = target === '-';
  let book: Partial<WrittenBook> = {};
  const produce = async (stream: Writable): Promise<void> => {
    if (format === 'xlsx') {
      book = await (await import('./xlsx-write.ts')).writeXlsx(stream, sheets);
      return;
    }
    if (format === 'jsonl') return (await import('./jsonl.ts')).writeJsonl(stream, rowObjects(sheet));
    const delimiter = options.delimiter ?? (format === 'tsv' ? '\t' : ',');
    const { encoding, guard } = options;
    const { writeCsv } = await import('./csv-write.ts');
    await writeCsv(stream, sheet, { delimiter, encoding, guard, mark: !toOutput });
  };
  const written = toOutput
    ? await writeOutput(process.stdout, produce, options.signal)
    : await writeFileWhole(target, options, produce);
  return { ...written, ...book };
}

/** Throws a UsageFailure for a delimiter or an encoding that text files can't be written with. */
export async function checkDialect({ delimiter, encoding }: WriteOptions): Promise<void> {
  const { charsetNamed } = await import('./charset.ts');
  const { delimiterNamed } = await import('./delimiter.ts');
  charsetNamed(encoding);
  if (delimiter !== undefined) delimiterNamed(delimiter);
}

/** Writes objects as JSON lines to `target`, whole or not at all like `writeTable`. */
export async function writeObjects(
  target: string,
  objects: AsyncIterable<readonly unknown[]>,
  options: Pick<WriteOptions, 'force' | 'signal'> = {},
): Promise<{ bytes: number }> {
  const produce = async (stream: Writable): Promise<void> =>
    (await import('./jsonl.ts')).writeJsonl(stream, objects);
  return target === '-'
    ? writeOutput(process.stdout, produce, options.signal)
    : writeFileWhole(target, options, produce);
}

/** Writes pieces of text as UTF-8 to `target`, whole or not at all like `writeTable`. */
export async function writeText(
  target: string,
  pieces: AsyncIterable<string>,
  options: Pick<WriteOptions, 'force' | 'signal'> = {},
): Promise<{ bytes: number }> {
  const produce = async (stream: Writable): Promise<void> => {
    for await (const piece of pieces) await put(stream, piece);
  };
  return target === '-'
    ? writeOutput(process.stdout, produce, options.signal)
    : writeFileWhole(target, options, produce);
}

/** Like `writeFileWhole`, but to an open stream such as standard output, which stays open. */
export async function writeOutput(
  output: Writable,
  produce: Produce,
  signal?: AbortSignal,
): Promise<{ bytes: number }> {
  // The callbacks of `write` tell of every error; without a listener it would end the process as well.
  const ignore = () => undefined;
  output.on('error', ignore);
  let bytes = 0;
  const write = async (piece: Buffer): Promise<void> => {
    await put(output, piece);
    bytes += piece.length;
  };
  try {
    return await pour(write, produce, signal);
  } catch (error) {
    if (isClosedPipe(error)) return { bytes };
    throw fileFailure(error, 'standard output', 'written');
  } finally {
    setImmediate(() => output.off('error', ignore));
  }
}

/** Whether an error of standard output says that its reader has gone, as `head` does. Never ask it of the network's. */
export function isClosedPipe(error: unknown): boolean {
  return ['EPIPE', 'EOF', 'ECONNRESET'].includes(codeOf(error) ?? '');
}

async function* rowObjects(sheet: SheetToWrite): AsyncGenerator<readonly unknown[]> {
  const textOf = (cell: WrittenCell | undefined) =>
    cell instanceof Date ? cell.toISOString() : (cell ?? null);
  for await (const batch of sheet.rows) {
    yield batch.map((cells) =>
      Object.fromEntries(sheet.columns.map(({ header }, column) => [header, textOf(cells[column])])),
    );
  }
}
