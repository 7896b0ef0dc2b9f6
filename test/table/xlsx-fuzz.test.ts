/** Workbooks with bytes changed at random: each ends in rows or in one clear line, never in a crash or a hang. */
import { expect, it } from 'vitest';
import type { SheetRow } from '../../src/table/table.ts';
import { endOf, mutated, randomOf, seeds, TIMEOUT_MS, type End } from '../helpers/mutate.ts';
import { bookBytes, bookParts, readWhole, sheetXml, tempFile } from '../helpers/workbook.ts';

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

async function rowsOf(bytes: Buffer, name: string): Promise<End<readonly SheetRow[]>> {
  return endOf(name, async () => {
    const { rows } = await readWhole(tempFile(bytes));
    expect(
      rows.filter((row) => !isSound(row)),
      name,
    ).toEqual([]);
    return rows;
  });
}

function isSound({ row, cells }: SheetRow): boolean {
  const isRow = Number.isInteger(row) && row >= 1 && row <= 1_048_576;
  return isRow && cells.every((cell) => typeof (typeof cell === 'string' ? cell : cell.text) === 'string');
}

it('bytes of the archive: what is not refused is what was in it', { timeout: TIMEOUT_MS }, async () => {
  const whole = bookBytes(parts());
  const original = await rowsOf(whole, 'whole');
  expect(original.read).toHaveLength(40);
  const all = seeds(0.2);
  let refused = 0;
  for (const seed of all) {
    const end = await rowsOf(mutated(whole, randomOf(seed), SPLINTERS), `archive ${seed}`);
    if (end.refused === undefined) expect(end.read, `archive ${seed}`).toEqual(original.read);
    else refused += 1;
  }
  expect(refused).toBeGreaterThan(all.length / 2);
});

it('bytes of the XML before it is packed', { timeout: TIMEOUT_MS }, async () => {
  const names = [...parts().keys()];
  const all = seeds(0.4);
  const ends = { read: 0, refused: 0 };
  for (const seed of all) {
    const random = randomOf(seed);
    const book = parts();
    const name = names[random(names.length)] ?? '';
    book.set(name, mutated(Buffer.from(book.get(name) ?? ''), random, SPLINTERS));
    const end = await rowsOf(bookBytes(book), `${name} ${seed}`);
    ends[end.refused === undefined ? 'read' : 'refused'] += 1;
  }
  expect(ends.read).toBeGreaterThan(all.length / 20);
  expect(ends.refused).toBeGreaterThan(all.length / 3);
});

it('an archive cut after any byte is refused', async () => {
  const whole = bookBytes(parts());
  for (let bytes = 4; bytes < whole.length; bytes += 41) {
    expect((await rowsOf(whole.subarray(0, bytes), `cut at ${bytes}`)).refused).toMatch(/ is damaged: /);
  }
});
