import { describe, expect, it } from 'vitest';
import { FileFailure } from '../../src/errors.ts';
import { attribute, isYes, readXml, type XmlHandler } from '../../src/table/xlsx-xml.ts';

/** Writes down what it is told, attributes left out. */
class Recorder implements XmlHandler {
  readonly events: string[] = [];

  open(name: string): void {
    this.events.push(`<${name}>`);
  }
  close(name: string): void {
    this.events.push(`</${name}>`);
  }
  text(text: string): void {
    this.events.push(text);
  }
}

async function parsed(xml: string | Buffer, chunkBytes = 32 * 1024): Promise<string> {
  const bytes = Buffer.from(xml);
  const recorder = new Recorder();
  await readXml({ label: 'clients.xlsx', read: () => chunksOf(bytes, chunkBytes) }, PART, recorder);
  return recorder.events.join('');
}

const PART = { name: 'xl/x.xml', maxBytes: Infinity };

async function* chunksOf(bytes: Buffer, chunkBytes: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
  }
}

function utf16(xml: string, { big = false, mark = '' } = {}): Buffer {
  const bytes = Buffer.from(mark + xml, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

const TURKISH = '<a><t>Şükrü Öztürk</t><t>€ 🙂 İı</t></a>';

describe('characters', () => {
  it.each([1, 2, 3, 7, 64 * 1024])('survive where a chunk of %i bytes ends inside them', async (size) => {
    const xml = `<a>${'ş€🙂'.repeat(size < 100 ? 200 : 30_000)}</a>`;
    expect(await parsed(xml, size)).toBe(xml);
  });

  it.each([
    ['UTF-8', Buffer.from(TURKISH)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TURKISH}`)],
    ['UTF-8 with a declaration', Buffer.from(`<?xml version="1.0" encoding="utf-8"?>${TURKISH}`)],
    ['UTF-16 LE', utf16(TURKISH)],
    ['UTF-16 LE with a mark', utf16(TURKISH, { mark: '\ufeff' })],
    ['UTF-16 BE', utf16(TURKISH, { big: true })],
    ['UTF-16 BE with a mark', utf16(TURKISH, { big: true, mark: '\ufeff' })],
  ])('are read from %s', async (_, bytes) => {
    expect(await parsed(bytes)).toBe(TURKISH);
    expect(await parsed(bytes, 5)).toBe(TURKISH);
  });

  it('that are not UTF-8 are refused, not replaced', async () => {
    await expect(parsed(Buffer.from('<a>Şükrü</a>', 'latin1'))).rejects.toThrow(
      'clients.xlsx is damaged: its part "xl/x.xml" is not text.',
    );
    await expect(parsed(Buffer.from('<a>ş</a>').subarray(0, 4))).rejects.toThrow(FileFailure);
  });

  it('of a reference are those it names', async () => {
    expect(await parsed('<a>&lt;&amp;&gt;&quot;&apos;&#x15F;&#8364;&#x1F642;&amp;lt;</a>')).toBe(
      `<a><&>"'ş€🙂&lt;</a>`,
    );
  });

  it('of a line end are one line feed', async () => {
    expect(await parsed('<a>1\r\n2\r3\n4</a>', 3)).toBe('<a>1\n2\n3\n4</a>');
  });
});

describe('elements', () => {
  it('go by their names without the prefix', async () => {
    expect(await parsed('<x:a xmlns:x="u"><x:b>1</x:b><b>2</b></x:a>')).toBe('<a><b>1</b><b>2</b></a>');
  });

  it('of extensions, and what stands in for them, are left out with all they hold', async () => {
    const foreign = '<x:b>no</x:b><b><extLst><b>no</b></extLst></b>no<![CDATA[no]]><b/>';
    expect(
      await parsed(`<a><b>1</b><extLst><ext>${foreign}</ext></extLst><b>2</b><extLst/><b>3</b></a>`),
    ).toBe('<a><b>1</b><b>2</b><b>3</b></a>');
    expect(
      await parsed(
        '<a><AlternateContent><Choice><b/></Choice><Fallback><b/><b/></Fallback></AlternateContent></a>',
      ),
    ).toBe('<a><AlternateContent><Choice><b></b></Choice></AlternateContent></a>');
  });

  it('keep text in CDATA, and text that comments interrupt', async () => {
    expect(await parsed('<a>1<!-- no --><![CDATA[<2> & ]]>3<?go?>4</a>')).toBe('<a>1<2> & 34</a>');
  });

  it('may have attributes of any name', async () => {
    let seen: Readonly<Record<string, string | undefined>> = {};
    const handler = { ...NOTHING, open: (_: string, found: typeof seen) => void (seen = found) };
    const xml = '<a r:id="rId1" __proto__="p" constructor="c" n="1 &lt; 2"/>';
    await readXml({ label: '', read: () => chunksOf(Buffer.from(xml), 9) }, PART, handler);
    expect(attribute(seen, 'id')).toBe('rId1');
    expect(attribute(seen, '__proto__')).toBe('p');
    expect(attribute(seen, 'toString')).toBeUndefined();
    expect(seen['n']).toBe('1 < 2');
  });
});

const NOTHING: XmlHandler = { open: () => undefined, close: () => undefined, text: () => undefined };

describe('a part that no spreadsheet program writes is refused in one line', () => {
  const DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  it.each([
    ['in UTF-8', DOCTYPE],
    ['in lower case', DOCTYPE.toLowerCase().replace('doctype', 'DOCTYPE')],
    ['in UTF-16', utf16(DOCTYPE)],
    ['in UTF-16 BE', utf16(DOCTYPE, { big: true, mark: '\ufeff' })],
    ['without anything in it', '<!DOCTYPE html><a/>'],
    ['after a comment', `<?xml version="1.0"?><!-- c -->${DOCTYPE}`],
  ])('a DOCTYPE %s', async (_, xml) => {
    const failure = parsed(xml);
    await expect(failure).rejects.toThrow(FileFailure);
    await expect(failure).rejects.toThrow('clients.xlsx holds a DOCTYPE in its part "xl/x.xml": refused.');
  });

  it('a billion laughs', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
    ).join('');
    await expect(parsed(`<!DOCTYPE a [<!ENTITY lol0 "lol">${laughs}]><a>&lol9;</a>`)).rejects.toThrow(
      'DOCTYPE',
    );
  });

  it.each([
    ['a DOCTYPE in UTF-7', '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'],
    ['an entity nobody declared', '<a>&lol;</a>'],
    ['an entity declared in the text', '<a><!ENTITY x "y">&x;</a>'],
    ['text that breaks off', '<a><b>1</b'],
    ['elements that are not closed', '<a><b>1</b>'],
    ['elements that cross', '<a><b></a></b>'],
    ['two roots', '<a/><a/>'],
    ['text after the root', '<a/>\nmore'],
    ['nothing', ' '],
    ['no XML', 'Name,Email\nAcme,info@acme.example'],
    ['a character XML has no place for', '<a>\u0001</a>'],
    ['one that a reference names', '<a>&#0;</a>'],
    ['an attribute twice', '<a r="1" r="2"/>'],
  ])('%s', async (_, xml) => {
    await expect(parsed(xml)).rejects.toThrow(
      'clients.xlsx is damaged: its part "xl/x.xml" is not valid XML.',
    );
  });

  it('elements in elements without end', async () => {
    expect(await parsed(`${'<a>'.repeat(256)}${'</a>'.repeat(256)}`)).toHaveLength(256 * 7);
    await expect(parsed('<a>'.repeat(1_000_000))).rejects.toThrow('is nested too deeply');
  });

  it.each([
    ['text', '<a>', 'lorem ipsum '],
    ['a comment', '<a><!--', 'lorem ipsum '],
    ['an attribute', '<a b="', 'lorem ipsum '],
    ['attributes', '<a ', (i: number) => `b${i}="" `],
    ['a name', '<', 'lorem'],
    ['a DOCTYPE', '<!DOCTYPE ', 'lorem ipsum '],
    ['blanks before the root', '', ' '.repeat(100)],
  ])('%s without end, before it fills the memory', async (_, start, more) => {
    let given = 0;
    async function* endless(): AsyncGenerator<Buffer, void> {
      yield Buffer.from(start);
      for (let i = 0; i < 1000; i++) {
        const text = typeof more === 'string' ? more.repeat(8000) : numbered(more, i);
        given += text.length;
        yield await Promise.resolve(Buffer.from(text));
      }
    }
    const reading = readXml({ label: 'clients.xlsx', read: endless }, PART, NOTHING);
    await expect(reading).rejects.toThrow('clients.xlsx is damaged: its part "xl/x.xml" holds endless text.');
    expect(given).toBeLessThan(6 * 1024 * 1024);
  });
});

function numbered(more: (i: number) => string, from: number): string {
  return Array.from({ length: 8000 }, (_, i) => more(from * 8000 + i)).join('');
}

it('yes is written as 1 and as true', () => {
  expect(['1', 'true', '0', 'false', '', undefined].map(isYes)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
