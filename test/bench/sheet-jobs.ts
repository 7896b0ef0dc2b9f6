/** Reads and writes sheets, by the product and by the hand-written floors beside it. */
import { createWriteStream } from 'node:fs';
import { batchesOf } from './uncounted.ts';

interface Reading {
  readonly sheet: string;
}

interface Writing {
  readonly format: 'csv' | 'xlsx';
  /** JSON lines of arrays of cells; the first are the headers. */
  readonly lines: string;
  readonly to: string;
}

interface Counted {
  /** With the header. */
  readonly rows: number;
}

export async function read({ sheet }: Reading): Promise<Counted> {
  const { openTable } = await import('../../src/table/open.ts');
  const table = await openTable(sheet);
  let rows = 0;
  for await (const batch of table.rows()) rows += batch.length;
  await table.close?.();
  return { rows };
}

export async function readFloor({ sheet }: Reading): Promise<Counted> {
  if (sheet.endsWith('.xlsx')) {
    const { scanWorkbook } = await import('./floors/xlsx-read.ts');
    return { rows: await scanWorkbook(sheet, () => undefined) };
  }
  const { readCsvFloor } = await import('./floors/csv.ts');
  let rows = 0;
  for await (const batch of readCsvFloor(sheet)) rows += batch.length;
  return { rows };
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
  await writeTable(to, format, [{ name: 'Clients', columns, rows }], { force: true });
}

export async function writeFloor({ format, lines, to }: Writing): Promise<void> {
  const batches = batchesOf<readonly string[]>(lines);
  if (format === 'csv') return (await import('./floors/csv.ts')).writeCsvFloor(to, batches);
  await (await import('./floors/xlsx.ts')).writeXlsxFloor(createWriteStream(to), batches);
}
