import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { pour, put } from '../../src/table/put.ts';

describe('put', () => {
  it('settles when the piece is written, not before', async () => {
    const done: (() => void)[] = [];
    const stream = new Writable({ write: (_piece, _encoding, end) => void done.push(end) });
    let settled = false;
    const writing = put(stream, 'a').then(() => (settled = true));
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    done[0]?.();
    await writing;
  });

  it('fails where the stream fails, or is gone', async () => {
    const stream = new Writable({ write: (_piece, _encoding, end) => end(new Error('full')) });
    stream.on('error', () => undefined);
    await expect(put(stream, 'a')).rejects.toThrow('full');
    await expect(put(stream, 'b')).rejects.toThrow();
    const gone = new Writable().destroy();
    await expect(put(gone, 'a')).rejects.toThrow();
  });
});

describe('pour', () => {
  it('hands on every piece in order, one at a time, and counts bytes', async () => {
    const pieces: string[] = [];
    let running = 0;
    const write = async (piece: Buffer): Promise<void> => {
      running += 1;
      expect(running).toBe(1);
      await new Promise(setImmediate);
      pieces.push(piece.toString());
      running -= 1;
    };
    const poured = await pour(write, async (stream) => {
      stream.write('a');
      stream.write('ş');
      await put(stream, 'c');
    });
    expect(pieces.join('')).toBe('aşc');
    expect(poured).toEqual({ bytes: 4 });
  });

  it('waits for pieces that nobody waited for', async () => {
    const pieces: string[] = [];
    const write = async (piece: Buffer): Promise<void> => {
      await new Promise(setImmediate);
      pieces.push(piece.toString());
    };
    await pour(write, (stream) => Promise.resolve(void stream.write('late')));
    expect(pieces).toEqual(['late']);
  });

  it('fails where a piece fails, though its producer would wait forever', async () => {
    const full = new Error('full');
    const pouring = pour(
      () => Promise.reject(full),
      async (stream) => {
        stream.write('a');
        await new Promise(() => undefined);
      },
    );
    await expect(pouring).rejects.toBe(full);
  });

  it.each([
    ['with an error', new Error('Interrupted.')],
    ['with a word', 'Interrupted.'],
  ])('is interrupted %s while a piece waits for its reader', async (_how, reason) => {
    const interrupt = new AbortController();
    const pouring = pour(
      () => {
        interrupt.abort(reason);
        return new Promise(() => undefined);
      },
      (stream) => put(stream, 'a'),
      interrupt.signal,
    );
    await expect(pouring).rejects.toThrow('Interrupted.');
  });
});
