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
  return ({ row, cells }) => {
    const texts = cells.map((cell) => plainText(cell, { guarded }));
    const values = arrangement.feeds.map((feed) => fed(feed, cells, texts));
    const link = linkOf(arrangement.feeds, values);
    return { row, is: kindOf(texts, link), cells: values, link };
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

type KindOf = (texts: readonly string[], link: Link) => ArrangedRow['is'];

function kindTest(headers: readonly string[], { rows, skip }: RowArranging['spec']): KindOf {
  const at = (wanted: string): number => {
    const test = headerTest(wanted);
    return headers.findIndex((header) => test(header) !== undefined);
  };
  const skips = skip.map((rule) => ({
    at: at(rule.column),
    is: rule.is?.map(foldKey),
    isNot: rule.isNot?.map(foldKey),
  }));
  const column = typeof rows === 'string' ? -1 : (rows.column.map(at).find((found) => found >= 0) ?? -1);
  const clientWords = new Set(typeof rows === 'string' ? [] : rows.client.map(foldKey));
  return (texts, link) => {
    const isSkipped = skips.some((rule) => {
      const text = foldKey(texts[rule.at] ?? '');
      return rule.at >= 0 && (rule.is?.includes(text) === true || rule.isNot?.includes(text) === false);
    });
    if (isSkipped) return 'skip';
    if (typeof rows === 'string') return rows;
    const isClient =
      column >= 0
        ? clientWords.has(foldKey(texts[column] ?? ''))
        : link.id === undefined && link.name === undefined;
    return isClient ? 'client' : 'person';
  };
}
