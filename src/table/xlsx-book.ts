/** exceljs's streaming workbook with what it lacks: it waits for whoever takes the bytes, and can be given up. */
import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';

/** 6, which is usual, saves a ninth of the size and costs a quarter more time. */
const COMPRESSION = 3;
/** A longer string no longer fits V8's young generation, and costs ten times as much to put together. */
const PIECE_UNITS = 24 * 1024;
/** How much XML may wait to be compressed. */
const WAITING_BYTES = 256 * 1024;
const PROGRAM = 'cubicl-sheets';

export type WrittenSheet = ReturnType<Book['addWorksheet']>;
export type WrittenRow = ReturnType<WrittenSheet['addRow']>;

/** A workbook being written to `stream`, which `commit()` ends. */
export class Book extends WorkbookWriter<Part> {
  readonly #stream: Writable;
  readonly #abandoned = new AbortController();

  constructor(stream: Writable) {
    super({
      stream,
      useStyles: true,
      creator: PROGRAM,
      lastModifiedBy: PROGRAM,
      zip: { zlib: { level: COMPRESSION } },
    });
    this.#stream = stream;
    this.views = [{ activeTab: 0, width: 28_800, height: 17_000 }];
    // Every trouble ends as an error of the stream: one place to listen at.
    this.zip.on('error', (error) => stream.destroy(error));
  }

  /** Lets no more bytes through, and rejects whatever waits for room. */
  abandon(): void {
    this.#abandoned.abort();
    this.zip.unpipe(this.#stream);
  }

  protected override _openStream(path: string): Part {
    const part = new Part(this.#abandoned.signal);
    this.zip.append(part.output, { name: path });
    return part;
  }
}

/**
 * Gathers the XML of one part and hands it on in large pieces. In place of exceljs's own stream, which takes everything
 * at once however slowly it is compressed, and keeps errors to itself.
 */
class Part {
  readonly output = new PassThrough({ highWaterMark: WAITING_BYTES });
  readonly #abandoned: AbortSignal;
  #text = '';

  constructor(abandoned: AbortSignal) {
    this.#abandoned = abandoned;
  }

  get isFull(): boolean {
    return this.#text.length >= PIECE_UNITS;
  }

  write(piece: string | { toBuffer(): Buffer }): void {
    this.#text += typeof piece === 'string' ? piece : piece.toBuffer().toString();
  }

  /** Hands on what there is and waits until there is room for more. Rejects where the workbook was abandoned. */
  async flush(): Promise<void> {
    this.#abandoned.throwIfAborted();
    const text = this.#text;
    this.#text = '';
    if (!this.output.write(text)) await once(this.output, 'drain', { signal: this.#abandoned });
  }

  end(): void {
    this.output.end(this.#text);
    this.#text = '';
  }

  /** exceljs calls it to be spared events that this class does not have. */
  pause(): void {}
}
