import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace, type PaceOptions, type Wait } from '../../src/api/pace.ts';
import { DEFAULT_RATE, parseRate } from '../../src/api/rate.ts';
import { HandClock } from '../helpers/clock.ts';

function makePace(options: Partial<PaceOptions> = {}): { clock: HandClock; pace: Pace } {
  const clock = new HandClock();
  return { clock, pace: new Pace({ rate: DEFAULT_RATE, concurrency: 100, clock, ...options }) };
}

/** Takes and answers so many at once, and tells when each left. */
async function leave(pace: Pace, clock: HandClock, count: number, latencyMs = 0): Promise<number[]> {
  const times: number[] = [];
  const one = async (): Promise<void> => {
    const ticket = await pace.take();
    times.push(clock.now());
    await clock.sleep(latencyMs);
    pace.answered(ticket);
  };
  await clock.run(Promise.all(Array.from({ length: count }, one)));
  return times;
}

describe('a rate in words', () => {
  it.each([
    ['60/1m', { requests: 60, windowMs: 60_000 }],
    ['60/m', { requests: 60, windowMs: 60_000 }],
    ['10/1s', { requests: 10, windowMs: 1000 }],
    [' 10 / 2 S ', { requests: 10, windowMs: 2000 }],
    ['1000/1h', { requests: 1000, windowMs: 3_600_000 }],
    ['unlimited', 'unlimited'],
    [' Unlimited ', 'unlimited'],
  ])('%j', (text, rate) => {
    expect(parseRate(text)).toEqual(rate);
  });

  it.each(['', '60', '60/', '/1m', '0/1m', '60/0m', '-1/1m', '1.5/1m', '60/1d', '60/1m x', 'none', '1e3/1m'])(
    'refuses %j and says how one is written',
    (text) => {
      expect(() => parseRate(text)).toThrow(
        expect.objectContaining({ exitCode: 2, message: `“${text}” is not a rate.` }),
      );
    },
  );
});

describe('the quota', () => {
  it('lets the first requests go at once, and the next when the first has left the window', async () => {
    const { clock, pace } = makePace();
    const times = await leave(pace, clock, 130);
    expect(times.slice(0, 60)).toEqual(Array(60).fill(0));
    expect(times.slice(60, 120)).toEqual(Array(60).fill(60_050));
    expect(times.slice(120)).toEqual(Array(10).fill(120_100));
  });

  it('counts a request from its answer on, since the server may have counted it as late as that', async () => {
    const { clock, pace } = makePace({ rate: { requests: 1, windowMs: 1000 } });
    expect(await leave(pace, clock, 3, 700)).toEqual([0, 1750, 3500]);
  });

  it('waits for an answer when every place is held by a request under way', async () => {
    const { clock, pace } = makePace({ rate: { requests: 2, windowMs: 1000 } });
    const tickets = [await pace.take(), await pace.take()];
    let left = false;
    void pace.take().then(() => (left = true));
    await clock.advance(1_000_000);
    expect(left).toBe(false);
    for (const ticket of tickets) pace.answered(ticket);
    await clock.advance(1049);
    expect(left).toBe(false);
    await clock.advance(1);
    expect(left).toBe(true);
  });

  it('keeps no more under way than there are lanes, even without a quota', async () => {
    const { clock, pace } = makePace({ rate: 'unlimited', concurrency: 3 });
    expect(await leave(pace, clock, 7, 10)).toEqual([0, 0, 0, 10, 10, 10, 20]);
  });

  it('does not wait when unlimited', async () => {
    const { clock, pace } = makePace({ rate: 'unlimited' });
    expect(await leave(pace, clock, 500)).toEqual(Array(500).fill(0));
    expect(pace.hasRoom()).toBe(true);
  });

  it('uses at least 99 % of the quota over ten minutes', async () => {
    const { clock, pace } = makePace({ concurrency: 4 });
    const times = await leave(pace, clock, 700, 250);
    expect(times.filter((time) => time < 600_000).length).toBeGreaterThanOrEqual(0.99 * 600);
  });

  it('never lets more requests into any window, however they come and however long they take', async () => {
    const job = fc.record({
      arrivesAt: fc.nat(5000),
      toServerMs: fc.nat(400),
      toAnswerMs: fc.nat(400),
      pausesMs: fc.option(fc.nat(900), { freq: 10, nil: undefined }),
    });
    const world = fc.record({
      requests: fc.integer({ min: 1, max: 7 }),
      windowMs: fc.integer({ min: 1, max: 1500 }),
      concurrency: fc.integer({ min: 1, max: 6 }),
      jobs: fc.array(job, { minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ requests, windowMs, concurrency, jobs }) => {
        const { clock, pace } = makePace({ rate: { requests, windowMs }, concurrency });
        const counted: number[] = [];
        let underWay = 0;
        let pausedUntil = 0;
        await clock.run(
          Promise.all(
            jobs.map(async ({ arrivesAt, toServerMs, toAnswerMs, pausesMs }) => {
              await clock.sleep(arrivesAt);
              const ticket = await pace.take();
              expect(clock.now()).toBeGreaterThanOrEqual(pausedUntil);
              expect((underWay += 1)).toBeLessThanOrEqual(concurrency);
              await clock.sleep(toServerMs);
              counted.push(clock.now());
              await clock.sleep(toAnswerMs);
              if (pausesMs !== undefined) {
                pace.pause(pausesMs, 'asked to wait');
                pausedUntil = Math.max(pausedUntil, clock.now() + pausesMs);
              }
              underWay -= 1;
              pace.answered(ticket);
            }),
          ),
        );
        counted.sort((a, b) => a - b);
        for (const [index, time] of counted.slice(requests).entries()) {
          expect(time - (counted[index] ?? 0)).toBeGreaterThan(windowMs);
        }
        expect(counted).toHaveLength(jobs.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a pause', () => {
  it('stops every lane, and the longest one counts', async () => {
    const { clock, pace } = makePace();
    pace.pause(5000, 'rate limited');
    pace.pause(3000, 'asked to wait');
    expect(await leave(pace, clock, 3)).toEqual([5000, 5000, 5000]);
  });

  it('also stops a lane that waits for the quota already', async () => {
    const { clock, pace } = makePace({ rate: { requests: 1, windowMs: 1000 } });
    pace.answered(await pace.take());
    const next = pace.take().then(() => clock.now());
    await clock.advance(500);
    pace.pause(9000, 'asked to wait');
    expect(await clock.run(next)).toBe(9500);
  });

  it('is told with its reason and its end, each wait once', async () => {
    const waits: Wait[] = [];
    const { clock, pace } = makePace({
      rate: { requests: 1, windowMs: 1000 },
      onWait: (wait) => waits.push(wait),
    });
    await leave(pace, clock, 2);
    pace.pause(4000, 'asked to wait');
    const last = pace.take();
    await clock.advance(1);
    expect(pace.waitingUntil()).toBe(5050);
    await clock.run(last);
    expect(pace.waitingUntil()).toBeUndefined();
    expect(waits).toEqual([
      { ms: 1050, why: 'quota' },
      { ms: 4000, why: 'asked to wait' },
    ]);
  });
});

describe('giving up', () => {
  it.each([
    ['for the quota', { rate: { requests: 1, windowMs: 1000 } }, true],
    ['for a lane', { concurrency: 1 }, false],
  ])('ends a wait %s with the reason, and lets others go on', async (_, options, answers) => {
    const { clock, pace } = makePace(options);
    const ticket = await pace.take();
    if (answers) pace.answered(ticket);
    const stop = new AbortController();
    const waiting = pace.take(stop.signal);
    await clock.advance(1);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    pace.answered(ticket);
    await clock.run(pace.take());
  });

  it('lets nothing leave once the signal is aborted', async () => {
    const { pace } = makePace();
    await expect(pace.take(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    expect(pace.used()).toBe(0);
  });
});

describe('what is known of the window', () => {
  it('counts requests until a window after their answers', async () => {
    const { clock, pace } = makePace({ rate: { requests: 2, windowMs: 1000 } });
    const ticket = await pace.take();
    expect([pace.used(), pace.hasRoom(), pace.oldestLeavesIn()]).toEqual([1, true, 1000]);
    await clock.advance(200);
    pace.answered(ticket);
    pace.answered(ticket);
    await pace.take();
    expect([pace.used(), pace.hasRoom()]).toEqual([2, false]);
    await clock.advance(300);
    expect(pace.oldestLeavesIn()).toBe(750);
    await clock.advance(750);
    expect(pace.used()).toBe(1);
  });
});
