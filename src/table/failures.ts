/** What the operating system says about a file, as one clear sentence with the next step. */
import { FileFailure } from '../errors.ts';

const LONGEST_NAME = 60;

/** Turns an error of the operating system into a FileFailure; anything else is a bug and is given back as it is. */
export function fileFailure(error: unknown, path: string, doing: 'read' | 'written'): Error {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  const [problem, hint] = REASONS[code] ?? [code, 'Check the path and the permissions.'];
  return new FileFailure(`${shortened(path)} can't be ${doing}: ${problem}.`, { hint, cause: error });
}

/** The operating system's name for what happened, e.g. `ENOSPC`; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}

/** A path or a value short enough for a message; the end of a path says more than its beginning. */
export function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `…${name.slice(1 - LONGEST_NAME)}`;
}

const REASONS: Readonly<Record<string, readonly [problem: string, hint: string]>> = {
  ENOENT: ['there is no such file or folder', 'Check the spelling and the folder.'],
  EACCES: ['it is not permitted', 'Check who owns the file and its folder.'],
  EPERM: ['it is not permitted', 'It may be open in another program; close it there and try again.'],
  EBUSY: ['it is open in another program', 'Close it there (Excel locks open files) and try again.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  ENOTDIR: ['part of the path is a file, not a folder', 'Check the path.'],
  EEXIST: ['it is there already', 'Choose another name, or remove it first.'],
  ENOSPC: ['the disk is full', 'Free some space and try again.'],
  EDQUOT: ['your disk quota is used up', 'Free some space and try again.'],
  EFBIG: ['it is larger than this disk allows', 'Choose another disk.'],
  EROFS: ['the disk is read-only', 'Choose another folder.'],
  EIO: ['the disk reports an error', 'Check the disk, or choose another.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
  EMFILE: ['too many files are open', 'Close other programs and try again.'],
  ELOOP: ['its links go round in a circle', 'Check the links.'],
};
