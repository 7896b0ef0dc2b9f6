/** What a job spends on making up its input, which is not what is measured. */
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const BATCH_LINES = 500;
const CHUNK_BYTES = 256 * 1024;

let spentMs = 0;

export function uncountedMs(): number {
  return spentMs;
}

/** Does the work and takes the time off. */
export function uncounted<T>(work: () => T): T {
  const started = performance.now();
  try {
    return work();
  } finally {
    spentMs += performance.now() - started;
  }
}

/** The values of a file of JSON lines, 500 at a time, without counting the time that takes. */
export function* batchesOf<T>(file: string): Generator<readonly T[]> {
  const lines = linesOf(file);
  for (;;) {
    const batch = uncounted(() => take(lines, BATCH_LINES).map((line) => JSON.parse(line) as T));
    if (batch.length === 0) return;
    yield batch;
  }
}

function take(lines: Generator<string>, count: number): string[] {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = lines.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

export function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest = '';
  try {
    for (let bytes = -1; bytes !== 0;) {
      bytes = readSync(descriptor, chunk);
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(descriptor);
  }
}
