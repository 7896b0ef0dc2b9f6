import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ClientSpool } from '../../src/api/spool.ts';
import type { Client } from '../../src/client/client.ts';
import { FileFailure } from '../../src/errors.ts';
import { allOf } from '../helpers/all.ts';
import { makeClient } from '../helpers/make.ts';
import { openFiles } from '../helpers/open-files.ts';
import { ownTmpdir, stubTmpdir } from '../helpers/tmpdir.ts';

async function openSpool(): Promise<ClientSpool> {
  const spool = await ClientSpool.create();
  onTestFinished(() => spool.close());
  return spool;
}

async function clientsIn(spool: ClientSpool): Promise<Client[]> {
  return (await allOf(spool)).flat();
}

describe('a spool of clients', () => {
  it('gives back the latest copy of each, in the order in which they were first seen', async () => {
    const spool = await openSpool();
    await spool.add([makeClient({ _id: 'b', name: 'first' }), makeClient({ _id: 'a' })]);
    await spool.add([makeClient({ _id: 'c' }), makeClient({ _id: 'b', name: 'a longer second copy' })]);
    await spool.add([]);
    expect((await clientsIn(spool)).map(({ _id, name }) => [_id, name])).toEqual([
      ['b', 'a longer second copy'],
      ['a', 'Acme'],
      ['c', 'Acme'],
    ]);
    expect([spool.size, [...spool.ids()], spool.has('a'), spool.has('x')]).toEqual([
      3,
      ['b', 'a', 'c'],
      true,
      false,
    ]);
  });

  it('finds clients by id, in the order asked for', async () => {
    const spool = await openSpool();
    await spool.add(['a', 'b', 'c'].map((_id) => makeClient({ _id })));
    expect((await spool.getAll(['c', 'x', 'a', 'c'])).map(({ _id }) => _id)).toEqual(['c', 'a', 'c']);
    expect(await spool.get('b')).toEqual(makeClient({ _id: 'b' }));
    expect(await spool.get('x')).toBeUndefined();
  });

  it('forgets what is deleted, and takes it anew at the end', async () => {
    const spool = await openSpool();
    await spool.add(['a', 'b', 'c'].map((_id) => makeClient({ _id })));
    expect([spool.delete('b'), spool.delete('b')]).toEqual([true, false]);
    expect((await clientsIn(spool)).map(({ _id }) => _id)).toEqual(['a', 'c']);
    await spool.add([makeClient({ _id: 'b', name: 'back' })]);
    expect((await clientsIn(spool)).map(({ name }) => name)).toEqual(['Acme', 'Acme', 'back']);
  });

  it('is empty at first', async () => {
    const spool = await openSpool();
    expect([spool.size, await clientsIn(spool), await spool.getAll(['a'])]).toEqual([0, [], []]);
  });

  it('keeps every value: any text, any key, null against missing', async () => {
    const spool = await openSpool();
    const parts = { name: fc.string({ unit: 'binary' }), phone: fc.constantFrom(null, '', '0') };
    const client = fc.record(
      {
        ...parts,
        contacts: fc.option(fc.array(fc.record(parts, { requiredKeys: [] }))),
        customFields: fc.option(
          fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
        ),
      },
      { requiredKeys: ['name'] },
    );
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(client, { minLength: 1, maxLength: 4 }), async (some) => {
        const clients = some.map((each) => JSON.parse(JSON.stringify({ _id: `${n++}`, ...each })) as Client);
        await spool.add(clients);
        expect(await spool.getAll(clients.map(({ _id }) => _id))).toStrictEqual(clients);
      }),
      { numRuns: 30 },
    );
    expect((await clientsIn(spool)).map(({ _id }) => _id)).toEqual(
      Array.from({ length: n }, (_, each) => `${each}`),
    );
  });

  it('keeps half a character, line separators and a field called __proto__', async () => {
    const spool = await openSpool();
    const text = '{"_id":"__proto__","name":"\\ud83d\u2028\\r\\n","customFields":{"__proto__":"x"}}';
    await spool.add([JSON.parse(text) as Client]);
    const [client] = await clientsIn(spool);
    expect(JSON.stringify(client)).toBe(text);
    expect(client?.name).toBe('\ud83d\u2028\r\n');
    expect(await spool.get('__proto__')).toEqual(client);
  });

  it('takes pages that come at the same time', async () => {
    const spool = await openSpool();
    const pages = Array.from({ length: 20 }, (_, page) =>
      Array.from({ length: 50 }, (__, n) => makeClient({ _id: `${page}-${n}`, name: 'x'.repeat(page * n) })),
    );
    await Promise.all(pages.map((page) => spool.add(page)));
    for (const client of pages.flat()) expect(await spool.get(client._id)).toEqual(client);
  });

  it.each([1_500, 200_000])('names a client that holds %i lists in lists', async (depth) => {
    const spool = await openSpool();
    const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    await expect(spool.add([makeClient({ _id: 'deep', customFields: { f1: deep } })])).rejects.toMatchObject({
      exitCode: 5,
      message: 'The client deep holds lists in lists too deep to be kept.',
    });
  });

  it('costs little memory: some 150 bytes a client, whatever it holds', () => {
    const spool = new URL('../../dist/api/spool.js', import.meta.url).pathname;
    const script = `
      const { ClientSpool } = await import(process.argv[1]);
      const used = () => { gc(); const m = process.memoryUsage(); return m.heapUsed + m.arrayBuffers; };
      const spool = await ClientSpool.create();
      const before = used();
      for (let page = 0; page < 50; page++) {
        const clients = Array.from({ length: 1000 }, (_, n) => ({
          _id: (page * 1000 + n).toString(16).padStart(24, '0'), name: 'x'.repeat(500),
        }));
        await spool.add(clients);
        await spool.add(clients.slice(0, 100));
      }
      console.log((used() - before) / 50_000);
      await spool.close();`;
    const args = ['--expose-gc', '--input-type=module', '-e', script, spool];
    expect(Number(execFileSync(process.execPath, args).toString())).toBeLessThan(250);
  });
});

describe('the file of a spool', () => {
  it('can be read by nobody else, and has no name that could be left behind', async () => {
    const directory = ownTmpdir();
    const spool = await openSpool();
    await spool.add([makeClient()]);
    if (process.platform !== 'win32') expect(readdirSync(directory)).toEqual([]);
    if (process.platform !== 'linux') return;
    const isOurs = ({ path }: { path: string }): boolean => path.startsWith(directory);
    expect(openFiles().filter(isOurs)).toMatchObject([{ mode: 0o600 }]);
    await spool.close();
    expect(openFiles().filter(isOurs)).toEqual([]);
  });

  it('is gone when the spool is closed, also twice', async () => {
    const directory = ownTmpdir();
    const spool = await ClientSpool.create();
    await spool.close();
    await spool.close();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('that can’t be made is a failure of files, with the next step', async () => {
    const directory = ownTmpdir();
    stubTmpdir(join(directory, 'missing'));
    const error: unknown = await ClientSpool.create().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FileFailure);
    expect(error).toMatchObject({
      exitCode: 3,
      message: "The clients can't be kept in a temporary file: ENOENT.",
      hint: `Make room in ${join(directory, 'missing')}, or set TMPDIR to another folder of yours.`,
    });
  });

  it('says so when the disk is full, and keeps what was there', async ({ skip }) => {
    const directory = join(ownTmpdir(), 'small');
    mkdirSync(directory);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', directory], { stdio: 'ignore' });
    } catch {
      skip('only root on Linux can mount a small disk');
    }
    onTestFinished(() => void execFileSync('umount', [directory]));
    stubTmpdir(directory);
    const spool = await openSpool();
    await spool.add([makeClient({ _id: 'a' })]);
    const large = Array.from({ length: 20 }, (_, n) => makeClient({ _id: `${n}`, name: 'x'.repeat(20_000) }));
    const error: unknown = await spool.add(large).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FileFailure);
    expect(error).toMatchObject({
      exitCode: 3,
      message: "The clients can't be kept in a temporary file: the disk is full.",
    });
    expect(await clientsIn(spool)).toEqual([makeClient({ _id: 'a' })]);
    await spool.close();
  });
});
