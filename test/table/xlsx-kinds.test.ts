/** ZIP archives that are no workbooks, or not quite. */
import { describe, expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { bookBytes, bookParts, plain, readWhole, tempFile } from '../helpers/workbook.ts';

const ANN = '<row r="1"><c t="inlineStr"><is><t>Ann</t></is></c></row>';

function opened(parts: ReadonlyMap<string, string | Buffer>): Promise<unknown> {
  return openXlsx(tempFile(bookBytes(parts)), { name: 'clients.xlsx' });
}

describe('an archive that is something else says what it is', () => {
  it.each([
    ['a binary .xlsb workbook', 'xl/workbook.bin'],
    ['a Word document', 'word/document.xml'],
    ['a PowerPoint presentation', 'ppt/presentation.xml'],
    ['a Numbers spreadsheet', 'Index/Document.iwa'],
    ['an OpenDocument file', 'content.xml'],
  ])('%s', async (what, part) => {
    const failure = opened(new Map([[part, 'x']]));
    await expect(failure).rejects.toThrow(FileFailure);
    await expect(failure).rejects.toThrow(`clients.xlsx is ${what}, not an .xlsx workbook.`);
  });

  it('any other archive', async () => {
    const message = 'clients.xlsx is a ZIP archive without a workbook in it.';
    await expect(opened(new Map([['clients.csv', 'Name\nAnn']]))).rejects.toThrow(message);
    await expect(opened(new Map())).rejects.toThrow(message);
  });

  it('a workbook with macros is a workbook', async () => {
    const parts = bookParts({ rows: ANN });
    parts.set('xl/vbaProject.bin', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
    expect(plain((await readWhole(tempFile(bookBytes(parts), 'clients.xlsm'))).rows)).toEqual([[1, 'Ann']]);
  });

  it('a workbook that has lost its first page', async () => {
    const parts = bookParts({ rows: ANN });
    parts.delete('xl/workbook.xml');
    await expect(opened(parts)).rejects.toThrow('clients.xlsx is damaged: it has lost its list of sheets.');
  });
});
