/** A temporary file of JSON lines for this process alone: written first, flushed, then read as often as it takes. */
import { tmpdir } from 'node:os';
import { FileFailure } from '../errors.ts';
import { TemporaryFile } from '../temporary-file.ts';
import { fileFailure } from './failures.ts';
import { LineWriter, valuesOf } from './lines.ts';

export class PrivateFile {
  readonly lines: LineWriter;

  private constructor(private readonly file: TemporaryFile) {
    this.lines = new LineWriter(file.folder, file.handle);
  }

  /** @throws FileFailure where no temporary file can be made */
  static async create(): Promise<PrivateFile> {
    const file = await TemporaryFile.create().catch((error: unknown) => {
      throw fileFailure(error, tmpdir(), 'written');
    });
    return new PrivateFile(file);
  }

  /** The values from the first on; anew with each call. */
  async *values(): AsyncGenerator {
    const { handle, folder } = this.file;
    try {
      yield* valuesOf(handle.createReadStream({ encoding: 'utf8', start: 0, autoClose: false }), folder);
    } catch (error) {
      throw error instanceof FileFailure ? error : fileFailure(error, folder, 'read');
    }
  }

  /** May be called twice. */
  remove(): Promise<void> {
    return this.file.remove();
  }
}
