/** Every way to have no answer, from servers that speak raw bytes since good ones do not do what is tried here. */
import { describe, expect, it } from 'vitest';
import { GET, lossOf, openHttp, POST } from '../helpers/http.ts';
import { answerOf, openWire } from '../helpers/wire.ts';

const SOON = { interval: 5, timeout: 10_000 };

describe('no answer', () => {
  it.each<readonly [string, Buffer | string | undefined, string]>([
    ['a connection that breaks before the first byte', undefined, 'broke the connection'],
    ['one that breaks within the headers', 'HTTP/1.1 200 OK\r\ncontent-', 'broke the connection'],
    [
      'less than the headers promise',
      'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a"',
      'broke the connection',
    ],
    [
      'a chunk that is cut short',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[{"na',
      'broke the connection',
    ],
    [
      'chunks without an end',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n',
      'broke the connection',
    ],
    ['something else than HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'answers with something that is not HTTP'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(5000)}\r\n`, 'broke the connection'],
  ])('is told from an answer: %s', async (_, bytes, message) => {
    const server = await openWire((socket) => (bytes === undefined ? socket.destroy() : socket.end(bytes)));
    for (const request of [GET, POST]) {
      const loss = await lossOf(openHttp(server.port), request);
      expect(loss).toMatchObject({ sent: true, trouble: 'network' });
      expect(loss.message).toContain(`127.0.0.1:${server.port} ${message}`);
    }
    // Whatever undici would like: nothing was sent a second time.
    expect(server.received.map((text) => text.split(' ')[0])).toEqual(['GET', 'POST']);
  });

  it('comes of a port where nobody listens, and nothing was sent', async () => {
    const loss = await lossOf(openHttp(1));
    expect(loss).toMatchObject({ sent: false, trouble: 'network' });
    expect(loss.message).toBe('127.0.0.1:1 refuses the connection.');
  });

  it('comes of text that is not UTF-8: a client must not be garbled', async () => {
    const server = await openWire((socket) => socket.write(answerOf(Buffer.of(0x22, 0xfd, 0x22))));
    const loss = await lossOf(openHttp(server.port));
    expect(loss).toMatchObject({ sent: true, trouble: 'unreadable' });
    expect(loss.message).toBe(`127.0.0.1:${server.port} answered with text that is not UTF-8.`);
  });

  it.each([
    ['in one go', answerOf('x'.repeat(5 * 2 ** 20))],
    ['without saying how much', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(5 * 2 ** 20)}`],
  ])('comes of more than the limit, %s, and the rest is not taken', async (_, bytes) => {
    let taken = 0;
    const server = await openWire((socket) => {
      socket.write(bytes, () => (taken = socket.bytesWritten));
      socket.on('close', () => (taken = Math.max(taken, 1)));
    });
    const loss = await lossOf(openHttp(server.port, { limits: { answerBytes: 2 * 2 ** 20 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'unreadable' });
    expect(loss.message).toContain('answered with more than 2 MB');
    await expect.poll(() => taken, SOON).toBeGreaterThan(0);
  });

  it('leaves no error behind that holds what was sent', async () => {
    const server = await openWire((socket) => socket.destroy());
    const loss = await lossOf(openHttp(server.port));
    expect(loss.cause).toBeUndefined();
    expect(JSON.stringify(loss) + String(loss.stack)).not.toContain('t0ken');
  });
});

describe('a time limit', () => {
  it('ends the wait for headers', async () => {
    const server = await openWire(() => undefined);
    const loss = await lossOf(openHttp(server.port, { limits: { headersMs: 60 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'timeout' });
    expect(loss.message).toBe(`127.0.0.1:${server.port} did not answer in time.`);
  });

  it('ends a silence within the answer', async () => {
    const server = await openWire((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a"'),
    );
    const loss = await lossOf(openHttp(server.port, { limits: { silenceMs: 60 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'timeout' });
  });

  it('ends an answer that only trickles', async () => {
    const server = await openWire((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n');
      const drip = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(drip));
    });
    const loss = await lossOf(openHttp(server.port, { limits: { wholeMs: 120, silenceMs: 60 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'timeout' });
    expect(loss.message).toContain('took more than');
  });

  it('lets a slow answer come that keeps to them', async () => {
    const server = await openWire((socket) => {
      const bytes = [...answerOf('[1,2,3]')];
      const drip = setInterval(() => {
        const next = bytes.splice(0, 8);
        if (next.length > 0) socket.write(Buffer.from(next));
        else clearInterval(drip);
      }, 10);
    });
    const limits = { headersMs: 5000, silenceMs: 5000 };
    expect((await openHttp(server.port, { limits }).send(GET)).text).toBe('[1,2,3]');
  });

  it('ends the wait for a connection, and nothing was sent', async () => {
    // It takes the connection and never says hello, as a firewall may.
    const server = await openWire(() => undefined);
    const http = openHttp(`https://127.0.0.1:${server.port}`, { limits: { connectMs: 50 } });
    const loss = await lossOf(http);
    expect(loss).toMatchObject({ sent: false, trouble: 'timeout' });
    expect(loss.message).toBe(`127.0.0.1:${server.port} can’t be reached in time.`);
  });
});

describe('giving up', () => {
  it('before anything is sent leaves the server alone', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const loss = await lossOf(openHttp(server.port), { ...POST, signal: AbortSignal.abort() });
    expect(loss).toMatchObject({ sent: false, trouble: 'given up', message: 'The run was stopped.' });
    expect(server.received.join('')).toBe('');
  });

  it('while the answer is awaited breaks the connection', async () => {
    const stop = new AbortController();
    let isClosed = false;
    const server = await openWire((socket) => {
      socket.on('close', () => (isClosed = true));
      stop.abort();
    });
    const loss = await lossOf(openHttp(server.port), { ...POST, signal: stop.signal });
    expect(loss).toMatchObject({ sent: true, trouble: 'given up' });
    await expect.poll(() => isClosed, SOON).toBe(true);
  });

  it('while it connects does not hold up the end', async () => {
    const stop = new AbortController();
    const server = await openWire(() => stop.abort());
    const http = openHttp(`https://127.0.0.1:${server.port}`);
    const loss = await lossOf(http, { ...POST, signal: stop.signal });
    expect(loss).toMatchObject({ sent: false, trouble: 'given up' });
    const started = performance.now();
    await http.close();
    // And not the ten seconds that connecting may take.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
