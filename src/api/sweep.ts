/** Collects every client there is, although clients come and go while the pages go by. */
import pLimit from 'p-limit';
import { isComplete, type Client } from '../client/client.ts';
import type { CubiclApi } from './api.ts';
import { readPass, type Pass } from './pages.ts';
import { ClientSpool } from './spool.ts';

export interface SweepOptions {
  readonly name?: string;
  readonly email?: string;
  /** Default 1000. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (progress: { readonly clients: number; readonly pages: number }) => void;
}

export interface Sweep {
  /** To be closed by whoever gets it. */
  readonly spool: ClientSpool;
  readonly pages: number;
  /** False when clients came and went so fast that no two passes agreed: the collection may lack some. */
  readonly consistent: boolean;
}

export type SweepApi = Pick<CubiclApi, 'listClients' | 'getClient' | 'concurrency'>;

export const DEFAULT_PAGE_SIZE = 1000;
const MOST_PASSES = 3;
/** More clients than that are not asked for one by one to learn whether they are really gone. */
const MOST_MISSED = 200;
const CLIENTS_PER_BATCH = 200;

/**
 * Sweeps the whole list, or what `name` and `email` find. One pass is enough while every page joins the one before;
 * else the list is read again until two passes in a row find the same clients.
 * @throws Failure see `errors.ts`
 */
export async function sweep(api: SweepApi, options: SweepOptions = {}): Promise<Sweep> {
  const spool = await ClientSpool.create();
  try {
    const { pages, consistent, missed } = await passes(api, spool, options);
    await dropGone(api, spool, missed);
    await complete(api, spool, options.signal);
    return { spool, pages, consistent };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

interface Passes {
  readonly pages: number;
  readonly consistent: boolean;
  /** Seen by an earlier pass, and not by the last one. */
  readonly missed: readonly string[];
}

async function passes(api: SweepApi, spool: ClientSpool, options: SweepOptions): Promise<Passes> {
  let pages = 0;
  let before: Pass | undefined;
  for (let count = 1; ; count++) {
    const pass = await onePass(api, spool, { ...options, pages });
    pages += pass.pages;
    const agrees = before === undefined ? pass.isSteady : isSameSet(before.ids, pass.ids);
    if (agrees || count === MOST_PASSES) {
      const missed = before === undefined ? [] : [...spool.ids()].filter((id) => !pass.ids.has(id));
      return { pages, consistent: agrees, missed };
    }
    before = pass;
  }
}

function onePass(
  api: SweepApi,
  spool: ClientSpool,
  options: SweepOptions & { pages: number },
): Promise<Pass> {
  const { name, email, onPage, signal } = options;
  let pages = options.pages;
  let clients = 0;
  return readPass(api, {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    pageSize: options.pageSize ?? DEFAULT_PAGE_SIZE,
    take: async (page) => {
      signal?.throwIfAborted();
      await spool.add(page);
      clients = Math.max(clients, spool.size);
      onPage?.({ clients, pages: ++pages });
    },
  });
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Reading by id tells a client that was deleted from one that the last pass only missed. */
async function dropGone(api: SweepApi, spool: ClientSpool, missed: readonly string[]): Promise<void> {
  if (missed.length > MOST_MISSED) return;
  for (const id of missed) {
    const client = await api.getClient(id);
    if (client) await spool.add([client]);
    else spool.delete(id);
  }
}

/**
 * A server may ignore `includeAllFields`: what the list leaves out is then read client by client. One read tells
 * such a server from one that leaves out whatever is empty.
 */
async function complete(api: SweepApi, spool: ClientSpool, signal: AbortSignal | undefined): Promise<void> {
  let isBareList: boolean | undefined;
  const limit = pLimit(api.concurrency);
  const ids = [...spool.ids()];
  for (let from = 0; from < ids.length; from += CLIENTS_PER_BATCH) {
    if (isBareList === false) return;
    const clients = await spool.getAll(ids.slice(from, from + CLIENTS_PER_BATCH));
    const partial = clients.filter((client) => !isComplete(client));
    const [first] = partial;
    if (!first) continue;
    isBareList ??= await tellsMore(api, first);
    if (!isBareList) return;
    const whole = await limit.map(partial, async ({ _id }) => {
      signal?.throwIfAborted();
      return (await api.getClient(_id)) ?? _id;
    });
    await spool.add(whole.filter((client) => typeof client !== 'string'));
    for (const gone of whole) if (typeof gone === 'string') spool.delete(gone);
  }
}

async function tellsMore(api: SweepApi, listed: Client): Promise<boolean> {
  const read = await api.getClient(listed._id);
  return read !== undefined && Object.keys(read).length > Object.keys(listed).length;
}
