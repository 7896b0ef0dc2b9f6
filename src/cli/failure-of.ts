/** What ends a command: a failure that was foreseen, or else a bug. */
import { EXIT, Failure } from '../errors.ts';
import { msg } from '../message.ts';

export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(EXIT.bug, msg`This is a bug in cubicl-sheets: ${message}`, {
    hint: msg`Nothing is lost: what was sent is in the run folder. Please report it with the output of --verbose.`,
    cause: error,
  });
}
