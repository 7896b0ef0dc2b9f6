/** Recognises by its first bytes what a file is when it is not the text or workbook its name promises. */

/** Bytes are written as Latin-1 text, so that they can be compared as strings. */
const MAGIC: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'an Excel workbook or another zip archive'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls) or one that is protected by a password'],
  ['%PDF', 'a PDF document'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['\x89PNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['Rar!', 'a RAR archive'],
  ['SQLite format 3', 'a database'],
  ['{\\rtf', 'a Rich Text document'],
];

const TEXT_STARTS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^<(!--|(!doctype html|html|head|meta|style|script|body|div|table)\b)/i, 'a web page (HTML)'],
  [/^<\?xml/i, 'an XML document'],
  [/^BEGIN:VCARD/i, 'a file of address cards (vCard)'],
  [/^BEGIN:VCALENDAR/i, 'a calendar'],
  [/^(Return-Path|Received|Delivered-To|MIME-Version|Message-ID): /i, 'an e-mail message'],
];

/** What the file is instead of a spreadsheet in text, or undefined where it may be one. */
export function looksLike(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, 256);
  const binary = MAGIC.find(([magic]) => start.startsWith(magic));
  if (binary) return binary[1];
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  return TEXT_STARTS.find(([pattern]) => pattern.test(text))?.[1];
}

export function isZip(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'PK\x03\x04';
}

/** An object, or a list of objects. */
export function looksLikeJson(head: Buffer): boolean {
  return /^(\xef\xbb\xbf)?\s*(\[\s*)?\{/.test(head.toString('latin1', 0, 256));
}
