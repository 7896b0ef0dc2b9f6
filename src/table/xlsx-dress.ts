/** How written cells look: text stays text whatever is typed over it, dates are dates, the header stands out. */
import type { Style } from 'exceljs';
import type { ColumnLook, WrittenCell } from './table.ts';
import type { WrittenRow } from './xlsx-book.ts';
import { escapeText } from './xlsx-escape.ts';

/** One object per look for the whole workbook: exceljs works out a style anew for every object it has not seen. */
export const TEXT: Partial<Style> = { numFmt: '@' };
const DATE: Partial<Style> = { numFmt: 'yyyy-mm-dd hh:mm:ss', alignment: { horizontal: 'left' } };
const HEADER: Partial<Style> = {
  numFmt: '@',
  font: { name: 'Calibri', size: 11, family: 2, scheme: 'minor', bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } },
  alignment: { vertical: 'middle' },
};
const NO_STYLE: Partial<Style> = {};

const HEADER_HEIGHT_POINTS = 20;
/** Room for the button of the filter beside the header. */
const BUTTON_CHARS = 3;
const NARROWEST_CHARS = 12;
const WIDEST_CHARS = 60;
/** A date that does not fit its column is shown as ########. */
const DATE_CHARS = 20;

/** Days before are counted differently by Excel (which has a 29 February 1900) and by everyone else. */
const FIRST_DATE_MS = Date.UTC(1900, 2, 1);
const LAST_DATE_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The columns as exceljs defines them; their style is what an empty cell takes on when something is typed into it. */
export function dressed(
  columns: readonly ColumnLook[],
): { width: number; hidden: boolean; style: Partial<Style> }[] {
  return columns.map(({ header, kind, width, hidden }) => {
    const fitting = Math.min(Math.max(header.length + BUTTON_CHARS, NARROWEST_CHARS), WIDEST_CHARS);
    return {
      width: Math.max(width ?? fitting, kind === 'date' ? DATE_CHARS : 1),
      hidden: hidden ?? false,
      style: kind === 'date' ? DATE : TEXT,
    };
  });
}

/** Fills and commits the header row. */
export function putHeader(row: WrittenRow, columns: readonly ColumnLook[]): void {
  row.style = NO_STYLE;
  row.height = HEADER_HEIGHT_POINTS;
  for (const [column, { header, note }] of columns.entries()) {
    const cell = row.getCell(column + 1);
    if (header === '') cell.style = HEADER;
    else putText(cell, header, HEADER);
    if (note !== undefined && note !== '') cell.note = escapeText(note);
  }
  row.commit();
}

/** Fills and commits one row of data. What is empty gets no cell. */
export function putRow(row: WrittenRow, cells: readonly WrittenCell[]): void {
  row.style = NO_STYLE;
  for (let column = 0; column < cells.length; column += 1) {
    const value = cells[column] ?? '';
    if (value === '') continue;
    if (typeof value === 'string') putText(row.getCell(column + 1), value, TEXT);
    else putDate(row, column, value);
  }
  row.commit();
}

type WrittenCellOf = ReturnType<WrittenRow['getCell']>;

/**
 * Written as a plain text, blanks at the edges are lost in Excel, and escapes are shown as they are in LibreOffice; in a
 * rich text, here of a single run, both are what they should be.
 */
export function putText(cell: WrittenCellOf, text: string, style: Partial<Style>): void {
  cell.value = UNCERTAIN.test(text) ? storedText(text) : text;
  cell.style = style;
}

/** One cheap look spares most texts the thorough one. */
const UNCERTAIN = /[_\0-\x1f\x7f\u2000-\u200b\u2028\u2029\ud800-\udfff\ufffe\uffff]|^ | $/;
/** LibreOffice cuts off all of these. */
const BLANK_EDGE = /^[ \t\n\u2000-\u200b\u2028\u2029]|[ \t\n\u2000-\u200b\u2028\u2029]$/;

function storedText(text: string): WrittenCellOf['value'] {
  const stored = escapeText(text);
  return stored === text && !BLANK_EDGE.test(text) ? text : { richText: [{ text: stored }] };
}

/** A date that Excel has no number for becomes text; an invalid one says nothing, so its cell stays empty. */
function putDate(row: WrittenRow, column: number, date: Date): void {
  const ms = date.getTime();
  if (Number.isNaN(ms)) return;
  const cell = row.getCell(column + 1);
  if (ms < FIRST_DATE_MS || ms > LAST_DATE_MS) {
    putText(cell, date.toISOString(), TEXT);
    return;
  }
  cell.value = date;
  cell.style = DATE;
}
