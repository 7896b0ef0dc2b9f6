/** A temporary file for this process alone: nameless while it is used, so that even a crash leaves nothing. */
import { rmSync } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class TemporaryFile {
  readonly #removeAtExit = () => rmSync(this.folder, { recursive: true, force: true });

  private constructor(
    readonly folder: string,
    readonly handle: FileHandle,
  ) {}

  /** Empty, to be written and read by its user alone (0600, in a folder 0700). @throws the operating system's error */
  static async create(): Promise<TemporaryFile> {
    const folder = await mkdtemp(join(tmpdir(), 'cubicl-sheets-'));
    const handle = await open(join(folder, 'lines.jsonl'), 'wx+', 0o600).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    const made = new TemporaryFile(folder, handle);
    await made.#hide();
    return made;
  }

  /** May be called twice. */
  async remove(): Promise<void> {
    process.off('exit', this.#removeAtExit);
    await this.handle.close();
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
