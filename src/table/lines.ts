/** A private file of JSON lines: written in order, read back in order, a torn last line left out. */
import { open, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { FileFailure } from '../errors.ts';
import { fileFailure } from './failures.ts';

/** Collects lines and writes them some hundred KB at a time. */
export class LineWriter {
  #pending: string[] = [];
  #chars = 0;
  /** Writes follow one another, so that lines never mix. */
  #tail: Promise<void> = Promise.resolve();

  private constructor(
    readonly path: string,
    readonly file: FileHandle,
  ) {}

  /** @throws FileFailure if the file is there already or can't be made */
  static async create(path: string): Promise<LineWriter> {
    return LineWriter.#open(path, 'wx');
  }

  /** Goes on with a file that may be there; a last line that a crash cut short is taken off first. */
  static async append(path: string): Promise<LineWriter> {
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
    const line = `${JSON.stringify(value)}\n`;
    this.#pending.push(line);
    this.#chars += line.length;
    if (this.#chars >= FLUSH_CHARS) await this.flush();
  }

  flush(): Promise<void> {
    const next = this.#tail.then(() => this.#writePending());
    this.#tail = next.catch(() => undefined);
    return next;
  }

  /** Everything written so far is on disk when this returns. */
  async sync(): Promise<void> {
    await this.flush();
    try {
      await this.file.datasync();
    } catch (error) {
      throw fileFailure(error, this.path, 'written');
    }
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.file.close();
    }
  }

  async #writePending(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#chars = 0;
    if (text === '') return;
    try {
      await this.file.appendFile(text);
    } catch (error) {
      throw fileFailure(error, this.path, 'written');
    }
  }
}

const FLUSH_CHARS = 256 * 1024;

/**
 * Reads the values back. A last line that a crash cut short is dropped; damage anywhere else is refused, since
 * nobody knows what stood there.
 * @throws FileFailure naming the line
 */
export async function* readLines(path: string): AsyncGenerator<unknown> {
  let torn: FileFailure | undefined;
  let number = 0;
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      number++;
      if (torn) throw torn;
      const value = parsed(line);
      if (value === undefined) torn = damaged(path, number);
      else yield value;
    }
  } catch (error) {
    throw error instanceof FileFailure ? error : fileFailure(error, path, 'read');
  } finally {
    lines.close();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function damaged(path: string, line: number): FileFailure {
  return new FileFailure(`${path} is damaged at line ${line}.`, {
    hint: 'Nothing was sent on the strength of it. Restore the file, or start a new run.',
  });
}

async function dropTornLine(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => undefined);
  if (!file) return;
  try {
    const { size } = await file.stat();
    await file.truncate(await endOfLastLine(file, size));
  } finally {
    await file.close();
  }
}

async function endOfLastLine(file: FileHandle, size: number): Promise<number> {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (let end = size; end > 0; end -= BLOCK_BYTES) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const { bytesRead } = await file.read(block, 0, end - start, start);
    const newline = block.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (newline >= 0) return start + newline + 1;
  }
  return 0;
}

const BLOCK_BYTES = 64 * 1024;
