/** The checked drafts of a sheet, kept in a private file between the passes that decide, so that memory stays flat. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '../client/draft.ts';
import { LineWriter, readLines } from '../table/lines.ts';
import type { Table } from '../table/table.ts';
import { fileFailure } from '../table/failures.ts';
import { belongTogether, isContactLine, joined, keepingContacts } from './contact-lines.ts';
import { checkRow, type CheckContext } from './validate.ts';

/** All drafts, in the sheet's order; may be read several times. */
export interface DraftFile {
  readonly count: number;
  /** Rows of data, as the sheet counts them. */
  readonly rows: number;
  all(): AsyncIterable<Draft>;
  remove(): Promise<void>;
}

export type CheckProgress = (rows: number) => void;

/** Reads and checks the whole sheet. @throws FileFailure when the drafts can't be kept */
export async function checkTable(
  table: Table,
  context: CheckContext,
  onProgress?: CheckProgress,
): Promise<DraftFile> {
  const folder = await privateFolder();
  const path = join(folder, 'drafts.jsonl');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { drafts: count, rows, astray } = await writeDrafts(path, drafts(table, context), onProgress);
    return { count, rows, all: () => readDrafts(path, astray), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function privateFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'cubicl-drafts-'));
  } catch (error) {
    throw fileFailure(error, tmpdir(), 'written');
  }
}

interface Written {
  readonly drafts: number;
  readonly rows: number;
  /** The first row with a contact that stands apart from its client. */
  readonly astray: number | undefined;
}

async function writeDrafts(
  path: string,
  all: AsyncIterable<Draft>,
  onProgress?: CheckProgress,
): Promise<Written> {
  const written = { drafts: 0, rows: 0, astray: undefined as number | undefined };
  const lines = await LineWriter.create(path);
  try {
    for await (const draft of all) {
      await lines.write(draft);
      written.drafts++;
      written.rows += draft.rows.length;
      if (isContactLine(draft)) written.astray ??= draft.rows[0];
      onProgress?.(written.rows);
    }
  } finally {
    await lines.close();
  }
  return written;
}

async function* readDrafts(path: string, astray: number | undefined): AsyncGenerator<Draft> {
  // The lines were written by this process a moment ago.
  for await (const draft of readLines(path) as AsyncIterable<Draft>) {
    yield astray === undefined ? draft : keepingContacts(draft, { row: astray });
  }
}

async function* drafts(table: Table, context: CheckContext): AsyncGenerator<Draft> {
  const { headerRow } = context.mapping;
  let previous: Draft | undefined;
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= headerRow) continue;
      const draft = checkRow(row, context);
      if (previous && belongTogether(previous, draft)) {
        previous = joined(previous, draft);
        continue;
      }
      if (previous) yield previous;
      previous = draft;
    }
  }
  if (previous) yield previous;
}
