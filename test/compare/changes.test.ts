import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Client } from '../../src/client/client.ts';
import type { ContactsLayout } from '../../src/client/rows.ts';
import { Changes, type Difference } from '../../src/compare/changes.ts';
import { stateOfFile, stateOfServer, type State } from '../../src/compare/states.ts';
import { allOf } from '../helpers/all.ts';
import { anyClient, manyOf } from '../helpers/any-client.ts';
import { DIRECTORY, makeClient } from '../helpers/make.ts';
import { goOut, inputOf, LABELS, type TripOptions } from '../helpers/trip.ts';

const options = fc.record({
  layout: fc.constantFrom<ContactsLayout>('columns', 'rows', 'sheet'),
  withBase: fc.boolean(),
});
const RUNS = { numRuns: 60 };

async function inFile(clients: readonly Client[], how: TripOptions): Promise<State> {
  return stateOfFile(await inputOf(goOut(clients, how)), LABELS);
}

async function onServer(clients: readonly Client[]): Promise<State> {
  const spool = await ClientSpool.create();
  onTestFinished(() => spool.close());
  await spool.add(clients);
  return stateOfServer(spool, { directory: DIRECTORY, labels: LABELS });
}

interface Found {
  readonly differences: readonly Difference[];
  readonly counts: Changes['counts'];
  readonly untold: readonly string[];
}

async function between(before: State, after: State): Promise<Found> {
  const changes = await Changes.between(before, after);
  try {
    const differences = (await allOf(changes.differences())).flat();
    const { counts, untold } = changes;
    return { differences, counts, untold };
  } finally {
    await changes.close();
  }
}

describe('an export', () => {
  it('does not differ from the clients it was made of, whatever they hold, in every layout', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), options, async (clients, how) => {
        const { differences, counts } = await between(await inFile(clients, how), await onServer(clients));
        expect(differences).toEqual([]);
        expect(counts.unchanged).toBe(clients.length);
      }),
      RUNS,
    );
  });

  it('does not differ from one in another layout', async () => {
    await fc.assert(
      fc.asyncProperty(manyOf(anyClient), options, options, async (clients, one, other) => {
        const { differences } = await between(await inFile(clients, one), await inFile(clients, other));
        expect(differences).toEqual([]);
      }),
      RUNS,
    );
  });

  it('tells exactly the clients that came, went and were renamed since', async () => {
    await fc.assert(
      fc.asyncProperty(
        manyOf(anyClient),
        options,
        fc.infiniteStream(fc.nat(3)),
        async (clients, how, fates) => {
          const fate = new Map(clients.map(({ _id }) => [_id, Number(fates.next().value)]));
          const of = (...numbers: number[]): Client[] =>
            clients.filter(({ _id }) => numbers.includes(fate.get(_id) ?? 0));
          const now = [...of(0, 1), ...of(2).map((client) => ({ ...client, name: `${client.name}!` }))];
          const { differences } = await between(await inFile(of(0, 2, 3), how), await onServer(now));
          const told = (is: Difference['is']): string[] =>
            differences.flatMap((each) => (each.is === is ? each.id : [])).sort();
          expect(told('added')).toEqual(
            of(1)
              .map(({ _id }) => _id)
              .sort(),
          );
          expect(told('removed')).toEqual(
            of(3)
              .map(({ _id }) => _id)
              .sort(),
          );
          expect(told('changed')).toEqual(
            of(2)
              .map(({ _id }) => _id)
              .sort(),
          );
        },
      ),
      RUNS,
    );
  });
});

describe('a field that an export has no column for', () => {
  const then = makeClient();
  const now = makeClient({ customFields: { f9: 'Berlin' }, contacts: [{ name: 'Ayşe' }] });

  it('was empty, where fingerprints say so', async () => {
    const before = await inFile([then], { layout: 'columns', withBase: true });
    const { differences } = await between(before, await onServer([now]));
    expect(differences).toEqual([
      {
        is: 'changed',
        id: 'c1',
        name: 'Acme',
        changes: [
          { header: 'custom:f9', from: '', to: 'Berlin' },
          { header: 'Contact', contact: 'Ayşe', from: '', to: 'Ayşe' },
        ],
      },
    ]);
  });

  it('is not compared without them, and named', async () => {
    const before = await inFile([then], { layout: 'columns', withBase: false });
    const { differences, untold } = await between(before, await onServer([now]));
    expect(differences).toEqual([]);
    expect(untold).toEqual(['custom:f9', 'Contact']);
  });
});

it('tells what a removed client held, and counts everyone once', async () => {
  const before = [
    makeClient(),
    makeClient({ _id: 'c2', name: 'Best', phone: '', email: null, fullname: null }),
  ];
  const found = await between(
    await inFile(before, { layout: 'rows', withBase: true }),
    await onServer([makeClient({ name: 'Acme!' }), makeClient({ _id: 'c3' })]),
  );
  expect(found.counts).toEqual({ added: 1, removed: 1, changed: 1, unclear: 0, unchanged: 0 });
  expect(found.differences.find(({ is }) => is === 'removed')).toEqual({
    is: 'removed',
    id: 'c2',
    name: 'Best',
    changes: [{ header: 'Name', from: 'Best', to: '' }],
  });
});
