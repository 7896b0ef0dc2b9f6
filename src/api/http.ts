/** The real network: undici with the token, kept connections and proxies; redirects are never followed. */
import type { Dispatcher } from 'undici';
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';
import type { BaseUrl } from './address.ts';
import type { ApiAnswer, ApiRequest, Transport } from './answers.ts';
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

/**
 * The real network. The token goes into the Authorization header and nowhere else. HTTP(S)_PROXY and NO_PROXY are
 * respected, but not for this machine.
 */
export function httpTransport(options: HttpOptions): HttpTransport {
  const limits = { ...LIMITS, ...options.limits };
  const underWay = new Set<Promise<unknown>>();
  let agent: Promise<Dispatcher> | undefined;
  return {
    async send(request) {
      agent ??= openAgent(options, limits);
      const opened = await agent;
      const dispatched = dispatchOptions(request, options, limits);
      const answer = new Promise<ApiAnswer>((resolve, reject) => {
        const exchange = new Exchange({ resolve, reject, limits, host: options.base.host }, request.signal);
        opened.dispatch(dispatched, exchange);
      });
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    async close() {
      await Promise.allSettled(underWay);
      // Not its close(), which would wait for connections that nobody wants any more.
      await (await agent?.catch(() => undefined))?.destroy();
    },
  };
}

async function openAgent({ base, connections }: HttpOptions, limits: Limits): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  const connect = { timeout: limits.connectMs, rejectUnauthorized: true };
  const options = {
    connections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connect,
  };
  if (base.isLoopback) return new Agent(options);
  try {
    return new EnvHttpProxyAgent({ ...options, proxyTls: connect, requestTls: connect });
  } catch {
    // Without the cause, which may hold the proxy's password.
    throw new UsageFailure(msg`The proxy in HTTPS_PROXY or HTTP_PROXY is not a web address.`, {
      hint: msg`Use something like http://proxy.example:8080, or unset it.`,
    });
  }
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
