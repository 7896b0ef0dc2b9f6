/** A server that speaks raw bytes, for everything that no good HTTP server does. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface WireServer {
  readonly port: number;
  /** Everything that was received, connection by connection. */
  readonly received: readonly string[];
}

/** Calls `answer` with each piece that comes, its connection's number, and how many pieces that one had before. */
export async function openWire(
  answer: (socket: Socket, about: { readonly connection: number; readonly piece: number }) => void,
): Promise<WireServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = received.push('') - 1;
    let piece = 0;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received[connection] = `${received[connection] ?? ''}${bytes.toString()}`;
      answer(socket, { connection, piece: piece++ });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, received };
}

/** A whole answer with headers that fit it. */
export function answerOf(
  body: string | Uint8Array,
  head = '200 OK',
  headers: readonly string[] = [],
): Buffer {
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${head}`, `content-length: ${bytes.length}`, ...headers, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), bytes]);
}
