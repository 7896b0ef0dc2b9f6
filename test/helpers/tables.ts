/** Text files as tables: written to a real file, read in chunks of any size, and shown by row number. */
import { Writable } from 'node:stream';
import { Failure } from '../../src/errors.ts';
import { writeCsv, type CsvOptions } from '../../src/table/csv-write.ts';
import { csvTable } from '../../src/table/csv.ts';
import { jsonlTable } from '../../src/table/jsonl.ts';
import { openSource } from '../../src/table/source.ts';
import type { Cell, ReadOptions, Table, WrittenCell } from '../../src/table/table.ts';
import { makeWorkdir } from './workdir.ts';

interface FileOptions extends ReadOptions {
  readonly chunkBytes?: number;
}

/** A file that is removed when the test is over. */
export function fileWith(content: string | Uint8Array, name = 'clients.csv'): string {
  const workdir = makeWorkdir();
  workdir.write(name, content);
  return workdir.file(name);
}

export async function csvWith(content: string | Uint8Array, options: FileOptions = {}): Promise<Table> {
  return csvAt(fileWith(content), { name: 'clients.csv', ...options });
}

export async function csvAt(file: string, { chunkBytes, ...options }: FileOptions = {}): Promise<Table> {
  return csvTable(
    await openSource(file, { name: options.name, ...(chunkBytes ? { chunkBytes } : {}) }),
    options,
  );
}

export async function jsonlWith(content: string | Uint8Array, options: FileOptions = {}): Promise<Table> {
  return jsonlAt(fileWith(content, 'clients.jsonl'), { name: 'clients.jsonl', ...options });
}

export async function jsonlAt(file: string, { chunkBytes, ...options }: FileOptions = {}): Promise<Table> {
  return jsonlTable(
    await openSource(file, { name: options.name, ...(chunkBytes ? { chunkBytes } : {}) }),
    options,
  );
}

/** The rows with their numbers. */
export async function numbered(table: Table): Promise<Record<number, readonly Cell[]>> {
  const rows: Record<number, readonly Cell[]> = {};
  for await (const batch of table.rows()) for (const { row, cells } of batch) rows[row] = cells;
  return rows;
}

/** The cells of all rows that are not blank. */
export async function cellsOf(table: Table): Promise<(readonly Cell[])[]> {
  return Object.values(await numbered(table));
}

/** What is written for one sheet. */
export async function csvBytes(
  headers: readonly string[],
  rows: readonly (readonly WrittenCell[])[],
  options: CsvOptions = {},
): Promise<Buffer> {
  const columns = headers.map((header) => ({ header, kind: 'text' as const }));
  return collected((stream) => writeCsv(stream, { name: 'Clients', columns, rows: [rows] }, options));
}

/** Everything that was written to a stream. */
export async function collected(produce: (stream: Writable) => Promise<void>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  await produce(stream);
  return Buffer.concat(pieces);
}

/** How a person sees a failure: the line, and the hint below it. Anything but a Failure is a bug, and thrown on. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return `${error.message}\n${error.hint ?? ''}`;
    throw error;
  }
  throw new Error('Nothing failed.');
}
