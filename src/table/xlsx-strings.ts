/** The texts that a workbook keeps once and its cells point to: the one thing that has to stay in memory. */
import { unescapeText } from './xlsx-escape.ts';
import { MAX_CELL_UNITS, tooMuchText } from './xlsx-failure.ts';
import { readXml, type XmlHandler } from './xlsx-xml.ts';
import type { Workbook } from './xlsx-workbook.ts';
import type { Zip } from './zip.ts';

/** Half a million clients of 32 columns, all texts different, take about 600 MB of XML. */
const MAX_STRINGS_BYTES = 1024 * 1024 * 1024;
/** What the same half million hold is about 240 million characters; more than that is a trap. */
const MAX_UNITS = 256 * 1024 * 1024;
/** Texts are kept glued together: a string of its own costs more than most texts are long. */
const GLUED = 4096;

/** Texts by index, `undefined` where there is none. */
export interface SharedStrings {
  at(index: number): string | undefined;
}

/**
 * Reads all the shared strings: runs of rich text joined, readings in another script left out.
 * @throws FileFailure where the part is damaged, or its texts would fill the memory
 */
export async function readStrings(zip: Zip, workbook: Workbook): Promise<SharedStrings> {
  const strings = new GluedStrings();
  if (workbook.stringsPart === undefined || !zip.has(workbook.stringsPart)) return strings;
  const part = { name: workbook.stringsPart, maxBytes: MAX_STRINGS_BYTES };
  await readXml(zip, part, new StringList(strings, zip.label));
  return strings;
}

class GluedStrings implements SharedStrings {
  #units = 0;
  #last: string[] = [];
  readonly #blocks: string[] = [];
  /** Where each text starts within its block. */
  readonly #starts: Uint32Array[] = [];

  /** The characters of all the texts so far. */
  get units(): number {
    return this.#units;
  }

  add(text: string): void {
    this.#units += text.length;
    if (this.#last.push(text) === GLUED) this.#glue();
  }

  at(index: number): string | undefined {
    if (!Number.isInteger(index)) return undefined;
    const number = Math.floor(index / GLUED);
    const block = this.#blocks[number];
    if (block === undefined) return number === this.#blocks.length ? this.#last[index % GLUED] : undefined;
    const starts = this.#starts[number];
    return block.slice(starts?.[index % GLUED], starts?.[(index % GLUED) + 1]);
  }

  #glue(): void {
    const starts = new Uint32Array(GLUED + 1);
    this.#last.forEach((text, i) => (starts[i + 1] = (starts[i] ?? 0) + text.length));
    this.#blocks.push(this.#last.join(''));
    this.#starts.push(starts);
    this.#last = [];
  }
}

class StringList implements XmlHandler {
  readonly #strings: GluedStrings;
  readonly #label: string;
  #text = '';
  #isText = false;
  #isReading = false;

  constructor(strings: GluedStrings, label: string) {
    this.#strings = strings;
    this.#label = label;
  }

  open(name: string): void {
    if (name === 'si') this.#text = '';
    if (name === 'rPh') this.#isReading = true;
    this.#isText = name === 't' && !this.#isReading;
  }

  text(text: string): void {
    if (!this.#isText) return;
    this.#text += text;
    if (this.#text.length > MAX_CELL_UNITS) throw tooMuchText(this.#label, 'one cell');
  }

  close(name: string): void {
    this.#isText = false;
    if (name === 'rPh') this.#isReading = false;
    if (name !== 'si') return;
    this.#strings.add(unescapeText(this.#text));
    if (this.#strings.units > MAX_UNITS) throw tooMuchText(this.#label, 'its shared strings');
  }
}
