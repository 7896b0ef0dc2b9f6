/** What the reports say of each row: the columns of results.csv and errors.csv, and the messages in rejected rows. */
import { rowsByFile, rowText } from '../client/draft.ts';
import type { Issue } from '../errors.ts';
import { fill, type Lang } from '../language.ts';
import { msg } from '../message.ts';
import { columnLetter, type SheetToWrite, type WrittenCell } from '../table/table.ts';
import { tell } from '../turkish/tell.ts';
import { oldIdOf, type RowRecord } from './records.ts';
import { WORDS } from './words.ts';

export type ToRows = (record: RowRecord) => readonly (readonly WrittenCell[])[];

/** What is wrong with lines of a second sheet. */
export function linesIn({ issues }: RowRecord, lang: Lang): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  for (const issue of issues) {
    if (issue.sheet === undefined) continue;
    const before = lines.get(issue.row);
    lines.set(
      issue.row,
      (before === undefined ? '' : `${before} `) + withHeader(issue, tell(issue.message, lang)),
    );
  }
  return lines;
}

const text = (header: string): SheetToWrite['columns'][number] => ({ header, kind: 'text' });
const RESULT_COLUMNS = ['row', 'outcome', 'id', 'name', 'message'].map(text);
const ERROR_COLUMNS = ['row', 'column', 'header', 'value', 'code', 'message'].map(text);

/** `hasFiles`: rows have to be told by file, in a last column. */
export function resultColumns(hasFiles: boolean): SheetToWrite['columns'] {
  return [...RESULT_COLUMNS, ...(hasFiles ? [text('file')] : [])];
}

export function errorColumns(hasFiles: boolean): SheetToWrite['columns'] {
  return [...ERROR_COLUMNS, ...(hasFiles ? [text('file')] : [])];
}

export function resultRows(hasFiles: boolean, lang: Lang): ToRows {
  return (record) => {
    const { action, result, id } = record;
    const said = [result, id, action.name, noteOf(record, lang) + messagesOf(record, lang)];
    const [first = ['', ''], ...others] = rowsByFile(action);
    return [first, ...others].map(([file, row]) => [String(row), ...said, ...(hasFiles ? [file] : [])]);
  };
}

export function errorRows(hasFiles: boolean, lang: Lang): ToRows {
  return ({ issues, action }) =>
    [...issues]
      .sort(byPlace)
      .map((issue) => [
        String(issue.row),
        issue.column === undefined ? '' : columnLetter(issue.column),
        issue.header ?? '',
        issue.value ?? '',
        issue.code,
        (isMereNote(issue, action) ? tell(msg`Note: `, lang) : '') + messageOf(issue, lang),
        ...(hasFiles ? [issue.file ?? ''] : []),
      ]);
}

/** As a person goes through the sheet: a client may have several rows, which stand apart. */
function byPlace(one: Issue, other: Issue): number {
  const files = (one.file ?? '').localeCompare(other.file ?? '');
  const sheets = (one.sheet ?? '').localeCompare(other.sheet ?? '');
  return files || sheets || one.row - other.row || (one.column ?? -1) - (other.column ?? -1);
}

/** Of a cell that is not written, the exit code is that of an error. */
function isMereNote(issue: Issue, { notes = [] }: RowRecord['action']): boolean {
  return notes.includes(issue) && issue.code !== 'damaged';
}

/** What a person should know of a row although nothing is wrong with it. */
function noteOf(record: RowRecord, lang: Lang): string {
  const oldId = oldIdOf(record);
  return oldId === undefined ? '' : fill(lang, WORDS[lang].restored, { id: oldId });
}

function messagesOf({ issues }: RowRecord, lang: Lang): string {
  return issues.map((issue) => withHeader(issue, messageOf(issue, lang))).join(' ');
}

/** For one row of a client that has several: what is wrong with another of them is told with its value and place. */
export function messagesAt(record: RowRecord, [file, row]: readonly [string, number], lang: Lang): string {
  const isHere = (issue: Issue): boolean =>
    issue.sheet !== undefined || (issue.row === row && (issue.file ?? '') === file);
  const here = messagesOf({ ...record, issues: record.issues.filter(isHere) }, lang);
  const elsewhere = record.issues
    .filter((issue) => !isHere(issue))
    .map((issue) => {
      const value = issue.value ? `"${issue.value}", ` : '';
      const place = tell(msg`row ${rowText({ ...issue, rows: [issue.row] })}`, lang);
      return `${withHeader(issue, messageOf(issue, lang))} (${value}${place})`;
    });
  return [here, ...elsewhere].filter((text) => text !== '').join(' ');
}

function withHeader({ header = '' }: Issue, message: string): string {
  return header === '' ? message : `${header}: ${message}`;
}

function messageOf({ sheet, message }: Issue, lang: Lang): string {
  return tell(sheet === undefined ? message : msg`(sheet ${sheet}) ${message}`, lang);
}
