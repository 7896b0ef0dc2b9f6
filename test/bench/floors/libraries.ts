/** What the bare libraries cost that the product, or anyone, would read and write sheets with. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { counter, type Counted } from '../counted.ts';
import { batchesOf } from '../uncounted.ts';

interface Reading {
  readonly sheet: string;
}

interface Writing {
  /** JSON lines: arrays of cells, or objects for JSON lines. */
  readonly lines: string;
  readonly to: string;
}

/** A CSV by papaparse, told how it is written; a workbook by yauzl and saxes, with nothing asked of what they find. */
export async function readBare({ sheet }: Reading): Promise<Counted> {
  return sheet.endsWith('.xlsx') ? readSaxes(sheet) : readPapaparse(sheet);
}

async function readPapaparse(sheet: string): Promise<Counted> {
  const { default: Papa } = await import('papaparse');
  const count = counter();
  await new Promise<void>((complete, error) => {
    Papa.parse<readonly string[]>(createReadStream(sheet, 'utf8'), {
      delimiter: ',',
      newline: '\r\n',
      chunk: ({ data }) => data.forEach(count.row),
      skipEmptyLines: true,
      complete: () => complete(),
      error,
    });
  });
  return count.counted;
}

async function readSaxes(sheet: string): Promise<Counted> {
  const [{ openPromise }, { SaxesParser }] = await Promise.all([import('yauzl'), import('saxes')]);
  const parser = new SaxesParser({ xmlns: false, position: false });
  const count = counter();
  let [cells, text]: [string[], string] = [[], ''];
  parser.on('opentag', ({ name }) => {
    if (name === 'row') cells = [];
    else if (name === 'c') text = '';
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('closetag', ({ name }) => {
    if (name === 'c') cells.push(text);
    else if (name === 'row') count.row(cells);
  });
  const archive = await openPromise(sheet, { lazyEntries: true, autoClose: false });
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue;
    const decoder = new TextDecoder();
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    }
  }
  archive.close();
  return count.counted;
}

/** The same cells by papaparse, exceljs's streaming writer without a single style, or `JSON.stringify`. */
export async function writeBare(
  args: Writing & { readonly format: 'csv' | 'xlsx' | 'jsonl' },
): Promise<void> {
  if (args.format === 'xlsx') return writeExceljs(args);
  const toText = args.format === 'csv' ? await csvWriter() : toJsonLines;
  const stream = createWriteStream(args.to);
  for (const batch of batchesOf<unknown>(args.lines)) {
    if (!stream.write(toText(batch))) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

async function csvWriter(): Promise<(batch: readonly unknown[]) => string> {
  const { default: Papa } = await import('papaparse');
  return (batch) => `${Papa.unparse(batch as unknown[], { newline: '\r\n' })}\r\n`;
}

function toJsonLines(batch: readonly unknown[]): string {
  return batch.map((value) => `${JSON.stringify(value)}\n`).join('');
}

async function writeExceljs({ lines, to }: Writing): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const stream = createWriteStream(to);
  const zip = { zlib: { level: 6 } };
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: false,
    useSharedStrings: false,
    zip,
  });
  const sheet = book.addWorksheet('Clients');
  for (const batch of batchesOf<readonly string[]>(lines)) {
    for (const cells of batch) sheet.addRow(cells.map((cell) => (cell === '' ? null : cell))).commit();
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  sheet.commit();
  await book.commit();
}

/** The first sheet of a workbook by exceljs's streaming reader. */
export async function readExceljs({ sheet }: Reading): Promise<Counted> {
  const { default: ExcelJS } = await import('exceljs');
  const count = counter();
  for await (const part of new ExcelJS.stream.xlsx.WorkbookReader(sheet, {})) {
    for await (const { values } of part) if (Array.isArray(values)) count.row(values);
    break;
  }
  return count.counted;
}
