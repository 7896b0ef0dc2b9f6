/** Workbooks with bytes changed at random: each ends in rows or in one clear line, never in a crash or a hang. */
import { expect, it } from 'vitest';
import { Failure } from '../../src/errors.ts';
import type { SheetRow } from '../../src/table/table.ts';
import { bookBytes, bookParts, readWhole, sheetXml, tempFile } from '../helpers/workbook.ts';

const LONGEST_MS = 10_000;

/** A workbook with something of everything. */
function parts(): Map<string, string | Buffer> {
  const cells = [
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Hello </t></r><r><t>World</t></r></is></c>',
    '<c r="C1" s="1"><v>45000.5</v></c><c r="D1" t="b"><f>TRUE()</f><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c>',
    '<c r="F1" t="str"><f>A1&amp;B1</f><v>a_x000D_b</v></c><c r="G1" t="d"><v>2021-01-01T10:00:00</v></c><c r="H1"><f>1</f></c>',
  ].join('');
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `<row r="${i + 1}"${i % 5 === 0 ? ' hidden="1"' : ''}>${cells.replaceAll('1" ', `${i + 1}" `)}</row>`,
  ).join('');
  const after =
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells><extLst><ext><x14:v>1</x14:v></ext></extLst>';
  return bookParts({
    sheets: [
      { name: 'İlk', part: sheetXml(rows, after) },
      { name: 'Sonra', state: 'hidden', rows },
    ],
    strings: '<si><t>Şükrü</t></si><si><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si/>',
    formats: [0, 14, '00000', 'dd.mm.yyyy hh:mm'],
    date1904: '0',
  });
}

/** Numbers from 0 to `below`, the same for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SPLINTERS = [
  '<',
  '>',
  '"',
  '&',
  ']]>',
  '<!--',
  '<![CDATA[',
  '</row>',
  '<c>',
  '<row>',
  '\0',
  'ş',
  '9',
  '-',
  'r="',
  '</v>',
];

/** Changes, removes, doubles or inserts a few stretches of bytes. */
function mutated(bytes: Buffer, random: (below: number) => number): Buffer {
  let result = bytes;
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(result.length + 1);
    const until = Math.min(result.length, at + 1 + random(random(4) === 0 ? 400 : 8));
    const [before, middle, rest] = [
      result.subarray(0, at),
      result.subarray(at, until),
      result.subarray(until),
    ];
    const flipped = Buffer.from(middle.map((byte) => byte ^ (1 << random(8))));
    const splinter = Buffer.from(SPLINTERS[random(SPLINTERS.length)] ?? '');
    const choices = [
      flipped,
      Buffer.alloc(0),
      Buffer.concat([middle, middle]),
      Buffer.concat([splinter, middle]),
      splinter,
    ];
    result = Buffer.concat([before, choices[random(choices.length)] ?? middle, rest]);
  }
  return result;
}

interface End {
  readonly rows?: readonly SheetRow[];
  readonly refused?: string;
}

async function endOf(bytes: Buffer, seed: string): Promise<End> {
  const start = performance.now();
  try {
    const { rows } = await readWhole(tempFile(bytes));
    expect(
      rows.filter((row) => !isSound(row)),
      seed,
    ).toEqual([]);
    return { rows };
  } catch (error) {
    if (!(error instanceof Failure)) throw new Error(`${seed} ended in a bug`, { cause: error });
    expect(error.message, seed).toMatch(/^[^\n]+\.$/);
    return { refused: error.message };
  } finally {
    expect(performance.now() - start, seed).toBeLessThan(LONGEST_MS);
  }
}

function isSound({ row, cells }: SheetRow): boolean {
  const isRow = Number.isInteger(row) && row >= 1 && row <= 1_048_576;
  return isRow && cells.every((cell) => typeof (typeof cell === 'string' ? cell : cell.text) === 'string');
}

it('bytes of the archive: what is not refused is what was in it', { timeout: 60_000 }, async () => {
  const whole = bookBytes(parts());
  const original = await endOf(whole, 'whole');
  expect(original.rows).toHaveLength(40);
  let refused = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const end = await endOf(mutated(whole, randomOf(seed)), `archive ${seed}`);
    if (end.refused === undefined) expect(end.rows, `archive ${seed}`).toEqual(original.rows);
    else refused += 1;
  }
  expect(refused).toBeGreaterThan(150);
});

it('bytes of the XML before it is packed', { timeout: 60_000 }, async () => {
  const names = [...parts().keys()];
  const ends = { read: 0, refused: 0 };
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomOf(seed);
    const book = parts();
    const name = names[random(names.length)] ?? '';
    book.set(name, mutated(Buffer.from(book.get(name) ?? ''), random));
    const end = await endOf(bookBytes(book), `${name} ${seed}`);
    ends[end.refused === undefined ? 'read' : 'refused'] += 1;
  }
  expect(ends.read).toBeGreaterThan(20);
  expect(ends.refused).toBeGreaterThan(200);
});

it('an archive cut after any byte is refused', async () => {
  const whole = bookBytes(parts());
  for (let bytes = 4; bytes < whole.length; bytes += 41) {
    expect((await endOf(whole.subarray(0, bytes), `cut at ${bytes}`)).refused).toMatch(/ is damaged: /);
  }
});
