/** HTML that is safe by construction: whatever is put into a template is made harmless, unless it is markup itself. */
import { gzipSync } from 'node:zlib';
import { clean } from './clean.ts';

export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/** A template tag: texts are cleaned and escaped, markup stands as it is, and nothing comes of `undefined`. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: pieces }, ...parts.map(markupOf)) };
}

/** Data for the page's script, which takes it from the page by this name. Packed, it is a fifth of the size. */
export function dataBlock(name: string, value: unknown, isPacked: boolean): string {
  const type = isPacked ? 'application/gzip' : 'application/json';
  const text = isPacked ? gzipSync(JSON.stringify(value)).toString('base64') : scriptJson(value);
  return `<script type="${type}" class="${name}">${text}</script>\n`;
}

/** JSON that can stand in a `<script>`: no tag begins in it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'number' || typeof part === 'string') return escaped(clean(String(part)));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
