/** Gathers a sheet's rows while its XML goes by: one row in memory at a time, whatever the sheet's size claims to be. */
import { FileFailure } from '../errors.ts';
import { msg, type Message } from '../message.ts';
import { columnLetter, textOf, type Cell, type SheetRow } from './table.ts';
import { cellOf, type Book, type StoredCell } from './xlsx-cell.ts';
import { damaged, MAX_CELL_UNITS, quoted, tooMuchText } from './xlsx-failure.ts';
import { HiddenParts } from './xlsx-hidden.ts';
import { MAX_COLUMNS, MAX_ROWS } from './xlsx-limits.ts';
import { isYes, type Attributes, type XmlHandler } from './xlsx-xml.ts';

const MAX_ROW_UNITS = 32 * 1024 * 1024;
/** A value in the last column of every row would take hours: blanks may outnumber values so many times, and some in any case. */
const MAX_GAPS_PER_VALUE = 100;
const FREE_GAPS = 10_000_000;

/** What is read, for messages. */
export interface Place {
  readonly label: string;
  readonly sheet: string;
}

/** Handles the XML of a worksheet; rows pile up until they are taken. */
export class SheetRows implements XmlHandler {
  readonly #place: Place;
  readonly #book: Book;
  #rows: SheetRow[] = [];
  #row = 0;
  #isNumbered = false;
  #cells: Cell[] = [];
  #column = -1;
  /** Filled anew for each cell: there are millions. */
  readonly #cell: Mutable<StoredCell> = { ...NOTHING };
  #text = '';
  #cellUnits = 0;
  #rowUnits = 0;
  #isInData = false;
  #isCaptured = false;
  #isReading = false;
  #isRowHidden = false;
  readonly #hidden = new HiddenParts();
  #gaps = 0;
  #values = 0;

  constructor(place: Place, book: Book) {
    this.#place = place;
    this.#book = book;
  }

  /** How many rows are there to be taken. */
  get waiting(): number {
    return this.#rows.length;
  }

  /** What was read so far although the spreadsheet program does not show it, one clause for each kind. */
  get notes(): readonly Message[] {
    return this.#hidden.notes;
  }

  /** The rows since the last time, without blank ones. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (!this.#isInData) this.#openOutside(name, attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'f') this.#cell.isFormula = true;
    else if (name === 'is') this.#cell.inline = '';
    else if (name === 'rPh') this.#isReading = true;
    else if (name === 'v' || (name === 't' && !this.#isReading)) {
      this.#isCaptured = true;
      this.#text = '';
    }
  }

  text(text: string): void {
    if (!this.#isCaptured) return;
    this.#text += text;
    this.#cellUnits += text.length;
    this.#rowUnits += text.length;
    if (this.#cellUnits > MAX_CELL_UNITS) throw this.#tooMuch('a cell');
    if (this.#rowUnits > MAX_ROW_UNITS) throw this.#tooMuch('one row');
  }

  close(name: string): void {
    if (!this.#isInData) return;
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#cell.value = this.#text;
    else if (name === 'row') this.#closeRow();
    else if (name === 't' && this.#isCaptured) this.#cell.inline = (this.#cell.inline ?? '') + this.#text;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'sheetData') this.#isInData = false;
    this.#isCaptured = false;
  }

  #openOutside(name: string, attributes: Attributes): void {
    this.#isInData = name === 'sheetData';
    if (name === 'col') this.#hidden.define(attributes);
  }

  /** Numbers may be left out, which means the next one, unless the row's cells know better. */
  #openRow({ r, hidden }: Attributes): void {
    this.#isNumbered = r !== undefined;
    this.#moveTo(r ?? String(this.#row + 1));
    this.#isRowHidden = isYes(hidden);
    this.#column = -1;
    this.#rowUnits = 0;
    this.#cells = [];
  }

  #moveTo(number: string): void {
    const row = Number(number);
    if (!(Number.isInteger(row) && row > this.#row && row <= MAX_ROWS))
      throw this.#damaged(msg`row ${quoted(number)} is out of order`);
    this.#row = row;
  }

  #openCell({ r, s, t }: Attributes): void {
    if (!this.#isNumbered && r !== undefined) {
      this.#isNumbered = true;
      const row = /\d{1,9}$/.exec(r)?.[0] ?? '';
      if (Number(row) > this.#row) this.#moveTo(row);
    }
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    if (!(this.#column < MAX_COLUMNS)) throw this.#damaged(msg`cell ${quoted(r ?? '')} is out of place`);
    this.#cellUnits = 0;
    const cell = this.#cell;
    cell.type = t;
    cell.style = s;
    cell.value = undefined;
    cell.inline = undefined;
    cell.isFormula = false;
  }

  #closeCell(): void {
    const cell = cellOf(this.#cell, this.#book);
    if (cell === undefined) throw this.#damaged(msg`a cell of row ${this.#row} has lost its text or format`);
    if (cell === '') return;
    const cells = this.#cells;
    this.#values++;
    if (this.#column > cells.length) this.#fillUp(cells);
    if ((cells[this.#column] ?? '') !== '')
      throw this.#damaged(msg`cell ${columnLetter(this.#column)}${this.#row} is there twice`);
    cells[this.#column] = cell;
    this.#hidden.look(this.#column, textOf(cell));
  }

  #fillUp(cells: Cell[]): void {
    this.#gaps += this.#column - cells.length;
    if (this.#gaps > FREE_GAPS + MAX_GAPS_PER_VALUE * this.#values) {
      const { label, sheet } = this.#place;
      throw new FileFailure(msg`${label} has its values too far apart on sheet ${quoted(sheet)}.`, {
        hint: msg`Copy the cells you need into a new workbook and use that one.`,
      });
    }
    while (cells.length < this.#column) cells.push('');
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    this.#rows.push({ row: this.#row, cells: this.#cells });
    if (this.#isRowHidden) this.#hidden.addRow();
  }

  #tooMuch(what: string): FileFailure {
    return tooMuchText(this.#place.label, `${what} (row ${this.#row} of sheet ${quoted(this.#place.sheet)})`);
  }

  #damaged(what: Message): FileFailure {
    return damaged(this.#place.label, msg`in its sheet ${quoted(this.#place.sheet)} ${what}`);
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const NOTHING: StoredCell = {
  type: undefined,
  style: undefined,
  value: undefined,
  inline: undefined,
  isFormula: false,
};

/** The column of a reference like `AB12`, counted from 0; NaN where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? Number.NaN : column - 1;
}
