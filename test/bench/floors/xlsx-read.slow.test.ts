import { expect, it } from 'vitest';
import { textOf } from '../../../src/table/table.ts';
import { bookBytes, bookParts, readWhole, tempFile } from '../../helpers/workbook.ts';
import { scanWorkbook } from './xlsx-read.ts';

it('the floor for reading workbooks finds every text that the reader finds', async () => {
  const row = (i: number): string =>
    `<row r="${i}"><c r="A${i}" t="s"><v>${i % 2}</v></c><c r="C${i}" t="inlineStr"><is><t>Şükrü &lt;${i}&gt; &#x15F;</t></is></c>` +
    `<c r="D${i}" s="0"/><c r="E${i}" t="str"><v>a &amp; b</v></c><c r="AA${i}"><v>${i}</v></c></row>`;
  const rows = Array.from({ length: 5000 }, (_, i) => row(i + 1)).join('');
  const strings =
    '<si><r><t>Öz</t></r><r><t xml:space="preserve">türk </t></r></si><si><t>İpek &amp; co</t></si>';
  const file = tempFile(bookBytes(bookParts({ rows, strings })));
  const scanned: (readonly string[])[] = [];
  expect(await scanWorkbook(file, (cells) => scanned.push(cells))).toBe(5000);
  const read = (await readWhole(file)).rows.map(({ cells }) => cells.map((cell) => textOf(cell)));
  expect(scanned).toEqual(read);
});
