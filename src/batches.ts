/** Many things some at a time: enough together to be worth a write, few enough to be held in memory. */

/** In their order; no batch is empty. */
export async function* inBatches<T>(
  all: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const each of all) {
    batch.push(each);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
