/** Sets a scene: a server with clients, a plan over them, and the machine that is to carry it out. */
import type { Client, ClientBody } from '../../src/client/client.ts';
import type { FieldKey } from '../../src/client/fields.ts';
import { updateBody } from '../../src/plan/body.ts';
import type { Action } from '../../src/plan/plan.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { makeClient } from '../helpers/make.ts';
import { Machine, type Picture, type Terms } from './machine.ts';
import { SimulatedServer } from './server.ts';
import { START, Timeline } from './timeline.ts';

export interface Scene {
  readonly clients?: readonly Client[];
  readonly creates?: readonly ClientBody[];
  /** By id: the fields to write. */
  readonly updates?: Readonly<Record<string, Readonly<Partial<Record<FieldKey, string>>>>>;
  readonly deletes?: readonly string[];
  readonly behaviour?: Partial<Behaviour>;
  readonly terms?: Partial<Terms>;
  readonly pages?: number;
}

export interface Stage {
  readonly time: Timeline;
  readonly server: SimulatedServer;
  readonly machine: Machine;
  readonly plan: readonly Action[];
  readonly picture: Picture;
  readonly terms: Terms;
}

export const MINUTE_MS = 60_000;
const DEFAULT_TERMS: Terms = {
  rate: { requests: 60, windowMs: MINUTE_MS },
  concurrency: 4,
  settleMs: 90_000,
  maxAgeMs: 10 * MINUTE_MS,
  random: createRandom(1),
};

export async function stage(scene: Scene): Promise<Stage> {
  const time = Timeline.start();
  const clients = scene.clients ?? [];
  const server = new SimulatedServer(time, clients, scene.behaviour);
  const plan = planOf(scene);
  const picture = {
    ids: new Set(clients.map(({ _id }) => _id)),
    at: START,
    seenAt: time.now(),
    pages: scene.pages ?? 3,
  };
  const terms = { ...DEFAULT_TERMS, ...scene.terms };
  const machine = new Machine({ time, server, plan, picture, terms });
  await machine.begin();
  return { time, server, machine, plan, picture, terms };
}

/** So many new clients, each with an e-mail address of its own. */
export function newClients(count: number): ClientBody[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Yeni ${WORDS[index % WORDS.length] ?? ''} ${index}`,
    email: `new${index}@neu.example`,
    phone: `0532 000 ${String(index).padStart(4, '0')}`,
  }));
}

const WORDS = ['Çınaraltı', 'Larkmoor', 'İncirli', 'Ilgaz', 'Defnelik'];

/** So many clients that are there already. */
export function oldClients(count: number): Client[] {
  return Array.from({ length: count }, (_, index) =>
    makeClient({
      _id: `old${index}`,
      name: `Old ${index}`,
      email: `old${index}@alt.example`,
      customFields: { f1: `value ${index}`, f2: null },
      contacts: [{ name: `Contact ${index}`, position: '', phone: '', email: `c${index}@alt.example` }],
      createdAt: START - 86_400_000 * (index + 1),
    }),
  );
}

function planOf({ clients = [], creates = [], updates = {}, deletes = [] }: Scene): Action[] {
  const byId = new Map(clients.map((client) => [client._id, client]));
  const of = (id: string): Client => byId.get(id) ?? makeClient({ _id: id });
  const actions = [
    ...creates.map((body) => ({ do: 'create', body, name: body.name }) as const),
    ...Object.entries(updates).map(([id, fields]) => {
      const before = of(id);
      const texts = new Map(Object.entries(fields) as [FieldKey, string][]);
      const about = { changes: [], conflicts: [], name: before.name };
      return { do: 'update', id, before, body: updateBody(before, { texts }), ...about } as const;
    }),
    ...deletes.map((id) => ({ do: 'delete', id, before: of(id), name: of(id).name }) as const),
  ];
  return actions.map((action, index) => ({ ...action, n: index + 1, rows: [index + 2] }));
}
