import { describe, expect, it } from 'vitest';
import { realClock } from '../../src/api/clock.ts';

describe('the machine’s clock', () => {
  it('sleeps about as long as asked, and does not go back', async () => {
    const [now, date] = [realClock.now(), realClock.date()];
    await realClock.sleep(20);
    expect(realClock.now() - now).toBeGreaterThanOrEqual(19);
    expect(Math.abs(realClock.date() - date - (realClock.now() - now))).toBeLessThan(1000);
  });

  it('wakes with the reason of whoever gives up, and leaves no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const stop = new AbortController();
    const sleeping = realClock.sleep(3_600_000, stop.signal);
    expect(timers()).toBe(before + 1);
    stop.abort(new Error('stopped'));
    await expect(sleeping).rejects.toThrow('stopped');
    await expect(realClock.sleep(3_600_000, stop.signal)).rejects.toThrow('stopped');
    expect(timers()).toBe(before);
  });

  it('does not take a month for no time at all', async () => {
    const stop = new AbortController();
    const month = realClock.sleep(31 * 24 * 3_600_000, stop.signal).then(
      () => 'over',
      () => 'given up',
    );
    await realClock.sleep(20);
    stop.abort();
    expect(await month).toBe('given up');
  });
});
