/** A temporary file of JSON lines for this process alone: nameless while it is used, so that even a crash leaves nothing. */
import { rmSync } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileFailure } from '../errors.ts';
import { fileFailure } from './failures.ts';
import { LineWriter, valuesOf } from './lines.ts';

/** Written first, flushed, then read as often as it takes. */
export class PrivateFile {
  readonly lines: LineWriter;
  readonly #removeAtExit: () => void;

  private constructor(
    readonly folder: string,
    readonly file: FileHandle,
  ) {
    this.lines = new LineWriter(folder, file);
    this.#removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  }

  /** @throws FileFailure where no temporary file can be made */
  static async create(): Promise<PrivateFile> {
    const folder = await mkdtemp(join(tmpdir(), 'cubicl-drafts-')).catch((error: unknown) => {
      throw fileFailure(error, tmpdir(), 'written');
    });
    const file = await open(join(folder, 'lines.jsonl'), 'wx+', 0o600).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw fileFailure(error, folder, 'written');
    });
    const made = new PrivateFile(folder, file);
    await made.#hide();
    return made;
  }

  /** The values from the first on; anew with each call. */
  async *values(): AsyncGenerator {
    try {
      yield* valuesOf(
        this.file.createReadStream({ encoding: 'utf8', start: 0, autoClose: false }),
        this.folder,
      );
    } catch (error) {
      throw error instanceof FileFailure ? error : fileFailure(error, this.folder, 'read');
    }
  }

  /** May be called twice. */
  async remove(): Promise<void> {
    process.off('exit', this.#removeAtExit);
    await this.file.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Windows may refuse to remove a file that is open: it goes when the process ends, then. */
  async #hide(): Promise<void> {
    try {
      await rm(this.folder, { recursive: true });
    } catch {
      process.once('exit', this.#removeAtExit);
    }
  }
}
