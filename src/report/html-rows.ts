/** One client as a short list for the page's script, which makes a row of it; texts that repeat are told by number. */
import type { Issue } from '../errors.ts';
import { fill, type Lang } from '../language.ts';
import { columnLetter } from '../table/table.ts';
import { messageFor } from './causes.ts';
import { hasBothSides } from './digest.ts';
import { fieldChanges, type Headers } from './fields-of.ts';
import { kindOf, KINDS } from './kinds.ts';
import type { Veil } from './mask.ts';
import { oldIdOf, type RowRecord } from './records.ts';
import { RESULTS } from './result-words.ts';
import { WORDS } from './words.ts';

/** How a page is written. */
export interface PageStyle {
  readonly lang: Lang;
  readonly veil: Veil;
  readonly headers: Headers;
}

/** Texts by number, so that a header or a message that a hundred thousand rows share is in the page once. */
export class Texts {
  readonly #numbers = new Map<string, number>();

  /** The text itself once there are so many that they are likely all different. */
  add(text: string): number | string {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.#numbers.size >= MOST_TEXTS) return text;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  all(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}

const MOST_TEXTS = 20_000;

type Text = number | string;
/** Rows, kind, result, name, id, changes (column, from, to), issues, and the file where there are several; `templates/report/page.js` reads it. */
export type PageRow = readonly [
  rows: readonly number[],
  kind: number,
  result: Text,
  name: string,
  id: string,
  changes: readonly Text[],
  issues: readonly PageIssue[],
  file?: Text,
];
type PageIssue = readonly [code: Text, place: Text, message: Text, value: string, theirs?: string];

export function pageRow(record: RowRecord, texts: Texts, style: PageStyle): PageRow {
  const { action, result, id, issues } = record;
  const { value, name } = style.veil;
  const changes = fieldChanges(action, style.headers);
  const notes = restoredNote(record, texts, style);
  const row = [
    action.rows,
    KINDS.indexOf(kindOf(result)),
    texts.add(RESULTS[style.lang][result]),
    name(action.name),
    id,
    changes.flatMap(({ column, contact, from, to }) => [
      texts.add(contact === undefined ? column : `${column} (${name(contact)})`),
      ...[value(from), value(to)],
    ]),
    [...notes, ...issues.map((issue) => pageIssue(issue, action.file, { texts, style }))],
  ] as const;
  return action.file === undefined ? row : [...row, texts.add(action.file)];
}

interface Telling {
  readonly texts: Texts;
  readonly style: PageStyle;
}

/** The file is named where it is not that of the client. */
function pageIssue(issue: Issue, file: string | undefined, { texts, style }: Telling): PageIssue {
  const { veil } = style;
  const cell = placeOf(issue);
  const isElsewhere = issue.file !== undefined && issue.file !== file;
  const place = isElsewhere ? `${issue.file} ${cell === '' ? issue.row : cell}` : cell;
  if (hasBothSides(issue)) {
    return [
      texts.add(issue.code),
      texts.add(place),
      texts.add(''),
      veil.value(issue.yours),
      veil.value(issue.theirs),
    ];
  }
  const message = messageFor(issue, style);
  return [texts.add(issue.code), texts.add(place), texts.add(message), veil.value(issue.value ?? '')];
}

/** Where it is, as a person looks it up, e.g. `B4 "Phone"`. */
export function placeOf({ sheet, row, column, header }: Issue): string {
  const cell = column === undefined ? '' : `${columnLetter(column)}${row}`;
  const parts = [sheet === undefined ? '' : `${sheet}!`, cell, header === undefined ? '' : `“${header}”`];
  return parts.filter((part) => part !== '').join(' ');
}

function restoredNote(record: RowRecord, texts: Texts, { lang }: PageStyle): PageIssue[] {
  const oldId = oldIdOf(record);
  if (oldId === undefined) return [];
  const message = fill(lang, WORDS[lang].restored, { id: oldId });
  return [[texts.add('restored'), texts.add(''), texts.add(message), '']];
}
