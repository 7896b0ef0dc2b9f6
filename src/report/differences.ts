/** Differences between two states of the clients, as text for a person, as a sheet, and as JSON. */
import type { Difference, HeadedChange } from '../compare/changes.ts';
import type { Lang } from '../language.ts';
import { inWords, msg, type Message } from '../message.ts';
import type { SheetToWrite, WrittenCell } from '../table/table.ts';
import { tell } from '../turkish/tell.ts';
import { clean } from './clean.ts';
import { excerpts } from './excerpt.ts';

type Differences = AsyncIterable<readonly Difference[]>;

interface TextStyle {
  readonly lang?: Lang;
  /** How a line is laid out; default: as it is. */
  readonly layout?: (line: string) => string;
}

/** A line for each client, and below one that was changed a line for each field. */
export async function* differencesText(
  differences: Differences,
  { lang = 'en', layout = (line) => line }: TextStyle = {},
): AsyncGenerator<string> {
  const say = (message: Message): string => tell(message, lang);
  for await (const batch of differences) {
    const lines = batch.flatMap((each) => [
      headOf(each, say),
      ...(each.is === 'changed' ? fieldLines(each, say) : []),
    ]);
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
      const { why, ...difference } = each;
      yield separator + JSON.stringify(why ? { ...difference, why: inWords(why) } : difference);
      separator = ',\n';
    }
  }
  yield `\n],${JSON.stringify(summary()).slice(1)}\n`;
}

type Say = (message: Message) => string;

function headOf({ is, id, name, why }: Difference, say: Say): string {
  const longest = Math.max(...Object.values(WHAT_IT_IS).map((word) => say(word).length));
  const kind = say(WHAT_IT_IS[is]).padEnd(longest);
  const who = `${kind}  ${name === '' ? say(msg`(no name)`) : name}${id === '' ? '' : `  ${id}`}`;
  return why === undefined ? who : `${who}  ${say(why)}`;
}

const WHAT_IT_IS: Readonly<Record<Difference['is'], Message>> = {
  added: msg`added`,
  removed: msg`removed`,
  changed: msg`changed`,
  unclear: msg`unclear`,
};

function fieldLines({ changes }: Difference, say: Say): string[] {
  return changes.map(({ header, contact, from, to }) => {
    const whose = contact === undefined || contact === '' ? '' : ` (${contact})`;
    const [before, after] = excerpts(from, to);
    const empty = say(msg`(empty)`);
    return `  ${header}${whose}: ${from === '' ? empty : before} → ${to === '' ? empty : after}`;
  });
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
      return rows.length > 0 ? rows : [[is, id, name, why ? inWords(why) : '', '', '', '']];
    });
  }
}
