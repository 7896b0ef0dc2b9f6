/** Writes to a stream one piece after the other, waiting for each, so that memory stays flat and errors surface. */
import type { Writable } from 'node:stream';

/** Settles when the piece is written: a stream that fails, or is destroyed, rejects here and nowhere else. */
export function put(stream: Writable, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
