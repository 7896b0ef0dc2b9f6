import { describe, expect, it } from 'vitest';
import { decoded, encodingName, findEncoding } from '../../src/table/encoding.ts';
import { openSource } from '../../src/table/source.ts';
import { failureOf, fileWith } from '../helpers/tables.ts';

const TURKISH = 'Ad;Şehir\nÇağrı Öztürk;İzmir\n';
/** `Çağrı;Şişli` and `‘Ğ’` as Windows-1254 has them. */
const TURKISH_BYTES = Buffer.from('\xc7a\xf0r\xfd;\xdei\xfeli\n\x91\xd0\x92\n', 'latin1');

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

async function understood(bytes: string | Uint8Array, options: { asked?: string; chunkBytes?: number } = {}) {
  const source = await openSource(fileWith(bytes), {
    name: 'clients.csv',
    ...(options.chunkBytes === undefined ? {} : { chunkBytes: options.chunkBytes }),
  });
  const encoding = await findEncoding(source, options.asked);
  let text = '';
  for await (const piece of decoded(source, encoding)) text += piece;
  return { encoding, text };
}

describe('the encoding is told', () => {
  it.each([
    ['by a mark: UTF-8', Buffer.from(`\ufeff${TURKISH}`), 'utf-8'],
    ['by a mark: UTF-16', Buffer.from(`\ufeff${TURKISH}`, 'utf16le'), 'utf-16le'],
    ['by a mark: UTF-16, big end first', utf16be(`\ufeff${TURKISH}`), 'utf-16be'],
    ['by its zeros: UTF-16', Buffer.from(TURKISH, 'utf16le'), 'utf-16le'],
    ['by its zeros: UTF-16, big end first', utf16be(TURKISH), 'utf-16be'],
    ['by every byte: UTF-8', Buffer.from(TURKISH), 'utf-8'],
  ])('%s', async (_how, bytes, encoding) => {
    expect(await understood(bytes)).toEqual({ encoding, text: TURKISH });
  });

  it('ASCII is UTF-8', async () => {
    expect(await understood('a,b\n')).toEqual({ encoding: 'utf-8', text: 'a,b\n' });
  });

  it('as Windows-1254 where UTF-8 does not fit', async () => {
    expect(await understood(TURKISH_BYTES)).toEqual({
      encoding: 'windows-1254',
      text: 'Çağrı;Şişli\n‘Ğ’\n',
    });
  });

  it('as Windows-1252 where it has a letter that Windows-1254 has not', async () => {
    const bytes = Buffer.from('Plze\x9a, \x80 5, \x93M\xfcller\x94, \x8eelezn\xfd\n', 'latin1');
    expect(await understood(bytes)).toEqual({
      encoding: 'windows-1252',
      text: 'Plzeš, € 5, “Müller”, Železný\n',
    });
  });

  it('when only the last of many bytes does not fit', async () => {
    const bytes = Buffer.concat([Buffer.from('plain\n'.repeat(50_000)), Buffer.from([0xfe])]);
    expect((await understood(bytes)).encoding).toBe('windows-1254');
  });
});

describe('an encoding that is asked for', () => {
  it.each([
    ['windows-1254', TURKISH_BYTES, 'Çağrı;Şişli\n‘Ğ’\n'],
    ['latin5', TURKISH_BYTES, 'Çağrı;Şişli\n‘Ğ’\n'],
    [' ISO-8859-9 ', TURKISH_BYTES, 'Çağrı;Şişli\n‘Ğ’\n'],
    ['windows-1252', TURKISH_BYTES, 'Çaðrý;Þiþli\n‘Ð’\n'],
    // The second byte of 表 is a backslash, that of ポ a bar.
    ['shift_jis', Buffer.from([0x95, 0x5c, ...Buffer.from('|'), 0x83, 0x7c]), '表|ポ'],
    ['gb18030', Buffer.from([0xd6, 0xd0, 0x2c, 0xce, 0xc4]), '中,文'],
    ['utf-16', Buffer.from(TURKISH, 'utf16le'), TURKISH],
    ['utf-16be', utf16be('no zeros: \u4e2d\u6587'), 'no zeros: 中文'],
    ['utf-8', Buffer.from(`\ufeff${TURKISH}`), TURKISH],
  ])('%s is taken', async (asked, bytes, text) => {
    expect((await understood(bytes, { asked })).text).toBe(text);
  });

  it('against the mark of the file is refused', async () => {
    const bytes = Buffer.from(`\ufeff${TURKISH}`);
    expect(await failureOf(understood(bytes, { asked: 'latin5' }))).toBe(
      'clients.csv is marked as UTF-8, not Windows-1254.\nLeave the encoding out.',
    );
  });

  it.each(['utf-9', 'utf-7', 'cp857', '', 'x'.repeat(100)])(
    '%j, which nobody knows, is refused',
    async (asked) => {
      expect(await failureOf(understood('a', { asked }))).toMatch(
        /^The encoding ".*" is unknown\.\nUse utf-8, /,
      );
    },
  );
});

describe('characters that the chunks cut through', () => {
  const text = 'é€😀ş\r\n"表",ポ\n'.repeat(20);

  it.each([1, 2, 3, 5, 7, 64])('come back whole from chunks of %s bytes', async (chunkBytes) => {
    expect(await understood(text, { chunkBytes })).toEqual({ encoding: 'utf-8', text });
    const marked = Buffer.from(`\ufeff${text}`);
    expect(await understood(marked, { chunkBytes })).toEqual({ encoding: 'utf-8', text });
    expect(await understood(utf16be(`\ufeff${text}`), { chunkBytes })).toEqual({
      encoding: 'utf-16be',
      text,
    });
  });

  it('at the edges of the usual chunks', async () => {
    for (const before of [65_535, 65_534, 65_533, 262_143, 262_142]) {
      const long = `${'a'.repeat(before)}😀é${'b'.repeat(10)}`;
      expect((await understood(long)).text).toBe(long);
    }
  });
});

describe('damaged UTF-8', () => {
  const good = 'Şükrü, Çağrı\n'.repeat(899);

  it.each([
    ['a stray byte', [0xfd]],
    ['half a character', [0xc5]],
    ['a character with its last byte cut off', [0xe2, 0x82]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character in too long a form', [0xe0, 0x80, 0xaf]],
    ['a character in a far too long form', [0xc0, 0xaf]],
    ['a character in too long a form of four bytes', [0xf0, 0x80, 0x80, 0xaf]],
    ['more than Unicode holds', [0xf4, 0x90, 0x80, 0x80]],
    ['a continuation alone', [0x80]],
  ])('%s is named by its line', async (_what, bytes) => {
    const file = Buffer.concat([Buffer.from(good), Buffer.from(bytes), Buffer.from('\nŞükrü\n')]);
    const failure = 'clients.csv is UTF-8, but line 900 holds bytes that are not.';
    expect(await failureOf(understood(file))).toContain(failure);
    expect(await failureOf(understood(file, { asked: 'utf-8', chunkBytes: 997 }))).toContain(failure);
  });

  it('a file that was cut off in the middle of a character is named by its last line', async () => {
    const file = Buffer.concat([Buffer.from(good), Buffer.from([0xc5])]);
    expect(await failureOf(understood(file))).toContain('line 900 holds bytes');
  });

  it.each(['\n', '\r\n', '\r'])('lines are counted by %j', async (lineEnd) => {
    const file = Buffer.concat([
      Buffer.from(`Ş${lineEnd}ş${lineEnd}`),
      Buffer.from([0xfd]),
      Buffer.from(lineEnd),
    ]);
    expect(await failureOf(understood(file))).toContain('line 3 holds bytes');
  });

  it('under a mark is not taken for anything else', async () => {
    const file = Buffer.concat([Buffer.from('\ufeffa\n'), Buffer.from([0xfd, 0xfe])]);
    expect(await failureOf(understood(file))).toContain('line 2 holds bytes');
  });
});

describe('what can not be read', () => {
  it.each([
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ['UTF-32, big end first', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61])],
    ['UTF-32 without a mark', Buffer.from('N\0\0\0a\0\0\0m\0\0\0e\0\0\0')],
    ['UTF-32 without a mark, big end first', Buffer.from('\0\0\0N\0\0\0a\0\0\0m\0\0\0e')],
    ['nothing but zeros', Buffer.alloc(1_000)],
  ])('%s', async (_what, bytes) => {
    expect(await failureOf(understood(bytes))).toBe(
      'clients.csv is UTF-32, or mostly zero bytes.\nSave it as UTF-8; if it was copied from somewhere, copy it again.',
    );
  });

  it.each([
    ['half a unit', Buffer.concat([Buffer.from(`\ufeff${TURKISH}`, 'utf16le'), Buffer.from([0x61])])],
    ['half a pair', Buffer.from('\ufeffa\ud83d,b', 'utf16le')],
  ])('UTF-16 that ends in %s or holds one', async (_what, bytes) => {
    expect(await failureOf(understood(bytes))).toContain('clients.csv is not sound UTF-16LE.');
  });
});

it.each([
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16LE'],
  ['windows-1254', 'Windows-1254'],
  ['iso-8859-2', 'ISO-8859-2'],
  ['shift_jis', 'shift_jis'],
])('%s is called %s', (encoding, name) => expect(encodingName(encoding)).toBe(name));
