/** Collects every client there is, although clients come and go while the pages go by. */
import pLimit from 'p-limit';
import { CLIENT_KEYS, type Client } from '../client/client.ts';
import type { CubiclApi } from './api.ts';
import { readPass, type Pass } from './pages.ts';
import { ClientSpool } from './spool.ts';

export interface SweepOptions {
  readonly name?: string;
  readonly email?: string;
  /** Default 1000. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (progress: SweepProgress) => void;
}

export interface SweepProgress {
  readonly clients: number;
  /** How many there are, where they are read once more and that is known: the list itself never tells. */
  readonly total?: number;
}

export interface Sweep {
  /** To be closed by whoever gets it. */
  readonly spool: ClientSpool;
  readonly pages: number;
  /** As few as a server that serves pages of this size, the last one empty, needs for so many clients. */
  readonly leastPages: number;
  /** False when clients came and went so fast that no two passes agreed: the collection may lack some. */
  readonly consistent: boolean;
}

export type SweepApi = Pick<CubiclApi, 'listClients' | 'getClient' | 'concurrency'>;

const DEFAULT_PAGE_SIZE = 1000;
const MOST_PASSES = 3;
/** More clients than that are not asked for one by one to learn whether they are really gone. */
const MOST_MISSED = 200;
const CLIENTS_PER_BATCH = 200;

/**
 * Sweeps the whole list, or what `name` and `email` find. One pass is enough while every page joins the one before;
 * else the list is read again until a pass does, or finds the same clients as the one before.
 * @throws Failure see `errors.ts`
 */
export async function sweep(api: SweepApi, options: SweepOptions = {}): Promise<Sweep> {
  const spool = await ClientSpool.create();
  try {
    const listed = await passes(api, spool, options);
    await dropGone(api, spool, listed);
    await complete(api, spool, { ...options, untold: listed.untold });
    const leastPages = Math.ceil(spool.size / Math.max(1, listed.largest)) + 1;
    return { spool, pages: listed.pages, leastPages, consistent: listed.consistent };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

interface Listed {
  readonly pages: number;
  readonly largest: number;
  readonly consistent: boolean;
  /** Seen by an earlier pass, and not by the last one. */
  readonly missed: readonly string[];
  /** Keys that the list told of no client. */
  readonly untold: ReadonlySet<string>;
}

async function passes(api: SweepApi, spool: ClientSpool, options: SweepOptions): Promise<Listed> {
  const untold = new Set<string>([...CLIENT_KEYS, 'createdAt']);
  let pages = 0;
  let before: Pass | undefined;
  for (let count = 1; ; count++) {
    const pass = await onePass(api, { ...options, spool, untold, ...(before && { total: before.ids.size }) });
    pages += pass.pages;
    const consistent = pass.isSteady || (before !== undefined && isSameSet(before.ids, pass.ids));
    if (consistent || count === MOST_PASSES) {
      const missed = before === undefined ? [] : [...spool.ids()].filter((id) => !pass.ids.has(id));
      return { pages, largest: pass.largest, consistent, missed, untold };
    }
    before = pass;
  }
}

interface PassContext extends SweepOptions {
  readonly spool: ClientSpool;
  readonly untold: Set<string>;
  /** Found by the pass before. */
  readonly total?: number;
}

function onePass(api: SweepApi, context: PassContext): Promise<Pass> {
  const { spool, untold, name, email, onPage, signal, total } = context;
  let read = 0;
  return readPass(api, {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    pageSize: context.pageSize ?? DEFAULT_PAGE_SIZE,
    take: async (page) => {
      signal?.throwIfAborted();
      await spool.add(page);
      for (const key of untold) if (page.some((client) => Object.hasOwn(client, key))) untold.delete(key);
      read += page.length;
      onPage?.(total === undefined ? { clients: spool.size } : { clients: Math.min(read, total), total });
    },
  });
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Reading by id tells a client that was deleted from one that the last pass only missed. */
async function dropGone(api: SweepApi, spool: ClientSpool, { missed, consistent }: Listed): Promise<void> {
  const areMany = missed.length > MOST_MISSED;
  if (areMany && !consistent) return;
  for (const id of missed) {
    const client = areMany ? undefined : await api.getClient(id);
    if (client) await spool.add([client]);
    else spool.delete(id);
  }
}

interface Completing extends Pick<SweepOptions, 'signal' | 'onPage'> {
  readonly untold: ReadonlySet<string>;
}

/**
 * A server may ignore `includeAllFields`: what the list leaves out is then read client by client. One read tells
 * such a server from one that leaves out whatever is empty.
 */
async function complete(
  api: SweepApi,
  spool: ClientSpool,
  { untold, signal, onPage }: Completing,
): Promise<void> {
  if (!CLIENT_KEYS.some((key) => untold.has(key))) return;
  if (!(await readingTellsMore(api, spool, untold))) return;
  const limit = pLimit(api.concurrency);
  const ids = [...spool.ids()];
  let done = 0;
  try {
    for (let from = 0; from < ids.length; from += CLIENTS_PER_BATCH) {
      const batch = ids.slice(from, from + CLIENTS_PER_BATCH);
      const read = await limit.map(batch, async (id) => {
        signal?.throwIfAborted();
        const client = await api.getClient(id);
        onPage?.({ clients: ++done, total: ids.length });
        return client;
      });
      await spool.add(read.filter((client) => client !== undefined));
      for (const [index, id] of batch.entries()) if (!read[index]) spool.delete(id);
    }
  } finally {
    limit.clearQueue();
  }
}

async function readingTellsMore(
  api: SweepApi,
  spool: ClientSpool,
  untold: ReadonlySet<string>,
): Promise<boolean> {
  for (const id of spool.ids()) {
    const client: Client | undefined = await api.getClient(id);
    if (client) return [...untold].some((key) => Object.hasOwn(client, key));
    spool.delete(id);
  }
  return false;
}
