/** The bytes of an input: a regular file that stays the same while it is read, or standard input kept in one. */
import { createWriteStream, rmSync, type Stats } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { fileFailure, shortened } from './failures.ts';

const CHUNK_BYTES = 256 * 1024;
const HEAD_BYTES = 64 * 1024;

export interface Source {
  /** What messages call it. */
  readonly name: string;
  /** The first 64 KB, or everything where there is less. */
  readonly head: Buffer;
  /** The bytes from the start, anew with each call. A chunk is good until the next is asked for: all share one buffer. */
  chunks(): AsyncIterable<Buffer>;
}

interface SourceOptions {
  /** What messages call it; else the path. */
  readonly name?: string | undefined;
  readonly chunkBytes?: number;
  /** Nothing at all is something in JSON lines: the export of an account without clients. */
  readonly mayBeEmpty?: boolean;
}

/** Opens a file to be read. Throws a FileFailure for one that is missing, empty, or not a regular file. */
export async function openSource(file: string, options: SourceOptions = {}): Promise<Source> {
  const name = shortened(options.name ?? file);
  try {
    const before = await stat(file);
    refuseIrregular(before, name);
    if (before.size === 0 && options.mayBeEmpty !== true) throw emptyFile(name);
    return {
      name,
      head: await readHead(file),
      chunks: () => readSteadily({ file, name, before, chunkBytes: options.chunkBytes ?? CHUNK_BYTES }),
    };
  } catch (error) {
    throw fileFailure(error, name, 'read');
  }
}

function refuseIrregular(found: Stats, name: string): void {
  if (found.isDirectory())
    throw new FileFailure(msg`${name} is a folder.`, { hint: msg`Name a file inside it.` });
  if (!found.isFile()) {
    throw new FileFailure(msg`${name} is a device or a pipe, not a file.`, {
      hint: msg`Use - as the name to read standard input.`,
    });
  }
}

function emptyFile(name: string): FileFailure {
  return new FileFailure(msg`${name} is empty.`, { hint: msg`Export or save it again.` });
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

interface Reading {
  readonly file: string;
  readonly name: string;
  readonly before: Stats;
  readonly chunkBytes: number;
}

/** A file is read several times: were it saved in between, checked rows and sent rows would not be the same. */
async function* readSteadily({ file, name, before, chunkBytes }: Reading): AsyncGenerator<Buffer> {
  try {
    yield* pieces(file, chunkBytes);
    const after = await stat(file);
    if (after.size === before.size && after.mtimeMs === before.mtimeMs && after.ino === before.ino) return;
  } catch (error) {
    throw fileFailure(error, name, 'read');
  }
  throw new FileFailure(msg`${name} was changed while it was read.`, {
    hint: msg`Wait until it is saved, then start again.`,
  });
}

/** What a read stream gives, for a third of the time: large buffers made anew cost more than the reading. */
async function* pieces(file: string, chunkBytes: number): AsyncGenerator<Buffer> {
  const handle = await open(file);
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** A private file (0600, in a folder 0700) that holds everything `input` gave, removed by `remove` or at exit. */
export async function spool(input: Readable): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cubicl-sheets-')).catch((error: unknown) => {
    throw fileFailure(error, tmpdir(), 'written');
  });
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  const remove = async () => {
    process.off('exit', removeAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  const file = path.join(folder, 'input');
  try {
    await pipeline(input, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return { file, remove };
  } catch (error) {
    await remove();
    throw isOfReading(error)
      ? fileFailure(error, 'standard input', 'read')
      : fileFailure(error, folder, 'written');
  }
}

function isOfReading(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'read';
}
