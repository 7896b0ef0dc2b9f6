/** Drop-down lists of a workbook. They live on a sheet of their own: a list in the rule itself ends at 255 characters. */
import type { Book, WrittenSheet } from './xlsx-book.ts';
import { putText, TEXT } from './xlsx-dress.ts';
import { columnLetter, type ColumnLook } from './table.ts';
import { MAX_ROWS } from './xlsx-limits.ts';

export class Lists {
  readonly #lists: (readonly string[])[] = [];

  /** @param sheet what the sheet of the lists is called */
  constructor(readonly sheet: string) {}

  /** Offers each column's choices in all of its cells, down to the last row there can be; other values stay allowed. */
  offer(out: WrittenSheet, columns: readonly ColumnLook[]): void {
    for (const [index, { choices = [] }] of columns.entries()) {
      if (choices.length === 0) continue;
      const list = columnLetter(this.#lists.push(choices) - 1);
      const column = columnLetter(index);
      out.dataValidations.add(`${column}2:${column}${MAX_ROWS}`, {
        type: 'list',
        allowBlank: true,
        formulae: [`'${this.sheet}'!$${list}$1:$${list}$${choices.length}`],
      });
    }
  }

  /** Writes the sheet, which neither people nor our reader see, where any column had choices. */
  write(book: Book): void {
    if (this.#lists.length === 0) return;
    const out = book.addWorksheet(this.sheet, { state: 'veryHidden' });
    const longest = Math.max(...this.#lists.map(({ length }) => length));
    for (let index = 0; index < longest; index += 1) {
      const row = out.addRow([]);
      for (const [column, list] of this.#lists.entries()) {
        const choice = list[index] ?? '';
        if (choice !== '') putText(row.getCell(column + 1), choice, TEXT);
      }
      row.commit();
    }
    out.commit();
  }
}
