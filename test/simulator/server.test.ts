/** The failure matrix, C, A and X: servers that answer in their own way, others who work there too, and clocks that are wrong. */
import { describe, expect, it } from 'vitest';
import type { Client, ClientBody } from '../../src/client/client.ts';
import type { Normaliser } from '../../src/sandbox/behaviour.ts';
import { dyingAt, nthMeets, played, playOut, sentBy } from './play.ts';
import type { Fate } from './server.ts';
import { MINUTE_MS, newClients, oldClients, stage, type Scene, type Stage } from './stage.ts';

const LOST = { is: 'lost', when: 'after' } as const;
const scene = (more: Scene = {}): Promise<Stage> =>
  stage({ clients: oldClients(4), creates: newClients(8), pages: 9, ...more });

/** Someone else makes or changes a client, so many milliseconds from now. */
function colleague(at: Stage, afterMs: number, change: Partial<Client> | ClientBody, id?: string): void {
  const { server, time } = at;
  void time.sleep(afterMs).then(() => {
    const old = id === undefined ? undefined : server.store.get(id);
    if (id !== undefined && !old) return;
    server.byColleague(() => {
      if (!old) return server.store.create({ ...EMPTY, ...(change as ClientBody) });
      server.store.put({ ...old, ...change });
      return server.store.get(old._id);
    }, id);
  });
}

const EMPTY = {
  fullname: '',
  phone: '',
  email: '',
  contacts: [],
  customFields: null,
  portalCustomerManagerIds: [],
};

async function thirdMeets(fate: Fate, more?: Scene): Promise<Stage> {
  const at = await scene(more);
  at.server.fate = nthMeets('POST', 3, fate);
  return at;
}

describe('a server with ways of its own', () => {
  it.each<readonly [string, Scene['behaviour']]>([
    ['serves five at most', { maxLimit: 5 }],
    ['refuses larger pages', { maxLimit: 10, overMaxLimit: 'refuse' }],
    ['lists the newest first', { order: 'newest' }],
    ['lists in any order', { order: 'shuffled' }],
    ['C1 lists names only', { ignoreAllFields: true }],
    ['answers nothing as null', { emptyAs: 'null' }],
    ['answers nothing as empty text', { emptyAs: 'string' }],
    ['folds no Turkish letters', { folding: 'plain' }],
    ['C8 shows new clients by id only 20 s later', { readLagMs: 20_000 }],
    ['drops custom fields it does not know', { knownFieldIds: [] }],
  ])('that %s', async (_, behaviour) => {
    const creates = newClients(8).map((body) => ({ ...body, customFields: { f9: 'x' } }));
    for (const hasEmail of [true, false]) {
      const bodies = hasEmail ? creates : creates.map((body) => ({ ...body, email: '' }));
      for (const when of ['before', 'after'] as const) {
        const at = await thirdMeets({ is: 'lost', when }, { creates: bodies, behaviour: behaviour ?? {} });
        await at.machine.run();
        expect(await played(at)).toEqual({ created: 8 });
        expect(sentBy(at, 'POST').length).toBe(when === 'after' ? 8 : 9);
      }
    }
  });

  it('C9 that trims, lowers and formats what it is sent', async () => {
    const normalise: Normaliser[] = ['trim', 'lowercase-emails', 'format-phones'];
    const creates = newClients(8).map((body) => ({
      ...body,
      name: ` ${body.name} `,
      email: `X${body.email ?? ''}`,
    }));
    const at = await thirdMeets(LOST, { creates, behaviour: { normalise } });
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(8);
  });

  it('C7 that puts a new client into one of the same address', async () => {
    const [first = { name: '' }, ...others] = newClients(4);
    const old = oldClients(1).map((client) => ({ ...client, email: first.email ?? '' }));
    const at = await scene({ clients: old, creates: [first, ...others], behaviour: { upsertByEmail: true } });
    expect(await playOut(at)).toEqual({ merged: 1, created: 3 });
  });

  it('C7 likewise, and the answer is lost', async () => {
    const [first = { name: '' }, ...others] = newClients(4);
    const old = oldClients(1).map((client) => ({ ...client, email: first.email ?? '' }));
    const at = await scene({ clients: old, creates: [first, ...others], behaviour: { upsertByEmail: true } });
    at.server.fate = nthMeets('POST', 1, LOST);
    expect(await playOut(at)).toEqual({ merged: 1, created: 3 });
  });

  it('that changes names beyond recognition: what can not be told is not sent again', async () => {
    const creates = newClients(6).map(({ name, phone }) => ({ name, ...(phone ? { phone } : {}) }));
    const at = await thirdMeets(LOST, { creates });
    // The list shows other names than were sent, so that neither the client nor any other of the run is found.
    const { store } = at.server;
    const create = store.create.bind(store);
    store.create = (body, createdAt) => create({ ...body, name: body.name.replace(/\S+/g, '*') }, createdAt);
    await at.machine.run();
    expect(await played(at)).toMatchObject({ created: 5 });
    expect(sentBy(at, 'POST').length).toBe(6);
  });

  it('that answers a create with its id alone', async () => {
    const at = await scene();
    at.server.fate = ({ method, n }) => {
      if (method !== 'POST' || n !== 5) return undefined;
      return LOST;
    };
    at.server.answerIdsOnly = true;
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 8 });
  });

  it('that refuses the second sending, since the first had been carried out', async () => {
    const at = await scene({
      creates: newClients(1),
      behaviour: { uniqueNames: true, searchLagMs: 100_000 },
    });
    at.server.fate = nthMeets('POST', 1, LOST);
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 1 });
    expect(at.server.store.size).toBe(5);
  });
});

describe('C3 an update where the server does not tell everything', () => {
  it.each<readonly [string, Partial<Client>]>([
    ['custom fields as null, though they had values', { customFields: null }],
    ['no custom fields at all', { customFields: undefined } as unknown as Partial<Client>],
    ['no contacts at all', { contacts: undefined } as unknown as Partial<Client>],
    ['no address, though it had one', { email: undefined } as unknown as Partial<Client>],
  ])('%s: it is left alone', async (_, hidden) => {
    const at = await scene({ creates: [], updates: { old0: { phone: '1' } }, terms: { maxAgeMs: 0 } });
    const text = JSON.stringify({ ...at.server.store.get('old0'), ...hidden });
    at.server.fate = ({ method }) =>
      method === 'GET' ? { is: 'answer', when: 'before', status: 200, text } : undefined;
    await at.machine.run();
    expect(await played(at)).toEqual({ incomplete: 1 });
    expect(sentBy(at, 'PUT').length).toBe(0);
  });
});

describe('a token', () => {
  it('A1 that expires stops all lanes, with one 401 per lane at most, and the rest is done later', async () => {
    const at = await scene({ creates: newClients(20) });
    at.server.fate = ({ n }) => (n > 7 ? { is: 'answer', when: 'before', status: 401, text: '' } : undefined);
    expect(await at.machine.run()).toMatchObject({ is: 'failed', failure: { exitCode: 4 } });
    expect(at.server.arrivals.length).toBeLessThanOrEqual(7 + 4);
    expect((await at.machine.state()).open.size).toBe(0);
    expect(await playOut(at)).toEqual({ created: 20 });
    expect(sentBy(at, 'GET').length).toBe(0);
  });

  it('A2 that may not write one record has it refused, and the others done', async () => {
    const at = await thirdMeets({ is: 'answer', when: 'before', status: 403, text: '{"code":3}' });
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 7, 'http-403': 1 });
  });
});

describe('others at work', () => {
  const update = { creates: [], updates: { old0: { phone: '1' } }, deletes: ['old1'] } as const;

  it.each([
    ['an hour before the plan is carried out', 0, 60],
    ['a minute before the image is too old', 0, 11],
  ])(
    'X3 edits of %s are conflicts where they meet, and carried along where not',
    async (_, editAt, minutes) => {
      for (const [edit, ends] of [
        [{ phone: '2' }, { 'changed-since': 1, 'edited-since': 1 }],
        [{ fullname: 'Theirs' }, { updated: 1, 'edited-since': 1 }],
      ] as const) {
        const at = await scene(update);
        colleague(at, editAt, edit, 'old0');
        colleague(at, editAt, edit, 'old1');
        await at.time.until(at.time.sleep(minutes * MINUTE_MS));
        expect(await playOut(at)).toEqual(ends);
        expect(at.server.store.get('old0')).toMatchObject(edit);
      }
    },
  );

  it('clients that are gone by then', async () => {
    const at = await scene(update);
    at.server.store.remove('old0');
    at.server.store.remove('old1');
    expect(await playOut(at)).toEqual({ gone: 1, deleted: 1 });
  });

  it('X8 a client like the doubtful one, made a second before it: not taken for it', async () => {
    for (const when of ['before', 'after'] as const) {
      const at = await thirdMeets({ is: 'lost', when });
      const third = at.plan[2];
      if (third?.do === 'create') colleague(at, 0, { ...third.body, phone: 'theirs' });
      await at.machine.run();
      const ends = await played(at);
      expect(ends).toEqual(when === 'after' ? { created: 8 } : { created: 7, 'unclear-differs': 1 });
    }
  });

  it('X8 a twin of the doubtful one, made in the same minute: unclear, both named', async () => {
    const at = await thirdMeets(LOST);
    const third = at.plan[2];
    if (third?.do === 'create') colleague(at, 30_000, third.body);
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 7, 'unclear-several': 1 });
  });

  it('X8 a twin that was there before the plan is no candidate', async () => {
    const [first = { name: '' }, ...others] = newClients(5);
    const twin = { ...EMPTY, ...first, _id: 'twin', createdAt: Date.UTC(2026, 0, 5, 9) };
    for (const when of ['before', 'after'] as const) {
      const at = await scene({ clients: [...oldClients(2), twin], creates: [...others, first] });
      at.server.fate = nthMeets('POST', 5, { is: 'lost', when });
      await at.machine.run();
      expect(await played(at)).toEqual({ created: 5 });
    }
  });

  it('the same address under another name, made in the same minute, is not adopted', async () => {
    const at = await thirdMeets({ is: 'lost', when: 'before' });
    const third = at.plan[2];
    const email = third?.do === 'create' ? (third.body.email ?? '') : '';
    colleague(at, 10, { name: 'Someone Else', email });
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 7, 'unclear-differs': 1 });
  });
});

describe('X7 three rows that are the same, without an address', () => {
  it.each(['before', 'after'] as const)(
    'and the first two answers are lost, %s the server acts',
    async (when) => {
      const same = { name: 'Aynı Firma', phone: '1' };
      const at = await scene({ creates: [same, ...newClients(4), same, same] });
      let met = 0;
      at.server.fate = ({ body }) => {
        if ((body as ClientBody | undefined)?.name !== same.name) return undefined;
        // The first row's first sending, and the second row's.
        return [1, when === 'before' ? 3 : 2].includes(++met) ? { is: 'lost', when } : undefined;
      };
      await at.machine.run();
      expect(await played(at)).toEqual({ created: 7 });
      expect(at.server.store.all().filter(({ name }) => name === same.name).length).toBe(3);
    },
  );

  it.each(['after-request', 'after-answer', 'before-outcome'] as const)(
    'and the run is killed %s',
    async (step) => {
      const same = { name: 'Aynı Firma' };
      for (let nth = 1; nth <= 3; nth++) {
        const at = await scene({ creates: [same, same, same] });
        await at.machine.run({ dies: dyingAt(step, nth) });
        expect(await playOut(at)).toEqual({ created: 3 });
        expect(at.server.store.size).toBe(7);
      }
    },
  );
});

describe('X5, X6 clocks', () => {
  it.each([
    ['the server is 3 hours ahead', 3 * 60 * MINUTE_MS, 0],
    ['the server is 5 hours behind', -5 * 60 * MINUTE_MS, 0],
    ['this machine is a day ahead', 0, 24 * 60 * MINUTE_MS],
    ['this machine is in 1970', 0, -Date.UTC(2026, 0, 5, 9)],
  ])(
    '%s: the doubtful client is found by the clock that the answers tell',
    async (_, clockSkewMs, offsetMs) => {
      for (const when of ['before', 'after'] as const) {
        const at = await thirdMeets({ is: 'lost', when }, { behaviour: { clockSkewMs } });
        at.machine.clock.offsetMs = offsetMs;
        await at.machine.run();
        expect(await played(at)).toEqual({ created: 8 });
        expect(sentBy(at, 'POST').length).toBe(when === 'after' ? 8 : 9);
      }
    },
  );

  it('X6 no answer ever told the time, and the before-picture alone decides', async () => {
    for (const clockSkewMs of [0, 20 * 60 * MINUTE_MS]) {
      const at = await scene({ creates: newClients(1), behaviour: { clockSkewMs } });
      at.server.fate = nthMeets('POST', 1, LOST);
      await at.machine.run();
      expect(await played(at)).toEqual({ created: 1 });
    }
  });

  it('X5 a clock that jumps while a doubt waits never makes it adopt, or send, the wrong thing', async () => {
    for (const jumpMs of [24 * 60 * MINUTE_MS, -60 * MINUTE_MS]) {
      for (const when of ['before', 'after'] as const) {
        const at = await thirdMeets({ is: 'lost', when });
        void at.time.sleep(40_000).then(() => (at.machine.clock.offsetMs = jumpMs));
        await at.machine.run();
        expect(await played(at)).toEqual({ created: 8 });
      }
    }
  });

  it('X5 a clock that was set between two processes: found, or said to be unclear, never doubled', async () => {
    for (const jumpMs of [24 * 60 * MINUTE_MS, -60 * MINUTE_MS, 10 * MINUTE_MS]) {
      const at = await scene();
      await at.machine.run({ dies: dyingAt('after-answer', 6) });
      at.machine.clock.offsetMs = jumpMs;
      await playOut(at);
      expect(sentBy(at, 'POST').length).toBe(8);
    }
  });
});
