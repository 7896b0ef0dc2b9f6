/** The least work that reads and writes CSV at all: what the product's own reader and writer are measured against. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';

const BATCH_ROWS = 500;
/** Strings of larger pieces no longer fit the young generation, which triples the time. */
const CHUNK_BYTES = 64 * 1024;
const QUOTE = 34;
const RETURN = 13;

/** Rows of a sound UTF-8 file with commas, some hundred at a time: a state machine, streamed; nothing is checked. */
export async function* readCsvFloor(file: string): AsyncGenerator<readonly (readonly string[])[]> {
  let rest = '';
  let batch: (readonly string[])[] = [];
  for await (const piece of textOf(file)) {
    const text = rest + piece;
    rest = text.slice(takeRows(text, batch));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (rest !== '') takeRows(`${rest}\n`, batch);
  if (batch.length > 0) yield batch;
}

async function* textOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const decoder = new StringDecoder('utf8');
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES);
    if (bytesRead === 0) break;
    yield decoder.write(buffer.subarray(0, bytesRead));
  }
  await handle.close();
}

/** Adds the whole rows of `text` to `rows` and returns where the first unfinished one begins. */
function takeRows(text: string, rows: (readonly string[])[]): number {
  let row: string[] = [];
  let rowStart = 0;
  let at = 0;
  let comma = text.indexOf(',');
  let feed = text.indexOf('\n');
  for (;;) {
    let end: number;
    if (text.charCodeAt(at) === QUOTE) {
      end = closingQuote(text, at) + 1;
      if (end === 0) return rowStart;
      row.push(text.slice(at + 1, end - 1).replaceAll('""', '"'));
      if (comma < end && comma !== -1) comma = text.indexOf(',', end);
      if (feed < end && feed !== -1) feed = text.indexOf('\n', end);
      if (feed === -1 && comma === -1) return rowStart;
    } else {
      if (feed === -1 && comma === -1) return rowStart;
      end = comma !== -1 && (comma < feed || feed === -1) ? comma : feed;
      row.push(text.slice(at, end === feed && text.charCodeAt(end - 1) === RETURN ? end - 1 : end));
    }
    if (comma !== -1 && (comma < feed || feed === -1)) {
      at = comma + 1;
      comma = text.indexOf(',', at);
    } else {
      rows.push(row);
      row = [];
      rowStart = at = feed + 1;
      feed = text.indexOf('\n', at);
      if (at === text.length) return at;
    }
  }
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Writes rows as UTF-8 with commas: map and join, batched; no guard, no check, no care for a crash. */
export async function writeCsvFloor(
  file: string,
  batches: Iterable<readonly (readonly string[])[]>,
): Promise<void> {
  const stream = createWriteStream(file);
  for (const batch of batches) {
    const text = batch.map((row) => `${row.map(toField).join(',')}\r\n`).join('');
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

function toField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
