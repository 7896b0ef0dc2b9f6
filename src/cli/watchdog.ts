/** Ends a process that stands still: work without an end on one cell would hold up even Ctrl-C. */
import { Worker } from 'node:worker_threads';
import { EXIT } from '../errors.ts';
import type { WatchdogTask } from './watchdog-thread.ts';

/** On a busy machine the worst files known hold the event loop up for a few seconds. */
const STANDSTILL_MS = 60_000;
const BEAT_MS = 500;

/**
 * Watches from a thread of its own, in whose time the computer's sleep does not count.
 * @param lines what is said at the end
 * @returns stops watching
 */
export function startWatchdog(lines: readonly string[], standstillMs = STANDSTILL_MS): () => void {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const heart = new Int32Array(beats);
  const beating = setInterval(() => Atomics.add(heart, 0, 1), BEAT_MS).unref();
  const task: WatchdogTask = { beats, standstillMs, text: `${lines.join('\n')}\n`, exitCode: EXIT.bug };
  const thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), { workerData: task });
  thread.unref();
  // A machine that has no room for a thread goes without.
  thread.on('error', () => undefined);
  return () => {
    clearInterval(beating);
    void thread.terminate();
  };
}
