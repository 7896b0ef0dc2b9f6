import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SheetToWrite } from '../../src/table/table.ts';
import { put } from '../../src/table/put.ts';
import { isClosedPipe, writeObjects, writeOutput, writeTable } from '../../src/table/write.ts';
import { failureOf } from '../helpers/tables.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

function sheet(differs: Partial<SheetToWrite> = {}): SheetToWrite {
  const columns = ['Name', 'Since'].map((header) => ({ header, kind: 'text' as const }));
  return { name: 'Clients', columns, rows: [[['=Şirket', new Date(0)]], [['B', null]]], ...differs };
}

describe('a table is written', () => {
  it.each([
    ['csv', {}, "\ufeffName,Since\r\n'=Şirket,1970-01-01T00:00:00.000Z\r\nB,\r\n"],
    [
      'csv',
      { delimiter: ';', guard: false },
      '\ufeffName;Since\r\n=Şirket;1970-01-01T00:00:00.000Z\r\nB;\r\n',
    ],
    ['tsv', {}, "\ufeffName\tSince\r\n'=Şirket\t1970-01-01T00:00:00.000Z\r\nB\t\r\n"],
    ['jsonl', {}, '{"Name":"=Şirket","Since":"1970-01-01T00:00:00.000Z"}\n{"Name":"B","Since":null}\n'],
  ] as const)('as %s %j', async (format, options, text) => {
    const workdir = makeWorkdir();
    const { bytes } = await writeTable(workdir.file('clients'), [sheet()], { ...options, format });
    expect(workdir.read('clients')).toBe(text);
    expect(bytes).toBe(Buffer.byteLength(text));
  });

  it('as objects, whole or not at all', async () => {
    const workdir = makeWorkdir();
    const target = workdir.file('clients.jsonl');
    async function* objects(fail: boolean) {
      yield [{ name: 'Ş\u2028', half: '\ud83d' }];
      if (fail) await Promise.reject(new Error('the server is gone'));
      yield [null, { contacts: [] }];
    }
    await expect(writeObjects(target, objects(true))).rejects.toThrow('the server is gone');
    expect(existsSync(target)).toBe(false);
    await writeObjects(target, objects(false));
    expect(workdir.read('clients.jsonl')).toBe(
      '{"name":"Ş\u2028","half":"\\ud83d"}\nnull\n{"contacts":[]}\n',
    );
    expect(await failureOf(writeObjects(target, objects(false)))).toContain('exists already');
  });

  it.each(['csv', 'tsv', 'jsonl'] as const)('one sheet to a file of %s', async (format) => {
    const target = makeWorkdir().file('clients');
    expect(await failureOf(writeTable(target, [sheet(), sheet()], { format }))).toBe(
      `A ${format} file holds one sheet, not 2.\nUse .xlsx.`,
    );
    expect(await failureOf(writeTable(target, [], { format }))).toContain('not 0');
    expect(existsSync(target)).toBe(false);
  });

  it('not at all in a character that the encoding has not', async () => {
    const target = makeWorkdir().file('clients.csv');
    const rows = [[['中']]];
    expect(
      await failureOf(writeTable(target, [sheet({ rows })], { format: 'csv', encoding: 'windows-1254' })),
    ).toContain('Row 2, column A ("Name") has a character that this encoding can\'t hold: 中 (U+4E2D).');
    expect(existsSync(target)).toBe(false);
  });
});

describe('an open output', () => {
  it('gets everything and stays open', async () => {
    const pieces: string[] = [];
    const output = new Writable({
      write: (piece: Buffer, _encoding, done) => {
        pieces.push(piece.toString());
        done();
      },
    });
    expect(await writeOutput(output, (stream) => put(stream, 'a,ş\r\n'))).toEqual({ bytes: 6 });
    expect(pieces.join('')).toBe('a,ş\r\n');
    expect(output.writableEnded).toBe(false);
    await new Promise(setImmediate);
    expect(output.listenerCount('error')).toBe(0);
  });

  it.each(['EPIPE', 'EOF', 'ECONNRESET'])('whose reader has gone (%s) is no failure', async (code) => {
    const output = failing(code);
    expect(await writeOutput(output, (stream) => put(stream, 'a'))).toEqual({ bytes: 0 });
  });

  it('that fails otherwise is one', async () => {
    expect(await failureOf(writeOutput(failing('ENOSPC'), (stream) => put(stream, 'a')))).toContain(
      "standard output can't be written: the disk is full.",
    );
  });

  it('that takes nothing any more can be interrupted', async () => {
    const interrupt = new AbortController();
    const output = new Writable({ write: () => interrupt.abort(new Error('Interrupted.')) });
    const writing = writeOutput(output, (stream) => put(stream, 'a'), interrupt.signal);
    await expect(writing).rejects.toThrow('Interrupted.');
  });
});

function failing(code: string): Writable {
  const error = Object.assign(new Error(code), { code });
  return new Writable({ write: (_piece, _encoding, done) => done(error) });
}

it.each([
  ['EPIPE', true],
  ['ENOSPC', false],
  ['ERR_STREAM_DESTROYED', false],
])('%s says that the reader has gone: %s', (code, is) => {
  expect(isClosedPipe(Object.assign(new Error(code), { code }))).toBe(is);
  expect(isClosedPipe(code)).toBe(false);
});

const WRITE_SHEET = fileURLToPath(new URL('../helpers/write-sheet.js', import.meta.url));

async function lastLine(stderr: NodeJS.ReadableStream): Promise<string> {
  let last = '';
  for await (const line of createInterface(stderr)) last = line;
  return last;
}

describe('standard output of a process', () => {
  it.each(['csv', 'jsonl', 'xlsx'])(
    'that is closed after its first bytes ends %s without a failure',
    async (format) => {
      const child = spawn(process.execPath, [WRITE_SHEET, '-', format, '20000']);
      const ended = once(child, 'close');
      child.stdout.once('data', () => child.stdout.destroy());
      expect(await lastLine(child.stderr)).toMatch(/^wrote \d+ bytes$/);
      expect((await ended)[0]).toBe(0);
    },
  );

  it.skipIf(!existsSync('/dev/full')).each(['csv', 'jsonl', 'xlsx'])(
    'on a full disk fails for %s',
    async (format) => {
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [WRITE_SHEET, '-', format, '20000'], {
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      const ended = once(child, 'close');
      if (!child.stderr) throw new Error('no stderr');
      expect(await lastLine(child.stderr)).toBe(
        "FileFailure: standard output can't be written: the disk is full.",
      );
      expect((await ended)[0]).toBe(3);
    },
  );
});
