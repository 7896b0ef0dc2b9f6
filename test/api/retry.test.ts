/** Which requests are sent again, and which never. */
import { describe, expect, it } from 'vitest';
import { AnswerLost, Rejected } from '../../src/api/answers.ts';
import { ServerFailure } from '../../src/errors.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { BODY, call, errorOf, firstRequests, METHODS, openStage, WRITES } from '../helpers/stage.ts';

const LOSSES: readonly (readonly [string, Fault])[] = [
  ['500 after it acted', { status: 500, when: 'after' }],
  ['502 before it acted', { status: 502 }],
  ['503 with a web page', { status: 503, body: '<h1>Down for maintenance</h1>' }],
  ['504', { status: 504 }],
  ['408', { status: 408 }],
  ['425', { status: 425 }],
  ['an error in an encoding of old', { status: 502, body: new Uint8Array([0xfe, 0xfd, 0xdd]) }],
  ['a broken connection before it acted', { drop: 'before' }],
  ['a broken connection after it acted', { drop: 'after' }],
  ['half an answer and a broken connection', { drop: 'mid-answer' }],
];

describe('a read', () => {
  it.each([
    ...LOSSES,
    ['half a JSON', { truncate: true }],
    ['an empty answer', { answer: '' }],
    ['something that is not JSON', { answer: 'OK' }],
  ] satisfies readonly (readonly [string, Fault])[])('is tried again after %s', async (_, fault) => {
    const { sandbox, api, clock } = await openStage(firstRequests(3, fault));
    expect(await clock.run(api.getClient('c1'))).toMatchObject({ _id: 'c1' });
    expect(sandbox.history).toHaveLength(4);
    expect(api.stats).toEqual({ requests: 4, retries: 3, rateLimited: 0 });
  });

  it('waits a random time below a ceiling that doubles', async () => {
    const { api, clock } = await openStage(firstRequests(3, { status: 503 }), { random: () => 0.25 });
    await clock.run(api.getClient('c1'));
    expect(clock.slept).toEqual([250, 500, 1000]);
  });

  it.each([
    [0, [0, 0, 0]],
    [0.999, [999, 1998, 3996]],
  ])('may wait any part of it: %d', async (random, slept) => {
    const { api, clock } = await openStage(firstRequests(3, { status: 503 }), { random: () => random });
    await clock.run(api.getClient('c1'));
    expect(clock.slept).toEqual(slept);
  });

  it('is given up after four tries, and everything stops', async () => {
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, { status: 500 }));
    const error = await errorOf(clock.run(api.getClient('c1')));
    expect(error).toBeInstanceOf(ServerFailure);
    expect(error).toMatchObject({
      exitCode: 5,
      message: 'Cubicl keeps failing: the server answered 500.',
      hint: 'Nothing is lost. Try again in a few minutes.',
    });
    expect(await errorOf(api.createClient(BODY))).toBe(error);
    expect(sandbox.history).toHaveLength(4);
  });
});

describe('a write whose answer is lost', () => {
  it.each(LOSSES.flatMap(([name, fault]) => WRITES.map((method) => [method, name, fault] as const)))(
    '%s: %s: is never sent again',
    async (method, _, fault) => {
      const { sandbox, api, clock } = await openStage(firstRequests(1, fault));
      const error = await errorOf(clock.run(call(api, method)));
      expect(error).toBeInstanceOf(AnswerLost);
      expect(error).toMatchObject({ method });
      expect(sandbox.history).toHaveLength(1);
      expect(clock.slept).toEqual([]);
      expect(api.stats).toEqual({ requests: 1, retries: 0, rateLimited: 0 });
      await clock.run(api.getClient('c2'));
    },
  );

  it.each<readonly [string, Fault]>([
    ['half a JSON', { truncate: true }],
    ['nothing', { answer: '' }],
    ['null', { answer: 'null' }],
    ['a list', { answer: '[]' }],
    ['no id', { answer: '{}' }],
    ['an error with 200', { answer: '{"error":"went wrong"}' }],
    ['a text', { answer: '"saved"' }],
  ])('also when a 200 carries %s in place of the client', async (_, fault) => {
    const { sandbox, api, clock } = await openStage(firstRequests(2, fault));
    expect(await errorOf(clock.run(api.createClient(BODY)))).toBeInstanceOf(AnswerLost);
    expect(await errorOf(clock.run(api.updateClient('c1', BODY)))).toBeInstanceOf(AnswerLost);
    expect(sandbox.history).toHaveLength(2);
  });

  it('uses up the patience that all share: a server that answers nothing but 500 is soon left alone', async () => {
    const { sandbox, api, clock } = await openStage(firstRequests(Infinity, { status: 500 }));
    const errors: Error[] = [];
    for (let n = 0; n < 30; n++) errors.push(await errorOf(clock.run(api.createClient(BODY))));
    expect(sandbox.history).toHaveLength(20);
    expect(errors.slice(0, 20).every((error) => error instanceof AnswerLost)).toBe(true);
    expect(errors.slice(20).every((error) => error instanceof ServerFailure)).toBe(true);
  });

  it('is borne with while most requests succeed', async () => {
    const { sandbox, api, clock } = await openStage({
      behaviour: { fail: ({ n }) => (n % 8 === 0 ? { status: 500 } : undefined) },
    });
    for (let n = 0; n < 160; n++) await clock.run(api.createClient(BODY).catch(() => undefined));
    expect(sandbox.history).toHaveLength(160);
  });
});

describe('a request that never left', () => {
  it.each(METHODS)('is tried again until the server is back: %s', async (method) => {
    const { sandbox, api, clock } = await openStage();
    await sandbox.close();
    const work = call(api, method);
    await expect.poll(() => clock.slept.length, { interval: 2, timeout: 10_000 }).toBe(1);
    const back = await openSandbox({ port: Number(new URL(sandbox.url).port), seed: sandbox.clients() });
    await clock.run(work);
    expect(back.history.map((request) => request.method)).toEqual([method]);
    expect(api.stats).toEqual({ requests: 1, retries: 1, rateLimited: 0 });
  });

  it('is given up after four tries; it is certain that nothing was done', async () => {
    const { sandbox, api, clock } = await openStage();
    await sandbox.close();
    const error = await errorOf(clock.run(api.createClient(BODY)));
    expect(error).toBeInstanceOf(ServerFailure);
    expect(error.message).toMatch(/^Cubicl keeps failing: 127\.0\.0\.1:\d+ refuses the connection\.$/);
    expect(api.stats).toEqual({ requests: 0, retries: 3, rateLimited: 0 });
  });
});

describe('a refusal', () => {
  it.each([400, 403, 404, 409, 413, 418, 422])(
    'of %d concerns one record and is not tried again',
    async (status) => {
      const { sandbox, api, clock } = await openStage(
        firstRequests(1, { status, body: { code: 12, message: 'Not like this' } }),
      );
      expect(await errorOf(clock.run(api.createClient(BODY)))).toMatchObject({
        name: 'Rejected',
        status,
        code: 12,
        words: 'Not like this',
      });
      await clock.run(api.createClient(BODY));
      expect(sandbox.history).toHaveLength(2);
    },
  );

  it('in another encoding than UTF-8 is a refusal all the same', async () => {
    const { api } = await openStage(
      firstRequests(1, { status: 422, body: new Uint8Array([0x6b, 0xfd, 0x72]) }),
    );
    expect(await errorOf(api.createClient(BODY))).toBeInstanceOf(Rejected);
  });
});
