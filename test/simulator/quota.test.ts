/** The quota in virtual time, so that the figures are exact: used to the last request, and never exceeded. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/sandbox/random.ts';
import { START } from './timeline.ts';
import { MINUTE_MS, newClients, stage, type Stage } from './stage.ts';

const PER_MINUTE = 60;
const MINUTES = 10;

/** Ten minutes of creates and more, as the server counts them. */
async function busyRun(latencyMs: () => number): Promise<readonly number[]> {
  const at: Stage = await stage({ creates: newClients(PER_MINUTE * (MINUTES + 1)) });
  at.server.latencyMs = latencyMs;
  expect(await at.machine.run()).toEqual({ is: 'done' });
  return at.server.commits.map((commit) => commit.at).sort((a, b) => a - b);
}

describe('a long import', () => {
  it.each([
    ['at once', () => 0],
    ['in a quarter of a second', () => 125],
    ['as it likes', wandering()],
  ])(
    'at a server that answers %s uses 99 parts in 100 of the quota, and no window holds too many',
    async (_how, latencyMs) => {
      const counted = await busyRun(latencyMs);
      const from = counted[0] ?? START;
      const inTime = counted.filter((at) => at < from + MINUTES * MINUTE_MS);
      expect(inTime.length).toBeGreaterThanOrEqual(0.99 * PER_MINUTE * MINUTES);
      for (const [place, at] of counted.slice(PER_MINUTE).entries()) {
        expect(at - (counted[place] ?? 0)).toBeGreaterThan(MINUTE_MS);
      }
    },
  );
});

function wandering(): () => number {
  const random = createRandom(7);
  return () => 40 + random() * 160;
}
