/** The checked drafts of a sheet, kept in a private file between the passes that decide, so that memory stays flat. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '../client/draft.ts';
import { LineWriter, readLines } from '../table/lines.ts';
import type { Table } from '../table/table.ts';
import { checkRow, continues, joined, type CheckContext } from './validate.ts';

/** All drafts, in the sheet's order; may be read several times. */
export interface DraftFile {
  readonly count: number;
  /** Rows of data, as the sheet counts them. */
  readonly rows: number;
  all(): AsyncIterable<Draft>;
  remove(): Promise<void>;
}

export type CheckProgress = (rows: number) => void;

/** Reads and checks the whole sheet. */
export async function checkTable(
  table: Table,
  context: CheckContext,
  onProgress?: CheckProgress,
): Promise<DraftFile> {
  const folder = await mkdtemp(join(tmpdir(), 'cubicl-drafts-'));
  const path = join(folder, 'drafts.jsonl');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const lines = await LineWriter.create(path);
    const counted = { drafts: 0, rows: 0 };
    for await (const draft of drafts(table, context)) {
      await lines.write(draft);
      counted.drafts++;
      counted.rows += draft.rows.length;
      onProgress?.(counted.rows);
    }
    await lines.close();
    // The lines were written by this process a moment ago.
    return {
      count: counted.drafts,
      rows: counted.rows,
      all: () => readLines(path) as AsyncIterable<Draft>,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* drafts(table: Table, context: CheckContext): AsyncGenerator<Draft> {
  const { headerRow } = context.mapping;
  let previous: Draft | undefined;
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= headerRow) continue;
      const draft = checkRow(row, context);
      if (previous && continues(previous, draft)) {
        previous = joined(previous, draft);
        continue;
      }
      if (previous) yield previous;
      previous = draft;
    }
  }
  if (previous) yield previous;
}
