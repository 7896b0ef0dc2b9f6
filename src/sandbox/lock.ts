/** Keeps two processes from sharing a sandbox's file: a lock file beside it, holding the owner's process id. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FileFailure, ServerFailure } from '../errors.ts';
import { msg } from '../message.ts';

export interface Lock {
  /** Writes down where the sandbox is reached, for those who find the lock. */
  announce(url: string): void;
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly url?: string;
}

const heldHere = new Set<string>();

/** Fails with ServerFailure while a running process has the file. The lock of a process that is gone is taken over. */
export function takeLock(file: string): Lock {
  const path = resolve(`${file}.lock`);
  if (!claim(path)) {
    failIfOwned(file, path);
    takeOver(file, path);
  }
  heldHere.add(path);
  return {
    announce: (url) => writeFileSync(path, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 }),
    release: () => {
      heldHere.delete(path);
      rmSync(path, { force: true });
    },
  };
}

/** Whether the lock file could be made; false where there is one. */
function claim(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new FileFailure(msg`The sandbox can't write ${path}.`, {
      hint: msg`Choose a file in a folder that you may write to.`,
      cause: error,
    });
  }
}

function failIfOwned(file: string, path: string): void {
  const owner = ownerIn(readText(path));
  if (isAlive(owner, path)) throw taken(file, path, owner);
}

/**
 * Removes the lock of a process that is gone, and claims it. Of several that want to, one has its turn, and looks once
 * more: else the second to remove the lock might remove that of the first.
 */
function takeOver(file: string, path: string): void {
  const turn = `${path}.turn`;
  if (!claim(turn)) throw taken(file, turn, undefined);
  try {
    failIfOwned(file, path);
    rmSync(path, { force: true });
    if (!claim(path)) throw taken(file, path, undefined);
  } finally {
    rmSync(turn, { force: true });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Undefined where the lock has no readable owner: it is being written, or damaged. */
function ownerIn(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    if (!Number.isSafeInteger(value.pid) || Number(value.pid) <= 0) return undefined;
    const url = 'url' in value && typeof value.url === 'string' ? value.url : undefined;
    return { pid: Number(value.pid), ...(url !== undefined && { url }) };
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner | undefined, path: string): boolean {
  if (!owner) return true;
  // After a restart in a container, an earlier process often had our id.
  if (owner.pid === process.pid) return heldHere.has(path);
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function taken(file: string, path: string, owner: Owner | undefined): ServerFailure {
  if (!owner) {
    return new ServerFailure(msg`Another process is taking ${file}.`, {
      hint: msg`Try again. If no sandbox is running, delete ${path}.`,
    });
  }
  const useIt = owner.url === undefined ? 'use the running one with --url' : `use it with --url ${owner.url}`;
  return new ServerFailure(msg`${file} is in use by a sandbox that is running (process ${owner.pid}).`, {
    hint: msg`Stop that one, or ${useIt}. If process ${owner.pid} is no sandbox, delete ${path}.`,
  });
}
