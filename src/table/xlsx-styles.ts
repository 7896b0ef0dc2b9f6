/** Reads from a workbook's styles the one thing that matters to values: how each style shows a number. */
import { numberFormat, type ShowNumber } from './xlsx-number.ts';
import { readXml, type Attributes, type XmlHandler } from './xlsx-xml.ts';
import type { Workbook } from './xlsx-workbook.ts';
import type { Zip } from './zip.ts';

const MAX_STYLES_BYTES = 256 * 1024 * 1024;

/**
 * How numbers are shown, by the style index that cells carry; empty where the workbook has no styles, `undefined` where
 * it should have some but lost them.
 * @throws FileFailure where the part is damaged
 */
export async function readStyles(zip: Zip, workbook: Workbook): Promise<readonly ShowNumber[] | undefined> {
  if (workbook.stylesPart === undefined) return [];
  if (!zip.has(workbook.stylesPart)) return undefined;
  const found = new StyleList();
  await readXml(zip, { name: workbook.stylesPart, maxBytes: MAX_STYLES_BYTES }, found);
  const formats = new Map<number, ShowNumber>();
  return found.formatIds.map((id) => {
    const format = formats.get(id) ?? numberFormat(id, found.codes.get(id), workbook.date1904);
    formats.set(id, format);
    return format;
  });
}

const LISTS: ReadonlySet<string> = new Set(['numFmts', 'cellXfs']);

class StyleList implements XmlHandler {
  readonly codes = new Map<number, string>();
  /** The format of each style of cells; the styles that these are based on come in another list. */
  readonly formatIds: number[] = [];
  #list = '';

  /** Conditional formats carry `numFmt` elements too, whose numbers some writers count anew. */
  open(name: string, attributes: Attributes): void {
    if (LISTS.has(name)) this.#list = name;
    const id = Number(attributes['numFmtId'] ?? 0);
    if (name === 'xf' && this.#list === 'cellXfs') this.formatIds.push(id);
    if (name === 'numFmt' && this.#list === 'numFmts') this.codes.set(id, attributes['formatCode'] ?? '');
  }

  close(name: string): void {
    if (name === this.#list) this.#list = '';
  }

  text(): void {}
}
