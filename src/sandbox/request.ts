/** A request as the sandbox saw it: when it came, what it asked, and what became of it. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export const API_PREFIX = '/api/v1';

const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface SeenRequest {
  /** 1 for the first request since the sandbox started. */
  readonly n: number;
  /** The same, counted among requests of this method only. */
  readonly nthOfMethod: number;
  /** Arrival, by the `performance.now()` of the sandbox's process, in milliseconds. */
  readonly at: number;
  readonly method: string;
  /** As it came: `/api/v1/crm/customers?limit=100`. */
  readonly url: string;
  /** The same without `/api/v1` and without the query: `/crm/customers/65a…`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON; the plain text where it was no JSON; `undefined` where there was none. */
  readonly body: unknown;
  /** What was answered; `undefined` while, or where, nothing was. */
  readonly status: number | undefined;
  /** Whether it changed a client, however late, and whatever was answered. */
  readonly committed: boolean;
  /** The client it changed. */
  readonly clientId: string | undefined;
}

/** The sandbox's own view: what is learned about a request after it arrived. */
export interface OpenRequest extends SeenRequest {
  body: unknown;
  status: number | undefined;
  committed: boolean;
  clientId: string | undefined;
}

/** Numbers requests as they arrive. */
export function createArrivals(): (incoming: IncomingMessage) => OpenRequest {
  const ofMethod = new Map<string, number>();
  let n = 0;
  return (incoming) => {
    const method = incoming.method ?? 'GET';
    const nthOfMethod = (ofMethod.get(method) ?? 0) + 1;
    ofMethod.set(method, nthOfMethod);
    n += 1;
    return {
      n,
      nthOfMethod,
      at: performance.now(),
      method,
      ...splitUrl(incoming.url ?? '/'),
      headers: incoming.headers,
      body: undefined,
      status: undefined,
      committed: false,
      clientId: undefined,
    };
  };
}

/** Not `new URL()`: that would quietly resolve `..` and `%2e%2e`, and hide a client's careless address. */
function splitUrl(url: string): Pick<SeenRequest, 'url' | 'path' | 'query'> {
  const mark = url.indexOf('?');
  const full = mark < 0 ? url : url.slice(0, mark);
  return {
    url,
    path: full.startsWith(`${API_PREFIX}/`) ? full.slice(API_PREFIX.length) : full,
    query: mark < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(mark + 1))),
  };
}

/** The whole body, parsed where it is JSON. Rejects when the caller went away before sending all of it. */
export function readBody(incoming: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) incoming.destroy(new Error('The body is too large.'));
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(parsed(Buffer.concat(chunks).toString('utf8'))));
    incoming.once('error', reject);
  });
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
