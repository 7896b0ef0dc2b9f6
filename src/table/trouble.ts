/** Tells errors of the operating system from others, and keeps names short enough for a message. */
import { fileFailure } from './failures.ts';

const LONGEST_NAME = 60;

/** A path or a value short enough for a message; the end of a path says more than its beginning. */
export function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `…${name.slice(1 - LONGEST_NAME)}`;
}

/** A FileFailure for what the operating system says about a file; any other error as it was. */
export function explained(error: unknown, name: string, doing: 'read' | 'written'): unknown {
  return codeOf(error) === undefined ? error : fileFailure(error, shortened(name), doing);
}

/** The operating system's name for what happened, e.g. `ENOSPC`; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
