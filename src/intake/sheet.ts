/** One file's sheet, understood: a sheet of ours by its headers, another program's by its preset, or by a mapping. */
import { columnKey, columnOf, type Column, type Labels } from '../client/columns.ts';
import { customKey, fieldIdIn } from '../client/fields.ts';
import { UsageFailure } from '../errors.ts';
import { joined, msg } from '../message.ts';
import { textOf, type SheetRow, type Table } from '../table/table.ts';
import { plainText } from '../table/guard.ts';
import { arrange, type Arrangement } from './arrange.ts';
import { findHeaderRow, topRows } from './header-row.ts';
import { nearestHeader } from './header-problems.ts';
import { readHeaders, type HeaderOptions, type Mapping } from './headers.ts';
import type { MappingSpec } from './mapping.ts';
import { meaningOf } from './meaning.ts';
import { headerTest } from './patterns.ts';
import type { Preset } from './preset.ts';
import { recognise, type Recognised } from './recognise.ts';

export interface SheetOptions extends HeaderOptions {
  /** What the columns mean, from a person. */
  readonly spec?: MappingSpec;
  /** Other programs whose files are looked for; none: the sheet is ours. */
  readonly presets?: readonly Preset[];
  /** A single preset was asked for, and the file must be its. */
  readonly mustBe?: string;
  /** Where `externalId` goes; unset: to the field of the program's own name, if there is one. */
  readonly externalId?: ExternalId;
}

/** The custom field that holds another program's id. */
export type ExternalId = `custom:${string}`;

/** Another program's layout, put into our columns. */
export interface Foreign {
  readonly spec: MappingSpec;
  readonly arrangement: Arrangement;
  readonly recognised?: Recognised;
  readonly externalId?: ExternalId;
}

export interface Sheet {
  readonly mapping: Mapping;
  readonly foreign?: Foreign;
}

/** @throws UsageFailure naming every unknown and every doubled header at once */
export async function readSheet(table: Table, options: SheetOptions): Promise<Sheet> {
  return (await foreignSheet(table, options)) ?? { mapping: await readHeaders(table, options) };
}

/** undefined for a sheet of ours, and for one nobody knows. @throws UsageFailure for a mapping that does not fit */
export async function foreignSheet(table: Table, options: SheetOptions): Promise<Sheet | undefined> {
  if (options.spec) return mappedSheet(table, options.spec, options);
  const recognised = await recogniseSheet(table, options);
  return recognised && presetSheet(table, recognised, options);
}

/** What another program's file this is. @throws UsageFailure where it must be a certain one's, and is not */
export async function recogniseSheet(table: Table, options: SheetOptions): Promise<Recognised | undefined> {
  const recognised = await recogniseTop(table, options);
  if (!recognised && options.mustBe !== undefined) throw notOf(options.mustBe);
  return recognised;
}

async function recogniseTop(table: Table, options: SheetOptions): Promise<Recognised | undefined> {
  const { presets = [], headerRow, labels, mapped, mustBe } = options;
  if (presets.length === 0 || mapped || table.format === 'jsonl') return undefined;
  const top = (await topRows(table)).filter(({ row }) => headerRow === undefined || row === headerRow);
  if (top.some((row) => isOurs(row, table, labels))) return undefined;
  return recognise(top, presets, { isAsked: mustBe !== undefined });
}

/** A row of headers that we know one and all, or that holds our fingerprints. */
function isOurs(row: SheetRow, table: Table, labels: Labels): boolean {
  const texts = row.cells.map(textOf).filter((text) => text.trim() !== '');
  if (texts.some((text) => text.trim() === '_base')) return true;
  return (
    texts.length > 1 &&
    texts.every((text) => meaningOf(plainText(text, table), { format: table.format, labels }) !== undefined)
  );
}

function presetSheet(table: Table, recognised: Recognised, options: SheetOptions): Sheet {
  const { kind, headerRow } = recognised;
  const externalId = options.externalId ?? externalIdOf(recognised.preset, options.labels);
  const arrangement = arrange(headersOf(headerRow, table), kind, {
    labels: options.labels,
    externalId: columnOfId(externalId),
    isPreset: true,
  });
  const kept = externalId === undefined ? {} : { externalId };
  const foreign = { spec: kind, arrangement, recognised, ...kept };
  return { mapping: mappingOf(headerRow.row, arrangement), foreign };
}

/** `HubSpot ID`, else `Legacy ID` or `External ID`, where the configuration has one of them. */
function externalIdOf(preset: Preset | undefined, labels: Labels): ExternalId | undefined {
  const names = [...(preset ? [`${preset.title} ID`] : []), 'Legacy ID', 'External ID'];
  const column = names
    .map((name) => columnOf(name, labels))
    .find((found) => found?.is === 'custom' && labels.has(found.fieldId));
  return column?.is === 'custom' ? customKey(column.fieldId) : undefined;
}

function columnOfId(key: ExternalId | undefined): Column | undefined {
  return key === undefined ? undefined : { is: 'custom', fieldId: fieldIdIn(key) ?? '' };
}

async function mappedSheet(table: Table, spec: MappingSpec, options: SheetOptions): Promise<Sheet> {
  const tests = [
    ...Object.keys(spec.columns),
    ...spec.fields.flatMap(({ join = [], first = [] }) => [...join, ...first.flat()]),
  ].map(headerTest);
  const isNamed = (text: string): boolean => tests.some((test) => test(text) !== undefined);
  const row = await findHeaderRow(table, (text) => (isNamed(text) ? 'who' : undefined), options.headerRow);
  const { labels } = options;
  const externalId = options.externalId ?? externalIdOf(undefined, labels);
  const about = { labels, externalId: columnOfId(externalId), isPreset: false };
  const arrangement = arrange(headersOf(row, table), spec, about);
  if (options.ignoreUnknown !== true) refuseUnmapped(arrangement, labels);
  const mapping = mappingOf(row.row, arrangement);
  const isKept = mapping.columns.some((column) => column && columnKey(column) === externalId);
  const kept = externalId !== undefined && isKept ? { externalId } : {};
  return { mapping, foreign: { spec, arrangement, ...kept } };
}

function refuseUnmapped({ headers, nowhere }: Arrangement, labels: Labels): void {
  if (nowhere.length === 0) return;
  const shown = nowhere.map((at) => {
    const header = headers[at] ?? '';
    const near = nearestHeader(header, labels);
    return near === undefined ? `"${header}"` : msg`"${header}" (did you mean "${near}"?)`;
  });
  throw new UsageFailure(msg`The mapping does not say where these columns go: ${joined(shown, ', ')}.`, {
    hint: msg`Send each somewhere, or to "ignore"; or pass --ignore-unknown. A custom:<label> needs its label in the configuration.`,
  });
}

function headersOf(row: SheetRow, table: Table): string[] {
  return row.cells.map((cell) => plainText(cell, table));
}

/** The arrangement as a mapping: one column for each value that a row gives. */
function mappingOf(headerRow: number, { feeds, headers, ignored }: Arrangement): Mapping {
  const sources = feeds.map(({ from }) => from[0]?.[0] ?? -1);
  return {
    headerRow,
    headers: sources.map((at) => headers[at] ?? ''),
    columns: feeds.map(({ to }) => ('column' in to ? to.column : undefined)),
    ignored: ignored.map((at) => headers[at] ?? ''),
    sources,
  };
}

function notOf(title: string): UsageFailure {
  return new UsageFailure(msg`The file does not look like an export of ${title}.`, {
    hint: msg`Use --preset auto, or say what the columns mean with --mapping.`,
  });
}
