/** The files that this process has open, as far as the system tells: on Linux all, elsewhere none. */
import { existsSync, readdirSync, readlinkSync, statSync } from 'node:fs';

const FOLDER = '/proc/self/fd';

export interface OpenFile {
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
}

export function openFiles(): readonly OpenFile[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).flatMap((fd) => {
    try {
      const link = `${FOLDER}/${fd}`;
      return { path: readlinkSync(link), mode: statSync(link).mode & 0o777 };
    } catch {
      // The folder was read through a file that is closed by now.
      return [];
    }
  });
}
