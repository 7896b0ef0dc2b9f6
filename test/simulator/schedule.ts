/** A schedule out of a seed: what is planned, what the server is like, and what goes wrong when. The same seed is the same story. */
import type { ClientBody } from '../../src/client/client.ts';
import type { Rate } from '../../src/api/rate.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import type { Terms } from './machine.ts';
import { STEPS, type Life } from './process.ts';
import type { Arrival, Fate } from './server.ts';
import { MINUTE_MS, newClients, oldClients, type Scene } from './stage.ts';

export interface Schedule {
  readonly scene: Scene;
  /** Whether everything that goes wrong can be found out for certain. */
  readonly isFair: boolean;
  /** One per process that comes to grief; after them, everything works. */
  readonly lives: readonly (Life & {
    readonly interruptAtMs: number;
    readonly pauseMs: number;
    readonly cutsPower: boolean;
  })[];
  readonly fate: (arrival: Arrival) => Fate | undefined;
  readonly latencyMs: () => number;
  /** A colleague's edits of what is planned to be updated or deleted: when, which, and what. */
  readonly edits: readonly {
    readonly atMs: number;
    readonly id: string;
    readonly fields: Partial<ClientBody>;
  }[];
  /** A colleague's new clients that resemble planned ones. */
  readonly decoys: readonly { readonly atMs: number; readonly body: ClientBody }[];
  readonly jumpMs: number;
}

class Dice {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.random() * times < 1;
  }

  upTo(most: number): number {
    return Math.floor(this.random() * (most + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.upTo(items.length - 1)] as T;
  }
}

export function scheduleOf(seed: number): Schedule {
  const dice = new Dice(seed);
  const isFair = !dice.once(4);
  const terms = termsOf(dice);
  const jumps = !isFair && dice.once(3);
  const scene = sceneOf(dice, terms, isFair);
  // Lists that lag by more than it settles hide what comes that late.
  const isSlow = (scene.behaviour?.searchLagMs ?? 0) > terms.settleMs;
  const lateMs = terms.settleMs * (isFair || isSlow ? 0.4 : 1.7);
  const old = (scene.clients ?? []).map(({ _id }) => _id);
  return {
    scene,
    isFair,
    lives: Array.from({ length: dice.upTo(3) }, () => lifeOf(dice)),
    fate: fateOf(dice, jumps ? 0 : lateMs),
    latencyMs: dice.once(2) ? () => 5 : () => 1 + dice.random() * dice.random() * 3000,
    edits: old.flatMap((id) => (dice.once(4) ? [editOf(dice, id)] : [])),
    decoys: isFair
      ? []
      : (scene.creates ?? []).flatMap((body) => (dice.once(6) ? [decoyOf(dice, body)] : [])),
    jumpMs: jumps ? dice.pick([-60, 10, 24 * 60]) * MINUTE_MS : 0,
  };
}

function termsOf(dice: Dice): Terms {
  return {
    rate: dice.pick<Rate>([
      { requests: 60, windowMs: MINUTE_MS },
      'unlimited',
      { requests: 5, windowMs: 10_000 },
    ]),
    concurrency: 1 + dice.upTo(3),
    settleMs: dice.pick([90_000, 20_000]),
    maxAgeMs: dice.pick([10 * MINUTE_MS, MINUTE_MS, 0]),
    random: dice.random,
  };
}

function sceneOf(dice: Dice, terms: Terms, isFair: boolean): Scene {
  const clients = oldClients(dice.upTo(5));
  const some = clients.map(({ _id }) => _id).filter(() => dice.once(2));
  const deletes = some.filter(() => dice.once(3));
  const updates = some.filter((id) => !deletes.includes(id));
  type Fields = NonNullable<Scene['updates']>[string];
  const write = (): Fields =>
    dice.pick([{ phone: '1' }, { 'custom:f1': '', fullname: 'New' }, { name: 'Renamed' }]);
  return {
    clients,
    creates: createsOf(dice),
    updates: Object.fromEntries(updates.map((id) => [id, write()])),
    deletes,
    pages: dice.pick([1, 3, 50]),
    terms,
    behaviour: behaviourOf(dice, terms, isFair),
  };
}

function createsOf(dice: Dice): ClientBody[] {
  const bodies = newClients(1 + dice.upTo(6)).map((body): ClientBody => {
    const { name, phone, email } = body;
    if (dice.once(3)) return { name, ...(phone ? { phone } : {}) };
    if (dice.once(4))
      return {
        ...body,
        customFields: { f1: 'x' },
        contacts: [{ name: 'A', position: '', phone: '', email: email ?? '' }],
      };
    return dice.once(6) ? { ...body, name: ` ${name} ` } : body;
  });
  const [first = { name: '' }] = bodies;
  if (dice.once(4)) bodies.push(first, first);
  if (dice.once(4)) bodies.push({ ...first, phone: '99', email: 'namesake@neu.example' });
  return bodies;
}

function behaviourOf(dice: Dice, { settleMs }: Terms, isFair: boolean): Partial<Behaviour> {
  const lag = isFair ? dice.pick([0, settleMs / 10, settleMs / 2]) : dice.pick([0, settleMs * 3, Infinity]);
  return {
    searchLagMs: dice.once(2) ? 0 : lag,
    readLagMs: dice.once(4) ? 20_000 : 0,
    maxLimit: dice.pick([Infinity, 10, 3]),
    order: dice.pick(['created', 'newest', 'created']),
    ignoreAllFields: dice.once(8),
    emptyAs: dice.pick(['held', 'null', 'string']),
    putMode: dice.pick(['keep', 'replace', 'merge']),
    deleteAnswer: dice.pick(['empty-object', 'no-content', 'client']),
    normalise: dice.once(4) ? ['trim', 'lowercase-emails', 'format-phones'] : [],
    clockSkewMs: dice.pick([0, 3 * 60 * MINUTE_MS, -7 * 60 * MINUTE_MS]),
  };
}

function lifeOf(dice: Dice): Schedule['lives'][number] {
  const step = dice.pick(STEPS);
  let left = 1 + dice.upTo(8);
  let calls = 1 + dice.upTo(30);
  const how = dice.pick(['dies', 'dies', 'disk', 'interrupt', 'none']);
  const share = dice.random();
  return {
    ...(how === 'dies' ? { dies: (passed) => passed === step && --left === 0, torn: () => share } : {}),
    ...(how === 'disk' ? { diskFails: () => (--calls === 0 ? 'ENOSPC' : undefined) } : {}),
    interruptAtMs: how === 'interrupt' ? dice.upTo(120_000) : Infinity,
    pauseMs: dice.pick([0, 1000, 60_000, 20 * MINUTE_MS]) * dice.random(),
    cutsPower: dice.once(3),
  };
}

/** Each request meets something with the same chance, until so many have. */
function fateOf(dice: Dice, lateMs: number): Schedule['fate'] {
  const chance = dice.pick([0, 0.1, 0.3, 0.5]);
  let left = 20;
  return ({ method }) => {
    if (left === 0 || dice.random() >= chance) return undefined;
    left -= 1;
    const when = dice.pick(['before', 'after'] as const);
    const read: readonly Fate[] = [
      { is: 'refused' },
      { is: 'lost', when: 'before' },
      { is: 'answer', when: 'before', status: 503, text: 'no', headers: { 'retry-after': '3' } },
      {
        is: 'answer',
        when: 'before',
        status: 429,
        text: '',
        headers: dice.once(2) ? { 'retry-after': '20' } : {},
      },
    ];
    if (method === 'GET') return dice.pick(read);
    return dice.pick<Fate>([
      ...read,
      { is: 'lost', when },
      { is: 'lost', when, timeout: true },
      { is: 'answer', when, status: 502, text: '<html>' },
      { is: 'answer', when: 'after', status: 200, text: '{"_id":' },
      lateMs > 0 ? { is: 'late', afterMs: dice.random() * lateMs } : { is: 'lost', when },
      { is: 'answer', when: 'before', status: 401, text: '' },
      { is: 'answer', when: 'before', status: 302, text: '' },
    ]);
  };
}

function editOf(dice: Dice, id: string): Schedule['edits'][number] {
  const fields = dice.pick([{ phone: 'theirs' }, { fullname: 'Theirs' }, { email: 'theirs@alt.example' }]);
  return { atMs: dice.upTo(dice.pick([10_000, 20 * MINUTE_MS])), id, fields };
}

function decoyOf(dice: Dice, body: ClientBody): Schedule['decoys'][number] {
  const differs = dice.pick([{ phone: 'decoy' }, { fullname: 'Decoy' }, { name: `${body.name} Decoy` }]);
  return { atMs: dice.upTo(120_000), body: { ...body, ...differs } };
}
