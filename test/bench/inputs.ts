/** Makes the files that the contenders are given: sheets to import, the same as request bodies, and cells to write. */
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import Papa from 'papaparse';
import type { Client, ClientBody, Contact } from '../../src/client/client.ts';
import { seedClients } from '../../src/sandbox/seed.ts';
import { counter, type Counted } from './counted.ts';

type Records = readonly (readonly string[])[];

/** New clients, numbered as the sandbox numbers its own: a CSV without ids, and what a POST of each would hold. */
export async function makeInputs(args: {
  readonly from: number;
  readonly to: number;
  readonly sheet: string;
  readonly bodies: string;
}): Promise<void> {
  const clients = seedClients({ clients: args.to }).slice(args.from);
  const fields = Object.keys(clients[0]?.customFields ?? {});
  const headers = [
    ...['Name', 'Phone', 'Email', ...fields.map((id) => `custom:${id}`)],
    ...['name', 'position', 'phone', 'email'].map((part) => `Contact 1 ${part}`),
  ];
  const records = clients.map(({ name, phone, email, contacts, customFields }) => {
    const contact: Contact = contacts?.[0] ?? {};
    return [
      ...[name, phone, email, ...fields.map((id) => customFields?.[id])],
      ...[contact.name, contact.position, contact.phone, contact.email],
    ].map((text) => (typeof text === 'string' ? text : ''));
  });
  await writeFile(args.sheet, csvOf([headers, ...records]));
  await writeFile(args.bodies, clients.map((client) => `${JSON.stringify(bodyOf(client))}\n`).join(''));
}

function bodyOf({ name, phone, email, contacts, customFields }: Client): ClientBody {
  return {
    name,
    phone: phone ?? '',
    email: email ?? '',
    contacts: contacts ?? [],
    customFields: customFields ?? {},
  };
}

const WIDE_COLUMNS = 32;

/** Cells as an account of many custom fields has them, a quarter of them empty, as lines of JSON. */
export async function makeWide(args: { readonly rows: number; readonly lines: string }): Promise<Counted> {
  const lines = createWriteStream(args.lines);
  const count = counter();
  for (let row = 0; row <= args.rows; row += 1) {
    const cells = Array.from({ length: WIDE_COLUMNS }, (_, column) =>
      row === 0 ? `Column ${column + 1}` : wideText(row, column),
    );
    count.row(cells);
    if (!lines.write(`${JSON.stringify(cells)}\n`)) await once(lines, 'drain');
  }
  lines.end();
  await finished(lines);
  return count.counted;
}

function wideText(row: number, column: number): string {
  const number = String(row * 31 + column);
  switch (column % 8) {
    case 0:
      return `Çınaraltı Lojistik ${number}`;
    case 1:
      return `+90 532 ${number.padStart(7, '0')}`;
    case 2:
      return `info@client${number}.example`;
    case 3:
      return number.padStart(10, '0');
    case 4:
      return row % 50 === 0 ? `"Şube ${number}", İstanbul & çevresi` : 'İstanbul';
    case 5:
      return `Satın Alma <${number}>`;
    default:
      return '';
  }
}

/** The records of a sheet, header included, as lines of JSON: what writers are given. */
export async function makeCells(args: { readonly sheet: string; readonly lines: string }): Promise<void> {
  const lines = createWriteStream(args.lines);
  for (const record of await recordsOf(args.sheet)) {
    if (!lines.write(`${JSON.stringify(record)}\n`)) await once(lines, 'drain');
  }
  lines.end();
  await finished(lines);
}

/** A sheet with another phone number in every so-manyth row. */
export async function makeEdited(args: {
  readonly sheet: string;
  readonly edited: string;
  readonly everyNth: number;
}): Promise<{ readonly edited: number }> {
  const [headers = [], ...records] = await recordsOf(args.sheet);
  const phone = headers.indexOf('Phone');
  const isEdited = (row: number): boolean => row % args.everyNth === 0;
  const edited = records.map((record, row) =>
    isEdited(row) ? record.with(phone, `+90 532 111 ${String(row).padStart(6, '0')}`) : record,
  );
  await writeFile(args.edited, csvOf([headers, ...edited]));
  return { edited: records.filter((_, row) => isEdited(row)).length };
}

/** A sheet with every so-manyth row of another one below its own; what the other lacks is empty. */
export async function makeMixed(args: {
  readonly sheet: string;
  readonly added: string;
  readonly everyNth: number;
  readonly to: string;
}): Promise<{ readonly added: number }> {
  const [headers = [], ...records] = await recordsOf(args.sheet);
  const [others = [], ...added] = await recordsOf(args.added);
  const chosen = added.filter((_, row) => row % args.everyNth === 0);
  const fitted = chosen.map((record) => headers.map((header) => record[others.indexOf(header)] ?? ''));
  await writeFile(args.to, csvOf([headers, ...records, ...fitted]));
  return { added: fitted.length };
}

async function recordsOf(sheet: string): Promise<Records> {
  const text = (await readFile(sheet, 'utf8')).replace('\ufeff', '');
  return Papa.parse<readonly string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;
}

function csvOf(records: Records): string {
  return `${Papa.unparse(records as string[][], { newline: '\r\n' })}\r\n`;
}
