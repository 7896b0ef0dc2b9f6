/** Reads the Retry-After header. */
import type { ApiAnswer } from './answers.ts';

/**
 * Milliseconds to wait, or undefined when the header is missing, garbage or not in the future. A date is compared
 * with the answer's own `Date`, else with `now` (ms since 1970). Source: RFC 9110 §10.2.3.
 */
export function retryAfterMs(headers: ApiAnswer['headers'], now: number): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (text === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : dateMs(text) - (dateMs(headers['date']) || now);
  return ms > 0 ? ms : undefined;
}

/** NaN when it is not an HTTP date (RFC 9110 §5.6.7); `Date.parse` alone would take "-5" for one. */
function dateMs(text = ''): number {
  return /^[A-Z][a-z]+, .*\d\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : NaN;
}
