/** Differences between two states of the clients, as text for a person, as a sheet, and as JSON. */
import type { Difference, HeadedChange } from '../compare/changes.ts';
import type { SheetToWrite, WrittenCell } from '../table/table.ts';
import { clean } from './clean.ts';
import { excerpts } from './excerpt.ts';

type Differences = AsyncIterable<readonly Difference[]>;

/** A line for each client, and below one that was changed a line for each field. */
export async function* differencesText(
  differences: Differences,
  layout: (line: string) => string = (line) => line,
): AsyncGenerator<string> {
  for await (const batch of differences) {
    const lines = batch.flatMap((each) => [headOf(each), ...(each.is === 'changed' ? fieldLines(each) : [])]);
    yield lines.map((line) => `${layout(clean(line))}\n`).join('');
  }
}

/** A row for each field that is not what it was; of clients that were added or removed, for each that holds something. */
export function differencesSheet(differences: Differences): SheetToWrite {
  return {
    name: 'Changes',
    columns: COLUMNS.map(([header, width]) => ({ header, width, kind: 'text' })),
    rows: rowsOf(differences),
  };
}

/** One object: the list, and beside it what `summary()` tells when the list has ended. */
export async function* differencesJson(
  differences: Differences,
  summary: () => object,
): AsyncGenerator<string> {
  yield '{"differences":[';
  let separator = '\n';
  for await (const batch of differences) {
    for (const each of batch) {
      yield separator + JSON.stringify(each);
      separator = ',\n';
    }
  }
  yield `\n],${JSON.stringify(summary()).slice(1)}\n`;
}

function headOf({ is, id, name, why }: Difference): string {
  const who = `${is.padEnd(LONGEST)}  ${name === '' ? '(no name)' : name}${id === '' ? '' : `  ${id}`}`;
  return why === undefined ? who : `${who}  ${why}`;
}

const LONGEST = 'changed'.length;

function fieldLines({ changes }: Difference): string[] {
  return changes.map(({ header, contact, from, to }) => {
    const whose = contact === undefined || contact === '' ? '' : ` (${contact})`;
    return `  ${header}${whose}: ${shown(from, to)}`;
  });
}

/** Of two long texts, the place where they part. */
function shown(from: string, to: string): string {
  const [before, after] = excerpts(from, to);
  return `${from === '' ? EMPTY : before} → ${to === '' ? EMPTY : after}`;
}

const EMPTY = '(empty)';

const COLUMNS = [
  ['change', 10],
  ['id', 26],
  ['name', 28],
  ['field', 22],
  ['contact', 22],
  ['before', 36],
  ['after', 36],
] as const;

async function* rowsOf(differences: Differences): AsyncGenerator<WrittenCell[][]> {
  for await (const batch of differences) {
    yield batch.flatMap((each) => {
      const { is, id, name, why, changes } = each;
      const rows = changes.map(({ header, contact, from, to }: HeadedChange) => [
        ...[is, id, name, header, contact ?? '', from, to],
      ]);
      return rows.length > 0 ? rows : [[is, id, name, why ?? '', '', '', '']];
    });
  }
}
