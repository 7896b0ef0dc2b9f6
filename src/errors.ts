/** The three ways to go wrong: an issue (about a row), a failure (the run cannot go on), a bug (anything else). */
import { inWords, msg, type Message } from './message.ts';

/** What the process ends with; where several apply, `worstExit` decides. */
export const EXIT = {
  done: 0,
  rows: 1,
  usage: 2,
  file: 3,
  auth: 4,
  server: 5,
  unknown: 6,
  bug: 70,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const WORST_FIRST: readonly ExitCode[] = [
  EXIT.bug,
  EXIT.unknown,
  EXIT.auth,
  EXIT.server,
  EXIT.file,
  EXIT.usage,
  EXIT.interrupted,
  EXIT.terminated,
  EXIT.hungUp,
  EXIT.rows,
  EXIT.done,
];

/** The code to end with when several things went wrong: unknown creates must not hide behind rejected rows. */
export function worstExit(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.done;
}

/**
 * What is wrong with one cell or row. Issues are collected and returned, never thrown, so that a person sees all
 * of them at once.
 */
export interface Issue {
  /** The row as the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** The file, where several are read at once. */
  readonly file?: string;
  /** The sheet, when it is not the main one. */
  readonly sheet?: string;
  /** The column counted from 0; absent when the whole row is meant. */
  readonly column?: number;
  readonly header?: string;
  readonly value?: string;
  /** A short stable word for scripts, e.g. `bad-email`. */
  readonly code: string;
  /** What is wrong and what to do, in one sentence. */
  readonly message: Message;
}

interface FailureOptions {
  /** The next step, in one sentence. */
  readonly hint?: Message;
  /**
   * The command that goes on, word by word, without the program's name and the flags that name the server: whoever
   * shows it knows those, and how to quote.
   */
  readonly command?: readonly string[];
  readonly cause?: unknown;
}

/** Stops the run with one clear line, a hint and an exit code. Caught once, where the command line starts. */
export class Failure extends Error {
  /** In English; `told` holds it and the message for any language. */
  readonly hint: string | undefined;
  readonly told: { readonly message: Message; readonly hint?: Message };
  readonly command: readonly string[] | undefined;

  constructor(
    readonly exitCode: ExitCode,
    message: Message,
    options: FailureOptions = {},
  ) {
    super(inWords(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.hint = options.hint && inWords(options.hint);
    this.told = { message, ...(options.hint ? { hint: options.hint } : {}) };
    this.command = options.command;
  }

  toJSON(): { readonly message: string; readonly hint?: string } {
    const { message, hint } = this;
    return { message, ...(hint === undefined ? {} : { hint }) };
  }
}

/** The command line or the configuration asks for something that makes no sense (exit 2). */
export class UsageFailure extends Failure {
  constructor(message: Message, options?: FailureOptions) {
    super(EXIT.usage, message, options);
    this.name = 'UsageFailure';
  }
}

/** A file can't be read, understood or written (exit 3). */
export class FileFailure extends Failure {
  constructor(message: Message, options?: FailureOptions) {
    super(EXIT.file, message, options);
    this.name = 'FileFailure';
  }
}

/** The token is missing, wrong, or not allowed to do this (exit 4). */
export class AuthFailure extends Failure {
  constructor(message: Message, options?: FailureOptions) {
    super(EXIT.auth, message, options);
    this.name = 'AuthFailure';
  }
}

/** The server can't be reached, keeps failing, or is not the API (exit 5). */
export class ServerFailure extends Failure {
  constructor(message: Message, options?: FailureOptions) {
    super(EXIT.server, message, options);
    this.name = 'ServerFailure';
  }
}

/** What asks a run to stop: Ctrl-C, an administrator or the system, a terminal that was closed. */
const EXIT_BY_SIGNAL = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;
export type StopSignal = keyof typeof EXIT_BY_SIGNAL;

export class Interrupted extends Failure {
  constructor(
    readonly signal: StopSignal = 'SIGINT',
    options?: FailureOptions,
  ) {
    super(EXIT_BY_SIGNAL[signal], msg`Interrupted.`, options);
    this.name = 'Interrupted';
  }
}
