import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createDeflateRaw, crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { openZip } from '../../src/table/zip.ts';
import { allOf } from '../helpers/all.ts';
import { tempFile } from '../helpers/workbook.ts';
import { zipOf, type ZipPart } from '../helpers/zip.ts';

const MIB = 1024 * 1024;
const TEXT = 'Şükrü Öztürk, İstanbul\n'.repeat(10_000);
const TEXT_BYTES = Buffer.byteLength(TEXT);

async function readPart(bytes: Buffer, name: string, maxBytes = 400 * MIB): Promise<string> {
  const zip = await openZip(tempFile(bytes), 'clients.xlsx');
  try {
    return Buffer.concat(await allOf(zip.read(name, maxBytes))).toString();
  } finally {
    await zip.close();
  }
}

function archiveOf(differs: Partial<ZipPart>): Buffer {
  return zipOf([{ name: 'a.xml', content: TEXT, ...differs }]);
}

/** Packs without ever holding what it packs. */
async function packedSpaces(mebibytes: number): Promise<{ packed: Buffer; crc: number; size: number }> {
  const deflate = createDeflateRaw({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const spaces = Buffer.alloc(MIB, ' ');
  let crc = 0;
  for (let i = 0; i < mebibytes; i++) {
    crc = crc32(spaces, crc);
    if (!deflate.write(spaces)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  await new Promise((resolve) => deflate.end(() => deflate.once('end', resolve)));
  return { packed: Buffer.concat(chunks), crc, size: mebibytes * MIB };
}

describe('parts', () => {
  it.each(['stored', 'deflated'] as const)('comes out as it went in when %s', async (method) => {
    expect(await readPart(archiveOf({ method }), 'a.xml')).toBe(TEXT);
  });

  it('is found whatever the case of its name, and with \\ for /', async () => {
    const bytes = zipOf([{ name: 'XL\\SharedStrings.xml', content: 'hello' }]);
    expect(await readPart(bytes, 'xl/sharedStrings.xml')).toBe('hello');
    expect(await readPart(bytes, '/xl/sharedstrings.XML')).toBe('hello');
  });

  it('is only ever a name, never a path on the disk', async () => {
    const names = ['../../escaped.xml', '/etc/passwd', 'C:\\windows\\x', 'a/../../b', '__proto__', 'con'];
    const file = tempFile(zipOf(names.map((name) => ({ name, content: `in ${name}` }))));
    const before = readdirSync(new URL('../..', import.meta.url));
    const zip = await openZip(file, 'clients.xlsx');
    for (const name of names) {
      const chunks = await allOf(zip.read(name, MIB));
      expect(Buffer.concat(chunks).toString()).toBe(`in ${name}`);
    }
    await zip.close();
    expect(readdirSync(new URL('../..', import.meta.url))).toEqual(before);
  });

  it('may be read twice, together, and left half-way', async () => {
    const zip = await openZip(tempFile(archiveOf({})), 'clients.xlsx');
    for await (const chunk of zip.read('a.xml', MIB)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    const [one, two] = [zip.read('a.xml', MIB), zip.read('a.xml', MIB)];
    expect((await one.next()).value).toEqual((await two.next()).value);
    await one.return();
    await two.return();
    await zip.close();
  });

  it('may be given up while others are being read', async () => {
    const content = randomBytes(MIB).toString('latin1');
    const zip = await openZip(tempFile(archiveOf({ content })), 'clients.xlsx');
    for (let round = 0; round < 20; round++) {
      const givenUp = zip.read('a.xml', 2 * MIB);
      await givenUp.next();
      const others = Array.from({ length: 4 }, () => zip.read('a.xml', 2 * MIB));
      const read = Promise.all(others.map((other) => other.next()));
      for (let chunk = 0; chunk < round; chunk++) await givenUp.next();
      await givenUp.return();
      for (const { value } of await read) expect(value?.length).toBeGreaterThan(0);
      for (const other of others) await other.return();
    }
    await zip.close();
  });

  it('that holds nothing gives nothing', async () => {
    expect(await readPart(archiveOf({ content: '' }), 'a.xml')).toBe('');
    expect(await readPart(archiveOf({ content: '', method: 'stored' }), 'a.xml')).toBe('');
  });
});

describe('a broken archive is refused in one line', () => {
  const damaged: readonly (readonly [what: string, differs: Partial<ZipPart>])[] = [
    ['a wrong checksum', { crc: 1 }],
    ['a wrong checksum of a stored part', { crc: 1, method: 'stored' }],
    ['a size that is too small', { size: TEXT_BYTES - 1 }],
    ['a size that is too large', { size: TEXT_BYTES + 1 }],
    ['a size that lies about a stored part', { size: 5, method: 'stored' }],
    ['bytes that are not deflated', { packed: Buffer.from('not deflated at all') }],
    ['a stream that breaks off', { packed: deflateRawSync(Buffer.from(TEXT)).subarray(0, 100) }],
    ['an unknown method of packing', { methodNumber: 12 }],
    ['a start beyond the end of the file', { offset: 50_000_000 }],
    ['a start at what is no part', { offset: 3 }],
  ];
  it.each(damaged)('%s', async (_, differs) => {
    const failure = readPart(archiveOf(differs), 'a.xml');
    await expect(failure).rejects.toThrow(FileFailure);
    await expect(failure).rejects.toThrow(/^clients\.xlsx is damaged: it.+\.$/);
  });

  it('two parts of one name, which programs read differently', async () => {
    const twice = (second: string): Promise<string> =>
      readPart(
        zipOf([
          { name: 'xl/a.xml', content: '1' },
          { name: second, content: '2' },
        ]),
        'xl/a.xml',
      );
    const message = 'clients.xlsx holds the part "xl/a.xml" twice.';
    await expect(twice('xl/a.xml')).rejects.toThrow(message);
    await expect(twice('XL/A.xml')).rejects.toThrow(message);
    await expect(twice('xl\\a.xml')).rejects.toThrow(message);
    await expect(twice('/xl/a.xml')).rejects.toThrow(message);
  });

  it('a part behind a password', async () => {
    await expect(readPart(archiveOf({ flags: 1 }), 'a.xml')).rejects.toThrow(
      'clients.xlsx is protected by a password.',
    );
  });

  it('more parts than any workbook has', async () => {
    const parts = Array.from({ length: 1001 }, (_, i) => ({ name: `${i}.xml`, content: '' }));
    await expect(readPart(zipOf(parts), '1.xml')).rejects.toThrow('clients.xlsx has 1001 parts');
    expect(await readPart(zipOf(parts.slice(1)), '1.xml')).toBe('');
  });

  it('a part that is not there', async () => {
    await expect(readPart(archiveOf({}), 'b.xml')).rejects.toThrow(
      'clients.xlsx is damaged: its part "b.xml" is missing.',
    );
  });

  it('an archive cut short anywhere', async () => {
    const bytes = zipOf([
      { name: 'a.xml', content: TEXT },
      { name: 'b.xml', content: TEXT },
    ]);
    for (const share of [0.01, 0.1, 0.5, 0.9, 0.99]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(readPart(cut, 'a.xml')).rejects.toThrow(
        'clients.xlsx is damaged: it was cut short or changed on its way.',
      );
    }
    await expect(readPart(bytes.subarray(0, -1), 'a.xml')).rejects.toThrow(FileFailure);
  });

  it('no archive at all', async () => {
    await expect(readPart(Buffer.from('Name;Email\n'), 'a.xml')).rejects.toThrow(FileFailure);
    await expect(readPart(Buffer.alloc(0), 'a.xml')).rejects.toThrow(FileFailure);
  });
});

describe('bombs', () => {
  it('refuses 300 MiB of blanks in 300 KB before it unpacks them', async () => {
    const bomb = await packedSpaces(300);
    const before = process.memoryUsage.rss();
    await expect(readPart(archiveOf(bomb), 'a.xml')).rejects.toThrow(
      'clients.xlsx has a part "a.xml" that would unpack to 300 MiB: refused.',
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MIB);
  });

  it('stops a bomb that lies about its size as soon as it is larger', async () => {
    const bomb = await packedSpaces(50);
    const zip = await openZip(tempFile(archiveOf({ ...bomb, size: 100_000 })), 'clients.xlsx');
    let given = 0;
    const reading = (async () => {
      for await (const chunk of zip.read('a.xml', MIB)) given += chunk.length;
    })();
    await expect(reading).rejects.toThrow('is not what its checksum says');
    expect(given).toBeLessThan(200_000);
    await zip.close();
  });

  it('refuses a part that is larger than its kind can be', async () => {
    await expect(readPart(archiveOf({}), 'a.xml', 100_000)).rejects.toThrow('that would unpack to 0 MiB');
  });

  it('refuses parts that share their bytes', async () => {
    const bytes = zipOf([
      { name: 'a.xml', content: TEXT },
      { name: 'b.xml', content: TEXT, offset: 0 },
    ]);
    await expect(readPart(bytes, 'a.xml')).rejects.toThrow('clients.xlsx is damaged: its parts overlap.');
  });

  it('reads a dense part that is small, and a large part as dense as real ones are', async () => {
    const small = await packedSpaces(1);
    expect(await readPart(archiveOf(small), 'a.xml')).toHaveLength(MIB);
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(100_000);
    expect(await readPart(archiveOf({ content: rows }), 'a.xml')).toBe(rows);
  });
});
