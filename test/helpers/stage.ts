/** An API over real HTTP against a sandbox of two clients, with a clock that waits for nobody, and calls of every method. */
import { expect } from 'vitest';
import type { Method } from '../../src/api/answers.ts';
import type { ApiOptions, CubiclApi } from '../../src/api/api.ts';
import type { ClientBody } from '../../src/client/client.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { openApi } from './api.ts';
import { HandClock } from './clock.ts';
import { makeClient } from './make.ts';
import { openSandbox } from './sandbox.ts';

export const BODY: ClientBody = { name: 'New' };
export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
export const WRITES: readonly Method[] = ['POST', 'PUT', 'DELETE'];

export interface Stage {
  readonly sandbox: Sandbox;
  readonly api: CubiclApi;
  readonly clock: HandClock;
}

export async function openStage(sandbox: SandboxOptions = {}, api: Partial<ApiOptions> = {}): Promise<Stage> {
  const seed = [makeClient({ _id: 'c1' }), makeClient({ _id: 'c2' })];
  const opened = await openSandbox({ seed, ...sandbox });
  const clock = new HandClock();
  return { sandbox: opened, clock, api: openApi(opened, { clock, random: () => 0.5, ...api }) };
}

export function call(api: CubiclApi, method: Method): Promise<unknown> {
  if (method === 'GET') return api.getClient('c1');
  if (method === 'POST') return api.createClient(BODY);
  if (method === 'PUT') return api.updateClient('c1', BODY);
  return api.deleteClient('c1');
}

/** The error that it ends in; fails when it does not. */
export async function errorOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    (value) => expect.fail(`no error, but ${JSON.stringify(value)}`),
    (error: unknown) => error as Error,
  );
}

/** The first so many requests meet the fault. */
export function firstRequests(count: number, fault: Fault): SandboxOptions {
  return { behaviour: { fail: ({ n }) => (n <= count ? fault : undefined) } };
}
