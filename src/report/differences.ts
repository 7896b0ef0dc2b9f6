/** Differences between two states of the clients, as text for a person, as a sheet, and as JSON. */
import type { Difference, HeadedChange } from '../compare/changes.ts';
import type { SheetToWrite, WrittenCell } from '../table/table.ts';
import { clean } from './clean.ts';

type Differences = AsyncIterable<readonly Difference[]>;

/** A line for each client, and below one that was changed a line for each field. */
export async function* differencesText(differences: Differences): AsyncGenerator<string> {
  for await (const batch of differences) {
    const lines = batch.flatMap((each) => [headOf(each), ...(each.is === 'changed' ? fieldLines(each) : [])]);
    yield lines.map((line) => `${clean(line)}\n`).join('');
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
    const start = firstDifference(from, to);
    return `  ${header}${whose}: ${shown(from, start)} → ${shown(to, start)}`;
  });
}

const SHOWN_CHARS = 60;
const LEAD_CHARS = 10;

/** A long text is shown from shortly before the place where the two part. */
function shown(text: string, start: number): string {
  if (text === '') return '(empty)';
  if (text.length <= SHOWN_CHARS) return `"${text}"`;
  const from = start < SHOWN_CHARS - LEAD_CHARS ? 0 : start - LEAD_CHARS;
  const part = text.slice(from, from + SHOWN_CHARS);
  return `"${from > 0 ? '…' : ''}${part}${from + SHOWN_CHARS < text.length ? '…' : ''}"`;
}

function firstDifference(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return place;
}

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
