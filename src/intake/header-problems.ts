/** Says what is wrong with the headers of a sheet, all of it at once, each with its column and what to do. */
import { UsageFailure } from '../errors.ts';
import { CONTACT_PARTS } from '../client/client.ts';
import { columnKey, headerOf, NAMED_COLUMNS, type Labels } from '../client/columns.ts';
import { foldHeader } from '../client/fold-header.ts';
import { joined, msg, type Message } from '../message.ts';
import { columnLetter } from '../table/table.ts';
import { misspeltLabel } from './field-labels.ts';
import { isColumn, type Meaning } from './meaning.ts';
import { nearest } from './nearest.ts';

export interface FoundHeader {
  /** The column it stands in, from 0. */
  readonly at: number;
  readonly header: string;
  readonly meaning: Meaning;
}

export interface HeaderCheck {
  readonly labels: Labels;
  readonly ignoreUnknown: boolean;
  /** Where a mapping may be proposed for it. */
  readonly file?: string | undefined;
  /** Named in the message when it is not the main sheet. */
  readonly sheet?: string;
}

/** @throws UsageFailure naming every unknown and every doubled header */
export function refuseBadHeaders(found: readonly FoundHeader[], check: HeaderCheck): void {
  const isOurs = found.some(({ meaning }) => isColumn(meaning) && meaning.is === '_base');
  const misspelt = isOurs ? [] : found.filter((each) => labelMeant(each, check.labels) !== undefined);
  const unknown = [...(check.ignoreUnknown ? [] : found.filter(isUnknown)), ...misspelt];
  const doubled = doubledIn(found);
  if (unknown.length + doubled.length === 0) return;
  const sheet = check.sheet === undefined ? '' : msg`Sheet "${check.sheet}": `;
  const messages = [
    ...(unknown.length > 0
      ? [msg`Not a known column: ${list(unknown, (each) => unknownText(each, check.labels))}.`]
      : []),
    ...(doubled.length > 0
      ? [msg`The same column twice: ${list(doubled, (each) => doubledText(each, check.labels))}.`]
      : []),
  ];
  const { file } = check;
  throw new UsageFailure(joined([sheet, joined(messages, ' ')], ''), {
    hint: unknown.length > 0 ? UNKNOWN_HINT : DOUBLED_HINT,
    ...(unknown.length > 0 && file !== undefined ? { command: ['map', file, '--out=mapping.json'] } : {}),
  });
}

/** The header nearest to a word that is none, for "did you mean". */
export function nearestHeader(word: string, labels: Labels): string | undefined {
  const known = knownHeaders(labels);
  const near = nearest(foldHeader(word), known.map(foldHeader));
  return known.find((each) => foldHeader(each) === near);
}

/** The headers a sheet may have, with their other names, for "did you mean". */
function knownHeaders(labels: Labels): string[] {
  const named = NAMED_COLUMNS.filter(({ header }) => !header.startsWith('_'));
  const contacts = CONTACT_PARTS.map((part) => headerOf({ is: 'contact', n: 1, part }));
  return [
    ...named.map(({ header }) => header),
    ...contacts,
    ...labels.values(),
    ...named.flatMap(({ aliases }) => aliases),
  ];
}

const UNKNOWN_HINT = msg`Rename it, use custom:<field id> for a custom field, or leave it out with --ignore-unknown. Or have a mapping proposed, look it over, and import with --mapping mapping.json.`;
const DOUBLED_HINT = msg`Rename one of the two, or send one to "ignore" with --mapping.`;

/** A custom field by a label that nobody gave; an export of ours writes no label that it does not know. */
function labelMeant({ header, meaning }: FoundHeader, labels: Labels): string | undefined {
  const isTyped = isColumn(meaning) && meaning.is === 'custom' && /^\s*custom\s*:\s*[^"\s]/i.test(header);
  return isTyped ? misspeltLabel(meaning.fieldId, labels) : undefined;
}

function isUnknown({ header, meaning }: FoundHeader): boolean {
  return header.trim() !== '' && meaning === undefined;
}

interface Doubled extends FoundHeader {
  readonly first: FoundHeader;
}

function doubledIn(found: readonly FoundHeader[]): Doubled[] {
  const seen = new Map<string, FoundHeader>();
  return found.flatMap((each) => {
    if (!isColumn(each.meaning)) return [];
    const key = columnKey(each.meaning);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, each);
    return first === undefined ? [] : [{ ...each, first }];
  });
}

function list<T>(items: readonly T[], textOf: (item: T) => Message): Message {
  const rest = items.length - SHOWN_HEADERS;
  const shown = joined(items.slice(0, SHOWN_HEADERS).map(textOf), '; ');
  return rest > 0 ? msg`${shown}; and ${rest} more` : shown;
}

/** More than anyone reads at once; each costs a look at every name we know. */
const SHOWN_HEADERS = 50;

function unknownText({ at, header, meaning }: FoundHeader, labels: Labels): Message {
  const place = msg`column ${columnLetter(at)} "${short(header)}"`;
  const label = labelMeant({ at, header, meaning }, labels);
  if (label !== undefined) return msg`${place} (did you mean "custom:${label}"?)`;
  const shared = [...labels.values()].filter((label) => foldHeader(label) === foldHeader(header)).length;
  if (shared > 1) return msg`${place} (${shared} custom fields are called that: write custom:<field id>)`;
  const proposal = nearestHeader(header, labels);
  return proposal === undefined ? place : msg`${place} (did you mean "${proposal}"?)`;
}

function doubledText({ at, header, meaning, first }: Doubled, labels: Labels): Message {
  const target = isColumn(meaning) ? headerOf(meaning, labels) : '';
  return msg`columns ${columnLetter(first.at)} "${short(first.header)}" and ${columnLetter(at)} "${short(header)}" both mean ${target}`;
}

function short(header: string): string {
  return header.trim().slice(0, SHOWN_CHARS);
}

const SHOWN_CHARS = 60;
