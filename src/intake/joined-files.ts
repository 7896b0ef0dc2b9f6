/** Files of other programs, and several files at once: clients on disk, people in memory, each handed to its client. */
import type { Draft } from '../client/draft.ts';
import { joined, msg, type Value } from '../message.ts';
import { cleaningFor } from './cleaning.ts';
import { checkedDrafts, keepDrafts } from './drafts.ts';
import type { OpenedFile, Reading } from './files.ts';
import { arrangedTable, foreignDrafts, nothingUnplaced, type Unplaced } from './foreign.ts';
import { assumptions, repeated, type Input } from './input.ts';
import { People } from './people.ts';
import type { LinkedDraft } from './person.ts';
import { placesInFiles } from './places.ts';
import { foreignClauses, peopleClauses } from './reading-notes.ts';

interface Joined extends Pick<Input, 'assumed' | 'placeOf' | 'drafts' | 'externalId'> {
  readonly remove: () => Promise<void>;
}

/** Reads every row once, then joins: what is told of the files counts all of them. */
export async function joinFiles(reading: Reading): Promise<Joined> {
  const { files, options, onRows } = reading;
  const externalId =
    options.externalId ?? files.flatMap(({ foreign }) => foreign?.externalId ?? []).find(Boolean);
  const kept = externalId === undefined ? {} : { externalId };
  const people = new People({ ...options, ...kept });
  const unplaced = files.map(nothingUnplaced);
  const clients = await keepDrafts(draftsOfFiles(reading, people, unplaced), onRows);
  try {
    // What was written a moment ago carries its link along.
    if (people.size > 0) await people.settle(clients.all() as AsyncIterable<LinkedDraft>);
  } catch (error) {
    await clients.remove();
    throw error;
  }
  return {
    assumed: [...files.flatMap((file, n) => clausesOf(file, unplaced[n])), ...peopleClauses(people)],
    placeOf: placesInFiles(new Map(files.map(({ name = '', mapping }) => [name, mapping]))),
    drafts: () => withPeople(clients.all(), people),
    remove: () => clients.remove(),
    ...kept,
  };
}

async function* draftsOfFiles(
  { files, directory, options }: Reading,
  people: People,
  unplaced: readonly Unplaced[],
): AsyncGenerator<LinkedDraft> {
  for (const [n, { table, mapping, foreign, name }] of files.entries()) {
    const literal = table.format === 'jsonl';
    const arranged = foreign ? arrangedTable(table, foreign) : table;
    const cleaning = await cleaningFor(arranged, mapping, options);
    const file = name === undefined ? {} : { file: name };
    const context = { mapping, guarded: table.guarded, literal, directory, cleaning, ...file };
    const told = unplaced[n] ?? nothingUnplaced();
    if (foreign) {
      yield* foreignDrafts({ table, foreign, context, people, unplaced: told });
    } else
      for await (const draft of checkedDrafts(table, context, told.repeatedHeaders))
        yield { ...draft, link: {} };
  }
}

async function* withPeople(clients: AsyncIterable<Draft>, people: People): AsyncGenerator<Draft> {
  let at = 0;
  for await (const client of clients) yield people.take(client, at++);
  yield* people.rest();
}

/** Of several files, each line names the one it is about. */
function clausesOf({ table, mapping, foreign, name }: OpenedFile, unplaced = nothingUnplaced()): Value[] {
  const clauses = foreign
    ? foreignClauses({ table, mapping, foreign }, unplaced)
    : [...assumptions(table, mapping), ...repeated(unplaced.repeatedHeaders)];
  if (name === undefined) return clauses;
  const read = foreign ? table.assumed.length : clauses.length;
  const asOne = read > 0 ? [joined(clauses.slice(0, read), '; ')] : [];
  return [...asOne, ...clauses.slice(read)].map((clause) => msg`${name}: ${clause}`);
}
