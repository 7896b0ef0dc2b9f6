/** Weighs what an import keeps in memory of each client there is: its keys, where it lies on the disk, and its row's match. */
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Client } from '../../src/client/client.ts';
import type { Draft } from '../../src/client/draft.ts';
import { matchAll } from '../../src/plan/match-all.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import { seedClients } from '../../src/sandbox/seed.ts';
import { collector } from './collector.ts';
import { linesOf } from './uncounted.ts';

const PAGE_CLIENTS = 1000;
const CLOSE_BYTES = 10_000;

/** Bytes per client. */
export interface Weight {
  readonly indexBytes: number;
  readonly spoolBytes: number;
  readonly matchBytes: number;
}

/** `pages` is a file to work with. */
export async function weighIndex(args: {
  readonly clients: number;
  readonly pages: string;
}): Promise<Weight> {
  await writePages(args.pages, args.clients);
  // The first time pays for the code as well.
  await weigh(args.pages);
  return weigh(args.pages);
}

async function weigh(pages: string): Promise<Weight> {
  const spool = await ClientSpool.create();
  const before = await heldBytes();
  // Parsed like answers, so that every client has texts of its own.
  for (const page of linesOf(pages)) await spool.add(JSON.parse(page) as Client[]);
  const spooled = await heldBytes();
  const index = new MatchIndex();
  for await (const batch of spool) for (const client of batch) index.add(client);
  const indexed = await heldBytes();
  let matched = NaN;
  const rows = async function* (): AsyncGenerator<Draft> {
    for (const page of linesOf(pages)) yield* draftsOf(page);
    // Who was asked for is remembered until the last row.
    matched = await heldBytes();
  };
  const { length } = (await matchAll(rows(), index)).matches;
  await spool.close();
  return {
    indexBytes: (indexed - spooled) / length,
    spoolBytes: (spooled - before) / length,
    matchBytes: (matched - indexed) / length,
  };
}

/** A row for each client of a page, with texts of its own. */
function draftsOf(page: string): Draft[] {
  const clients = JSON.parse(page) as Client[];
  return clients.map(({ _id, name, email }) => ({
    rows: [0],
    id: _id,
    cells: { name, email: email ?? '' },
    managerIds: [],
    base: '',
    issues: [],
  }));
}

async function writePages(file: string, clients: number): Promise<void> {
  const all = seedClients({ clients });
  const starts = Array.from({ length: Math.ceil(clients / PAGE_CLIENTS) }, (_, page) => page * PAGE_CLIENTS);
  const pages = starts.map((from) => JSON.stringify(all.slice(from, from + PAGE_CLIENTS)));
  await writeFile(file, `${pages.join('\n')}\n`);
}

/** What is left when everything is collected that can be. Buffers go a moment after what they belong to. */
async function heldBytes(): Promise<number> {
  const collect = collector();
  for (let held = Infinity; ;) {
    collect();
    await setImmediate();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers > held - CLOSE_BYTES) return held;
    held = heapUsed + arrayBuffers;
  }
}
