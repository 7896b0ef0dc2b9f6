/**
 * Loaded into a measured process before anything else: at its end it tells on descriptor 3 the most memory the process ever
 * held and, where `BENCH_ALIVE` asks for it, the most that was alive.
 */
import { writeSync } from 'node:fs';
import { collector } from './collector.ts';

export interface Told {
  readonly peakKiB: number;
  readonly aliveKiB: number;
}

const LEAST_PAUSE_MS = 50;
/** Collecting takes no more than a tenth of the time. */
const PAUSE_TIMES = 10;

let aliveBytes = 0;
if (process.env['BENCH_ALIVE'] !== undefined) watchAlive(collector());
process.on('exit', () => {
  const told: Told = { peakKiB: process.resourceUsage().maxRSS, aliveKiB: aliveBytes / 1024 };
  writeSync(3, JSON.stringify(told));
});

/** What is left when all is collected that can be, again and again: the rest of a peak is garbage that waits its turn. */
function watchAlive(collect: () => void): void {
  const look = (): void => {
    const started = performance.now();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    aliveBytes = Math.max(aliveBytes, heapUsed + external);
    const spentMs = performance.now() - started;
    setTimeout(look, Math.max(LEAST_PAUSE_MS, PAUSE_TIMES * spentMs)).unref();
  };
  look();
}
