/** How many requests a plan takes, and how long they take at the rate. Pure arithmetic over the plan's counts. */
import type { Rate } from '../api/rate.ts';
import type { PlanCounts } from '../plan/plan.ts';

export interface ForecastTerms {
  readonly rate: Rate;
  /** How old a before-image may be when it is overwritten. */
  readonly maxAgeMs: number;
  /** How old the plan's before-images are; 0 for a plan just made. */
  readonly ageMs: number;
  /** An earlier command made the plan. */
  readonly isLater?: true;
  /** Pages that a sweep of all clients takes; undefined where that is not known. */
  readonly pages?: number;
  /** Whether all clients are read once more at the end. */
  readonly verifies?: boolean;
}

export interface Forecast {
  readonly writes: number;
  /** Before-images that have to be read again, as pages or one by one, whichever costs fewer requests. */
  readonly reads: number;
  readonly requests: number;
  /** 0 where the rate is unlimited. */
  readonly minutes: number;
}

type WriteCounts = Pick<PlanCounts, 'create' | 'update' | 'delete'>;

/** Answers that are lost, and 429, come on top. Creates are taken to be spread evenly among updates and deletes. */
export function forecast(counts: WriteCounts, terms: ForecastTerms): Forecast {
  const writes = writesIn(counts);
  const reads = readsAgain(counts, terms);
  const requests = writes + reads + (terms.verifies === true ? (terms.pages ?? 0) : 0);
  const { rate } = terms;
  const minutes = rate === 'unlimited' ? 0 : ((requests / rate.requests) * rate.windowMs) / 60_000;
  return { writes, reads, requests, minutes };
}

/** What is still to be done when before-images have become too old. */
export interface Remaining {
  readonly writes: number;
  /** Those among them that need a before-image. */
  readonly updates: number;
  readonly pages?: number;
  /** Requests that fit into the time for which an image is fresh. */
  readonly perAge: number;
}

/** How many requests fit into the time for which an image is fresh. */
export function requestsPerAge(rate: Rate, maxAgeMs: number): number {
  if (rate !== 'unlimited') return (rate.requests * maxAgeMs) / rate.windowMs;
  return maxAgeMs > 0 ? Infinity : 0;
}

/** Whether sweeping all clients anew costs fewer requests than reading one by one what it would serve. */
export function isSweepCheaper({ writes, updates, pages, perAge }: Remaining): boolean {
  if (pages === undefined) return false;
  const served = Math.min(writes, perAge - pages - 1) * (updates / writes);
  return served > pages + 1;
}

function writesIn(counts: WriteCounts): number {
  return counts.create + counts.update + counts.delete;
}

function readsAgain(counts: WriteCounts, terms: ForecastTerms): number {
  const { rate, maxAgeMs, ageMs, isLater, pages } = terms;
  const perAge = requestsPerAge(rate, maxAgeMs);
  let left = writesIn(counts);
  const share = (counts.update + counts.delete) / Math.max(1, left);
  let reads = 0;
  const sweepAgain = (): void => {
    const sweep = (pages ?? 0) + 1;
    reads += sweep;
    left -= Math.min(left, Math.max(0, perAge - sweep));
  };
  left -= Math.min(left, ageMs < maxAgeMs ? perAge * (1 - ageMs / maxAgeMs) : 0);
  // Before anything is created on an earlier plan, all clients are read: one of them may have come since.
  if (counts.create > 0 && (isLater === true || ageMs >= maxAgeMs)) sweepAgain();
  while (left > 0 && share > 0) {
    const remaining = {
      writes: left,
      updates: left * share,
      perAge,
      ...(pages === undefined ? {} : { pages }),
    };
    if (!isSweepCheaper(remaining)) return Math.ceil(reads + left * share);
    sweepAgain();
  }
  return Math.ceil(reads);
}
