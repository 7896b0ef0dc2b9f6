/** Reads and writes JSON lines: one object per line, spread over columns when read. */
import type { Writable } from 'node:stream';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { decoded, encodingName, findEncoding } from './encoding.ts';
import { flatten, headerOf, NotFlat, Outline, type Json, type JsonObject } from './flatten.ts';
import { looksLike } from './looks.ts';
import { put } from './put.ts';
import { openSource, type Source } from './source.ts';
import type { Cell, ReadOptions, SheetRow, Table } from './table.ts';

const BATCH_ROWS = 500;
const MOST_COLUMNS = 16_384;
const LONGEST_LINE_CHARS = 4 * 1024 * 1024;
const FLUSH_CHARS = 128 * 1024;
const ONE_OBJECT = msg`Each line must be one JSON object, like {"name": "Acme"}.`;

/** Opens a file of JSON lines. Throws a FileFailure, on opening, for any line that is not one JSON object. */
export async function openJsonl(file: string, options: ReadOptions = {}): Promise<Table> {
  return jsonlTable(await openSource(file, { name: options.name, mayBeEmpty: true }), options);
}

/**
 * A table over JSON lines. Its first row, numbered 0, holds the headers: all keys of the whole file, so the file is read
 * once to collect them. The others carry their line number, and the line itself in `source`.
 */
export async function jsonlTable(source: Source, options: ReadOptions = {}): Promise<Table> {
  const other = looksLike(source.head);
  if (other !== undefined) {
    throw new FileFailure(msg`${source.name} is not JSON lines: it looks like ${other}.`, {
      hint: ONE_OBJECT,
    });
  }
  const encoding = await findEncoding(source, options.encoding);
  const found = await collectHeaders(source, encoding);
  const headers = found ?? OURS;
  return {
    format: 'jsonl',
    guarded: false,
    assumed: [encodingName(encoding), ...(found ? [] : [msg`no lines, so no clients`])],
    encoding,
    rows: () => readRows(source, encoding, headers),
  };
}

/** Writes each object as one line; leaves the stream open. */
export async function writeJsonl(
  stream: Writable,
  objects: AsyncIterable<readonly unknown[]>,
): Promise<void> {
  let text = '';
  for await (const batch of objects) {
    for (const object of batch) {
      text += `${JSON.stringify(object)}\n`;
      if (text.length < FLUSH_CHARS) continue;
      await put(stream, text);
      text = '';
    }
  }
  await put(stream, text);
}

/** What a line of ours would have: a file without lines has nowhere to say it. */
const OURS = ['_id', 'name'];

/** Undefined for a file without lines. */
async function collectHeaders(source: Source, encoding: string): Promise<readonly string[] | undefined> {
  const outline = new Outline();
  let isBlank = true;
  for await (const line of readLines(source, encoding)) {
    isBlank = false;
    for (const [path, cell] of cellsOf(line, source.name)) outline.add(path, cell === '');
  }
  if (isBlank) return undefined;
  const headers = [...new Set(outline.headers())];
  if (headers.length <= MOST_COLUMNS) return headers;
  throw new FileFailure(
    msg`${source.name} has ${headers.length} different keys; at most ${MOST_COLUMNS} are read.`,
  );
}

async function* readRows(
  source: Source,
  encoding: string,
  headers: readonly string[],
): AsyncGenerator<readonly SheetRow[]> {
  const columns = new Map(headers.map((header, column) => [header, column]));
  let batch: SheetRow[] = [{ row: 0, cells: headers }];
  for await (const line of readLines(source, encoding)) {
    const cells = new Array<Cell>(headers.length).fill('');
    for (const [path, cell] of cellsOf(line, source.name)) {
      const column = columns.get(headerOf(path));
      if (column !== undefined) cells[column] = cell;
    }
    batch.push({ row: line.row, cells, source: line.text });
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0 && headers.length > 0) yield batch;
}

interface Line {
  readonly row: number;
  readonly text: string;
}

/** Lines that are not blank. Only a line feed ends one: U+2028 and a lone CR may stand inside JSON. */
async function* readLines(source: Source, encoding: string): AsyncGenerator<Line> {
  let row = 0;
  let rest = '';
  const take = (piece: string): Line[] => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    return lines.map((text) => ({ row: (row += 1), text: text.replace(/\r$/, '') }));
  };
  for await (const piece of decoded(source, encoding)) {
    yield* take(piece).filter(({ text }) => text.trim() !== '');
    if (rest.length > LONGEST_LINE_CHARS) {
      throw new FileFailure(
        msg`${source.name}, line ${row + 1}: the line is longer than 4 million characters.`,
        {
          hint: ONE_OBJECT,
        },
      );
    }
  }
  yield* take('\n').filter(({ text }) => text.trim() !== '');
}

function cellsOf(line: Line, name: string): ReturnType<typeof flatten> {
  try {
    const object = parseObject(line.text);
    const cells = flatten(object);
    if (keysIn(object) < keysWrittenIn(line.text)) throw new NotFlat(msg`gives one key twice`);
    const headers = new Set<string>();
    for (const [path] of cells) {
      const header = headerOf(path);
      if (headers.has(header)) throw new NotFlat(msg`gives ${JSON.stringify(header.slice(0, 60))} twice`);
      headers.add(header);
    }
    return cells;
  } catch (error) {
    const known = error instanceof NotFlat || error instanceof SyntaxError;
    if (!known) throw error;
    const problem = error instanceof NotFlat ? error.told : msg`is not JSON`;
    throw new FileFailure(msg`${name}, line ${line.row}: the line ${problem}.`, {
      hint: ONE_OBJECT,
      cause: error,
    });
  }
}

function parseObject(text: string): JsonObject {
  const value: unknown = JSON.parse(/[\d.]{16}|\d[eE]/.test(text) ? keepDigits(text) : text);
  if (!isObject(value)) throw new NotFlat(msg`is not a JSON object`);
  return value;
}

/** JSON.parse keeps the last of several values under one key; the others would be lost in silence. */
function keysWrittenIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count += 1;
  return count;
}

function keysIn(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((count, inner: Json) => count + keysIn(inner), own);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON.parse rounds long numbers: those that would change are put in quotes, so that they keep all their digits. */
function keepDigits(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => {
    if (token.startsWith('"')) return token;
    const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(token);
    return isNumber && String(Number(token)) !== token ? `"${token}"` : token;
  });
}
