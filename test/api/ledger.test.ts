import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Ledger } from '../../src/api/ledger.ts';
import { Pace } from '../../src/api/pace.ts';
import { HandClock } from '../helpers/clock.ts';

const RATE = { requests: 10, windowMs: 10_000 };

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cubicl-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'quota');
}

interface Run {
  readonly pace: Pace;
  readonly ledger: Ledger;
  readonly waits: string[];
}

function makeRun(clock: HandClock, folder: string, rate = RATE): Run {
  const ledger = new Ledger({ folder, name: 'token', rate, clock });
  const waits: string[] = [];
  const onWait = ({ why }: { why: string }): void => void waits.push(why);
  return { ledger, waits, pace: new Pace({ rate, clock, concurrency: 4, ledger, onWait }) };
}

/** When each of so many requests was counted by the server. */
async function send(pace: Pace, clock: HandClock, count: number, latencyMs = 100): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const ticket = await pace.take();
    await clock.sleep(latencyMs / 2);
    times.push(clock.now());
    await clock.sleep(latencyMs / 2);
    pace.answered(ticket);
  }
  return times;
}

function mostInWindow(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + windowMs).length));
}

describe('two runs on one machine with one token', () => {
  it('keep the quota together, and use it up', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const runs = [makeRun(clock, folder), makeRun(clock, folder)];
    const sent = await clock.run(Promise.all(runs.map(({ pace }) => send(pace, clock, 100))));
    const times = sent.flat();
    expect(mostInWindow(times, RATE.windowMs)).toBe(RATE.requests);
    const minute = times.filter((at) => at < 60_000).length;
    expect(minute).toBeGreaterThanOrEqual(0.97 * 60);
  });

  it('never hold more together than allowed, whenever they come and however long answers take', async () => {
    const runOf = fc.record({
      startMs: fc.nat(15_000),
      count: fc.integer({ min: 1, max: 40 }),
      latencyMs: fc.nat(3000),
    });
    const world = fc.array(runOf, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(world, async (plans) => {
        const clock = new HandClock();
        const folder = makeFolder();
        const sent = await clock.run(
          Promise.all(
            plans.map(async ({ startMs, count, latencyMs }) => {
              await clock.sleep(startMs);
              return send(makeRun(clock, folder).pace, clock, count, latencyMs);
            }),
          ),
        );
        expect(mostInWindow(sent.flat(), RATE.windowMs)).toBeLessThanOrEqual(RATE.requests);
      }),
      { numRuns: 30 },
    );
  });

  it('say why they wait', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    await clock.run(send(makeRun(clock, folder).pace, clock, 10));
    const second = makeRun(clock, folder);
    await clock.run(send(second.pace, clock, 1));
    expect(second.waits).toEqual(['shared quota']);
    expect(second.pace.used()).toBeGreaterThan(1);
  });

  it('wait together when the server asks one of them to', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const runs = [makeRun(clock, folder), makeRun(clock, folder)] as const;
    runs[0].pace.pause(7000, 'rate limited');
    expect(await clock.run(send(runs[1].pace, clock, 1, 0))).toEqual([7000]);
    expect(runs[1].waits).toEqual(['rate limited']);
  });
});

describe('a run that comes after another', () => {
  it('counts what that one sent a moment before, as after a Ctrl-C', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const before = await clock.run(send(makeRun(clock, folder).pace, clock, 10, 0));
    const after = await clock.run(send(makeRun(clock, folder).pace, clock, 1, 0));
    expect([before.at(-1), after]).toEqual([0, [10_050]]);
  });

  it('lets the requests of one that was killed count until they could have been answered no more', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const killed = makeRun(clock, folder, { requests: 4, windowMs: 10_000 });
    for (let n = 0; n < 4; n++) await killed.pace.take();
    const [at] = await clock.run(
      send(makeRun(clock, folder, { requests: 4, windowMs: 10_000 }).pace, clock, 1, 0),
    );
    expect(at).toBeGreaterThanOrEqual(130_000);
    expect(at).toBeLessThan(132_000);
  });
});

describe('the file', () => {
  it('is for this user alone, and only the latest two are kept', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const { pace } = makeRun(clock, folder);
    for (let n = 0; n < 5; n++) {
      await clock.run(send(pace, clock, 3));
      await clock.advance(130_000);
    }
    await clock.run(send(pace, clock, 1));
    const files = readdirSync(folder);
    expect(files.length).toBeLessThanOrEqual(2);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('may hold lines that nobody can read, or one that is on its way still', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    const { pace } = makeRun(clock, folder);
    await clock.run(send(pace, clock, 10, 0));
    const [file = ''] = readdirSync(folder);
    appendFileSync(join(folder, file), 'gibberish\n["take",5]\n{}\n["take","half');
    expect(await clock.run(send(makeRun(clock, folder).pace, clock, 1, 0))).toEqual([10_050]);
  });

  it.skipIf(process.getuid?.() === 0)(
    'that can’t be written leaves every run to count for itself',
    async () => {
      const clock = new HandClock();
      const folder = makeFolder();
      writeFileSync(join(folder, '..', 'closed'), '');
      chmodSync(join(folder, '..'), 0o500);
      expect(await clock.run(send(makeRun(clock, folder).pace, clock, 11, 0))).toHaveLength(11);
    },
  );

  it('in a folder that is none leaves every run to count for itself', async () => {
    const clock = new HandClock();
    const folder = makeFolder();
    writeFileSync(folder, 'a file stands here');
    const times = await clock.run(send(makeRun(clock, folder).pace, clock, 11, 0));
    expect(times.slice(9)).toEqual([0, 10_050]);
  });

  it('keeps no place for ever when the clock was set back', () => {
    const folder = makeFolder();
    const early = new HandClock();
    const late = new HandClock(early.startedAt + 5_000);
    const rate = { requests: 1, windowMs: 10_000 };
    const ahead = new Ledger({ folder, name: 'token', rate, clock: late });
    const place = ahead.take();
    if (place && 'id' in place) ahead.answered(place.id);
    const now = new Ledger({ folder, name: 'token', rate, clock: early }).take();
    expect(now).toMatchObject({ ms: 10_050 });
  });
});
