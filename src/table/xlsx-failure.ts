/** How a broken workbook is reported: one line that names the file and the place, one that says what to do. */
import { FileFailure } from '../errors.ts';
import { msg, type Message, type Value } from '../message.ts';

const MAX_SHOWN_UNITS = 60;
/** Excel's own limit is 32,767; other programs write more, but nobody types a megabyte into a cell. */
export const MAX_CELL_UNITS = 1024 * 1024;

/** The hint that mends most odd workbooks. */
export const RESAVE = { hint: msg`Open it in a spreadsheet program and save it anew as .xlsx.` };

/** The failure for a file whose inside is broken; `what` says where, in a few words. */
export function damaged(label: string, what: Message, cause?: unknown): FileFailure {
  return new FileFailure(msg`${label} is damaged: ${what}.`, {
    hint: msg`Get the file again, or open it in a spreadsheet program and save it anew.`,
    cause,
  });
}

/** The failure for what can only have been made to fill a memory. */
export function tooMuchText(label: string, place: Value): FileFailure {
  return new FileFailure(msg`${label} holds more text in ${place} than fits in memory.`, {
    hint: msg`Split it into several workbooks, or save it as .csv.`,
  });
}

/** A name or value from outside, quoted, and made fit for one line. */
export function quoted(text: string): string {
  const line = text.slice(0, 2 * MAX_SHOWN_UNITS).replace(/\s+/g, ' ');
  return line.length > MAX_SHOWN_UNITS ? `"${line.slice(0, MAX_SHOWN_UNITS - 1)}…"` : `"${line}"`;
}
