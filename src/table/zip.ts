/** Reads a ZIP archive that a stranger made: parts by name, checked while they are inflated, never as paths. */
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { damaged, quoted, RESAVE } from './xlsx-failure.ts';

/** Of 1,472 real workbooks the largest has 469 parts. */
const MAX_PARTS = 1000;
/** Stored to real size below which a part is taken for a bomb; the densest real part found is at 0.0083. */
const MIN_RATIO = 0.005;
/** A small part may be as dense as it likes: it can't fill a memory. */
const RATIO_FREE_BYTES = 1024 * 1024;
/** Large chunks cost less, but all rows of one chunk are in memory at once, however wide they are. */
const CHUNK_BYTES = 32 * 1024;
const STORED_CHUNK_BYTES = 64 * 1024;
/** Without the name. Source: APPNOTE.TXT 4.3.7. */
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** An open archive. Part names are compared without regard to case, and `\` counts as `/`. */
export class Zip {
  readonly #archive: ZipFile;
  readonly #file: FileHandle;
  readonly #parts: ReadonlyMap<string, Entry>;

  /** @param label what to call the file in messages */
  constructor(
    readonly label: string,
    { archive, file }: Opened,
    entries: readonly Entry[],
  ) {
    this.#archive = archive;
    this.#file = file;
    this.#parts = indexed(entries, label);
  }

  /** In lower case, in the archive's order. */
  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(normalized(name));
  }

  /**
   * The bytes of a part, in chunks.
   * @throws FileFailure where the part is missing, larger than `maxBytes`, a bomb, or not what its checksum says
   */
  async *read(name: string, maxBytes: number): AsyncGenerator<Buffer, void> {
    const entry = this.#parts.get(normalized(name));
    if (entry === undefined) throw damaged(this.label, msg`its part ${quoted(name)} is missing`);
    refuseHuge(entry, maxBytes, `${this.label} has a part ${quoted(name)}`);
    let bytes = 0;
    let checksum = 0;
    try {
      const { fileDataStart } = await this.#archive.readLocalFileHeaderPromise(entry, { minimal: true });
      const stored = bytesOf(this.#file, fileDataStart, entry.compressedSize);
      for await (const chunk of inflated(stored, entry)) {
        bytes += chunk.length;
        if (bytes > entry.uncompressedSize) break;
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw damaged(this.label, msg`its part ${quoted(name)} can't be unpacked`, error);
    }
    if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) {
      throw damaged(this.label, msg`its part ${quoted(name)} is not what its checksum says`);
    }
  }

  /** Frees the file as soon as what is being read from it is there. */
  async close(): Promise<void> {
    this.#archive.close();
    await this.#file.close();
  }
}

interface Opened {
  readonly archive: ZipFile;
  readonly file: FileHandle;
}

/**
 * Opens an archive and reads its table of contents.
 * @throws FileFailure where it is cut short, encrypted, ambiguous, or has absurdly many parts
 */
export async function openZip(path: string, label: string): Promise<Zip> {
  let archive: ZipFile | undefined;
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    archive = await openPromise(path, { autoClose: false, decodeStrings: false });
    if (archive.entryCount > MAX_PARTS) {
      throw new FileFailure(
        msg`${label} has ${archive.entryCount} parts: that is no ordinary workbook.`,
        RESAVE,
      );
    }
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    refuseOverlaps(entries, label);
    return new Zip(label, { archive, file }, entries);
  } catch (error) {
    archive?.close();
    await file?.close();
    if (error instanceof FileFailure) throw error;
    throw damaged(label, msg`it was cut short or changed on its way`, error);
  }
}

/** A bomb of a few KB can stand for terabytes where its parts share their bytes. */
function refuseOverlaps(entries: readonly Entry[], label: string): void {
  let end = 0;
  for (const entry of entries.toSorted(byPlace)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw damaged(label, msg`its parts overlap`);
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
  }
}

function byPlace(a: Entry, b: Entry): number {
  return a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader;
}

/** Two parts of one name are refused, since programs disagree on which of them counts. */
function indexed(entries: readonly Entry[], label: string): ReadonlyMap<string, Entry> {
  const parts = new Map<string, Entry>();
  for (const entry of entries) {
    const name = normalized(entry.fileNameRaw.toString('utf8'));
    if (entry.isEncrypted()) {
      throw new FileFailure(msg`${label} is protected by a password.`, {
        hint: msg`Open it, take the password off and save it anew.`,
      });
    }
    if (parts.has(name)) throw new FileFailure(msg`${label} holds the part ${quoted(name)} twice.`, RESAVE);
    parts.set(name, entry);
  }
  return parts;
}

function normalized(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** The sizes are declared ones, which is enough: reading stops where the real ones turn out larger. */
function refuseHuge(entry: Entry, maxBytes: number, who: string): void {
  const { uncompressedSize: bytes, compressedSize: storedBytes } = entry;
  const bomb = bytes > RATIO_FREE_BYTES && storedBytes < bytes * MIN_RATIO;
  if (!bomb && bytes <= maxBytes) return;
  throw new FileFailure(msg`${who} that would unpack to ${Math.round(bytes / 1024 / 1024)} MiB: refused.`, {
    hint: msg`Copy the cells you need into a new workbook and use that one.`,
  });
}

/**
 * In place of yauzl's own stream: given up while a read of it waits behind another one's, as happens where only the first
 * rows are looked at, that throws where nobody can catch it.
 */
async function* bytesOf(file: FileHandle, start: number, count: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < count;) {
    const length = Math.min(STORED_CHUNK_BYTES, count - at);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, start + at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

function inflated(stored: AsyncIterable<Buffer>, entry: Entry): AsyncIterable<Buffer> {
  if (entry.compressionMethod === STORED) return stored;
  if (entry.compressionMethod !== DEFLATED) {
    throw new Error(`compression method ${entry.compressionMethod} is not known`);
  }
  // An error of either comes out where the last one is iterated.
  return pipeline(stored, createInflateRaw({ chunkSize: CHUNK_BYTES }), () => undefined);
}
