/** Turns a JSON object into cells under dotted headers: `contacts.1.email`. */
import { inWords, msg, type Message } from '../message.ts';
import type { Cell } from './table.ts';

/** Deeper than any client; without a limit a hostile line could exhaust the stack. */
const DEEPEST = 16;

export type Part = string | number;
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Raised for an object that has no flat form; the reader adds the line. */
export class NotFlat extends Error {
  constructor(readonly told: Message) {
    super(inWords(told));
  }
}

/**
 * Each value with the path of keys that leads to it. Objects become `outer.inner`, arrays of objects `outer.N.inner` with
 * N from 1; arrays of plain values are joined with `; `; null is an empty cell. Empty objects and arrays give nothing.
 * A custom field has one cell whatever it holds: an object or array there is its JSON, as in a CSV.
 */
export function flatten(object: JsonObject): readonly (readonly [path: readonly Part[], cell: Cell])[] {
  const found: [readonly Part[], Cell][] = [];
  const visit = (value: Json, path: readonly Part[]): void => {
    if (path.length === 1 && path[0] === 'contacts' && holdsPlain(value)) throw new NotFlat(NO_PEOPLE);
    if (typeof value !== 'object' || value === null) found.push([path, cellOf(value)]);
    else if (path.length === 2 && path[0] === 'customFields') found.push([path, JSON.stringify(value)]);
    else if (!isList(value)) for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    else if (value.every(isPlain)) {
      if (value.length > 0) found.push([path, value.map((inner) => textOfPlain(inner)).join('; ')]);
    } else for (const [index, inner] of value.entries()) visit(inner, [...path, index + 1]);
  };
  refuseDeep(object, 0);
  visit(object, []);
  return found;
}

const NO_PEOPLE = msg`has "contacts" that are not objects like {"name": "Ann"}`;

/** A text, or a list with one in it: as one cell it would be taken for a person of that name. */
function holdsPlain(value: Json): boolean {
  return isList(value) ? value.some(isPlain) : isPlain(value) && value !== null && value !== '';
}

function refuseDeep(value: Json, level: number): void {
  if (level > DEEPEST) throw new NotFlat(msg`is nested more than ${DEEPEST} levels deep`);
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values<Json>(value)) refuseDeep(inner, level + 1);
}

/** The header that stands for a path. */
export function headerOf(path: readonly Part[]): string {
  return path.join('.');
}

/** All paths seen, in order of appearance, those of one object or list side by side and lists by number. */
export class Outline {
  readonly #parts = new Map<Part, Outline>();
  #holds: 'nothing' | 'blanks' | 'values' = 'nothing';

  add(path: readonly Part[], blank: boolean): void {
    const [part, ...rest] = path;
    if (part === undefined) {
      if (this.#holds !== 'values') this.#holds = blank ? 'blanks' : 'values';
      return;
    }
    let inner = this.#parts.get(part);
    if (!inner) this.#parts.set(part, (inner = new Outline()));
    inner.add(rest, blank);
  }

  /** The headers. One that is `null` wherever it stands for the whole of others (`contacts`) is left out. */
  headers(path: readonly Part[] = []): readonly string[] {
    const own = this.#holds === 'values' || (this.#holds === 'blanks' && this.#parts.size === 0);
    const parts = [...this.#parts].sort(([a], [b]) => (isNumber(a) && isNumber(b) ? a - b : 0));
    return [
      ...(own ? [headerOf(path)] : []),
      ...parts.flatMap(([part, inner]) => inner.headers([...path, part])),
    ];
  }
}

function cellOf(value: string | number | boolean | null): Cell {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return { text: String(value), is: typeof value === 'number' ? 'number' : 'boolean' };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isPlain(value: Json): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function textOfPlain(value: string | number | boolean | null): string {
  return value === null ? '' : String(value);
}

function isNumber(part: Part): part is number {
  return typeof part === 'number';
}
