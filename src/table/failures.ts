/** What the operating system says about a file, as one clear sentence with the next step. */
import { FileFailure } from '../errors.ts';
import { joined, msg, type Message } from '../message.ts';

const LONGEST_NAME = 60;

/** Turns an error of the operating system into a FileFailure; anything else is a bug and is given back as it is. */
export function fileFailure(error: unknown, path: string, doing: 'read' | 'written'): Error {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error ? error : new Error(String(error));
  const [problem, hint] = reasonOf(code, path, doing);
  const name = shortened(path);
  const message =
    doing === 'read' ? msg`${name} can't be read: ${problem}.` : msg`${name} can't be written: ${problem}.`;
  return new FileFailure(message, { hint, cause: error });
}

function reasonOf(code: string, path: string, doing: 'read' | 'written'): readonly [Message, Message] {
  const [problem, hint] = REASONS[code] ?? [joined([code], ''), msg`Check the path and the permissions.`];
  if (code !== 'ENOENT') return [problem, hint];
  if (path.startsWith('~'))
    return [problem, msg`Write the folder in place of ~, which stands for it only where it is not quoted.`];
  if (doing === 'read') return [problem, hint];
  return [msg`its folder is not there`, msg`Make the folder first, or choose another.`];
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

const REASONS: Readonly<Record<string, readonly [problem: Message, hint: Message]>> = {
  ENOENT: [msg`there is no such file or folder`, msg`Check the spelling and the folder.`],
  EACCES: [msg`it is not permitted`, msg`Check who owns the file and its folder.`],
  EPERM: [msg`it is not permitted`, msg`It may be open in another program; close it there and try again.`],
  EBUSY: [msg`it is open in another program`, msg`Close it there (Excel locks open files) and try again.`],
  EISDIR: [msg`it is a folder`, msg`Name a file.`],
  ENOTDIR: [msg`part of the path is a file, not a folder`, msg`Check the path.`],
  EEXIST: [msg`it is there already`, msg`Choose another name, or remove it first.`],
  ENOSPC: [msg`the disk is full`, msg`Free some space and try again.`],
  EDQUOT: [msg`your disk quota is used up`, msg`Free some space and try again.`],
  EFBIG: [msg`it is larger than this disk allows`, msg`Choose another disk.`],
  EROFS: [msg`the disk is read-only`, msg`Choose another folder.`],
  EIO: [msg`the disk reports an error`, msg`Check the disk, or choose another.`],
  ENAMETOOLONG: [msg`the name is too long`, msg`Choose a shorter name.`],
  EMFILE: [msg`too many files are open`, msg`Close other programs and try again.`],
  ELOOP: [msg`its links go round in a circle`, msg`Check the links.`],
};
