import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../src/table/open.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { cellsOf, failureOf, fileWith } from '../helpers/tables.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const CSV = 'Name;Email\nAcme;a@x.example\n';
const ZIP = Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

describe('the format is told by the name', () => {
  it.each([
    ['clients.csv', CSV, 'csv'],
    ['CLIENTS.CSV', CSV, 'csv'],
    ['clients.tsv', 'Name\tEmail\nAcme\ta\n', 'tsv'],
    ['clients.tab', 'Name\tEmail\nAcme\ta\n', 'tsv'],
    ['clients.jsonl', '{"Name":"Acme"}\n', 'jsonl'],
    ['clients.ndjson', '{"Name":"Acme"}\n', 'jsonl'],
    ['[table] b\'"$(id).csv', CSV, 'csv'],
    ['-rf', CSV, 'csv'],
    ['İstanbul müşterileri.csv', CSV, 'csv'],
  ])('%s', async (name, content, format) => {
    expect((await openTable(fileWith(content, name))).format).toBe(format);
  });
});

describe('without a name that tells, by the first bytes', () => {
  it.each([
    ['clients.txt', CSV, 'csv'],
    ['clients', CSV, 'csv'],
    ['clients.json', '{"Name":"Acme"}\n', 'jsonl'],
    ['clients', '\ufeff{"Name":"Acme"}\n', 'jsonl'],
    ['clients.xls', 'Name\tEmail\nAcme\ta\n', 'csv'],
    ['clients.xls', Buffer.from('\ufeffName\tEmail\nAcme\ta\n', 'utf16le'), 'csv'],
  ])('%s', async (name, content, format) => {
    expect((await openTable(fileWith(content, name))).format).toBe(format);
  });

  it('what is asked for goes before both', async () => {
    expect((await openTable(fileWith('a\tb', 'clients.jsonl'), { format: 'tsv' })).format).toBe('tsv');
  });
});

it('text called .xlsx is read as CSV, and that is said', async () => {
  const table = await openTable(fileWith(CSV, 'clients.xlsx'));
  expect(inEnglish(table)).toMatchObject({
    format: 'csv',
    assumed: ['text, not a workbook: read as CSV', 'UTF-8', '";" between cells'],
  });
  expect(await cellsOf(table)).toEqual([
    ['Name', 'Email'],
    ['Acme', 'a@x.example'],
  ]);
});

describe('what is no table is refused with its true name', () => {
  it.each([
    ['clients.xls', OLE, "is an old Excel workbook, which can't be read."],
    ['clients.xls', '<html><table>', "is a web page (HTML), which can't be read."],
    ['clients.xls', '<?xml version="1.0"?><Workbook>', "is an XML document, which can't be read."],
    ['clients.xlsb', ZIP, "is a binary Excel workbook, which can't be read."],
    ['clients.ods', ZIP, "is an OpenDocument spreadsheet, which can't be read."],
    ['clients.numbers', ZIP, "is a Numbers spreadsheet, which can't be read."],
    ['clients.pdf', '%PDF-1.7 \0', "is a PDF document, which can't be read."],
    ['letter.docx', ZIP, "is a Word document, which can't be read."],
    ['clients.xlsx', OLE, 'looks like an old Excel workbook (.xls) or one that is protected by a password.'],
    ['clients.xlsx', '<!doctype html>', 'looks like a web page (HTML).'],
    ['clients.csv', ZIP, 'is not CSV: it looks like an Excel workbook or another zip archive.'],
    ['clients.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'is not CSV: it looks like a gzip archive.'],
    ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'is not CSV: it looks like a JPEG picture.'],
    ['contacts.vcf', 'BEGIN:VCARD\r\n', 'is not CSV: it looks like a file of address cards (vCard).'],
    ['clients.jsonl', '%PDF-1.7', 'is not JSON lines: it looks like a PDF document.'],
  ])('%s', async (name, content, message) => {
    const failure = await failureOf(openTable(fileWith(content, name), { name }));
    expect(failure).toContain(`${name} ${message}\n`);
    expect(failure).toMatch(/\n(Save it as \.xlsx or \.csv|Each line must be one JSON object)/);
  });

  it('a workbook called .xls is taken for the workbook it is', async () => {
    // Too short to be one: what matters is that the reader of workbooks was asked.
    expect(await failureOf(openTable(fileWith(ZIP, 'clients.xls'), { name: 'clients.xls' }))).not.toContain(
      'old Excel',
    );
  });

  it('JSON in one piece is told how it should look', async () => {
    expect(await failureOf(openTable(fileWith('[\n{"Name": "Acme"}\n]\n', 'clients.json')))).toMatch(
      /line 1: the line is not JSON\.\nEach line must be one JSON object/,
    );
  });
});

/** Opens standard input in a process of its own, and prints what it is and where its rows were kept. */
const READ_STDIN = `
import { readdirSync } from 'node:fs';
import { openTable } from ${JSON.stringify(new URL('../../dist/table/open.js', import.meta.url).href)};
const kept = () => readdirSync(process.env.TMPDIR);
const options = JSON.parse(process.argv[1]);
try {
  const table = await openTable('-', options);
  const rows = [];
  for (let time = 0; time < 2; time++) for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells));
  const before = kept().length;
  await table.close();
  console.log(JSON.stringify({ format: table.format, rows, before, after: kept().length }));
} catch (error) {
  console.log(JSON.stringify({ message: error.message, after: kept().length }));
}`;

async function stdin(input: string | Uint8Array, options = {}): Promise<unknown> {
  const folder = makeWorkdir().path;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', READ_STDIN, '--', JSON.stringify(options)],
    { env: { PATH: process.env['PATH'], TMPDIR: folder }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  child.stdin.end(input);
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) output += String(text);
  return JSON.parse(output) as unknown;
}

describe('standard input', () => {
  it('is read more than once from a private file, which is gone after', async () => {
    const rows = [
      ['Name', 'Email'],
      ['Acme', 'a@x.example'],
    ];
    expect(await stdin(CSV)).toEqual({ format: 'csv', rows: [...rows, ...rows], before: 1, after: 0 });
  });

  it('is known by its first bytes, or by what is asked for', async () => {
    expect(await stdin('{"Name":"Acme"}\n')).toMatchObject({ format: 'jsonl' });
    expect(await stdin('a\tb', { format: 'tsv' })).toMatchObject({ format: 'tsv' });
  });

  it('that holds nothing, or no table, is refused by its name', async () => {
    expect(await stdin('')).toEqual({ message: 'standard input is empty.', after: 0 });
    expect(await stdin('%PDF-1.7')).toEqual({
      message: 'standard input is not CSV: it looks like a PDF document.',
      after: 0,
    });
  });
});
