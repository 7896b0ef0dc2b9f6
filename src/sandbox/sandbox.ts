/** A stand-in for the Cubicl API over real HTTP: built from the API page alone, with clients of its own. */
import { createServer, type Server } from 'node:http';
import type { Client } from '../client/client.ts';
import { ServerFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { type Behaviour, PLAIN_BEHAVIOUR } from './behaviour.ts';
import { API_PREFIX, type SeenRequest } from './request.ts';
import { type Seed, seedClients } from './seed.ts';
import { createService } from './service.ts';
import { openStore, type Store } from './store.ts';

export const SANDBOX_TOKEN = 'sandbox-token';

const HOST = '127.0.0.1';

/** Longer than callers pause between requests, so that a kept connection does not break under one. */
const KEEP_ALIVE_MS = 65_000;

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Keeps the clients in this file (mode 0600), beyond the sandbox's life. Without it they are kept in memory. */
  readonly file?: string;
  /** The clients to begin with; a file that is there already counts instead. Default `empty`. */
  readonly seed?: Seed;
  /** Default `sandbox-token`. */
  readonly token?: string;
  readonly behaviour?: Partial<Behaviour>;
  /** How many requests `history` remembers. Default: all. */
  readonly remember?: number;
}

export interface Sandbox {
  /** Where the API is: `http://127.0.0.1:<port>/api/v1`. */
  readonly url: string;
  readonly token: string;
  /** For changes behind a caller's back. */
  readonly store: Store;
  /** Every request, in the order of arrival. */
  readonly history: readonly SeenRequest[];
  /** May be changed at any time. */
  readonly behaviour: Behaviour;
  /** All clients, in the order of creation. */
  clients(): readonly Client[];
  /** Breaks open connections; what was not committed never will be. */
  close(): Promise<void>;
}

/** Fails with FileFailure for the file, ServerFailure when the port or the file is in use by another process. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { token = SANDBOX_TOKEN, remember = Infinity } = options;
  const behaviour: Behaviour = { ...PLAIN_BEHAVIOUR, ...options.behaviour };
  const store = openStore(options.file, () => seedClients(options.seed ?? 'empty'));
  const history: SeenRequest[] = [];
  const closing = new AbortController();
  const note = (request: SeenRequest): void => {
    history.push(request);
    if (history.length > remember) history.shift();
  };

  const server = createServer(createService({ store, behaviour, token, note, signal: closing.signal }));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const url = `http://${HOST}:${port}${API_PREFIX}`;
  store.announce(url);

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing.abort();
    closed ??= stop(server).then(() => store.close());
    return closed;
  };
  return { url, token, store, history, behaviour, clients: () => store.all(), close };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? msg`it is in use` : cause.message;
      const hint = msg`Choose another with --port, or leave --port out to take any free one.`;
      reject(new ServerFailure(msg`The sandbox can't listen on port ${port}: ${why}.`, { hint, cause }));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
