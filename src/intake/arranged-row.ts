/** One row of another program's file, put into our own columns; pure. */
import { foldKey } from '../client/cells.ts';
import { textOf, type Cell, type SheetRow } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import type { Arrangement, Feed } from './arrange.ts';
import type { MappingSpec } from './mapping.ts';
import { headerTest } from './patterns.ts';
import type { LinkKey } from './targets.ts';
import { joined, valuesOf } from './transforms.ts';

/** What joins a row to others: of a client its own id, name and domain, of a person those of the company. */
export type Link = Readonly<Partial<Record<LinkKey | 'self', string>>>;

export interface ArrangedRow {
  readonly row: number;
  readonly is: 'client' | 'person' | 'skip';
  /** One cell for each feed, in their order. */
  readonly cells: readonly Cell[];
  readonly link: Link;
  /** Of a row to skip: the header and the text that say so. */
  readonly why?: SkipReason;
}

export interface SkipReason {
  readonly header: string;
  readonly text: string;
}

export type ArrangeRow = (row: SheetRow) => ArrangedRow;

export interface RowArranging {
  readonly arrangement: Arrangement;
  readonly spec: Pick<MappingSpec, 'rows' | 'skip'>;
  /** Whether cells carry the apostrophe guard against formulas. */
  readonly guarded: boolean;
}

export function rowArranger({ arrangement, spec, guarded }: RowArranging): ArrangeRow {
  const kindOf = kindTest(arrangement.headers, spec);
  const skipReason = skipTest(arrangement.headers, spec);
  return ({ row, cells }) => {
    const texts = cells.map((cell) => plainText(cell, { guarded }));
    const values = arrangement.feeds.map((feed) => fed(feed, cells, texts));
    const link = linkOf(arrangement.feeds, values);
    const why = skipReason(texts);
    const at = { row, cells: values, link };
    return why ? { ...at, is: 'skip', why } : { ...at, is: kindOf(texts, link) };
  };
}

/** The further values of a row that have no place: how many for each such feed. */
export function leftOver({ restNowhere }: Arrangement, { cells }: SheetRow): number[] {
  const texts = cells.map(textOf);
  return restNowhere.map((feed) => valuesOf(groupsOf(feed, texts), feed.steps).length - 1);
}

/** A cell that is taken as it stands keeps what the file says of it: a number, a date, a broken formula. */
function fed(feed: Feed, cells: readonly Cell[], texts: readonly string[]): Cell {
  const [first = '', ...rest] = valuesOf(groupsOf(feed, texts), feed.steps);
  const text = feed.isRest ? rest.join('; ') : first;
  const sources = feed.from.flat();
  const odd = sources
    .map((at) => cells[at])
    .find((cell) => typeof cell === 'object' && cell.text.trim() === text);
  return odd ?? text;
}

function groupsOf({ from, between, constant }: Feed, texts: readonly string[]): string[] {
  if (constant !== undefined) return [constant];
  return from.map((group) =>
    group.length === 1
      ? (texts[group[0] ?? -1] ?? '')
      : joined(
          group.map((at) => texts[at] ?? ''),
          between,
        ),
  );
}

function linkOf(feeds: readonly Feed[], values: readonly Cell[]): Link {
  const found = feeds.flatMap(({ to, isRest }, index) => {
    const text = textOf(values[index]).trim();
    return 'link' in to && !isRest && text !== '' ? [[to.link, text] as const] : [];
  });
  return Object.fromEntries(found);
}

type KindOf = (texts: readonly string[], link: Link) => 'client' | 'person';

function kindTest(headers: readonly string[], { rows }: RowArranging['spec']): KindOf {
  if (typeof rows === 'string') return () => rows;
  const column = rows.column.map((wanted) => indexOf(headers, wanted)).find((found) => found >= 0);
  const clientWords = new Set(rows.client.map(foldKey));
  return (texts, link) => {
    const isClient =
      column === undefined
        ? link.id === undefined && link.name === undefined
        : clientWords.has(foldKey(texts[column] ?? ''));
    return isClient ? 'client' : 'person';
  };
}

/** Why a row is to be skipped, if it is. */
function skipTest(
  headers: readonly string[],
  { skip }: RowArranging['spec'],
): (texts: readonly string[]) => SkipReason | undefined {
  const rules = skip.flatMap(({ column, is, isNot }) => {
    const at = indexOf(headers, column);
    return at < 0 ? [] : [{ at, is: is?.map(foldKey), isNot: isNot?.map(foldKey) }];
  });
  return (texts) => {
    const rule = rules.find(({ at, is, isNot }) => {
      const text = foldKey(texts[at] ?? '');
      return is?.includes(text) === true || isNot?.includes(text) === false;
    });
    return rule && { header: headers[rule.at] ?? '', text: texts[rule.at] ?? '' };
  };
}

function indexOf(headers: readonly string[], wanted: string): number {
  const test = headerTest(wanted);
  return headers.findIndex((header) => test(header) !== undefined);
}
