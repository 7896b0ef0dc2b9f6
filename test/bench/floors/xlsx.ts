/** The floor for writing workbooks: the least XML by hand, one text style, deflate and a ZIP around it, nothing checked. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { columnLetter } from '../../../src/table/table.ts';

/** Longer strings no longer fit the young generation, which costs far more. */
const PIECE_UNITS = 24 * 1024;

type Rows = Iterable<readonly (readonly string[])[]> | AsyncIterable<readonly (readonly string[])[]>;

/** Writes rows of text as the one sheet of a workbook, every cell in text format, and ends the stream. */
export async function writeXlsxFloor(stream: Writable, rows: Rows): Promise<void> {
  const entries: Entry[] = [];
  let offset = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length;
    if (!stream.write(bytes)) await once(stream, 'drain');
  };
  const parts: (readonly [string, Iterable<string> | AsyncIterable<string>])[] = [
    ...SMALL_PARTS.map(([name, xml]) => [name, [xml]] as const),
    ['xl/worksheets/sheet1.xml', sheetXml(rows)],
  ];
  for (const [name, xml] of parts) {
    const start = offset;
    await put(localHeader(name));
    const sums = await deflated(xml, put);
    await put(numbers([0x08074b50, 4], [sums.crc, 4], [sums.stored, 4], [sums.size, 4]));
    entries.push({ name, offset: start, ...sums });
  }
  stream.end(directory(entries, offset));
  await finished(stream, { readable: false });
}

interface Sums {
  readonly crc: number;
  /** In bytes, compressed. */
  readonly stored: number;
  readonly size: number;
}

interface Entry extends Sums {
  readonly name: string;
  readonly offset: number;
}

async function deflated(
  xml: Iterable<string> | AsyncIterable<string>,
  put: (bytes: Buffer) => Promise<void>,
): Promise<Sums> {
  const deflate = createDeflateRaw();
  let [crc, stored, size] = [0, 0, 0];
  const taken = (async () => {
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      stored += piece.length;
      await put(piece);
    }
  })();
  for await (const piece of xml) {
    const bytes = Buffer.from(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await taken;
  return { crc, stored, size };
}

async function* sheetXml(rows: Rows): AsyncGenerator<string> {
  yield `<worksheet xmlns="${MAIN}"><sheetData>`;
  const letters: string[] = [];
  let row = 0;
  let xml = '';
  for await (const batch of rows) {
    for (const cells of batch) {
      row += 1;
      xml += `<row r="${row}">`;
      for (let column = 0; column < cells.length; column += 1) {
        const text = cells[column] ?? '';
        if (text === '') continue;
        const letter = (letters[column] ??= columnLetter(column));
        xml += `<c r="${letter}${row}" s="1" t="str"><v>${escaped(text)}</v></c>`;
      }
      xml += '</row>';
      if (xml.length < PIECE_UNITS) continue;
      yield xml;
      xml = '';
    }
  }
  yield `${xml}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Sizes and checksum follow the data. Source: PKWARE APPNOTE 6.3.10, 4.3.7 and 4.3.12. */
function localHeader(name: string): Buffer {
  const fields = numbers(
    [0x04034b50, 4],
    [20, 2],
    [8, 2],
    [8, 2],
    [0, 4],
    [0, 4],
    [0, 4],
    [0, 4],
    [name.length, 2],
    [0, 2],
  );
  return Buffer.concat([fields, Buffer.from(name)]);
}

function directory(entries: readonly Entry[], offset: number): Buffer {
  const headers = entries.map(({ name, offset: start, crc, stored, size }) => {
    const versions: Field[] = [
      [0x02014b50, 4],
      [20, 2],
      [20, 2],
      [8, 2],
      [8, 2],
      [0, 4],
    ];
    const sums: Field[] = [
      [crc, 4],
      [stored, 4],
      [size, 4],
    ];
    const rest: Field[] = [
      [name.length, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [start, 4],
    ];
    return Buffer.concat([numbers(...versions, ...sums, ...rest), Buffer.from(name)]);
  });
  const all = Buffer.concat(headers);
  const counts: Field[] = [
    [0, 4],
    [entries.length, 2],
    [entries.length, 2],
  ];
  return Buffer.concat([all, numbers([0x06054b50, 4], ...counts, [all.length, 4], [offset, 4], [0, 2])]);
}

/** A number and its width in bytes. */
type Field = readonly [value: number, bytes: number];

/** Little-endian. */
function numbers(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const SMALL_PARTS: readonly (readonly [name: string, xml: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Clients" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>',
  ],
];
