/** Writes to a stream one piece after the other, waiting for each, so that memory stays flat and errors surface. */
import { Writable } from 'node:stream';

const BUFFER_BYTES = 256 * 1024;

/** Settles when the piece is written: a stream that fails, or is destroyed, rejects here and nowhere else. */
export function put(stream: Writable, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

export type Produce = (stream: Writable) => Promise<void>;

/**
 * Runs `produce` on a stream whose pieces go to `write`, one after the other. Settles when all is written, with the number
 * of bytes, or at once when a piece fails or `signal` aborts, even while a write still waits for its reader.
 */
export async function pour(
  write: (piece: Buffer) => Promise<void>,
  produce: Produce,
  signal?: AbortSignal,
): Promise<{ bytes: number }> {
  signal?.throwIfAborted();
  let bytes = 0;
  const stream = new Writable({
    highWaterMark: BUFFER_BYTES,
    write(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      write(piece).then(() => done(), done);
    },
  });
  const failed = new Promise<never>((_, reject) => stream.on('error', reject));
  const abort = () => stream.destroy(asError(signal?.reason));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([produce(stream).then(() => finished(stream)), failed]);
    signal?.throwIfAborted();
    return { bytes };
  } finally {
    signal?.removeEventListener('abort', abort);
    stream.destroy();
  }
}

function finished(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableFinished) resolve();
    else stream.once('finish', resolve);
    if (!stream.writableEnded) stream.end();
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Interrupted.', { cause: reason });
}
