/** The failure matrix, T, S and N: answers that do not come, come late, or say nothing. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/sandbox/random.ts';
import { makeClient } from '../helpers/make.ts';
import { nthMeets, played, playOut, sentBy } from './play.ts';
import type { Fate } from './server.ts';
import { MINUTE_MS, newClients, oldClients, stage, type Scene, type Stage } from './stage.ts';
import { START } from './timeline.ts';

const TIMEOUT = { is: 'lost', timeout: true } as const;
const scene = (more: Scene = {}): Promise<Stage> =>
  stage({ clients: oldClients(4), creates: newClients(8), pages: 1, ...more });

/** Runs a scene in which the third create meets this, and plays it out in the same process. */
async function thirdMeets(fate: Fate, more?: Scene): Promise<Stage> {
  const at = await scene(more);
  at.server.fate = nthMeets('POST', 3, fate);
  await at.machine.run();
  return at;
}

describe('a create that times out', () => {
  it('is not mistaken for a client with the same values that was there before', async () => {
    const [, , third] = newClients(8);
    const twin = makeClient({ ...third, _id: 'twin', createdAt: START - MINUTE_MS });
    const at = await thirdMeets({ ...TIMEOUT, when: 'before' }, { clients: [...oldClients(4), twin] });
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(9);
  });

  it('T1 is sent once more when it is proven not to be there', async () => {
    const at = await thirdMeets({ ...TIMEOUT, when: 'before' });
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(9);
  });

  it('T2 is found when the server had acted, and costs one search and its empty page', async () => {
    const at = await thirdMeets({ ...TIMEOUT, when: 'after' });
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(8);
    expect(sentBy(at, 'GET').length).toBe(2);
  });

  it.each([10, 60, 89])('T3 is found when the server acts %d s later', async (seconds) => {
    const at = await thirdMeets({ is: 'late', afterMs: seconds * 1000 });
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(8);
  });

  it.each([100, 150])('T3 is named with both ids when the server acts only %d s later', async (seconds) => {
    const at = await thirdMeets({ is: 'late', afterMs: seconds * 1000 });
    expect(await played(at)).toEqual({ created: 7, 'created-twice': 1 });
    const outcome = (await at.machine.state()).get(3);
    const ids = at.server.store.all().filter(({ name }) => name === at.plan[2]?.name);
    for (const { _id } of ids) expect(JSON.stringify(outcome)).toContain(_id);
    expect(ids.length).toBe(2);
  });

  it('T4 is found although the search shows new clients 30 s late', async () => {
    const at = await thirdMeets({ ...TIMEOUT, when: 'after' }, { behaviour: { searchLagMs: 30_000 } });
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'POST').length).toBe(8);
  });

  it('T4 is waited for where the search shows new clients later than that', async () => {
    for (const when of ['before', 'after'] as const) {
      const at = await thirdMeets({ ...TIMEOUT, when }, { behaviour: { searchLagMs: 4 * MINUTE_MS } });
      expect(await played(at)).toEqual({ created: 8 });
      expect(sentBy(at, 'POST').length).toBe(when === 'after' ? 8 : 9);
    }
  });

  it('T5 stays unclear where no list ever shows new clients', async () => {
    const at = await thirdMeets({ ...TIMEOUT, when: 'after' }, { behaviour: { searchLagMs: Infinity } });
    expect(await played(at)).toEqual({ created: 7, 'not-shown': 1 });
    expect(sentBy(at, 'POST').length).toBe(8);
  });

  it('T7 that never connected is simply tried again', async () => {
    const at = await thirdMeets({ is: 'refused' });
    expect(await played(at)).toEqual({ created: 8 });
    expect(at.server.arrivals.length).toBe(8);
  });

  it('as the first and only one is looked for in the whole list', async () => {
    for (const when of ['before', 'after'] as const) {
      const at = await scene({ creates: newClients(1) });
      at.server.fate = nthMeets('POST', 1, { ...TIMEOUT, when });
      await at.machine.run();
      expect(await played(at)).toEqual({ created: 1 });
    }
  });

  it('twice is never sent a third time', async () => {
    for (const when of ['before', 'after'] as const) {
      const at = await scene();
      const name = at.plan[2]?.name;
      at.server.fate = ({ method, body }) =>
        method === 'POST' && (body as { name: string }).name === name ? { ...TIMEOUT, when } : undefined;
      await at.machine.run();
      expect(await played(at)).toEqual(when === 'after' ? { created: 8 } : { created: 7, 'lost-twice': 1 });
      expect(sentBy(at, 'POST').length).toBe(when === 'after' ? 8 : 9);
    }
  });
});

describe('while a create is in doubt', () => {
  it('the other rows go on, and its look-alikes wait', async () => {
    const [first = { name: '' }, ...others] = newClients(6);
    const alike = [{ ...first, name: 'Other', phone: '1' }, { name: first.name }];
    const at = await scene({ creates: [first, ...alike, ...others] });
    at.server.fate = nthMeets('POST', 1, { is: 'lost', when: 'after' });
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 8 });
    const times = sentBy(at, 'POST').map(
      ({ body, at: time }) => [(body as { name: string }).name, time] as const,
    );
    const late = times.filter(([, time]) => time > 90_000).map(([name]) => name);
    expect(late).toEqual(['Other', first.name]);
  });

  it('more doubts than pages are looked for in one reading of the list', async () => {
    const at = await scene({ pages: 2 });
    at.server.fate = ({ method }) => (method === 'POST' ? { is: 'lost', when: 'after' } : undefined);
    await at.machine.run();
    expect(await played(at)).toEqual({ created: 8 });
    expect(sentBy(at, 'GET').every(({ query }) => query['email'] === undefined)).toBe(true);
    expect(sentBy(at, 'GET').length).toBeLessThanOrEqual(3);
  });
});

describe('an answer that says nothing', () => {
  it.each<readonly [string, Fate]>([
    ['S4 500 after the server acted', { is: 'answer', when: 'after', status: 500, text: '{"code":1}' }],
    ['S5 503 with a page of HTML', { is: 'answer', when: 'after', status: 503, text: '<html>\u001b[2J' }],
    ['S6 502 from a proxy', { is: 'answer', when: 'after', status: 502, text: '' }],
    ['S6 504 from a proxy, and the server acts later', { is: 'late', afterMs: 5000, status: 504 }],
    ['500 before the server acted', { is: 'answer', when: 'before', status: 500, text: '' }],
    ['N2, N3 a connection that breaks before it acts', { is: 'lost', when: 'before' }],
    ['N3 a connection that breaks in the answer', { is: 'lost', when: 'after' }],
    ...['{"_id":"1","na', '""', 'null', '[]', '{}', 'NaN', '', '\ufeff{}', '{"error":"no"}'].map(
      (text) =>
        [`N4 200 with ${JSON.stringify(text)}`, { is: 'answer', when: 'after', status: 200, text }] as const,
    ),
  ])('%s', async (_, fate) => {
    const at = await thirdMeets(fate);
    const isDone = (await at.machine.state()).get(3) !== 'intent';
    expect(isDone ? await played(at) : await playOut(at)).toEqual({ created: 8 });
    expect(at.server.store.size).toBe(12);
  });

  it.each<readonly [string, Fate]>([
    ['N7 the page of a captive portal', { is: 'answer', when: 'before', status: 200, text: '<html>' }],
    [
      'a redirect',
      { is: 'answer', when: 'before', status: 302, text: '', headers: { location: 'https://x' } },
    ],
  ])('%s stops the run as not the API, and it is found out later', async (_, fate) => {
    const at = await scene();
    at.server.fate = nthMeets('POST', 3, fate);
    expect(await at.machine.run()).toMatchObject({ is: 'failed', failure: { exitCode: 5 } });
    expect(await playOut(at)).toEqual({ created: 8 });
  });

  it('S3 every second one for minutes: the run stops before long, and nothing is lost or doubled', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = createRandom(seed);
      const at = await scene({ creates: newClients(20) });
      at.server.fate = () =>
        random() < 0.5
          ? { is: 'answer', when: random() < 0.5 ? 'before' : 'after', status: 500, text: '' }
          : undefined;
      const ending = await at.machine.run();
      if (ending.is === 'failed') expect(ending.failure.exitCode).toBe(5);
      const ends = await playOut(at);
      expect((ends['created'] ?? 0) + (ends['lost-twice'] ?? 0)).toBe(20);
    }
  });
});

describe('an answer to an update or a delete that is lost', () => {
  const updating = {
    creates: [],
    updates: { old0: { phone: '1', 'custom:f1': 'new' } },
    deletes: ['old1'],
  } as const;

  it.each(['before', 'after'] as const)('is read back: the server acted %s', async (when) => {
    const at = await scene(updating);
    at.server.fate = (arrival) =>
      arrival.method !== 'GET' && arrival.n <= 2 ? { is: 'lost', when } : undefined;
    await at.machine.run();
    expect(await played(at)).toEqual({ updated: 1, deleted: 1 });
    expect(sentBy(at, 'PUT').length).toBe(when === 'after' ? 1 : 2);
    expect(sentBy(at, 'DELETE').length).toBe(when === 'after' ? 1 : 2);
  });

  it('and edited by someone else before it is read back: what they wrote stays', async () => {
    for (const edit of [{ phone: 'theirs' }, { fullname: 'theirs' }]) {
      const at = await scene({ ...updating, deletes: [] });
      at.server.fate = (arrival) => {
        if (arrival.method === 'GET') return undefined;
        const client = at.server.store.get('old0');
        if (client)
          at.server.byColleague(
            () => (at.server.store.put({ ...client, ...edit }), at.server.store.get('old0')),
            'old0',
          );
        at.server.fate = () => undefined;
        return { is: 'lost', when: 'before' };
      };
      await at.machine.run();
      expect(await played(at)).toEqual('phone' in edit ? { 'changed-after': 1 } : { updated: 1 });
      expect(at.server.store.get('old0')).toMatchObject(edit);
    }
  });

  it('three times, and never carried out, is said to have failed', async () => {
    const at = await scene({ ...updating, deletes: [] });
    at.server.fate = ({ method }) => (method === 'PUT' ? { is: 'lost', when: 'before' } : undefined);
    await at.machine.run();
    expect(await played(at)).toEqual({ 'not-applied': 1 });
    expect(sentBy(at, 'PUT').length).toBe(3);
  });
});
