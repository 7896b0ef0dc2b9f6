import { expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { readStrings, type SharedStrings } from '../../src/table/xlsx-strings.ts';
import { readWorkbook } from '../../src/table/xlsx-workbook.ts';
import { openZip } from '../../src/table/zip.ts';
import { bookBytes, bookParts, tempFile, type BookXml } from '../helpers/workbook.ts';

async function stringsOf(book: BookXml): Promise<SharedStrings> {
  const zip = await openZip(tempFile(bookBytes(bookParts(book))), 'clients.xlsx');
  try {
    return await readStrings(zip, await readWorkbook(zip));
  } finally {
    await zip.close();
  }
}

const PHONETIC = '<rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>';

it.each([
  ['plain text', '<si><t>Ann</t></si>', 'Ann'],
  ['blanks at both ends', '<si><t xml:space="preserve"> Ann </t></si>', ' Ann '],
  ['runs of rich text', '<si><r><t>Hello </t></r><r><rPr><b/></rPr><t>World</t></r></si>', 'Hello World'],
  [
    'rich text after plain text',
    '<si><t>tval</t><r><t>rval1</t></r><r><t>rval2</t></r></si>',
    'tvalrval1rval2',
  ],
  ['text without its reading', `<si><t>東京</t>${PHONETIC}</si>`, '東京'],
  ['runs without their reading', `<si><r><t>東</t></r>${PHONETIC}<r><t>京</t></r></si>`, '東京'],
  ['nothing', '<si/>', ''],
  ['an empty text', '<si><t/></si>', ''],
  ['an escaped carriage return', '<si><t>a_x000D_\nb</t></si>', 'a\r\nb'],
  ['an escaped escape', '<si><t>_x005F_x000D_</t></si>', '_x000D_'],
  ['an escape over two runs', '<si><r><t>a_x000D</t></r><r><t>_b</t></r></si>', 'a\rb'],
  ['a reference to a reference', '<si><t>&amp;lt;</t></si>', '&lt;'],
  ['CDATA', '<si><t><![CDATA[<b> & c]]></t></si>', '<b> & c'],
  ['line breaks', '<si><t>1\n2\n\n3</t></si>', '1\n2\n\n3'],
])('a shared string gives %s', async (_, strings, text) => {
  expect((await stringsOf({ strings })).at(0)).toBe(text);
});

it('an empty string moves none of those after it', async () => {
  const strings = await stringsOf({ strings: '<si><t>0</t></si><si/><si><t>2</t></si>' });
  expect([0, 1, 2, 3].map((index) => strings.at(index))).toEqual(['0', '', '2', undefined]);
});

it('thousands of strings come out each at its place', async () => {
  const texts = Array.from({ length: 10_000 }, (_, i) => (i % 7 === 0 ? '' : `Şükrü 🙂 ${i}`));
  const strings = await stringsOf({ strings: texts.map((text) => `<si><t>${text}</t></si>`).join('') });
  expect(texts.map((_, index) => strings.at(index))).toEqual(texts);
});

it.each([10_000, -1, 1.5, 4096.5, NaN, Infinity])('there is no string %d', async (index) => {
  const strings = await stringsOf({ strings: '<si><t>x</t></si>'.repeat(10_000) });
  expect(strings.at(index)).toBeUndefined();
});

it('a workbook may have none', async () => {
  expect((await stringsOf({})).at(0)).toBeUndefined();
});

it('a text that no cell can hold is refused before it fills the memory', async () => {
  const strings = `<si>${Array.from({ length: 200_000 }, (_, i) => `<r><t>${i}</t></r>`).join('')}</si>`;
  const failure = stringsOf({ strings });
  await expect(failure).rejects.toThrow(FileFailure);
  await expect(failure).rejects.toThrow('clients.xlsx holds more text in one cell than fits in memory.');
});
