/** Reads a stretch of time as people write it. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `10m`, `1h` or `30d`; `0` is no time at all. @throws UsageFailure naming the flag */
export function durationMs(text: string, flag: string): number {
  const [, count, unit] = /^\s*(\d{1,6}(?:\.\d+)?)\s*([smhd])\s*$/i.exec(text) ?? [];
  if (text.trim() === '0') return 0;
  if (count !== undefined && unit !== undefined) return Number(count) * (UNITS_MS[unit.toLowerCase()] ?? 0);
  throw new UsageFailure(msg`${flag} takes a time such as 90s, 10m, 1h or 30d, not "${text}".`);
}
