/** Takes a request through a server's gates, in their order: redirect, token, quota, fault, endpoint. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFaultPicker, play } from './faults.ts';
import { overQuota, QuotaCounter } from './quota.ts';
import { createArrivals, type OpenRequest, readBody, type SeenRequest } from './request.ts';
import { route } from './routes.ts';
import { type Answer, drop, hold, refusal, sendWhole, type Wire } from './wire.ts';
import type { World } from './world.ts';

export interface ServiceOptions extends World {
  readonly token: string;
  /** Told of every request when it arrives. */
  readonly note: (request: SeenRequest) => void;
  /** Aborted when the sandbox closes. */
  readonly signal: AbortSignal;
}

/** What `node:http` calls for each request. */
export function createService(
  options: ServiceOptions,
): (incoming: IncomingMessage, response: ServerResponse) => void {
  const arrive = createArrivals();
  const gate = createGate(options);
  const pickFault = createFaultPicker();

  const serve = async (incoming: IncomingMessage, wire: Wire): Promise<void> => {
    const { behaviour, signal } = options;
    const { request, response } = wire;
    const stopped = gate(request);
    request.body = await readBody(incoming);
    if (behaviour.clockSkewMs !== 0) response.setHeader('date', serverDate(behaviour.clockSkewMs));
    if (stopped) {
      sendWhole(wire, stopped);
      return;
    }
    const { latencyMs } = behaviour;
    const fault = pickFault(behaviour.fail, request);
    const delayMs = typeof latencyMs === 'function' ? latencyMs(request) : latencyMs;
    if (delayMs > 0 && !(await hold(delayMs, signal))) return;
    await play(fault, { wire, act: () => act(options, request), signal });
  };

  return (incoming, response) => {
    const wire: Wire = { response, request: arrive(incoming) };
    options.note(wire.request);
    serve(incoming, wire).catch(() => giveUp(wire));
  };
}

/** Decides by the head of a request alone whether it gets in; an answer means that it does not. */
function createGate({ behaviour, token }: ServiceOptions): (request: SeenRequest) => Answer | undefined {
  const counter = new QuotaCounter();
  let admitted = 0;
  return ({ headers, at }) => {
    const { redirectTo, expireTokenAfter, quota, clockSkewMs } = behaviour;
    if (redirectTo !== undefined) return { status: 307, headers: { location: redirectTo } };
    if (headers.authorization !== `Bearer ${token}` || admitted >= expireTokenAfter) return refusal(401);
    admitted += 1;
    const waitMs = quota ? counter.admit(quota, at) : 0;
    return quota && waitMs > 0 ? overQuota(quota, waitMs, clockSkewMs) : undefined;
  };
}

function act(world: World, request: OpenRequest): Answer {
  const answer = route(world, request);
  if (answer.wrote !== undefined) {
    request.committed = true;
    request.clientId = answer.wrote;
  }
  return answer;
}

/** The caller went away in the middle of its body, or the sandbox could not do its work: a full disk, say. */
function giveUp(wire: Wire): void {
  if (wire.response.headersSent || wire.response.destroyed) drop(wire);
  else sendWhole(wire, refusal(500));
}

function serverDate(clockSkewMs: number): string {
  return new Date(Date.now() + clockSkewMs).toUTCString();
}
