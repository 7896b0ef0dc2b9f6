/** What is to be run, and when: the one description that every kind of schedule is written from. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

export interface Job {
  /** Node, the program and its arguments, with whole paths. */
  readonly argv: readonly string[];
  /** The folder it runs in, with its whole path. */
  readonly folder: string;
  readonly every: Every;
  readonly at: Time;
  /** Tells it from others: letters, digits and `-`. */
  readonly name: string;
}

export type Every = 'day' | 'hour' | 'week';

export interface Time {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
}

/** Reads `06:00`. @throws UsageFailure */
export function readTime(text: string): Time {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  if (hour !== undefined && minute !== undefined) return { hour: Number(hour), minute: Number(minute) };
  throw new UsageFailure(msg`--at takes a time of day such as 06:00, not "${text}".`);
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** What can't be written into any of them safely. @throws UsageFailure for a line break or another control character in a word */
export function checkWords({ argv, folder }: Job): void {
  const wrong = [...argv, folder].find((word) => /\p{Cc}/u.test(word));
  if (wrong === undefined) return;
  throw new UsageFailure(
    msg`A path, a name or a value with a line break or another control character in it can not be scheduled.`,
    {
      hint: msg`Change it: ${JSON.stringify(wrong)}.`,
    },
  );
}
