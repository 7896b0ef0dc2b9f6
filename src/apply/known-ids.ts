/** The before-picture: the ids of all clients that were there when the plan was made, on disk beside it. */
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { LineWriter, readLines } from '../table/lines.ts';

/** Writes the ids, one a line, on disk when this returns. */
export async function writeKnownIds(path: string, ids: Iterable<string>): Promise<number> {
  const lines = await LineWriter.create(path);
  let count = 0;
  try {
    for (const id of ids) {
      await lines.write(id);
      count++;
    }
    await lines.sync();
  } finally {
    await lines.close();
  }
  return count;
}

/**
 * Reads them back. An id takes about 100 bytes in memory.
 * @throws FileFailure where there are not as many as the plan counted: what is missing would pass for new
 */
export async function readKnownIds(path: string, count: number): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const id of readLines(path)) if (typeof id === 'string') ids.add(id);
  if (ids.size !== count) {
    throw new FileFailure(msg`${path} holds ${ids.size} ids in place of ${count}.`, {
      hint: msg`Nothing was sent on the strength of it. Restore the file, or start a new run.`,
    });
  }
  return ids;
}
