/**
 * Random lists, page sizes and changes between requests: no client that stays is missed. The sandbox's store answers
 * without the wire, so that many worlds can be tried.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweep, type SweepApi } from '../../src/api/sweep.ts';
import { Store } from '../../src/sandbox/store.ts';
import { makeClient } from '../helpers/make.ts';

interface Change {
  /** It happens just before the request of this number. */
  readonly at: number;
  readonly what: 'create' | 'delete' | 'edit';
  /** Which client, counted round and round. */
  readonly which: number;
}

interface World {
  readonly clients: number;
  readonly pageSize: number;
  readonly order: 'created' | 'newest' | 'shuffled';
  readonly changes: readonly Change[];
}

function worlds(fixed: {
  readonly order: readonly World['order'][];
  readonly pageSize: readonly number[];
  readonly what: readonly Change['what'][];
  readonly clients?: number;
}): fc.Arbitrary<World> {
  const change = fc.record({
    at: fc.integer({ min: 1, max: 30 }),
    what: fc.constantFrom(...fixed.what),
    which: fc.nat(60),
  });
  return fc.record({
    clients: fc.integer({ min: fixed.clients ?? 0, max: 40 }),
    pageSize: fc.constantFrom(...fixed.pageSize),
    order: fc.constantFrom(...fixed.order),
    changes: fc.uniqueArray(change, { maxLength: 12, selector: ({ at }) => at }),
  });
}

function happen({ what, which }: Change, store: Store): void {
  const client = store.all()[which % Math.max(1, store.size)];
  if (what === 'create') store.create({ name: 'New' });
  else if (client) store.remove(client._id);
  // In a list that begins with what was edited last, an edit moves a client to the front.
  if (what === 'edit' && client) store.put(client);
}

interface Swept {
  /** Clients that were there from the first request to the last, and were not found. */
  readonly missed: readonly string[];
  /** Found, but never there. */
  readonly madeUp: readonly string[];
  readonly consistent: boolean;
}

async function sweepWorld({ clients, pageSize, order, changes }: World): Promise<Swept> {
  const store = new Store(Array.from({ length: clients }, (_, n) => makeClient({ _id: `c${n}` })));
  const atFirst = store.all().map(({ _id }) => _id);
  const ever = new Set(atFirst);
  let requests = 0;
  const arrive = (): void => {
    requests += 1;
    for (const change of changes) if (change.at === requests) happen(change, store);
    for (const { _id } of store.all()) ever.add(_id);
  };
  const api: SweepApi = {
    concurrency: 1,
    listClients: ({ skip, limit }) => {
      arrive();
      const query = { skip, limit: Math.min(limit, pageSize), folding: 'plain', lagMs: 0 } as const;
      return Promise.resolve(store.list({ ...query, order, shuffleSeed: requests }));
    },
    getClient: (id) => {
      arrive();
      return Promise.resolve(store.get(id));
    },
  };
  const { spool, consistent } = await sweep(api);
  const found = [...spool.ids()];
  await spool.close();
  const missed = atFirst.filter((id) => store.get(id) && !found.includes(id));
  return { missed, madeUp: found.filter((id) => !ever.has(id)), consistent };
}

async function neverMisses(
  arbitrary: fc.Arbitrary<World>,
  parameters: fc.Parameters<[World]>,
): Promise<number> {
  let inconsistent = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, async (world) => {
      const { missed, madeUp, consistent } = await sweepWorld(world);
      expect(madeUp).toEqual([]);
      if (consistent) expect(missed).toEqual([]);
      else inconsistent += 1;
    }),
    parameters,
  );
  return inconsistent;
}

describe('clients that come and go between requests neither hide nor double another', () => {
  it('in lists by creation, from either end, at any page size', async () => {
    const pageSize = [2, 3, 7, 10, 100];
    const inconsistent = await neverMisses(
      worlds({ order: ['created', 'newest'], pageSize, what: ['create', 'delete'] }),
      { numRuns: 200 },
    );
    expect(inconsistent).toBeLessThan(10);
  });

  it('in lists that begin with what was edited last', async () => {
    const pageSize = [2, 3, 7, 10, 100];
    await neverMisses(worlds({ order: ['newest'], pageSize, what: ['create', 'edit'] }), { numRuns: 100 });
  });

  it('and does not take a client created while the front is read again for the one it looks for', async () => {
    const edits = [2, 3].map((at) => ({ at, what: 'edit', which: 0 }) as const);
    const creates = [1, 26].map((at) => ({ at, what: 'create', which: 0 }) as const);
    const world: World = { clients: 23, pageSize: 2, order: 'newest', changes: [...edits, ...creates] };
    expect(await sweepWorld(world)).toEqual({ missed: [], madeUp: [], consistent: true });
  });

  it('where the server serves one client at a time, and two passes must agree', async () => {
    await neverMisses(
      worlds({ order: ['created', 'newest'], pageSize: [1], what: ['create', 'delete'], clients: 3 }),
      { numRuns: 50, seed: 17 },
    );
  });

  it('in lists without an order, or it is said that some may be missing', async () => {
    await neverMisses(
      worlds({ order: ['shuffled'], pageSize: [2, 3, 7, 10, 100], what: ['create', 'delete'] }),
      { numRuns: 80, seed: 17 },
    );
  });
});
