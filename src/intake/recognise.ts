/** Tells which program a file comes from, by its headers alone, and why; pure, over the first rows of the file. */
import { columnOf } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { msg, type Message } from '../message.ts';
import { textOf, type SheetRow } from '../table/table.ts';
import { headerTest, isPattern, numberedHeaders } from './patterns.ts';
import type { Preset, PresetKind } from './preset.ts';
import { titleOf } from './preset-titles.ts';

export interface Recognised {
  readonly preset: Preset;
  readonly kind: PresetKind;
  readonly headerRow: SheetRow;
  /** How many of the headers the preset names, of how many. */
  readonly known: number;
  readonly of: number;
  /** The headers that gave it away. */
  readonly because: readonly string[];
}

/**
 * The kind of file that knows most of the headers of some row; undefined where none is sure. `isAsked`: a person has said
 * which program it comes from.
 */
export function recognise(
  top: readonly SheetRow[],
  presets: readonly Preset[],
  { isAsked = false }: { readonly isAsked?: boolean } = {},
): Recognised | undefined {
  const kinds = presets.flatMap((preset) => preset.kinds.map((kind) => ({ preset, kind, ...finders(kind) })));
  const found = top.flatMap((row) => {
    const headers = headersOf(row);
    return kinds.flatMap(({ preset, kind, detect, knownOf }) => {
      const because = detect(headers);
      if (!because) return [];
      const known = knownOf(headers);
      if (!isAsked && !isMostly(known, headers) && losesAddress(known, headers)) return [];
      return { preset, kind, headerRow: row, because, known: known.length, of: headers.all.length };
    });
  });
  const [first, ...others] = found;
  if (!first) return undefined;
  return others.reduce((one, other) => (isBetter(other, one) ? other : one), first);
}

/** In one short clause, for people. */
export function whyRecognised({ preset, kind, known, of, because }: Recognised): Message {
  const share = known === of ? msg`all ${of} headers are known` : msg`${known} of ${of} headers are known`;
  return msg`taken for an export of ${preset.title}: ${titleOf(kind.title)} (${share}, ${because.slice(0, 3).join(', ')} among them)`;
}

interface Headers {
  readonly all: readonly string[];
  readonly byFolded: ReadonlyMap<string, string>;
}

function headersOf(row: SheetRow): Headers {
  const all = numberedHeaders(row.cells.map(textOf)).filter((each) => each !== '' && !each.startsWith('_'));
  return { all, byFolded: new Map(all.map((header) => [foldHeader(header), header])) };
}

type Find = (headers: Headers) => string | undefined;

interface Finders {
  /** The headers that give the kind away, or undefined where it is another. */
  readonly detect: (headers: Headers) => readonly string[] | undefined;
  /** Those that the preset names. */
  readonly knownOf: (headers: Headers) => readonly string[];
}

/** So many headers meet by no chance: one more, called `Telefon`, is a field that somebody added to that program. */
function isMostly(known: readonly string[], { all }: Headers): boolean {
  return known.length >= FEWEST_PROVING && known.length * 2 > all.length;
}

const FEWEST_PROVING = 10;

/** What is called `Email` or `Phone` would go nowhere in a preset that has other names for them: it is another program's. */
function losesAddress(known: readonly string[], { all }: Headers): boolean {
  return all.some((header) => {
    const is = columnOf(header)?.is;
    return (is === 'email' || is === 'phone') && !known.includes(header);
  });
}

/** Made once for each kind, since every row of the top is tried against all of them. */
function finders(kind: PresetKind): Finders {
  const { detect } = kind;
  const [all, any, none] = [detect.all.map(oneOf), detect.any.map(finder), detect.none.map(finder)];
  return {
    detect: (headers) => {
      const must = all.map((find) => find(headers));
      if (must.includes(undefined) || none.some((find) => find(headers) !== undefined)) return undefined;
      const some = any.map((find) => find(headers));
      if (any.length > 0 && some.every((each) => each === undefined)) return undefined;
      return [...new Set([...must, ...some])].filter((each) => each !== undefined);
    },
    knownOf: (headers) => {
      const tests = namedIn(kind).map(headerTest);
      return headers.all.filter((header) => tests.some((test) => test(header) !== undefined));
    },
  };
}

function oneOf(wanted: string | readonly string[]): Find {
  const finders = [wanted].flat().map(finder);
  return (headers) => finders.map((find) => find(headers)).find((found) => found !== undefined);
}

function finder(wanted: string): Find {
  if (!isPattern(wanted)) {
    const key = foldHeader(wanted);
    return ({ byFolded }) => byFolded.get(key);
  }
  const test = headerTest(wanted);
  return ({ all }) => all.find((header) => test(header) !== undefined);
}

/** `<any>` alone, or after a prefix only, is a place for what is not known. */
function namedIn({ columns, fields }: PresetKind): string[] {
  const own = Object.keys(columns).filter((key) => !key.endsWith('<any>') || key.startsWith('<any>.'));
  return [...own, ...fields.flatMap(({ join = [], first = [] }) => [...join, ...first.flat()])];
}

interface Counts {
  readonly known: number;
  readonly of: number;
}

function isBetter(one: Counts, other: Counts): boolean {
  return one.known === other.known ? one.of < other.of : one.known > other.known;
}
