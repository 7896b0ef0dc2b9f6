/** Whole sweeps over real HTTP: passes, what the list leaves out, and who has gone meanwhile. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { sweep, type Sweep, type SweepOptions, type SweepProgress } from '../../src/api/sweep.ts';
import type { Client } from '../../src/client/client.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { allOf } from '../helpers/all.ts';
import { openApi } from '../helpers/api.ts';
import { makeClient } from '../helpers/make.ts';
import { openFiles } from '../helpers/open-files.ts';
import { openSandbox } from '../helpers/sandbox.ts';

interface Swept extends Sweep {
  readonly sandbox: Sandbox;
  readonly clients: readonly Client[];
  readonly lists: number;
  /** Ids of clients that were read one by one. */
  readonly reads: readonly string[];
}

/** `before` tells what happens just before a request of that number is answered. */
async function sweepSandbox(
  { before = {}, ...options }: SandboxOptions & { before?: Record<number, (sandbox: Sandbox) => void> },
  sweepOptions: SweepOptions = {},
): Promise<Swept> {
  const sandbox = await openSandbox(options);
  sandbox.behaviour.latencyMs = ({ n }) => {
    before[n]?.(sandbox);
    return 0;
  };
  const swept = await sweep(openApi(sandbox), sweepOptions);
  onTestFinished(() => swept.spool.close());
  const clients = (await allOf(swept.spool)).flat();
  const isList = (path: string): boolean => path === '/crm/customers';
  const reads = sandbox.history
    .filter(({ path }) => !isList(path))
    .map(({ path }) => path.split('/').at(-1) ?? '');
  return { ...swept, sandbox, clients, reads, lists: sandbox.history.length - reads.length };
}

const numbered = (count: number, differs: Partial<Client> = {}): Client[] =>
  Array.from({ length: count }, (_, n) => makeClient({ _id: `c${n}`, name: `Client ${n}`, ...differs }));

function openSpools(): number {
  return openFiles().filter(({ path }) => path.includes('cubicl-sheets-')).length;
}

describe('a sweep', () => {
  it('finds every client with all its fields, in the order of the list', async () => {
    const { sandbox, clients, consistent, lists, reads, pages } = await sweepSandbox({
      seed: 'demo',
      behaviour: { maxLimit: 100 },
    });
    expect(clients).toEqual(sandbox.clients());
    expect([consistent, lists, reads, pages]).toEqual([true, 4, [], 4]);
  });

  it('of nobody takes one request', async () => {
    const { clients, consistent, sandbox } = await sweepSandbox({});
    expect([clients, consistent, sandbox.history.length]).toEqual([[], true, 1]);
  });

  it('finds what a search finds', async () => {
    const { clients, sandbox } = await sweepSandbox(
      { seed: numbered(30), behaviour: { maxLimit: 4 } },
      { name: 'client', email: 'INFO@' },
    );
    expect(clients).toHaveLength(30);
    for (const { query } of sandbox.history) expect(query).toMatchObject({ name: 'client', email: 'INFO@' });
  });

  it('asks for as large a page as it is told to', async () => {
    const { sandbox } = await sweepSandbox({ seed: numbered(3) }, { pageSize: 50 });
    expect(sandbox.history.map(({ query }) => query['limit'])).toEqual(['50', '50', '50']);
  });

  it('tells how far it is', async () => {
    const seen: unknown[] = [];
    await sweepSandbox(
      { seed: numbered(9), behaviour: { maxLimit: 4 } },
      { onPage: (progress) => seen.push(progress) },
    );
    expect(seen).toEqual([{ clients: 4 }, { clients: 7 }, { clients: 9 }]);
  });

  it('stops with the signal’s reason, and leaves no file open', async () => {
    const stop = new AbortController();
    const before = { 3: () => stop.abort(new Error('Interrupted.')) };
    const sweeping = sweepSandbox(
      { seed: numbered(50), behaviour: { maxLimit: 4 }, before },
      { signal: stop.signal },
    );
    await expect(sweeping).rejects.toThrow('Interrupted.');
    expect(openSpools()).toBe(0);
  });

  it('that fails leaves no file open', async () => {
    await expect(
      sweepSandbox({ seed: numbered(50), behaviour: { maxLimit: 4, expireTokenAfter: 3 } }),
    ).rejects.toMatchObject({ exitCode: 4 });
    expect(openSpools()).toBe(0);
  });
});

describe('a list that changes', () => {
  it('is read again where a page did not join, and the latest copies count', async () => {
    const before = {
      2: ({ store }: Sandbox) => {
        store.remove('c3');
        store.put(makeClient({ _id: 'c0', name: 'Renamed' }));
      },
    };
    const seen: SweepProgress[] = [];
    const { clients, consistent, lists, reads } = await sweepSandbox(
      { seed: numbered(8), behaviour: { maxLimit: 4 }, before },
      { onPage: (progress) => seen.push(progress) },
    );
    expect(clients.map(({ _id }) => _id)).toEqual(['c0', 'c1', 'c2', 'c4', 'c5', 'c6', 'c7']);
    expect(clients[0]?.name).toBe('Renamed');
    // c3, read by the first pass and missed by the second, was asked for by its id: it is really gone.
    expect([consistent, lists, reads]).toEqual([true, 9, ['c3']]);
    // Only the second pass knows how many there are.
    expect(seen.map(({ total }) => total)).toEqual([
      ...Array<undefined>(4).fill(undefined),
      ...Array<number>(3).fill(8),
    ]);
    expect(seen.at(-1)).toEqual({ clients: 8, total: 8 });
  });

  it('may hold back a client that is there: asked for by its id, it stays', async () => {
    const { clients, consistent } = await sweepSandbox({
      seed: numbered(30),
      behaviour: { maxLimit: 10, order: 'shuffled' },
    });
    expect(consistent).toBe(false);
    const ids = clients.map(({ _id }) => _id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
  });

  it('that lost hundreds is believed without asking for each', async () => {
    const gone = Array.from({ length: 250 }, (_, n) => `c${n}`);
    const before = { 4: ({ store }: Sandbox) => gone.forEach((id) => store.remove(id)) };
    const { clients, consistent, reads } = await sweepSandbox({
      seed: numbered(400),
      behaviour: { maxLimit: 100 },
      before,
    });
    expect([clients.length, consistent, reads]).toEqual([150, true, []]);
  });

  it('is read three times at most', async () => {
    const { lists, consistent } = await sweepSandbox({
      seed: numbered(60),
      behaviour: { maxLimit: 20, order: 'shuffled' },
    });
    expect(consistent).toBe(false);
    expect(lists).toBeLessThanOrEqual(3 * 7);
  });
});

describe('a list that leaves things out', () => {
  it('is completed client by client where it ignores includeAllFields', async () => {
    const seen: SweepProgress[] = [];
    const { sandbox, clients, lists, reads } = await sweepSandbox(
      { seed: 'demo', behaviour: { maxLimit: 100, ignoreAllFields: true } },
      { onPage: (progress) => seen.push(progress) },
    );
    expect(clients).toEqual(sandbox.clients());
    expect(lists).toBe(4);
    expect(reads).toHaveLength(251);
    expect(seen.slice(3).map(({ clients: done }) => done)).toEqual(
      Array.from({ length: 250 }, (_, n) => n + 1),
    );
    expect(seen.at(-1)).toEqual({ clients: 250, total: 250 });
  });

  it('drops clients that are deleted before they are read, even the first', async () => {
    const before = {
      3: ({ store }: Sandbox) => store.remove('c0'),
      7: ({ store }: Sandbox) => store.remove('c9'),
    };
    const { sandbox, clients } = await sweepSandbox({
      seed: numbered(10),
      behaviour: { ignoreAllFields: true },
      before,
    });
    expect(clients).toEqual(sandbox.clients());
    expect(clients.map(({ _id }) => _id)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
  });

  it('needs no reads where it only leaves out what is empty', async () => {
    const { clients, reads } = await sweepSandbox({ seed: 'demo', behaviour: { emptyAs: 'absent' } });
    expect([clients.length, reads]).toEqual([250, []]);
  });

  it('takes one read where a field is empty for everybody', async () => {
    const seed = numbered(30, { portalCustomerManagerIds: [], customFields: null });
    const { reads } = await sweepSandbox({ seed, behaviour: { emptyAs: 'absent' } });
    expect(reads).toEqual(['c0']);
  });

  it('is completed though the first client holds nothing but its name', async () => {
    const blank = { phone: '', email: '', fullname: '', contacts: [], customFields: null };
    const seed = [makeClient({ _id: 'first', ...blank }), ...numbered(3)];
    const { clients } = await sweepSandbox({ seed, behaviour: { emptyAs: 'absent', ignoreAllFields: true } });
    expect(clients.at(-1)).toMatchObject({ email: 'info@acme.example' });
  });

  it('can’t be read where it leaves out even the ids', async () => {
    await expect(
      sweepSandbox({ seed: numbered(3), behaviour: { ignoreAllFields: true, bareList: 'name' } }),
    ).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('$[0]._id: expected an id') as string,
    });
  });

  it('stops where the token may list clients and not read them, and asks for no more of them', async () => {
    const sandbox = await openSandbox({
      seed: numbered(100),
      behaviour: {
        ignoreAllFields: true,
        fail: ({ path, n }) => (n > 10 && path.startsWith('/crm/customers/') ? { status: 403 } : undefined),
      },
    });
    await expect(sweep(openApi(sandbox))).rejects.toMatchObject({ exitCode: 4 });
    // Time enough for whatever would still come.
    const other = openApi(sandbox);
    for (let n = 0; n < 40; n++) await other.me();
    expect(sandbox.history.filter(({ path }) => path !== '/app/me').length).toBeLessThan(30);
    expect(openSpools()).toBe(0);
  });
});
