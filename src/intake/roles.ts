/** What each column of a file holds, by its header, else by its values, else by the nearest spelling, and how sure that is. */
import { isCubiclId } from '../client/cells.ts';
import { columnOf, type Column, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { msg, type Value } from '../message.ts';
import { ALL_ALIASES, roleOf, type Role } from './aliases.ts';
import { ALL_FIELD_WORDS, wordsForSame } from './field-words.ts';
import { nearest } from './nearest.ts';
import { fitOf, shapeOf } from './shapes.ts';

/** `none`: it goes nowhere, though nobody said so. */
export type Confidence = 'sure' | 'likely' | 'guess' | 'none';

/** A column of the file: its header, numbered where one comes again, and the values of the first rows. */
export interface SampledColumn {
  readonly header: string;
  readonly values: readonly string[];
}

/** What a column holds: a role that its neighbours may still change, or one of our columns, or nothing we know. */
export interface Found {
  readonly header: string;
  readonly is: Role | Column | undefined;
  readonly confidence: Confidence;
  /** In one short clause, for people. */
  readonly because: Value;
}

/** `isOurs`: all headers are those of our own sheets, and mean what they mean there. */
export function rolesIn(columns: readonly SampledColumn[], labels: Labels, isOurs: boolean): Found[] {
  const taken = new Set(columns.map(({ header }) => roleOf(withoutNumber(header))));
  return columns.map((column) => {
    const found = byHeader(column, labels, isOurs) ?? byShape(column, taken) ?? bySpelling(column, labels);
    const { header } = column;
    return { header, ...(found ?? { is: undefined, confidence: 'none', because: UNKNOWN }) };
  });
}

const UNKNOWN = msg`not known`;
/** What only a custom field can hold. */
export const NO_FIELD = msg`since the configuration names no custom field for it`;

type Finding = Omit<Found, 'header'>;

function byHeader(column: SampledColumn, labels: Labels, isOurs: boolean): Finding | undefined {
  const header = withoutNumber(column.header);
  if (header.startsWith('_')) return own(header, labels);
  const known = columnOf(header, labels);
  if (known?.is === 'custom' && labels.has(known.fieldId)) return sure(known, 'the label of a custom field');
  if (known?.is === 'id' && isCubiclIds(column)) return sure(known, "Cubicl's own ids");
  const role = known?.is === 'id' ? 'sourceId' : roleOf(header);
  if (isOurs && known && known.is !== 'id')
    return { ...sure(known, 'a header of ours'), ...doubt(role, column) };
  if (role) return { is: role, confidence: 'sure', because: 'by its header', ...doubt(role, column) };
  if (known && known.is !== 'custom') return sure(known, 'a header of ours');
  return bySynonym(header, labels);
}

/** `_action` says something; `_error` and the like never do. */
function own(header: string, labels: Labels): Finding {
  const known = columnOf(header, labels);
  return known
    ? sure(known, 'a header of ours')
    : { is: 'system', confidence: 'sure', because: 'begins with _' };
}

function sure(is: Column, because: string): Finding {
  return { is, confidence: 'sure', because };
}

/** A header that says one thing above values that say another is worth a look. */
function doubt(role: Role | undefined, { values }: SampledColumn): Partial<Finding> {
  const fit = (role && fitOf(role, values)) ?? 1;
  return fit < FITTING ? { confidence: 'guess', because: 'by its header, but few values look like it' } : {};
}

const FITTING = 0.5;

function bySynonym(header: string, labels: Labels): Finding | undefined {
  const words = wordsForSame(header);
  if (words.length === 0) return undefined;
  const field = words.map((word) => columnOf(word, labels)).find((column) => isLabelled(column, labels));
  if (field) return { is: field, confidence: 'likely', because: 'another word for that custom field' };
  return { is: undefined, confidence: 'none', because: NO_FIELD };
}

function isLabelled(column: Column | undefined, labels: Labels): boolean {
  return column?.is === 'custom' && labels.has(column.fieldId);
}

/** A second column of addresses or phones is one more; a second company would be a guess too many. */
function byShape(
  { header, values }: SampledColumn,
  taken: ReadonlySet<Role | undefined>,
): Finding | undefined {
  if (wordsForSame(withoutNumber(header)).length > 0) return undefined;
  const shape = shapeOf(values);
  if (!shape) return undefined;
  const { role, like, count, of, isPlain } = shape;
  if (SINGLE[role]?.some((each) => taken.has(each)) === true) return undefined;
  const because = `${count} of ${of} values look like ${like}`;
  return { is: role, confidence: isPlain ? 'likely' : 'guess', because };
}

/** What a column need not be guessed to hold where another holds it already. */
const SINGLE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  company: ['company', 'legalName'],
  person: ['person', 'contactPerson', 'name', 'fullName', 'firstName', 'lastName'],
  sourceId: ['sourceId'],
};

function bySpelling({ header, values }: SampledColumn, labels: Labels): Finding | undefined {
  const word = withoutNumber(header);
  const known = [...labels.values(), ...ALL_ALIASES, ...ALL_FIELD_WORDS].filter(
    (each) => each.length >= FEWEST_LETTERS,
  );
  const near = nearest(foldHeader(word), known.map(foldHeader));
  const meant = word.length < FEWEST_LETTERS ? undefined : known.find((each) => foldHeader(each) === near);
  if (meant === undefined) return undefined;
  const role = roleOf(meant);
  const column = columnOf(meant, labels);
  if (role && (fitOf(role, values) ?? 1) < FITTING) return undefined;
  const is = isLabelled(column, labels) ? column : (role ?? bySynonym(meant, labels)?.is);
  return is && { is, confidence: 'guess', because: `spelt like "${meant}"` };
}

/** Shorter words are all near to one another. */
const FEWEST_LETTERS = 4;

/** `Phone (2)` is one more `Phone`. */
export function withoutNumber(header: string): string {
  return header.replace(/ \(\d+\)$/, '').trim();
}

function isCubiclIds({ values }: SampledColumn): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  return filled.every((value) => isCubiclId(value.trim()));
}
