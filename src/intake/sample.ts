/** Reads the first rows of a sheet whose headers need not be known: what a mapping is proposed from. */
import { columnOf, type Labels } from '../client/columns.ts';
import { textOf, type SheetRow, type Table } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import { roleOf } from './aliases.ts';
import { wordsForSame } from './field-words.ts';
import { findHeaderRow, topRows } from './header-row.ts';
import { numberedHeaders } from './patterns.ts';
import type { Preset } from './preset.ts';
import type { Recognised } from './recognise.ts';
import type { SampledColumn } from './roles.ts';
import { recogniseSheet } from './sheet.ts';

export interface SheetSample {
  readonly headerRow: number;
  /** Headers are numbered where one comes again. */
  readonly columns: readonly SampledColumn[];
  /** Columns that hold something below no header, from 0. */
  readonly headless: readonly number[];
  readonly recognised?: Recognised;
}

export interface SampleOptions {
  readonly labels: Labels;
  readonly presets: readonly Preset[];
  /** The one program that the file must come from. */
  readonly mustBe?: string;
  readonly headerRow?: number;
}

/** @throws UsageFailure for a sheet without rows, or a header row that is empty */
export async function sampleSheet(table: Table, options: SampleOptions): Promise<SheetSample> {
  const recognised = await recogniseSheet(table, options);
  const row = recognised?.headerRow ?? (await headerRowOf(table, options));
  const top = await topRows(table, SAMPLED_ROWS);
  const below = top.filter((each) => each.row > row.row);
  const headers = numberedHeaders(textsOf(row, table));
  const rows = below.map((each) => textsOf(each, table));
  const width = Math.max(headers.length, ...rows.map((cells) => cells.length));
  const all = Array.from({ length: width }, (_, at) => ({
    header: headers[at] ?? '',
    values: rows.map((cells) => cells[at] ?? ''),
  }));
  const isFilled = ({ values }: SampledColumn): boolean => values.some((value) => value.trim() !== '');
  return {
    headerRow: row.row,
    columns: all.filter(({ header }) => header !== ''),
    headless: [...all.keys()].filter((at) => all[at]?.header === '' && isFilled(all[at])),
    ...(recognised ? { recognised } : {}),
  };
}

/** Enough to tell what a column holds; more would only take longer. */
const SAMPLED_ROWS = 300;

/** Where not one header is known, the fullest of the first rows. */
async function headerRowOf(table: Table, { labels, headerRow }: SampleOptions): Promise<SheetRow> {
  const test = (text: string): 'who' | 'known' | undefined => {
    const role = roleOf(text);
    if (role && WHO.has(role)) return 'who';
    const isKnown =
      role !== undefined || columnOf(text, labels) !== undefined || wordsForSame(text).length > 0;
    return isKnown ? 'known' : undefined;
  };
  const top = await topRows(table);
  const isAnyKnown = top.some(({ cells }) => cells.some((cell) => test(textOf(cell)) !== undefined));
  return findHeaderRow(table, isAnyKnown ? test : () => 'known', headerRow);
}

const WHO: ReadonlySet<string> = new Set([
  'company',
  'legalName',
  'name',
  'firstName',
  'person',
  'email',
  'sourceId',
]);

function textsOf({ cells }: SheetRow, table: Table): string[] {
  return cells.map((cell) => plainText(cell, table));
}
