/** The failure matrix, K: a process that is killed at any step. Each line is named as in the protocol it tests. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/sandbox/random.ts';
import { dyingAt, nthMeets, played, playOut, sentBy } from './play.ts';
import { newClients, oldClients, stage, type Stage } from './stage.ts';

const mixed = (): Promise<Stage> =>
  stage({
    clients: oldClients(6),
    creates: newClients(6),
    updates: { old0: { phone: '1' }, old1: { fullname: 'New', 'custom:f1': '' } },
    deletes: ['old5'],
  });
const WRITES = 9;
const DONE = { created: 6, updated: 2, deleted: 1 };

it('uninterrupted, for comparison: one request a row', async () => {
  const scene = await mixed();
  expect(await playOut(scene)).toEqual(DONE);
  expect(scene.server.arrivals.length).toBe(WRITES);
});

describe('killed at any step, every time that it comes', () => {
  it.each([
    ['K2 before the first intent', 'before-intent'],
    ['K3 after an intent is written, before it is synced', 'after-intent-write'],
    ['K4 after the sync, before a byte leaves', 'after-intent-sync'],
    ['K4 before the request', 'before-request'],
    ['K5 after the bytes are sent, before the server acts', 'after-request'],
    ['K6 after the server acted, with the answer on its way', 'after-answer'],
    ['K7 after the answer, before the outcome is written', 'before-outcome'],
    ['K8 after the outcome is written', 'after-outcome-write'],
  ] as const)('%s', async (_, step) => {
    for (let nth = 1; nth <= WRITES; nth++) {
      const scene = await mixed();
      const ending = await scene.machine.run({ dies: dyingAt(step, nth) });
      expect(await playOut(scene)).toEqual(DONE);
      if (ending.is === 'done') break;
    }
  });

  it('K3 with a power cut: an intent that was not synced is gone, and so was nothing sent', async () => {
    const scene = await mixed();
    await scene.machine.run({ dies: dyingAt('after-intent-write', 2) });
    const sent = sentBy(scene, 'POST').length;
    scene.machine.cutPower(() => 0);
    expect(await playOut(scene)).toEqual(DONE);
    expect(sentBy(scene, 'POST').length).toBe(6);
    expect(sent).toBeLessThan(6);
  });

  it.each([0, 0.3, 0.5, 0.97])('K8 in the middle of a line, %d of it written', async (share) => {
    for (const step of ['after-outcome-write', 'after-intent-write'] as const) {
      const scene = await mixed();
      await scene.machine.run({ dies: dyingAt(step, 2), torn: () => share });
      expect(await playOut(scene)).toEqual(DONE);
    }
  });

  it('K8 with a power cut: outcomes that were not synced are found again, not doubled', async () => {
    const random = createRandom(8);
    for (let nth = 1; nth <= WRITES; nth++) {
      const scene = await mixed();
      await scene.machine.run({ dies: dyingAt('after-outcome-write', nth) });
      scene.machine.cutPower(random);
      expect(await playOut(scene)).toEqual(DONE);
    }
  });
});

describe('killed while it finds out', () => {
  it('K9 between two looks, whichever', async () => {
    for (let nth = 1; nth <= 6; nth++) {
      const scene = await stage({ clients: oldClients(3), creates: newClients(5) });
      scene.server.fate = nthMeets('POST', 2, { is: 'lost', when: nth % 2 === 0 ? 'before' : 'after' });
      await scene.machine.run({ dies: dyingAt('in-resolve', nth) });
      expect(await playOut(scene)).toEqual({ created: 5 });
    }
  });

  it('K10 between the commit of an update and its outcome: it is read back, and not sent again', async () => {
    const scene = await stage({ clients: oldClients(2), updates: { old0: { phone: '1' } } });
    await scene.machine.run({ dies: dyingAt('after-answer') });
    expect(await playOut(scene)).toEqual({ updated: 1 });
    expect(sentBy(scene, 'PUT').length).toBe(1);
  });

  it('K12 ten times in a row', async () => {
    const scene = await mixed();
    for (let life = 1; life <= 10; life++) {
      const step = life % 2 === 0 ? 'in-resolve' : 'after-request';
      await scene.machine.run({ dies: dyingAt(step, 1 + (life % 3)) });
    }
    expect(await playOut(scene)).toEqual(DONE);
  });
});

describe('a journal that is not what was written', () => {
  it.each([
    ['K13 of another plan', (text: string) => text.replace('the plan', 'another')],
    ['K13 emptied', () => ''],
    ['K14 with a character changed', (text: string) => text.replace('"attempt":1', '"attempt":2')],
    ['K14 with a line lost', (text: string) => text.split('\n').toSpliced(2, 1).join('\n')],
    ['K14 with lines swapped', (text: string) => text.replace(/^(.+\n)(.+\n)(.+\n)/, '$1$3$2')],
    ['K14 with garbage in the middle', (text: string) => text.replace('"intent"', '"in\0ent"')],
  ])('%s: nothing is sent', async (_, spoil) => {
    const scene = await mixed();
    await scene.machine.run({ dies: dyingAt('before-outcome', 5) });
    const sent = scene.server.arrivals.length;
    scene.machine.journal = spoil(scene.machine.journal);
    const ending = await scene.machine.run();
    expect(ending).toMatchObject({ is: 'failed', failure: { exitCode: 3 } });
    expect(scene.server.arrivals.length).toBe(sent);
  });
});

it('an interrupt waits for answers under way, leaves nothing in doubt, and goes on later', async () => {
  const scene = await mixed();
  const interrupt = new AbortController();
  scene.server.fate = (arrival) => {
    if (arrival.n === 3) interrupt.abort(new Error('interrupted'));
    return undefined;
  };
  await expect(scene.machine.run({ signal: interrupt.signal })).rejects.toThrow('interrupted');
  expect((await scene.machine.state()).open.size).toBe(0);
  expect(await playOut(scene)).toEqual(DONE);
  expect(scene.server.arrivals.length).toBe(WRITES);
  await played(scene);
});
