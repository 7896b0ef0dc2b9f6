/** Tells what a file that should be a workbook really is, before anything tries to read it as one. */
import { FileFailure } from '../errors.ts';
import { looksLike } from './looks.ts';
import { RESAVE } from './xlsx-failure.ts';

/** Any ZIP archive, an empty one too. */
const ZIP_MAGIC = 'PK';
/** Excel wraps an encrypted workbook into the container of the old .xls format. Source: [MS-OFFCRYPTO] 2.3.4. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Refuses what is no ZIP archive in one line that says what it is instead.
 * @throws FileFailure
 */
export function refuseOtherKinds({ name, head }: { readonly name: string; readonly head: Buffer }): void {
  if (head.toString('latin1', 0, ZIP_MAGIC.length) === ZIP_MAGIC) return;
  if (head.includes(ENCRYPTED_PACKAGE)) {
    throw new FileFailure(`${name} is protected by a password.`, {
      hint: 'Open it in your spreadsheet program, take the password off and save it.',
    });
  }
  const other = looksLike(head) ?? (head.includes(0) ? 'some other kind of file' : 'a text file');
  throw new FileFailure(`${name} is no .xlsx workbook: it looks like ${other}.`, RESAVE);
}
