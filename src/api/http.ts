/** The real network: undici with the token, kept connections and proxies; redirects are never followed. */
import type { Dispatcher } from 'undici';
import type { BaseUrl } from './address.ts';
import type { ApiRequest, Transport } from './answers.ts';
import { Exchange, LIMITS, type Limits } from './exchange.ts';

export interface HttpTransport {
  readonly send: Transport;
  /** Lets requests under way end, then closes the connections. */
  close(): Promise<void>;
}

/** Servers often hang up after 5 s of silence (Node's own default): a connection as old as that is not used again. */
const KEEP_ALIVE_MS = 4_000;

interface HttpOptions {
  readonly base: BaseUrl;
  readonly token: string;
  /** How many requests may be under way at once. */
  readonly connections: number;
  readonly limits?: Partial<Limits>;
}

/** The real network. The token goes into the Authorization header and nowhere else. HTTP(S)_PROXY and NO_PROXY are respected. */
export function httpTransport(options: HttpOptions): HttpTransport {
  const limits = { ...LIMITS, ...options.limits };
  let agent: Promise<Dispatcher> | undefined;
  return {
    async send(request) {
      agent ??= openAgent(options, limits);
      const opened = await agent;
      return new Promise((resolve, reject) => {
        const exchange = new Exchange({ resolve, reject, limits, host: options.base.host }, request.signal);
        opened.dispatch(dispatchOptions(request, options, limits), exchange);
      });
    },
    async close() {
      await (await agent)?.close();
    },
  };
}

async function openAgent({ base, connections }: HttpOptions, limits: Limits): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  const options = {
    connections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connect: { timeout: limits.connectMs, rejectUnauthorized: true },
  };
  return base.isLoopback ? new Agent(options) : new EnvHttpProxyAgent(options);
}

function dispatchOptions(
  request: ApiRequest,
  { base, token }: HttpOptions,
  limits: Limits,
): Dispatcher.DispatchOptions {
  const query = new URLSearchParams(request.query).toString().replaceAll('+', '%20');
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  return {
    origin: base.origin,
    path: `${base.path}${request.path}${query === '' ? '' : `?${query}`}`,
    method: request.method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': 'cubicl-sheets',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.silenceMs,
  };
}
