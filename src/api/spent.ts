/** What one job took of an API that may serve several: requests and seconds since it began. */
import type { CubiclApi } from './api.ts';
import type { Stats } from './retry.ts';

export interface Begun {
  readonly atMs: number;
  readonly stats: Readonly<Stats>;
}

export interface Spent extends Readonly<Stats> {
  readonly seconds: number;
}

export function begin(api: Pick<CubiclApi, 'stats'>): Begun {
  return { atMs: performance.now(), stats: { ...api.stats } };
}

export function spentSince({ atMs, stats }: Begun, api: Pick<CubiclApi, 'stats'>): Spent {
  return {
    requests: api.stats.requests - stats.requests,
    retries: api.stats.retries - stats.retries,
    rateLimited: api.stats.rateLimited - stats.rateLimited,
    seconds: Math.round(performance.now() - atMs) / 1000,
  };
}
