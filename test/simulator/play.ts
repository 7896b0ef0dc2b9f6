/** Plays a scene to its end and checks what must hold. */
import { expect } from 'vitest';
import { endings, violations } from './invariants.ts';
import type { Ending } from './machine.ts';
import type { Step } from './process.ts';
import type { Arrival, Fate } from './server.ts';
import type { Stage } from './stage.ts';

/** Dies when it comes to a step for the nth time. */
export function dyingAt(step: Step, nth = 1): (passed: Step) => boolean {
  let left = nth;
  return (passed) => passed === step && --left === 0;
}

/** What the nth request of a method meets; the others are answered as they should be. */
export function nthMeets(method: string, nth: number, fate: Fate): (arrival: Arrival) => Fate | undefined {
  let left = nth;
  return (arrival) => (arrival.method === method && --left === 0 ? fate : undefined);
}

/** Runs on a server and a machine that work from now on, and once more, which must send nothing. */
export async function playOut(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const { machine, server } = stage;
  server.fate = () => undefined;
  expect(await machine.run()).toEqual({ is: 'done' } satisfies Ending);
  return played(stage);
}

/** The end as it is: nothing is left, nothing is doubled, lost or written over, and another run sends nothing. */
export async function played(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const { machine, server } = stage;
  expect(await violations(stage)).toEqual([]);
  const sent = server.arrivals.length;
  expect(await machine.run()).toEqual({ is: 'done' } satisfies Ending);
  expect(server.arrivals.length, 'requests of a second run').toBe(sent);
  return endings(stage);
}

export function sentBy(stage: Stage, method: string): readonly Arrival[] {
  return stage.server.arrivals.filter((arrival) => arrival.method === method);
}
