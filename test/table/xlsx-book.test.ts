/** What becomes of a workbook whose stream fails, is destroyed or is slow. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { writeTable } from '../../src/table/write.ts';
import { writeXlsx } from '../../src/table/xlsx-write.ts';
import { makeWorkdir } from '../helpers/workdir.ts';
import { makeSheet, textColumns } from '../helpers/written.ts';

const DISK_FULL = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

/** For a busy machine. */
const PATIENT = { timeout: 20_000, interval: 10 };

/** Text that can't be compressed away: about a kilobyte in a row. */
function noiseRow(): string[] {
  return [randomBytes(384).toString('base64'), randomBytes(384).toString('base64')];
}

/** Batches of ten rows; `onEnd` is called when they are used up or not wanted any more. */
function* noise(rows: number, told: { readonly onBatch?: () => void; readonly onEnd?: () => void } = {}) {
  try {
    for (let done = 0; done < rows; done += 10) {
      told.onBatch?.();
      yield Array.from({ length: 10 }, noiseRow);
    }
  } finally {
    told.onEnd?.();
  }
}

function sink(failsAfterBytes: number): Writable {
  let bytes = 0;
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      done(bytes > failsAfterBytes ? DISK_FULL : null);
    },
  });
}

it.each([0, 1, 1_000, 60_000, 300_000, 900_000])(
  'a stream that fails after %i bytes rejects with its error, and the rows are let go',
  async (bytes) => {
    const onEnd = vi.fn();
    await expect(writeXlsx(sink(bytes), [makeSheet({ rows: noise(10_000, { onEnd }) })])).rejects.toBe(
      DISK_FULL,
    );
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce(), PATIENT);
  },
);

it('a stream that fails at its very end rejects too', async () => {
  const stream = new Writable({
    write: (_piece, _encoding, done) => done(),
    final: (done) => done(DISK_FULL),
  });
  await expect(writeXlsx(stream, [makeSheet()])).rejects.toBe(DISK_FULL);
});

it('a stream that fails while rows are awaited rejects at once', async () => {
  const stream = sink(Infinity);
  async function* rows(): AsyncGenerator<string[][]> {
    yield [['a', 'b']];
    stream.destroy(DISK_FULL);
    await new Promise(() => undefined);
  }
  await expect(writeXlsx(stream, [makeSheet({ rows: rows() })])).rejects.toBe(DISK_FULL);
});

it.each([
  [
    'in the middle',
    (stream: Writable) => makeSheet({ rows: noise(100, { onBatch: () => stream.destroy() }) }),
  ],
  ['beforehand', (stream: Writable) => (stream.destroy(), makeSheet())],
])('a stream destroyed %s without an error rejects', async (_when, sheetFor) => {
  const stream = sink(Infinity);
  const written = writeXlsx(stream, [sheetFor(stream)]);
  await expect(written).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
});

it('rows that fail reject with their error and end no file', async () => {
  const stream = sink(Infinity);
  const onBatch = () => {
    throw DISK_FULL;
  };
  await expect(writeXlsx(stream, [makeSheet({ rows: noise(10, { onBatch }) })])).rejects.toBe(DISK_FULL);
  await nextTurn();
  expect(stream.writableEnded).toBe(false);
  stream.destroy(new Error('removed by its owner'));
  await nextTurn();
});

it('an abort leaves no file', async () => {
  const workdir = makeWorkdir();
  const stop = new AbortController();
  const reason = new Error('Interrupted.');
  const rows = noise(2_000, { onBatch: () => stop.abort(reason) });
  const written = writeTable(workdir.file('book.xlsx'), [makeSheet({ rows })], {
    format: 'xlsx',
    signal: stop.signal,
  });
  await expect(written).rejects.toBe(reason);
  expect(readdirSync(workdir.path)).toEqual([]);
});

it('a process is told of the error: it neither hangs nor ends without a word', async () => {
  const module = new URL('../../dist/table/xlsx-write.js', import.meta.url).href;
  const script = `
    import { createWriteStream } from 'node:fs';
    import { writeXlsx } from '${module}';
    const sheet = { name: 'A', columns: [{ header: 'A', kind: 'text' }], rows: [[['a']]] };
    process.on('unhandledRejection', () => console.log('unhandled'));
    await writeXlsx(createWriteStream('/missing/folder/book.xlsx'), [sheet]).catch(({ code }) => console.log(code));
    console.log('goes on');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout).toBe('ENOENT\ngoes on\n');
});

it('a stream that takes nothing for a while stops the rows, and gets them all in the end', async () => {
  let batches = 0;
  const rows = noise(20_000, { onBatch: () => (batches += 1) });
  let resume: (() => void) | undefined;
  const stream = new Writable({
    write(_piece, _encoding, done) {
      if (resume) done();
      else resume = done;
    },
  });
  const written = writeXlsx(stream, [makeSheet({ rows })]);
  await vi.waitFor(async () => {
    const before = batches;
    for (let turn = 0; turn < 200; turn += 1) await nextTurn();
    expect([resume !== undefined, batches]).toEqual([true, before]);
  }, PATIENT);
  expect(batches).toBeLessThan(500);
  resume?.();
  await written;
  expect(batches).toBe(2_000);
});

it.each([
  [
    'columns',
    { columns: textColumns(...Array.from({ length: 16_385 }, (_, index) => `${index}`)) },
    '16,385 columns',
  ],
  ['cells in a row', { rows: [[Array.from({ length: 16_385 }, () => 'a')]] }, '16,385 columns'],
  ['rows', { rows: emptyRows(1_048_576) }, 'more rows'],
])('too many %s for Excel is one clear failure that names .csv', async (_what, differs, problem) => {
  const failure: unknown = await writeXlsx(sink(Infinity), [makeSheet(differs)]).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(FileFailure);
  expect(failure).toMatchObject({
    message: expect.stringMatching(
      new RegExp(
        `^Sheet "Clients" has ${problem}: an Excel sheet ends at 1,048,576 rows and 16,384 columns\\.$`,
      ),
    ) as unknown,
    hint: expect.stringContaining('.csv') as unknown,
  });
});

it('as many rows as Excel takes are written', async () => {
  await expect(writeXlsx(sink(Infinity), [makeSheet({ rows: emptyRows(1_048_575) })])).resolves.toEqual({
    longCells: 0,
  });
});

function* emptyRows(rows: number): Generator<string[][]> {
  const batch = Array.from({ length: 5_000 }, (): string[] => []);
  for (let done = 0; done < rows; done += batch.length) yield batch.slice(0, rows - done);
}
