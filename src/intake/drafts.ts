/** The checked drafts of a sheet, kept in a private file between the passes that decide, so that memory stays flat. */
import type { Draft } from '../client/draft.ts';
import type { LineWriter } from '../table/lines.ts';
import { PrivateFile } from '../table/private-file.ts';
import type { Table } from '../table/table.ts';
import { belongTogether, isContactLine, joined, keepingContacts } from './contact-lines.ts';
import { isHeaderAgain } from './repeated-headers.ts';
import { checkRow, type CheckContext } from './validate.ts';

/** All drafts, in the sheet's order; may be read several times. */
export interface DraftFile {
  readonly count: number;
  /** Rows of data, as the sheet counts them. */
  readonly rows: number;
  /** Rows that only say the headers once more, left out. */
  readonly repeatedHeaders: readonly number[];
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
  const repeatedHeaders: number[] = [];
  const file = await keepDrafts(checkedDrafts(table, context, repeatedHeaders), onProgress);
  return { ...file, repeatedHeaders };
}

/** Keeps the drafts in the order they come. @throws FileFailure where that can't be done */
export async function keepDrafts(
  drafts: AsyncIterable<Draft>,
  onProgress?: CheckProgress,
): Promise<Omit<DraftFile, 'repeatedHeaders'>> {
  const file = await PrivateFile.create();
  try {
    const found = await writeDrafts(file.lines, drafts, onProgress);
    const { drafts: count, rows, astray } = found;
    return { count, rows, all: () => readDrafts(file, astray), remove: () => file.remove() };
  } catch (error) {
    await file.remove();
    throw error;
  }
}

interface Written {
  readonly drafts: number;
  readonly rows: number;
  /** The first row with a contact that stands apart from its client. */
  readonly astray: number | undefined;
}

async function writeDrafts(
  lines: LineWriter,
  all: AsyncIterable<Draft>,
  onProgress?: CheckProgress,
): Promise<Written> {
  const written = { drafts: 0, rows: 0, astray: undefined as number | undefined };
  for await (const draft of all) {
    await lines.write(draft);
    written.drafts++;
    written.rows += draft.rows.length;
    if (isContactLine(draft)) written.astray ??= draft.rows[0];
    onProgress?.(written.rows);
  }
  await lines.flush();
  return written;
}

async function* readDrafts(file: PrivateFile, astray: number | undefined): AsyncGenerator<Draft> {
  // The lines were written by this process a moment ago.
  for await (const draft of file.values() as AsyncIterable<Draft>) {
    yield astray === undefined ? draft : keepingContacts(draft, { row: astray });
  }
}

/** The drafts of a sheet of ours, a client's contact lines joined to it. */
export async function* checkedDrafts(
  table: Table,
  context: CheckContext,
  repeatedHeaders: number[] = [],
): AsyncGenerator<Draft> {
  const { headerRow, headers } = context.mapping;
  const sheet = { ...context, headers };
  let previous: Draft | undefined;
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.row <= headerRow) continue;
      if (isHeaderAgain(row, sheet)) {
        repeatedHeaders.push(row.row);
        continue;
      }
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
