/** A private file of JSON lines: written in order, read back in order, a torn last line left out. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { fileFailure } from './failures.ts';
import { refuseExisting, syncFolder } from './whole-file.ts';

/** What a file must be able to do to be written line by line. */
export type LineFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>;

/** Collects lines and writes them some hundred KB at a time. */
export class LineWriter {
  #pending: string[] = [];
  #chars = 0;
  /** Writes follow one another, so that lines never mix. */
  #tail: Promise<void> = Promise.resolve();
  /** Half a line may stand at the end after a failure: nothing may ever follow it. */
  #failure: { readonly error: Error } | undefined;
  #isNameOnDisk = false;

  constructor(
    readonly path: string,
    readonly file: LineFile,
  ) {}

  /** @throws FileFailure if the file is there already or can't be made */
  static async create(path: string): Promise<LineWriter> {
    return LineWriter.#open(path, 'wx');
  }

  /**
   * Goes on with a file that may be there; a last line that a crash spoiled is taken off first.
   * @throws FileFailure where it is no regular file, or can't be written
   */
  static async append(path: string): Promise<LineWriter> {
    await refuseExisting(path, true);
    await dropTornLine(path);
    return LineWriter.#open(path, 'a');
  }

  static async #open(path: string, flags: 'wx' | 'a'): Promise<LineWriter> {
    try {
      return new LineWriter(path, await open(path, flags, 0o600));
    } catch (error) {
      throw fileFailure(error, path, 'written');
    }
  }

  async write(value: unknown): Promise<void> {
    await this.writeText(JSON.stringify(value));
  }

  /** `json` is one value without line breaks. */
  async writeText(json: string): Promise<void> {
    this.#pending.push(`${json}\n`);
    this.#chars += json.length + 1;
    if (this.#chars >= FLUSH_CHARS) await this.flush();
  }

  flush(): Promise<void> {
    return this.#next(() => this.#writePending());
  }

  /** Everything written so far is on disk when this returns. Once it failed, everything after fails. */
  sync(): Promise<void> {
    return this.#next(async () => {
      await this.#writePending();
      await this.file.datasync();
      // A file is lost with its name: the folder that holds it must be on disk as well.
      if (!this.#isNameOnDisk) await syncFolder(dirname(this.path));
      this.#isNameOnDisk = true;
    });
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.file.close();
    }
  }

  #next(work: () => Promise<void>): Promise<void> {
    const next = this.#tail.then(async () => {
      if (this.#failure) throw this.#failure.error;
      try {
        await work();
      } catch (error) {
        this.#failure = { error: fileFailure(error, this.path, 'written') };
        throw this.#failure.error;
      }
    });
    this.#tail = next.catch(() => undefined);
    return next;
  }

  async #writePending(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#chars = 0;
    if (text !== '') await this.file.appendFile(text);
  }
}

const FLUSH_CHARS = 256 * 1024;

/**
 * Reads the values back. A last line that a crash cut short is dropped; damage anywhere else is refused, since
 * nobody knows what stood there.
 * @throws FileFailure naming the line
 */
export async function* readLines(path: string): AsyncGenerator {
  try {
    yield* valuesOf(createReadStream(path, 'utf8'), path);
  } catch (error) {
    throw error instanceof FileFailure ? error : fileFailure(error, path, 'read');
  }
}

/** The values of a text that comes in pieces. A line without its end was never written whole, whatever it says. */
export async function* valuesOf(pieces: AsyncIterable<string>, path: string): AsyncGenerator {
  let torn: FileFailure | undefined;
  let number = 0;
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number++;
      if (torn) throw torn;
      const value = parsed(line);
      if (value === undefined) torn = damaged(path, number);
      else yield value;
    }
  }
  if (torn && rest !== '') throw torn;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** For what can't be read as it was written. */
export function damaged(path: string, line: number): FileFailure {
  return new FileFailure(msg`${path} is damaged at line ${line}.`, {
    hint: msg`Nothing was sent on the strength of it. Restore the file, or start a new run.`,
  });
}

async function dropTornLine(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => undefined);
  if (!file) return;
  try {
    const { size } = await file.stat();
    const end = await lineEndBefore(file, size);
    const start = await lineEndBefore(file, end - 1);
    const last = Buffer.alloc(end - start);
    await file.read(last, 0, last.length, start);
    const whole = parsed(last.toString()) === undefined ? start : end;
    if (whole < size) await file.truncate(whole);
  } catch (error) {
    throw fileFailure(error, path, 'written');
  } finally {
    await file.close();
  }
}

/** The place after the last line break before `before`; 0 where there is none. */
async function lineEndBefore(file: FileHandle, before: number): Promise<number> {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (let end = before; end > 0; end -= BLOCK_BYTES) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const { bytesRead } = await file.read(block, 0, end - start, start);
    const newline = block.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (newline >= 0) return start + newline + 1;
  }
  return 0;
}

const BLOCK_BYTES = 64 * 1024;
