/** What comes bit by bit, all together; what `Array.fromAsync` is from Node 22 on. */
export async function allOf<T>(source: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}
