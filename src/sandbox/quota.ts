/** Counts requests against a quota the way a server does: by their arrival. */
import type { Quota } from './behaviour.ts';
import { type Answer, refusal } from './wire.ts';

/** Counts the requests of one token. */
export class QuotaCounter {
  /** Arrivals that count, oldest first. */
  readonly #arrivals: number[] = [];

  /** Admits a request and counts it (0), or gives the milliseconds until one would be admitted. */
  admit(quota: Quota, at: number): number {
    const windowStart = Math.floor(at / quota.windowMs) * quota.windowMs;
    const isInside = (arrival: number): boolean =>
      quota.kind === 'sliding' ? arrival > at - quota.windowMs : arrival >= windowStart;
    const firstInside = this.#arrivals.findIndex(isInside);
    this.#arrivals.splice(0, firstInside < 0 ? this.#arrivals.length : firstInside);

    const isAdmitted = this.#arrivals.length < quota.requests;
    if (isAdmitted || quota.countsRefused === true) this.#arrivals.push(at);
    if (isAdmitted) return 0;
    const blocking = this.#arrivals[this.#arrivals.length - quota.requests] ?? at;
    return quota.kind === 'sliding' ? blocking + quota.windowMs - at : windowStart + quota.windowMs - at;
  }
}

/** 429, with what `Retry-After` the quota says (RFC 9110, 10.2.3). */
export function overQuota(quota: Quota, waitMs: number, clockSkewMs: number): Answer {
  const value = retryAfter(quota.retryAfter, waitMs, clockSkewMs);
  return refusal(429, value === undefined ? undefined : { 'retry-after': value });
}

function retryAfter(style: string, waitMs: number, clockSkewMs: number): string | undefined {
  if (style === 'none') return undefined;
  if (style === 'seconds') return String(Math.ceil(waitMs / 1000));
  if (style !== 'date') return style;
  const seconds = Math.ceil((Date.now() + clockSkewMs + waitMs) / 1000);
  return new Date(seconds * 1000).toUTCString();
}
