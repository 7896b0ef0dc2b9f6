/** Reads and writes sheets, by the product and by the hand-written floors beside it. */
import { createWriteStream } from 'node:fs';
import { counter, type Counted } from './counted.ts';
import { batchesOf } from './uncounted.ts';

export interface Reading {
  readonly sheet: string;
}

export interface Writing {
  readonly format: 'csv' | 'xlsx';
  /** JSON lines of arrays of cells; the first are the headers. */
  readonly lines: string;
  readonly to: string;
}

export async function read({ sheet }: Reading): Promise<Counted> {
  const { openTable } = await import('../../src/table/open.ts');
  const table = await openTable(sheet);
  const count = counter();
  for await (const batch of table.rows()) for (const { cells } of batch) count.row(cells);
  await table.close?.();
  return count.counted;
}

export async function readFloor({ sheet }: Reading): Promise<Counted> {
  const count = counter();
  if (sheet.endsWith('.xlsx')) {
    const { scanWorkbook } = await import('./floors/xlsx-read.ts');
    await scanWorkbook(sheet, count.row);
  } else {
    const { readCsvFloor } = await import('./floors/csv.ts');
    for await (const batch of readCsvFloor(sheet)) for (const cells of batch) count.row(cells);
  }
  return count.counted;
}

export async function write({ format, lines, to }: Writing): Promise<void> {
  const { writeTable } = await import('../../src/table/write.ts');
  const batches = batchesOf<readonly string[]>(lines);
  const [headers = [], ...first] = batches.next().value as readonly (readonly string[])[];
  const columns = headers.map((header) => ({ header, kind: 'text' as const }));
  const rows = (function* () {
    yield first;
    yield* batches;
  })();
  await writeTable(to, [{ name: 'Clients', columns, rows }], { format, force: true });
}

export async function writeFloor({ format, lines, to }: Writing): Promise<void> {
  const batches = batchesOf<readonly string[]>(lines);
  if (format === 'csv') return (await import('./floors/csv.ts')).writeCsvFloor(to, batches);
  await (await import('./floors/xlsx.ts')).writeXlsxFloor(createWriteStream(to), batches);
}
