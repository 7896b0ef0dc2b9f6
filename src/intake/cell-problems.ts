/** What is wrong with one cell by itself: damage that spreadsheet programs do, and addresses that are none. */
import {
  hasInvisible,
  isEmail,
  isExcelRounded,
  isScientific,
  isSheetError,
  textSetBy,
} from '../client/cells.ts';
import type { Column } from '../client/columns.ts';
import { msg, type Message } from '../message.ts';
import type { Cell } from '../table/table.ts';

export interface CellProblem {
  readonly code: string;
  readonly message: Message;
  /** What the cell was meant to say is unknown, so that nothing may be decided without it. */
  readonly isBlind?: boolean;
}

/** The problem of a cell, the formula guard taken off `text`; undefined for a good one. */
export function problemOf(column: Column, cell: Cell, text: string): CellProblem | undefined {
  return damageOf(column, cell, text) ?? (isAddress(column) ? addressProblem(text) : undefined);
}

/** What a spreadsheet program does to text that looks like something else. */
function damageOf(column: Column, cell: Cell, text: string): CellProblem | undefined {
  const is = typeof cell === 'string' ? 'text' : cell.is;
  if (is === 'uncached') return UNCACHED;
  if (is === 'error' || isSheetError(text)) return sheetError(text);
  if (/^\s*#{4,}\s*$/.test(text)) return NARROW;
  if (is === 'date' && column.is !== 'custom') return DATE;
  if (isScientific(text) && (is === 'number' || isKey(column) || isExcelRounded(text))) return ROUNDED;
  return is === 'number' && text.replace(/\D/g, '').length > EXACT_DIGITS ? TOO_LONG : undefined;
}

const UNCACHED: CellProblem = {
  code: 'formula',
  message: msg`The result of this formula is not saved in the file. Open it in your spreadsheet program and save it again.`,
  isBlind: true,
};
const NARROW: CellProblem = {
  code: 'narrow',
  message: msg`The column was too narrow, so the spreadsheet saved # signs in place of the value. Make it wider and save again, or type the value.`,
};
const DATE: CellProblem = {
  code: 'date',
  message: msg`The spreadsheet made a date of this. Set the cell to Text and type it again.`,
};
const ROUNDED: CellProblem = {
  code: 'rounded',
  message: msg`The spreadsheet rounded this number. Set the cell to Text and type all its digits.`,
};
const TOO_LONG: CellProblem = {
  code: 'rounded',
  message: msg`A spreadsheet keeps only 15 digits of a number. Set the cell to Text and type all its digits.`,
};

/** A number cell holds a double: digits beyond the fifteenth are lost (IEEE 754). */
const EXACT_DIGITS = 15;

function sheetError(text: string): CellProblem {
  const message = msg`The formula in this cell failed (${text.trim()}). Correct it, or type the value.`;
  return { code: 'sheet-error', message };
}

/** Phone numbers and ids are long numbers, whatever the cell is. */
function isKey(column: Column): boolean {
  return column.is === 'id' || column.is === 'phone' || (column.is === 'contact' && column.part === 'phone');
}

function isAddress(column: Column): boolean {
  return column.is === 'email' || (column.is === 'contact' && column.part === 'email');
}

function addressProblem(text: string): CellProblem | undefined {
  const address = textSetBy(text).trim();
  if (address === '' || isEmail(address)) return undefined;
  if (hasInvisible(address)) return { code: 'bad-email', message: UNSEEN_SIGN };
  const several = address.split(/[\s,;]+/).filter(isEmail).length > 1;
  return { code: 'bad-email', message: several ? SEVERAL_ADDRESSES : NO_ADDRESS };
}

const NO_ADDRESS = msg`This is not an e-mail address. Write only the address, like name@example.com.`;
const UNSEEN_SIGN = msg`There is a character in this address that nobody sees. Empty the cell and type it anew.`;
const SEVERAL_ADDRESSES = msg`There is more than one e-mail address in this cell. Keep one of them.`;
