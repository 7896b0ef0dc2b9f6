/** Clients on disk while a sweep collects them: only ids and places are in memory, so that an account of any size fits. */
import { tmpdir } from 'node:os';
import { inBatches } from '../batches.ts';
import type { Client } from '../client/client.ts';
import { FileFailure, ServerFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { TemporaryFile } from '../temporary-file.ts';

const CLIENTS_PER_BATCH = 200;

/** What is kept: a client, or something else of each client, under an id of its own. */
interface Spooled {
  readonly _id: string;
}

/** A temporary file of JSON lines, and where in it each client stands. */
export class ClientSpool<T extends Spooled = Client> implements AsyncIterable<readonly T[]> {
  readonly #file: TemporaryFile;
  /** From id to a slot in the two lists of places, in the order in which ids were first seen. */
  readonly #slots = new Map<string, number>();
  readonly #offsets = new NumberList(Float64Array);
  readonly #lengths = new NumberList(Uint32Array);
  #end = 0;

  private constructor(file: TemporaryFile) {
    this.#file = file;
  }

  /** @throws FileFailure when no temporary file can be made */
  static async create<T extends Spooled = Client>(): Promise<ClientSpool<T>> {
    return new ClientSpool<T>(await TemporaryFile.create().catch(failOnDisk));
  }

  get size(): number {
    return this.#slots.size;
  }

  /** In the order in which they were first seen. */
  ids(): IterableIterator<string> {
    return this.#slots.keys();
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** Keeps these; a client that is there already is replaced and keeps its turn. @throws FileFailure when the disk is full */
  async add(clients: readonly T[]): Promise<void> {
    const lines = clients.map((client) => Buffer.from(`${toJson(client)}\n`));
    let offset = this.#end;
    this.#end += lines.reduce((sum, line) => sum + line.length, 0);
    await this.#write(Buffer.concat(lines), offset);
    for (const [index, line] of lines.entries()) {
      this.#place(clients[index]?._id ?? '', offset, line.length);
      offset += line.length;
    }
  }

  async get(id: string): Promise<T | undefined> {
    return (await this.getAll([id]))[0];
  }

  /** Those of them that are there, in the order asked for. */
  async getAll(ids: readonly string[]): Promise<readonly T[]> {
    return this.#read(ids.flatMap((id) => this.#slots.get(id) ?? []));
  }

  delete(id: string): boolean {
    return this.#slots.delete(id);
  }

  /** The latest copy of every client, some hundred at a time, in the order in which they were first seen. */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly T[]> {
    for await (const slots of inBatches(this.#slots.values(), CLIENTS_PER_BATCH)) yield this.#read(slots);
  }

  /** Removes the file. May be called twice. */
  close(): Promise<void> {
    return this.#file.remove();
  }

  async #write(bytes: Buffer, offset: number): Promise<void> {
    const { handle } = this.#file;
    for (let done = 0; done < bytes.length;) {
      const wrote = await handle.write(bytes, done, bytes.length - done, offset + done).catch(failOnDisk);
      done += wrote.bytesWritten;
    }
  }

  #place(id: string, offset: number, length: number): void {
    const slot = this.#slots.get(id) ?? this.#offsets.length;
    this.#slots.set(id, slot);
    this.#offsets.set(slot, offset);
    this.#lengths.set(slot, length);
  }

  /** Neighbours on disk are read at once. */
  async #read(slots: readonly number[]): Promise<readonly T[]> {
    const clients: T[] = [];
    for (let from = 0; from < slots.length;) {
      let to = from;
      let length = 0;
      const start = this.#offsets.get(slots[from]);
      while (to < slots.length && this.#offsets.get(slots[to]) === start + length) {
        length += this.#lengths.get(slots[to++]);
      }
      const text = await this.#readText(start, length);
      clients.push(
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as T),
      );
      from = to;
    }
    return clients;
  }

  async #readText(offset: number, length: number): Promise<string> {
    const { handle } = this.#file;
    const { bytesRead, buffer } = await handle
      .read(Buffer.alloc(length), 0, length, offset)
      .catch(failOnDisk);
    if (bytesRead < length) throw new FileFailure(msg`The temporary file of clients has been cut short.`);
    return buffer.toString();
  }
}

/** Numbers in a typed array that grows: a tenth of what objects would take. */
class NumberList {
  #values: Float64Array | Uint32Array;
  length = 0;

  constructor(private readonly kind: Float64ArrayConstructor | Uint32ArrayConstructor) {
    this.#values = new kind(1024);
  }

  get(index = 0): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const larger = new this.kind(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = value;
    this.length = Math.max(this.length, index + 1);
  }
}

function toJson(client: Spooled): string {
  if (isDeeper(client, DEEPEST_LEVELS)) {
    throw new ServerFailure(
      msg`The client ${client._id.slice(0, 60)} holds lists in lists too deep to be kept.`,
    );
  }
  return JSON.stringify(client);
}

/** Some thousands overflow the stack of what compares and writes values; how many depends on the version of Node.js. */
const DEEPEST_LEVELS = 1_000;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function failOnDisk(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : code;
  throw new FileFailure(msg`The clients can't be kept in a temporary file: ${why}.`, {
    hint: msg`Make room in ${tmpdir()}, or set TMPDIR to another folder of yours.`,
    cause: error,
  });
}
