/** What asks the process to stop: Ctrl-C, the system, or a terminal that was closed. */
import { closeSync } from 'node:fs';
import type { StopSignal } from '../errors.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly StopSignal[];

/** @returns listens no more */
export function onStop(listener: (signal: StopSignal) => void): () => void {
  const onSignal = (signal: StopSignal): void => {
    if (signal === 'SIGHUP') process.off('exit', letGoOfTerminal).once('exit', letGoOfTerminal);
    listener(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
  };
}

/** Node sets terminals back as it ends, and crashes with a core dump on one that was closed. */
function letGoOfTerminal(): void {
  for (const fd of [0, 1, 2]) closeSync(fd);
}

/** A terminal that is closed ends the input first, and sends SIGHUP right after. */
export const HANG_UP_MS = 50;
