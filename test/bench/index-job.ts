/** Weighs what an import keeps in memory for each client there is: its keys, and where it lies on the disk. */
import { writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Client } from '../../src/client/client.ts';
import { MatchIndex } from '../../src/plan/match.ts';
import { seedClients } from '../../src/sandbox/seed.ts';
import { linesOf } from './uncounted.ts';

const PAGE_CLIENTS = 1000;

export interface Weight {
  readonly indexBytes: number;
  readonly spoolBytes: number;
}

/** Bytes of memory per client; `pages` is a file to work with. */
export async function weighIndex(args: {
  readonly clients: number;
  readonly pages: string;
}): Promise<Weight> {
  const collect = garbageCollector();
  await writePages(args.pages, args.clients);
  const spool = await ClientSpool.create();
  const before = held(collect);
  // Parsed like answers, so that every client has texts of its own.
  for (const page of linesOf(args.pages)) await spool.add(JSON.parse(page) as Client[]);
  const spooled = held(collect);
  const index = new MatchIndex();
  for await (const batch of spool) for (const client of batch) index.add(client);
  const indexed = held(collect);
  const weight = {
    indexBytes: (indexed - spooled) / index.size,
    spoolBytes: (spooled - before) / spool.size,
  };
  await spool.close();
  return weight;
}

async function writePages(file: string, clients: number): Promise<void> {
  const all = seedClients({ clients });
  const starts = Array.from({ length: Math.ceil(clients / PAGE_CLIENTS) }, (_, page) => page * PAGE_CLIENTS);
  const pages = starts.map((from) => JSON.stringify(all.slice(from, from + PAGE_CLIENTS)));
  await writeFile(file, `${pages.join('\n')}\n`);
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function held(collect: () => void): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
