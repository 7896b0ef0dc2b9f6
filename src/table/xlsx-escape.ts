/** How text gets into XML that can't hold every character: `_xHHHH_` stands for one UTF-16 unit. Source: ECMA-376 part 1, 22.9.2.19. */

/** What is written for a unit XML has no place for, and for a carriage return, which XML would turn into a line feed. */
const UNWRITABLE =
  // A literal `_xHHHH` has its `_` escaped, else it could be taken for an escape.
  /_(?=x[0-9A-Fa-f]{4})|[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Makes any string fit for a cell; `unescapeText` gives back exactly the same string. */
export function escapeText(text: string): string {
  return text.replace(
    UNWRITABLE,
    (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The text that a cell's stored text stands for. */
export function unescapeText(stored: string): string {
  if (!stored.includes('_x')) return stored;
  return stored.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
