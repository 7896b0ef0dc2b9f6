/** What asks the process to stop: Ctrl-C, the system, or a terminal that was closed. */
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { Interrupted, type StopSignal } from '../errors.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly StopSignal[];

/** @returns listens no more */
export function onStop(listener: (signal: StopSignal) => void): () => void {
  const onSignal = (signal: StopSignal): void => {
    if (signal === 'SIGHUP') leaveTerminal();
    listener(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
  };
}

/**
 * To be awaited where the input has ended: by Ctrl-D, or with the terminal, whose signal may come later or never.
 * @throws Interrupted where the terminal was closed
 */
export async function refuseHungUp(): Promise<void> {
  await sleep(HANG_UP_MS);
  if (isatty(0)) return;
  // Its signal may come any time, and would end the process before it could end by itself.
  process.on('SIGHUP', () => undefined);
  leaveTerminal();
  throw new Interrupted('SIGHUP');
}

/** For a system that ends the input a moment before the terminal is gone. */
const HANG_UP_MS = 50;

/** Node sets terminals back as it ends, and crashes with a core dump on one that was closed. */
function leaveTerminal(): void {
  process.off('exit', closeTerminal).once('exit', closeTerminal);
}

function closeTerminal(): void {
  for (const fd of [0, 1, 2]) closeSync(fd);
}
