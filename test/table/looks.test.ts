import { describe, expect, it } from 'vitest';
import { isZip, looksLike, looksLikeJson } from '../../src/table/looks.ts';

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

describe('a file is known by its first bytes', () => {
  it.each([
    ['PK\x03\x04\x14', 'an Excel workbook or another zip archive'],
    ['PK\x05\x06\0', 'an empty zip archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1', 'an old Excel workbook (.xls) or one that is protected by a password'],
    ['%PDF-1.4', 'a PDF document'],
    ['\xff\xd8\xff\xe0', 'a JPEG picture'],
    ['\x89PNG\r\n', 'a PNG picture'],
    ['GIF89a', 'a GIF picture'],
    ['\x1f\x8b\x08', 'a gzip archive'],
    ['BZh91AY', 'a bzip2 archive'],
    ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
    ['\xfd7zXZ\0', 'an xz archive'],
    ['Rar!\x1a\x07', 'a RAR archive'],
    ['SQLite format 3\0', 'a database'],
    ['{\\rtf1', 'a Rich Text document'],
    ['<!DOCTYPE html>', 'a web page (HTML)'],
    ['\xef\xbb\xbf  <HTML>', 'a web page (HTML)'],
    ['<!-- saved -->\n<html>', 'a web page (HTML)'],
    ['<table border=1>', 'a web page (HTML)'],
    ['<meta http-equiv="Content-Type">', 'a web page (HTML)'],
    ['<?xml version="1.0"?>', 'an XML document'],
    ['BEGIN:VCARD\r\n', 'a file of address cards (vCard)'],
    ['BEGIN:VCALENDAR\r\n', 'a calendar'],
    ['Return-Path: <a@x.example>\r\n', 'an e-mail message'],
    ['MIME-Version: 1.0\r\n', 'an e-mail message'],
  ])('%j is %s', (start, what) => expect(looksLike(latin1(start))).toBe(what));

  it.each([
    'Name,Email\n',
    'PK,Name\n',
    'Received,From\n',
    'Date: 1.2.2024\nName;Email\n',
    '<none>,x\n',
    '<tablet>,x\n',
    'BEGIN,END\n',
    '{"name":"A"}',
    '',
  ])('%j may be a table', (start) => expect(looksLike(latin1(start))).toBeUndefined());
});

it.each([
  ['PK\x03\x04', true],
  ['PK\x05\x06', false],
  ['PK', false],
  ['', false],
])('%j is a zip archive: %s', (start, is) => expect(isZip(latin1(start))).toBe(is));

it.each([
  ['{"name":"A"}', true],
  ['\xef\xbb\xbf\n {}', true],
  ['[\n  {"name":"A"}]', true],
  ['[Name],[Email]', false],
  ['Name,{x}', false],
  ['', false],
])('%j is JSON: %s', (start, is) => expect(looksLikeJson(latin1(start))).toBe(is));
