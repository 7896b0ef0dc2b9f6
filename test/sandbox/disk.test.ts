import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { FileFailure } from '../../src/errors.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { makeClient } from '../helpers/make.ts';
import { openProcess, type SandboxProcess } from '../helpers/sandbox-process.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { type Speak, speakTo } from '../helpers/speak.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const NAME = 'sandbox.json';

/** What a file holds, as a sandbox that opens it sees it. */
async function held(file: string): Promise<readonly Client[]> {
  const sandbox = await startSandbox({ file, seed: [makeClient({ name: 'From the seed' })] });
  await sandbox.close();
  return sandbox.clients();
}

describe('a file', () => {
  it('keeps every change between runs, in the order of creation', async () => {
    const file = makeWorkdir().file(NAME);
    const seed = ['a', 'b', 'c'].map((_id) =>
      makeClient({ _id, name: _id, customFields: { f: null, g: 'İ\n"' } }),
    );
    const sandbox = await openSandbox({ file, seed });
    const say = speakTo(sandbox);
    await say('DELETE /crm/customers/b');
    await say('PUT /crm/customers/a', { name: 'A' });
    await say('POST /crm/customers', { name: 'd' });
    await sandbox.close();
    const clients = await held(file);
    expect(clients).toEqual(sandbox.clients());
    expect(clients.map(({ name }) => name)).toEqual(['A', 'c', 'd']);
    expect(await held(file)).toEqual(clients);
  });

  it('gets the seed only where there is none yet', async () => {
    const file = makeWorkdir().file(NAME);
    expect(await held(file)).toMatchObject([{ name: 'From the seed' }]);
    const sandbox = await openSandbox({ file, seed: 'empty' });
    await speakTo(sandbox)('DELETE /crm/customers/c1');
    await sandbox.close();
    expect(await held(file)).toEqual([]);
  });

  it('may be there and empty: then it is new', async () => {
    const workdir = makeWorkdir();
    workdir.write(NAME, '');
    expect(await held(workdir.file(NAME))).toMatchObject([{ name: 'From the seed' }]);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only, as its lock is', async () => {
    const workdir = makeWorkdir();
    const file = workdir.file(NAME);
    const modes = (): string[] =>
      readdirSync(workdir.path).map(
        (name) => `${name} ${(statSync(workdir.file(name)).mode & 0o777).toString(8)}`,
      );
    const sandbox = await openSandbox({ file });
    expect(modes()).toEqual([`${NAME} 600`, `${NAME}.lock 600`]);
    await sandbox.close();
    chmodSync(file, 0o644);
    await held(file);
    expect(modes()).toEqual([`${NAME} 600`]);
  });

  it('is rewritten in as few lines as can be when it is opened', async () => {
    const workdir = makeWorkdir();
    const sandbox = await openSandbox({ file: workdir.file(NAME), seed: [makeClient()] });
    for (const name of ['A', 'B', 'C']) await speakTo(sandbox)('PUT /crm/customers/c1', { name });
    await sandbox.close();
    expect(workdir.read(NAME).split('\n')).toHaveLength(6);
    await held(workdir.file(NAME));
    expect(workdir.read(NAME).split('\n')).toHaveLength(3);
  });

  it('loses a torn last line, which was never answered, and nothing else', async () => {
    const workdir = makeWorkdir();
    const file = workdir.file(NAME);
    const clients = await held(file);
    const whole = workdir.read(NAME);
    for (const torn of ['{"put":{"_id":"x","name":"Torn"}}', '{"put', '{']) {
      appendFileSync(file, torn);
      expect(await held(file)).toEqual(clients);
      expect(workdir.read(NAME)).toBe(whole);
    }
  });
});

describe('a file that can not be used', () => {
  const HEADER = '{"file":"cubicl-sandbox","version":1}\n';
  const LINE = `${JSON.stringify({ put: makeClient() })}\n`;

  it.each<[string, string, RegExp]>([
    ['another file', 'ID,Name\r\n1,Acme\r\n', /is not a sandbox's file/],
    ['one line without an end', 'Acme', /is not a sandbox's file/],
    ['a later version', HEADER.replace('1', '2') + LINE, /is not a sandbox's file/],
    ['a line that is no JSON', HEADER + LINE + 'xx\n' + LINE, /^Line 3 of .* is damaged/],
    ['a line that is no change', HEADER + '{}\n' + LINE, /^Line 2 of .* is damaged/],
    ['a client without a name', HEADER + '{"put":{"_id":"x"}}\n', /^Line 2 of .* is damaged/],
    ['a removal of nothing', HEADER + LINE + '{"remove":"c9"}\n', /^Line 3 of .* is damaged/],
  ])('is left as it is, and named: %s', async (_what, content, message) => {
    const workdir = makeWorkdir();
    workdir.write(NAME, content);
    const failure: unknown = await startSandbox({ file: workdir.file(NAME) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(FileFailure);
    expect(failure).toMatchObject({ message: expect.stringMatching(message) as string });
    expect((failure as FileFailure).message).toContain(workdir.file(NAME));
    expect((failure as FileFailure).hint).toContain('It was left as it is.');
    expect(workdir.read(NAME)).toBe(content);
    expect(readdirSync(workdir.path)).toEqual([NAME]);
  });

  it.each([
    ['a folder', 'folder'],
    ['in a folder that is not there', 'nowhere/sandbox.json'],
  ])('%s: one clear failure, and nothing is left behind', async (_what, name) => {
    const workdir = makeWorkdir();
    mkdirSync(workdir.file('folder'));
    await expect(startSandbox({ file: workdir.file(name) })).rejects.toThrow(FileFailure);
    expect(existsSync(workdir.file(`${name}.lock`))).toBe(false);
  });
});

describe('a sandbox that is killed', () => {
  /** Creates clients on several lanes until no more is answered. */
  async function createUntilKilled(
    process: SandboxProcess,
    onAnswer: (answered: number) => void,
  ): Promise<Client[]> {
    const say: Speak = speakTo(process);
    const answered: Client[] = [];
    const lane = async (_: unknown, lane: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const heard = await say('POST /crm/customers', { name: `Lane ${lane} client ${n}` }).catch(
          () => undefined,
        );
        if (heard === undefined) return;
        expect(heard.status).toBe(200);
        answered.push(heard.body as Client);
        onAnswer(answered.length);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    return answered;
  }

  it('loses nothing that it answered, and the next one takes its file', async () => {
    const file = makeWorkdir().file(NAME);
    const all: Client[] = [];
    for (const killAt of [1, 150]) {
      const running = await openProcess(file);
      let killed: Promise<void> | undefined;
      const answered = await createUntilKilled(running, (count) => {
        if (count >= killAt) killed ??= running.kill('SIGKILL');
      });
      await killed;
      all.push(...answered);
    }
    const clients = new Map((await held(file)).map((client) => [client._id, client]));
    expect(all.length).toBeGreaterThanOrEqual(151);
    for (const client of all) expect(clients.get(client._id)).toEqual(client);
    // What was on its way when it was killed may be there or not.
    expect(clients.size).toBeLessThanOrEqual(all.length + 2 * 8);
  });
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it('answers 500 to what does not fit, takes what does, and every line of the file stays whole', async () => {
    const file = makeWorkdir().file(NAME);
    const running = await openProcess(file, "trap '' XFSZ; ulimit -f 4");
    const say = speakTo(running);
    const answered: Client[] = [];
    const statuses: number[] = [];
    for (const length of [900, 900, 900, 900, 900, 0, 0, 900, 0]) {
      const { status, body } = await say('POST /crm/customers', { name: 'A', fullname: 'x'.repeat(length) });
      statuses.push(status);
      if (status === 200) answered.push(body as Client);
    }
    expect(statuses).toEqual([200, 200, 200, 500, 500, 200, 200, 500, 200]);
    const { body } = await say('GET /crm/customers?limit=100&includeAllFields=true');
    expect(body).toEqual(answered);
    await running.kill();
    expect(await held(file)).toEqual(answered);
  });
});
