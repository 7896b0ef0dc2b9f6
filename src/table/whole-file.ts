/** Writes a file so that it appears whole or not at all, and never over another by accident. */
import { randomBytes } from 'node:crypto';
import { link, lstat, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { isAlive } from './alive.ts';
import { codeOf, fileFailure, shortened } from './failures.ts';
import { pour, type Produce } from './put.ts';

/** Customer data: nobody but the owner may read it. */
const MODE = 0o600;
const LONGEST_NAME_BYTES = 200;
/** On Windows a file that is open in Excel, or just being scanned, refuses to be replaced for a moment. */
const RENAME_WAITS_MS = [50, 100, 200, 400, 800] as const;

export interface WholeFileOptions {
  /** Whether an existing file is replaced. Folders, links and devices never are. */
  readonly force?: boolean | undefined;
  /** Default 0600. */
  readonly mode?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives `produce` a stream to a temporary file beside `target`, and puts it in place when everything is on the disk. On any
 * error or abort the temporary file is removed and the target stays as it was. Returns the size.
 */
export async function writeFileWhole(
  target: string,
  options: WholeFileOptions,
  produce: Produce,
): Promise<{ bytes: number }> {
  const force = options.force ?? false;
  await refuseExisting(target, force);
  await removeStale(target);
  const temporary = temporaryName(target);
  try {
    const handle = await open(temporary, 'wx', options.mode ?? MODE);
    try {
      const written = await pour((piece) => writeAll(handle, piece), produce, options.signal);
      await handle.chmod(options.mode ?? MODE);
      await handle.sync();
      // Windows does not rename a file that is open, and some disks tell of lost bytes only now.
      await handle.close();
      await refuseExisting(target, force);
      await putInPlace(temporary, target, force);
      await syncFolder(path.dirname(target));
      return written;
    } finally {
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true });
    }
  } catch (error) {
    throw fileFailure(error, target, 'written');
  }
}

/** Puts a file that is whole and on the disk already in the place of `target`. @throws FileFailure, like `writeFileWhole` */
export async function putWhole(file: string, target: string, force: boolean): Promise<void> {
  await refuseExisting(target, force);
  try {
    await putInPlace(file, target, force);
    await syncFolder(path.dirname(target));
  } catch (error) {
    throw fileFailure(error, target, 'written');
  }
}

/** Throws a FileFailure where `target` may not be written: it exists (and no `force`), or is no regular file. */
export async function refuseExisting(target: string, force: boolean): Promise<void> {
  const found = await lstat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw fileFailure(error, target, 'written');
  });
  if (!found) return;
  const name = shortened(target);
  if (found.isDirectory()) throw new FileFailure(msg`${name} is a folder.`, { hint: msg`Add a file name.` });
  if (found.isSymbolicLink()) {
    throw new FileFailure(msg`${name} is a link to another place, and is not replaced.`, {
      hint: msg`Name the file that it points to.`,
    });
  }
  if (!found.isFile()) {
    throw new FileFailure(msg`${name} is a device or a pipe, not a file.`, {
      hint: msg`Name a file; - stands for standard output.`,
    });
  }
  if (!force) throw alreadyThere(target);
}

function alreadyThere(target: string): FileFailure {
  return new FileFailure(msg`${shortened(target)} exists already.`, {
    hint: msg`Choose another name, or replace it with --force.`,
  });
}

/** Names the process, so that what it leaves when it is killed can be told from what is being written. */
function temporaryName(target: string): string {
  const { dir } = path.parse(target);
  return path.join(dir, `${temporaryStart(target)}${process.pid}-${randomBytes(6).toString('hex')}.partial`);
}

function temporaryStart(target: string): string {
  let short = path.parse(target).base;
  while (Buffer.byteLength(short) > LONGEST_NAME_BYTES) short = short.slice(0, -1);
  return `.${short}.`;
}

/** What processes left that were killed while they wrote the same file. On a shared disk, one may live on another machine. */
async function removeStale(target: string): Promise<void> {
  const { dir } = path.parse(target);
  const start = temporaryStart(target);
  const names = await readdir(dir === '' ? '.' : dir).catch(() => []);
  for (const name of names) {
    const [, pid] =
      /^(\d+)-[0-9a-f]{12}\.partial$/.exec(name.startsWith(start) ? name.slice(start.length) : '') ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const file = path.join(dir, name);
    const { mtimeMs } = await lstat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - ABANDONED_MS) await rm(file, { force: true }).catch(() => undefined);
  }
}

const ABANDONED_MS = 3_600_000;

async function writeAll(handle: FileHandle, piece: Buffer): Promise<void> {
  for (let done = 0; done < piece.length;) done += (await handle.write(piece, done)).bytesWritten;
}

async function putInPlace(temporary: string, target: string, force: boolean): Promise<void> {
  if (!force) return putWithoutReplacing(temporary, target);
  for (const waitMs of [...RENAME_WAITS_MS, undefined]) {
    try {
      await rename(temporary, target);
      return;
    } catch (error) {
      const isBusy = ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error) ?? '');
      if (waitMs === undefined || !isBusy) throw error;
      await sleep(waitMs);
    }
  }
}

/** `link` fails where the target has appeared meanwhile; `rename` would replace it. */
async function putWithoutReplacing(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw alreadyThere(target);
    // Some disks (exFAT, network shares) know no links: an empty file of ours holds the name instead.
    const placeholder = await open(target, 'wx', MODE).catch((reason: unknown) => {
      throw codeOf(reason) === 'EEXIST' ? alreadyThere(target) : reason;
    });
    await placeholder.close();
    await putInPlace(temporary, target, true);
  }
}

/** Makes the names in a folder as durable as the files. Windows can't open folders, and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder === '' ? '.' : folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
