/** Names the texts that are longer than a cell takes, so that a person knows which client to look at. */
import type { Client } from './client.ts';
import { headerOf, type Column, type Labels } from './columns.ts';

export interface LongText {
  readonly id: string;
  readonly name: string;
  /** The header. */
  readonly column: string;
}

/** The first few, noted as rows go by. */
export class LongTexts {
  readonly found: LongText[] = [];

  constructor(
    readonly mostUnits: number,
    readonly labels: Labels,
  ) {}

  note(client: Client, columns: readonly Column[], rows: readonly (readonly unknown[])[]): void {
    for (const cells of rows) {
      for (const [at, cell] of cells.entries()) {
        const column = columns[at];
        const isLong = typeof cell === 'string' && cell.length > this.mostUnits;
        if (!isLong || !column || this.found.length >= MOST_NAMED) continue;
        this.found.push({ id: client._id, name: client.name, column: headerOf(column, this.labels) });
      }
    }
  }
}

const MOST_NAMED = 10;
