import { expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { openTable } from '../../src/table/open.ts';
import { openXlsx } from '../../src/table/xlsx-read.ts';
import { tempFile } from '../helpers/workbook.ts';

const OLD = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

async function refusal(content: Buffer | string): Promise<string> {
  const failure: unknown = await openXlsx(tempFile(content, 'clients.xlsx'), { name: 'clients.xlsx' }).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof FileFailure)) throw new Error('was not refused', { cause: failure });
  expect(failure.hint).toMatch(/\.$/);
  return failure.message;
}

it.each([
  [
    'an old Excel workbook (.xls) or one that is protected by a password',
    Buffer.concat([OLD, Buffer.alloc(2000)]),
  ],
  ['a web page (HTML)', '<html><table><tr><td>Name</td></tr></table></html>'],
  ['an XML document', '<?xml version="1.0"?><Workbook/>'],
  ['a PDF document', '%PDF-1.7\n'],
  ['a JPEG picture', Buffer.from('\xff\xd8\xff\xe0\0\0', 'latin1')],
  ['a gzip archive', Buffer.from('\x1f\x8b\x08\0', 'latin1')],
  ['a text file', 'Name;Email\nAcme;info@acme.example\n'],
  ['some other kind of file', Buffer.from([1, 0, 2, 0, 3])],
])('%s is called by its name', async (what, content) => {
  expect(await refusal(content)).toBe(`clients.xlsx looks like ${what}.`);
});

it.each([600, 200_000, 262_130, 600_000])(
  'a password is noticed wherever it is noted down (byte %i)',
  async (at) => {
    const message = 'clients.xlsx is protected by a password.';
    expect(await refusal(Buffer.concat([OLD, Buffer.alloc(at), ENCRYPTED, Buffer.alloc(5000)]))).toBe(
      message,
    );
  },
);

it('only the container of Excel is searched for a password', async () => {
  expect(await refusal(Buffer.concat([Buffer.from('x\0'), ENCRYPTED]))).toContain('some other kind of file');
});

it('a file that says .xlsx gets the same answer whoever opens it', async () => {
  const file = tempFile(Buffer.concat([OLD, Buffer.alloc(99_999), ENCRYPTED]), 'clients.xlsx');
  await expect(openTable(file)).rejects.toThrow(/clients\.xlsx is protected by a password\.$/);
});

it('an empty file, a folder and a missing file are no workbooks', async () => {
  expect(await refusal('')).toBe('clients.xlsx is empty.');
  await expect(openXlsx(import.meta.dirname, {})).rejects.toThrow('is a folder.');
  await expect(openXlsx('no/such.xlsx', {})).rejects.toThrow(
    "no/such.xlsx can't be read: there is no such file or folder.",
  );
});
