/** Puts an answer on the connection: whole, slowly, in half, or not at all. */
import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { OpenRequest } from './request.ts';

export interface Answer {
  readonly status: number;
  /** Sent as JSON; nothing is sent where it is absent. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The id of the client that was changed. */
  readonly wrote?: string;
}

export interface Wire {
  readonly response: ServerResponse;
  /** Told the status when it is sent. */
  readonly request: OpenRequest;
}

/** An error as the API page describes it. */
export function refusal(status: number, headers?: Readonly<Record<string, string>>): Answer {
  return { status, body: { code: status }, ...(headers && { headers }) };
}

export function sendWhole(wire: Wire, answer: Answer): void {
  const payload = payloadOf(answer);
  sendHead(wire, answer, payload.length);
  wire.response.end(payload);
}

/** Half of the answer under headers that promise no more: only the JSON tells that something is missing. */
export function sendTruncated(wire: Wire, answer: Answer): void {
  const half = halfOf(payloadOf(answer));
  sendHead(wire, answer, half.length);
  wire.response.end(half);
}

/** Half of the answer under headers that promise all of it, then the connection breaks. */
export function sendCut(wire: Wire, answer: Answer): void {
  const payload = payloadOf(answer);
  sendHead(wire, answer, payload.length);
  wire.response.flushHeaders();
  wire.response.write(halfOf(payload), () => drop(wire));
}

/** Resolves when all was sent, the caller went away, or the sandbox closed. */
export async function sendSlowly(
  wire: Wire,
  answer: Answer,
  { bytesPerSecond, signal }: { readonly bytesPerSecond: number; readonly signal: AbortSignal },
): Promise<void> {
  const payload = payloadOf(answer);
  const stepMs = Math.max(20, 1000 / bytesPerSecond);
  const step = Math.max(1, Math.round((bytesPerSecond * stepMs) / 1000));
  sendHead(wire, answer, payload.length);
  wire.response.flushHeaders();
  for (let sent = 0; sent < payload.length; sent += step) {
    if (!(await hold(stepMs, signal)) || wire.response.destroyed) return;
    wire.response.write(payload.subarray(sent, sent + step));
  }
  wire.response.end();
}

export function drop(wire: Wire): void {
  wire.response.socket?.destroy();
}

/** Waits; false when the sandbox closed meanwhile. */
export async function hold(delayMs: number, signal: AbortSignal): Promise<boolean> {
  if (delayMs > 0) await setTimeout(delayMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

function sendHead(wire: Wire, answer: Answer, length: number): void {
  wire.request.status = answer.status;
  wire.response.writeHead(answer.status, {
    ...(length > 0 && { 'content-type': contentTypeOf(answer) }),
    ...(answer.status !== 204 && { 'content-length': length }),
    ...answer.headers,
  });
}

function contentTypeOf({ raw }: Answer): string {
  const isHtml = typeof raw === 'string' && raw.trimStart().startsWith('<');
  return isHtml ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
}

function payloadOf(answer: Answer): Buffer {
  if (answer.raw instanceof Uint8Array) return asBuffer(answer.raw);
  if (answer.raw !== undefined) return Buffer.from(answer.raw);
  return Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

/** Not a copy: a page may be megabytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function halfOf(payload: Buffer): Buffer {
  return payload.subarray(0, Math.floor(payload.length / 2));
}
