/** The failure matrix, D, and the loop over every call: whatever fails, nothing is sent without an intent, and the rest is done later. */
import { describe, expect, it } from 'vitest';
import { playOut, sentBy } from './play.ts';
import type { Life } from './process.ts';
import type { Fate } from './server.ts';
import { newClients, oldClients, stage, type Stage } from './stage.ts';

const scene = (): Promise<Stage> =>
  stage({
    clients: oldClients(4),
    creates: newClients(6),
    updates: { old0: { phone: '1' } },
    deletes: ['old1'],
    terms: { maxAgeMs: 0 },
  });
const DONE = { created: 6, updated: 1, deleted: 1 };
const MOST_CALLS = 200;

/** A disk whose nth call fails, and every one after it, or that one only. */
function failingAt(nth: number, code: 'ENOSPC' | 'EIO', forGood: boolean): Required<Pick<Life, 'diskFails'>> {
  let calls = 0;
  return {
    diskFails: () => {
      calls += 1;
      return calls === nth || (forGood && calls > nth) ? code : undefined;
    },
  };
}

describe('every call to the disk in turn', () => {
  it.each([
    ['D1, D2 the disk is full for good', 'ENOSPC', true],
    ['D1, D2 the disk is full for a moment', 'ENOSPC', false],
    ['D3 the disk fails', 'EIO', true],
  ] as const)('%s: the run stops, says so, and is gone on with', async (_, code, forGood) => {
    for (let nth = 1; nth < MOST_CALLS; nth++) {
      const at = await scene();
      const ending = await at.machine.run(failingAt(nth, code, forGood));
      if (ending.is === 'done') return;
      expect(ending).toMatchObject({ is: 'failed', failure: { exitCode: 3 } });
      expect(at.machine.unwarranted).toEqual([]);
      expect(await playOut(at), `call ${nth}`).toEqual(DONE);
      expect(at.server.store.size).toBe(4 + 6 - 1);
    }
    throw new Error('the run never came through');
  });
});

describe('every request in turn', () => {
  it.each<readonly [string, Fate]>([
    ['is refused by the network', { is: 'refused' }],
    ['breaks before the server acts', { is: 'lost', when: 'before' }],
    ['breaks after the server acts', { is: 'lost', when: 'after' }],
    ['times out after the server acts', { is: 'lost', when: 'after', timeout: true }],
    ['is acted on a minute later', { is: 'late', afterMs: 60_000 }],
    ['answers 429', { is: 'answer', when: 'before', status: 429, text: '' }],
    ['answers 500', { is: 'answer', when: 'after', status: 500, text: 'no' }],
    ['answers 401', { is: 'answer', when: 'before', status: 401, text: '' }],
    ['answers a web page', { is: 'answer', when: 'after', status: 200, text: '<html>' }],
    ['answers half', { is: 'answer', when: 'after', status: 200, text: '{"_id":"x' }],
  ])('%s', async (_, fate) => {
    for (let nth = 1; nth < MOST_CALLS; nth++) {
      const at = await scene();
      let requests = 0;
      at.server.fate = () => (++requests === nth ? fate : undefined);
      const ending = await at.machine.run();
      if (ending.is === 'failed') expect(ending.failure.exitCode).toBeOneOf([4, 5]);
      expect(await playOut(at), `request ${nth}`).toEqual(DONE);
      expect(at.server.store.size).toBe(4 + 6 - 1);
      expect(sentBy(at, 'POST').length).toBeLessThanOrEqual(7);
      if (requests < nth) return;
    }
    throw new Error('the run never came through');
  });
});
