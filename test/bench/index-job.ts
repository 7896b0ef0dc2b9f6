/** Weighs what an import keeps in memory of each client there is: its keys, and where it lies on the disk. */
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Client } from '../../src/client/client.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import { seedClients } from '../../src/sandbox/seed.ts';
import { linesOf } from './uncounted.ts';

const PAGE_CLIENTS = 1000;
const CLOSE_BYTES = 10_000;

/** Bytes per client. */
export interface Weight {
  readonly indexBytes: number;
  readonly spoolBytes: number;
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
  const { size } = index;
  await spool.close();
  return { indexBytes: (indexed - spooled) / size, spoolBytes: (spooled - before) / size };
}

async function writePages(file: string, clients: number): Promise<void> {
  const all = seedClients({ clients });
  const starts = Array.from({ length: Math.ceil(clients / PAGE_CLIENTS) }, (_, page) => page * PAGE_CLIENTS);
  const pages = starts.map((from) => JSON.stringify(all.slice(from, from + PAGE_CLIENTS)));
  await writeFile(file, `${pages.join('\n')}\n`);
}

/** What is left when everything is collected that can be. Buffers go a moment after what they belong to. */
async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let held = Infinity; ;) {
    collect();
    await setImmediate();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers > held - CLOSE_BYTES) return held;
    held = heapUsed + arrayBuffers;
  }
}
