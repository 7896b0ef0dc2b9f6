/** Keeps the sandbox's clients in a file of JSON lines: every change is written before it is answered. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { Client } from '../client/client.ts';
import { FileFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { takeLock } from './lock.ts';

export type Change = { readonly put: Client } | { readonly remove: string };

export interface Disk {
  /** What the file held when it was opened, in the order of creation. */
  readonly clients: readonly Client[];
  append(change: Change): void;
  announce(url: string): void;
  close(): void;
}

const HEADER = '{"file":"cubicl-sandbox","version":1}';
const NEWLINE = 0x0a;
const LINES_PER_WRITE = 1000;

/** Opens the file, or makes it from the seed; no other process can have it until `close`. */
export function openDisk(path: string, seed: () => readonly Client[]): Disk {
  const lock = takeLock(path);
  try {
    const { clients, isTidy } = read(path) ?? { clients: seed(), isTidy: false };
    if (!isTidy) writeWhole(path, clients);
    chmodSync(path, 0o600);
    const file = openSync(path, 'a');
    const close = (): void => {
      closeSync(file);
      lock.release();
    };
    return {
      clients,
      append: (change) => append(file, change),
      announce: (url) => lock.announce(url),
      close,
    };
  } catch (error) {
    lock.release();
    throw error instanceof FileFailure ? error : unusable(path, error);
  }
}

interface Content {
  readonly clients: readonly Client[];
  /** Whether the file says it in as few lines as can be. */
  readonly isTidy: boolean;
}

/** Undefined where there is nothing yet. A last line without its end was never answered, and is dropped. */
function read(path: string): Content | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  if (bytes.length === 0) return undefined;
  const clients = new Map<string, Client>();
  let lines = 0;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    lines += 1;
    const line = bytes.toString('utf8', start, end);
    start = end + 1;
    if (lines === 1 ? line !== HEADER : !replay(line, clients)) throw notOurs(path, lines);
  }
  if (lines === 0) throw notOurs(path, 1);
  return { clients: [...clients.values()], isTidy: start === bytes.length && lines === clients.size + 1 };
}

/** Whether the line was understood. */
function replay(line: string, clients: Map<string, Client>): boolean {
  try {
    const change: unknown = JSON.parse(line);
    if (isRemoval(change)) return clients.delete(change.remove);
    if (!isPut(change)) return false;
    clients.set(change.put._id, change.put);
    return true;
  } catch {
    return false;
  }
}

function isRemoval(change: unknown): change is { readonly remove: string } {
  return isObject(change) && typeof change['remove'] === 'string';
}

function isPut(change: unknown): change is { readonly put: Client } {
  const client = isObject(change) ? change['put'] : undefined;
  return isObject(client) && typeof client['_id'] === 'string' && typeof client['name'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Under another name first, so that a crash leaves the old file or the new one, never half of either. */
function writeWhole(path: string, clients: readonly Client[]): void {
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeAll(file, `${HEADER}\n`);
    for (let from = 0; from < clients.length; from += LINES_PER_WRITE) {
      const batch = clients.slice(from, from + LINES_PER_WRITE);
      writeAll(file, batch.map((client) => `${JSON.stringify({ put: client })}\n`).join(''));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** A line that could not be written whole is taken back, or the next one would be glued to its half. */
function append(file: number, change: Change): void {
  const { size } = fstatSync(file);
  try {
    writeAll(file, `${JSON.stringify(change)}\n`);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

function notOurs(path: string, line: number): FileFailure {
  return line === 1
    ? new FileFailure(msg`${path} is not a sandbox's file.`, {
        hint: msg`It was left as it is. Choose another name for the sandbox.`,
      })
    : new FileFailure(msg`Line ${line} of ${path} is damaged.`, {
        hint: msg`It was left as it is. Mend the line, or choose another name to start a fresh sandbox.`,
      });
}

function unusable(path: string, cause: unknown): FileFailure {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return new FileFailure(msg`${path} can't be used for the sandbox: ${REASONS[code] ?? message}.`, {
    hint: msg`Choose a file in a folder that you may write to.`,
    cause,
  });
}

const REASONS: Readonly<Partial<Record<string, Message>>> = {
  EISDIR: msg`it is a folder`,
  ENOENT: msg`its folder is not there`,
  EACCES: msg`it is not permitted`,
  EROFS: msg`the disk is read-only`,
};
