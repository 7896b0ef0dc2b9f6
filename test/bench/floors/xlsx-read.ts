/** The floor that reading workbooks is measured against: a scanner that trusts every byte and knows one way to write a sheet. */
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

const CHUNK_BYTES = 64 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Calls `onRow` with the texts of each row of the first sheet; gives the number of rows. */
export async function scanWorkbook(path: string, onRow: (cells: readonly string[]) => void): Promise<number> {
  const file = await open(path);
  try {
    const parts = await directoryOf(file);
    const strings: string[] = [];
    const shared = parts.get('xl/sharedStrings.xml');
    if (shared) {
      await scan(file, shared, {
        end: '</si>',
        take: (text, from, to) => void strings.push(textBetween(text, from, to)),
      });
    }
    let rows = 0;
    const take = (text: string, from: number, to: number): void => {
      rows += 1;
      onRow(cellsOf({ text, from, to }, strings));
    };
    const sheet = parts.get('xl/worksheets/sheet1.xml');
    if (sheet) await scan(file, sheet, { end: '</row>', take });
    return rows;
  } finally {
    await file.close();
  }
}

interface Part {
  readonly header: number;
  readonly bytes: number;
}

/** The table of contents at the end of the archive: `PK 01 02` entries of 46 bytes and a name. */
async function directoryOf(file: FileHandle): Promise<ReadonlyMap<string, Part>> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, CHUNK_BYTES));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts = new Map<string, Part>();
  let at = tail.readUInt32LE(end + 16) - (size - tail.length);
  for (let left = tail.readUInt16LE(end + 10); left > 0; left--) {
    const nameEnd = at + 46 + tail.readUInt16LE(at + 28);
    const name = tail.toString('utf8', at + 46, nameEnd);
    parts.set(name, { header: tail.readUInt32LE(at + 42), bytes: tail.readUInt32LE(at + 20) });
    at = nameEnd + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return parts;
}

interface Scan {
  /** What ends an element that is taken whole. */
  readonly end: string;
  readonly take: (text: string, from: number, to: number) => void;
}

async function scan(file: FileHandle, part: Part, { end, take }: Scan): Promise<void> {
  const header = Buffer.alloc(30);
  await file.read(header, 0, header.length, part.header);
  const start = part.header + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const stored = file.createReadStream({
    start,
    end: start + part.bytes - 1,
    highWaterMark: CHUNK_BYTES,
    autoClose: false,
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stored.pipe(createInflateRaw({ chunkSize: CHUNK_BYTES }))) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    let from = 0;
    for (let to = text.indexOf(end); to >= 0; to = text.indexOf(end, from)) {
      take(text, from, to);
      from = to + end.length;
    }
    text = text.slice(from);
  }
}

interface Row {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function cellsOf({ text, from, to }: Row, strings: readonly string[]): readonly string[] {
  const cells: string[] = [];
  let at = text.indexOf('<c ', from);
  while (at >= 0 && at < to) {
    const open = text.indexOf('>', at);
    const next = text.indexOf('<c ', open);
    const end = next < 0 || next > to ? to : next;
    const column = columnAt(text, text.indexOf(' r="', at) + 4);
    while (cells.length < column) cells.push('');
    if (text.charCodeAt(open - 1) === 47) cells.push('');
    else cells.push(valueOf({ text, from: open + 1, to: end }, text.slice(at, open), strings));
    at = next;
  }
  return cells;
}

function valueOf(cell: Row, tag: string, strings: readonly string[]): string {
  const { text, from, to } = cell;
  if (tag.includes('t="inlineStr"')) return textBetween(text, from, to);
  const start = text.indexOf('<v>', from);
  if (start < 0 || start > to) return '';
  const value = text.slice(start + 3, text.indexOf('</v>', start));
  return tag.includes('t="s"') ? (strings[Number(value)] ?? '') : unescaped(value);
}

/** The text of all the `<t>` within. */
function textBetween(text: string, from: number, to: number): string {
  let found = '';
  for (let at = text.indexOf('<t', from); at >= 0 && at < to; at = text.indexOf('<t', at)) {
    const start = text.indexOf('>', at) + 1;
    at = text.indexOf('</t>', start);
    found += text.slice(start, at);
  }
  return unescaped(found);
}

function columnAt(text: string, at: number): number {
  let column = 0;
  for (let i = at; text.charCodeAt(i) > 64; i++) column = column * 26 + text.charCodeAt(i) - 64;
  return column - 1;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name = '') => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (ENTITIES[name as string] ?? whole);
    },
  );
}
