import { expect, it } from 'vitest';
import { textOf } from '../../src/table/table.ts';
import { readStyles } from '../../src/table/xlsx-styles.ts';
import { readWorkbook } from '../../src/table/xlsx-workbook.ts';
import { openZip } from '../../src/table/zip.ts';
import { bookBytes, bookParts, tempFile } from '../helpers/workbook.ts';

/** How each style shows the number 45000.5. */
async function shownBy(styles: string | undefined, date1904?: string): Promise<readonly string[]> {
  const parts = bookParts({
    ...(styles !== undefined && { formats: [] }),
    ...(date1904 !== undefined && { date1904 }),
  });
  if (styles !== undefined) parts.set('xl/styles.xml', `<styleSheet>${styles}</styleSheet>`);
  const zip = await openZip(tempFile(bookBytes(parts)), 'clients.xlsx');
  try {
    return ((await readStyles(zip, await readWorkbook(zip))) ?? []).map((show) => textOf(show('45000.5')));
  } finally {
    await zip.close();
  }
}

const DATES = '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>';
const CELLS = '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf/></cellXfs>';
const SHOWN = ['45000.5', '2023-03-15T12:00:00', '2023-03-15T12:00:00', '45000.5'];

it('each style of cells shows numbers in its format', async () => {
  expect(await shownBy(DATES + CELLS)).toEqual(SHOWN);
});

it('the formats may come after the styles that use them', async () => {
  expect(await shownBy(CELLS + DATES)).toEqual(SHOWN);
});

it('styles that only others are based on do not count', async () => {
  const named = '<cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>';
  expect(await shownBy(`${DATES}${named}${CELLS}${named}`)).toEqual(SHOWN);
});

it('formats of conditional formatting do not count, though their numbers are the same', async () => {
  const conditional = '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs>';
  expect(await shownBy(DATES + CELLS + conditional)).toEqual(SHOWN);
});

it('a workbook that counts from 1904 has later dates', async () => {
  expect((await shownBy(DATES + CELLS, '1'))[1]).toBe('2027-03-16T12:00:00');
});

it('a workbook may have no styles', async () => {
  expect(await shownBy(undefined)).toEqual([]);
});
