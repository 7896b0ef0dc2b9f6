/** Parses one XML part of a workbook as its bytes arrive, and refuses what no spreadsheet program writes. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { damaged, quoted, RESAVE } from './xlsx-failure.ts';
import type { Zip } from './zip.ts';

/** Deeper than any part of a workbook. */
const MAX_DEPTH = 256;
/** Text, an attribute or a comment that goes on longer is not a cell: Excel's limit is 32,767 characters. */
const MAX_UNITS_WITHOUT_TAG = 4 * 1024 * 1024;
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Called with names without their namespace prefix, which whoever writes a workbook may choose. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Whole, unless a comment or CDATA interrupts it. */
  text(text: string): void;
}

/** Where parts come from. */
export type PartSource = Pick<Zip, 'label' | 'read'>;

export interface XmlPart {
  readonly name: string;
  readonly maxBytes: number;
}

/**
 * Feeds a part to `handler` and yields it after every chunk, so that what it gathered can be taken away.
 * @throws FileFailure where the part is missing, too large, not XML, or holds a DOCTYPE
 */
export async function* parseXml<Handler extends XmlHandler>(
  zip: PartSource,
  part: XmlPart,
  handler: Handler,
): AsyncGenerator<Handler, void> {
  const place = msg`its part ${quoted(part.name)}`;
  const parser = guardedParser(zip.label, place, handler);
  let decode: ((chunk?: Buffer) => string) | undefined;
  for await (const chunk of zip.read(part.name, part.maxBytes)) {
    decode ??= decoderFor(chunk, () => damaged(zip.label, msg`${place} is not text`));
    parser.write(decode(chunk));
    yield handler;
  }
  parser.write(decode?.() ?? '').close();
}

/** Feeds a whole part to `handler`. */
export async function readXml(zip: PartSource, part: XmlPart, handler: XmlHandler): Promise<void> {
  const chunks = parseXml(zip, part, handler);
  while ((await chunks.next()).done !== true);
}

/** The value of an attribute whatever its prefix, such as `r:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

/** `1` and `true` are both written for yes. Source: XML Schema 2, boolean. */
export function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

interface Guarded {
  write(text: string): Guarded;
  close(): void;
}

function guardedParser(label: string, place: Message, handler: XmlHandler): Guarded {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const elements = new OwnElements(handler);
  let unitsWithoutTag = 0;
  parser.on('error', (error) => {
    throw damaged(label, msg`${place} is not valid XML`, error);
  });
  parser.on('doctype', () => {
    throw new FileFailure(msg`${label} holds a DOCTYPE in ${place}: refused.`, RESAVE);
  });
  parser.on('opentag', (tag) => {
    unitsWithoutTag = 0;
    if (elements.open(tag) > MAX_DEPTH) throw damaged(label, msg`${place} is nested too deeply`);
  });
  parser.on('closetag', () => {
    unitsWithoutTag = 0;
    elements.close();
  });
  parser.on('text', (text) => elements.text(text));
  parser.on('cdata', (text) => elements.text(text));
  const guarded: Guarded = {
    write(text) {
      unitsWithoutTag += text.length;
      parser.write(text);
      if (unitsWithoutTag > MAX_UNITS_WITHOUT_TAG) throw damaged(label, msg`${place} holds endless text`);
      return guarded;
    },
    close: () => void parser.close(),
  };
  return guarded;
}

/** Tells the handler of all elements but those that only seem to be a workbook's own. */
class OwnElements {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #foreignDepth = Infinity;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Gives how many are open now. */
  open(tag: SaxesTagPlain): number {
    const name = localName(tag.name);
    const depth = this.#open.push(name);
    if (depth > this.#foreignDepth) return depth;
    if (isForeign(name)) this.#foreignDepth = depth;
    else this.#handler.open(name, tag.attributes);
    return depth;
  }

  close(): void {
    const depth = this.#open.length;
    const name = this.#open.pop() ?? '';
    if (depth < this.#foreignDepth) this.#handler.close(name);
    else if (depth === this.#foreignDepth) this.#foreignDepth = Infinity;
  }

  text(text: string): void {
    if (this.#open.length < this.#foreignDepth) this.#handler.text(text);
  }
}

/**
 * What later versions and other programs add, and what they offer in place of it: elements in there have the names of
 * ours and mean something else, such as the `workbookPr` of Excel 2010. Source: ECMA-376 part 1, 18.2.10; part 3, 10.2.
 */
function isForeign(name: string): boolean {
  return name === 'extLst' || name === 'Fallback';
}

/** A part is UTF-8 or UTF-16, with or without a byte order mark. Source: XML 1.0, appendix F. */
function decoderFor(start: Buffer, failure: () => FileFailure): (chunk?: Buffer) => string {
  const [a, b] = start;
  const isLittle = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c);
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true });
  return (chunk) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw failure();
    }
  };
}
