/** The thread of the watchdog: it alone still runs while the main thread stands still. */
import { writeSync } from 'node:fs';
import { Session } from 'node:inspector';
import { workerData } from 'node:worker_threads';

export interface WatchdogTask {
  /** One Int32 that the main thread counts up. */
  readonly beats: SharedArrayBuffer;
  readonly standstillMs: number;
  readonly text: string;
  readonly exitCode: number;
}

const TICK_MS = 1000;

const { beats, standstillMs, text, exitCode } = workerData as WatchdogTask;
const heart = new Int32Array(beats);
let last = Atomics.load(heart, 0);
let missed = 0;

// It ticks on to the end: a thread without a timer would be gone before the debugger answers.
setInterval(() => {
  const now = Atomics.load(heart, 0);
  missed = now === last ? missed + 1 : 0;
  last = now;
  if (missed !== Math.ceil(standstillMs / TICK_MS)) return;
  writeSync(2, text);
  endMainThread();
}, TICK_MS);

/**
 * A thread can't end the process, and a signal waits for the event loop; the debugger breaks into any loop, even that of a
 * pattern. So the main thread ends as always, with its exit code, and removes what it does at exit.
 */
function endMainThread(): void {
  const session = new Session();
  session.connectToMainThread();
  session.on('Debugger.paused', ({ params }) => {
    const [frame] = params.callFrames;
    const callFrameId = frame?.callFrameId ?? '';
    session.post('Debugger.evaluateOnCallFrame', { callFrameId, expression: ending() });
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}

/** Standard error is closed first: Node would say there that it waits for a debugger. */
function ending(): string {
  return `process.getBuiltinModule('fs').closeSync(2); process.exit(${exitCode})`;
}
