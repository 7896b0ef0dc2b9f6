/** Text files with bytes changed at random, read as an import reads them: each ends in clients or in one clear line. */
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readInput } from '../../src/intake/input.ts';
import { DIRECTORY } from '../helpers/make.ts';
import { endOf, mutated, randomOf, seeds, TIMEOUT_MS, type End } from '../helpers/mutate.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const api = { users: () => Promise.resolve(DIRECTORY.users) };

const ROWS = [
  ['A list of clients', ''],
  ['ID', 'Name', 'Phone', 'Email', 'Managers', 'Contact 1 name', 'custom:f1'],
  ...Array.from({ length: 25 }, (_, n) => [
    ...[
      `5f1e0a0000000000000000${10 + n}`,
      `Şükrü ${n} "ve" Oğulları`,
      '+90 532 111 22 33',
      `a${n}@acme.example`,
    ],
    ...['ayse@cubicl.example; u2', n % 3 === 0 ? 'Can\nÖz' : '', "'=1+1"],
  ]),
];

function csv(delimiter: string, lineEnd = '\r\n'): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return ROWS.map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('');
}

const JSONL = Array.from({ length: 25 }, (_, n) =>
  JSON.stringify({
    ...{ _id: `c${n}`, name: `Şükrü ${n}`, phone: null, email: `a${n}@acme.example` },
    ...{ contacts: [{ name: 'Can', extra: [1, { a: null }] }], customFields: { f1: 'x', __proto__x: 5 } },
  }),
).join('\n');

/** Letters of Turkish as Windows-1254 has them. */
function turkish(text: string): Buffer {
  const bytes = new Map([
    ['Ş', 0xde],
    ['ş', 0xfe],
    ['ğ', 0xf0],
    ['ı', 0xfd],
  ]);
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? letter.charCodeAt(0)));
}

const FILES: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['utf-8.csv', Buffer.from(csv(','))],
  ['marked.csv', Buffer.from(`\ufeff${csv(';', '\n')}`)],
  ['turkish.csv', turkish(csv(';'))],
  ['utf-16.csv', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
  ['sep.csv', Buffer.from(`sep=|\r${csv('|', '\r')}`)],
  ['tabs.tsv', Buffer.from(csv('\t'))],
  ['lines.jsonl', Buffer.from(JSONL)],
];

const SPLINTERS = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\r',
    '\n',
    '\r\n',
    '\0',
    '\u00ff\u00fe',
    '\ufeff',
    'sep=;\n',
    'ş',
    '\u202e',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\u0000',
    '\\ud800',
    '"__proto__":{"a":1},',
    '1e999',
    'null',
    '_action',
    '<clear>',
  ],
];

async function clientsOf(file: string, bytes: Buffer, seed: number): Promise<End<number>> {
  writeFileSync(file, bytes);
  return endOf(`${file} ${seed}`, async () => {
    const input = await readInput({ file, ignoreUnknown: true }, { api });
    try {
      let clients = 0;
      for await (const draft of input.drafts()) clients += draft.rows.length > 0 ? 1 : 0;
      return clients;
    } finally {
      await input.close();
    }
  });
}

it('text files', { timeout: TIMEOUT_MS }, async () => {
  const workdir = makeWorkdir();
  const ends = { read: 0, refused: 0 };
  for (const [name, bytes] of FILES) {
    const file = workdir.file(name);
    expect((await clientsOf(file, bytes, 0)).read, name).toBe(25);
    for (const seed of seeds(0.4 / FILES.length)) {
      const end = await clientsOf(file, mutated(bytes, randomOf(seed), SPLINTERS), seed);
      ends[end.refused === undefined ? 'read' : 'refused'] += 1;
    }
  }
  expect(ends.read).toBeGreaterThan(20);
  expect(ends.refused).toBeGreaterThan(20);
});
