/** Sheets in memory: rows written inline, as the readers of files hand them over. */
import type { Cell, SheetRow, Table } from '../../src/table/table.ts';

/** `sheet(['Name', 'Email'], ['Acme', 'info@acme.example'])`: the rows stand from row 1 on, wholly blank ones are left out. */
export function sheet(...rows: readonly (readonly Cell[])[]): Table {
  return sheetOf(rows);
}

export function sheetOf(rows: readonly (readonly Cell[])[], differs: Partial<Table> = {}): Table {
  const numbered = rows
    .map((cells, index): SheetRow => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { format: 'xlsx', guarded: false, assumed: [], rows: () => batches(numbered), ...differs };
}

/** Small batches, so that nothing can count on all rows coming at once. */
async function* batches(rows: readonly SheetRow[]): AsyncGenerator<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    yield await Promise.resolve(rows.slice(from, from + BATCH_ROWS));
  }
}

const BATCH_ROWS = 3;
