/** How many requests a quota allows, and how people write that. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

/** At most so many requests in any stretch of time of this length. */
export type Rate = { readonly requests: number; readonly windowMs: number } | 'unlimited';

/** What the API page promises: 60 a minute. */
export const DEFAULT_RATE = { requests: 60, windowMs: 60_000 } satisfies Rate;

/**
 * Reads `60/1m`, `10/1s`, `1000/1h` or `unlimited`.
 * @throws UsageFailure when it is none of these.
 */
export function parseRate(text: string): Rate {
  if (text.trim().toLowerCase() === 'unlimited') return 'unlimited';
  const parts = /^\s*(\d{1,6})\s*\/\s*(\d{1,4})?\s*([smh])\s*$/i.exec(text);
  const requests = Number(parts?.[1]);
  const windowMs = Number(parts?.[2] ?? 1) * (UNITS_MS[parts?.[3]?.toLowerCase() ?? ''] ?? 0);
  if (!parts || requests < 1 || windowMs < 1) {
    throw new UsageFailure(msg`“${text.slice(0, 60)}” is not a rate.`, {
      hint: msg`Write requests per time, like 60/1m, 10/1s or 1000/1h, or the word unlimited.`,
    });
  }
  return { requests, windowMs };
}

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** As people say it, e.g. `60 in 60 s`. */
export function rateText(rate: Rate): string {
  return rate === 'unlimited' ? 'as many as answers come' : `${rate.requests} in ${rate.windowMs / 1000} s`;
}
