/** Tells what a file that should be a workbook really is, before anything tries to read it as one. */
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { looksLike } from './looks.ts';
import type { Source } from './source.ts';

/** Any ZIP archive, an empty one too. */
const ZIP_MAGIC = 'PK';
/** The container of the old .xls format. Source: [MS-CFB] 2.2. */
const OLD_MAGIC = '\xd0\xcf\x11\xe0';
/** Excel puts an encrypted workbook into that container as a stream of this name. Source: [MS-OFFCRYPTO] 2.3.4. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Refuses what is no ZIP archive in one line that says what it is instead.
 * @throws FileFailure
 */
export async function refuseOtherKinds(source: Source): Promise<void> {
  const { name, head } = source;
  const start = head.toString('latin1', 0, 4);
  if (start.startsWith(ZIP_MAGIC)) return;
  if (start === OLD_MAGIC && (await contains(source, ENCRYPTED_PACKAGE))) {
    throw new FileFailure(msg`${name} is protected by a password.`, {
      hint: msg`Open it in your spreadsheet program, take the password off and save it.`,
    });
  }
  const other = looksLike(head) ?? (head.includes(0) ? 'some other kind of file' : 'a text file');
  throw new FileFailure(msg`${name} looks like ${other}.`, {
    hint: msg`Save it as .xlsx or .csv in your spreadsheet program.`,
  });
}

/** The container lists its streams anywhere, so the whole file is searched. */
async function contains(source: Source, wanted: Buffer): Promise<boolean> {
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of source.chunks()) {
    if (Buffer.concat([last, chunk]).includes(wanted)) return true;
    last = Buffer.from(chunk.subarray(-wanted.length));
  }
  return false;
}
