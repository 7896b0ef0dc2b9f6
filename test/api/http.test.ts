/** Against servers that speak raw bytes, since good servers don't do what is tried here. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readBaseUrl } from '../../src/api/address.ts';
import type { ApiRequest, TransportError } from '../../src/api/answers.ts';
import type { Limits } from '../../src/api/exchange.ts';
import { httpTransport, type HttpTransport } from '../../src/api/http.ts';
import { answerOf, openWire } from '../helpers/wire.ts';

const GET: ApiRequest = { method: 'GET', path: '/crm/customers' };
const POST: ApiRequest = { method: 'POST', path: '/crm/customers', body: { name: 'Yağız & Co' } };

interface Options {
  readonly limits?: Partial<Limits>;
  readonly connections?: number;
}

function open(at: number | string, { limits = {}, connections = 4 }: Options = {}): HttpTransport {
  const base = readBaseUrl(typeof at === 'string' ? at : `http://127.0.0.1:${at}/api/v1`);
  const http = httpTransport({ base, token: 't0ken', connections, limits });
  onTestFinished(() => http.close());
  return http;
}

async function lossOf(http: HttpTransport, request = POST): Promise<TransportError> {
  const ended = await http.send(request).catch((error: unknown) => error);
  expect(ended).toMatchObject({ name: 'TransportError' });
  return ended as TransportError;
}

describe('a request on the wire', () => {
  it('carries method, path, query, token and JSON', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const http = open(server.port, { connections: 1 });
    await http.send({ ...GET, query: { name: 'a b+c&ı', email: '', skip: '0' } });
    await http.send(POST);
    expect(server.received[0]).toBe(
      [
        'GET /api/v1/crm/customers?name=a%20b%2Bc%26%C4%B1&email=&skip=0 HTTP/1.1',
        `host: 127.0.0.1:${server.port}`,
        'connection: keep-alive',
        'authorization: Bearer t0ken',
        'accept: application/json',
        'user-agent: cubicl-sheets',
        '',
        'POST /api/v1/crm/customers HTTP/1.1',
        `host: 127.0.0.1:${server.port}`,
        'connection: keep-alive',
        'authorization: Bearer t0ken',
        'accept: application/json',
        'user-agent: cubicl-sheets',
        'content-type: application/json',
        'content-length: 22',
        '',
        '{"name":"Yağız & Co"}',
      ]
        .join('\r\n')
        .replace('content-length: 22', `content-length: ${Buffer.byteLength('{"name":"Yağız & Co"}')}`),
    );
  });

  it('sends half a character as its escape, so that nothing is replaced in silence', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    await open(server.port).send({ ...POST, body: { name: '\ud83d' } });
    expect(server.received[0]).toContain('{"name":"\\ud83d"}');
  });
});

describe('an answer', () => {
  it('comes with its status, its headers by lower-case name, and its text', async () => {
    const server = await openWire((socket) =>
      socket.write(answerOf('çok', '201 Created', ['Retry-After: 3', 'X-Two: a', 'x-two: b'])),
    );
    expect(await open(server.port).send(GET)).toEqual({
      status: 201,
      headers: { 'content-length': '4', 'retry-after': '3', 'x-two': 'a,b' },
      text: 'çok',
    });
  });

  it('is put together from pieces that cut characters in two', async () => {
    const server = await openWire((socket) => {
      for (const byte of answerOf('[{"name":"Çınaraltı 🏝️"}]')) socket.write(Buffer.of(byte));
    });
    expect((await open(server.port).send(GET)).text).toBe('[{"name":"Çınaraltı 🏝️"}]');
  });

  it('comes without its byte order mark, and after an early hint', async () => {
    const server = await openWire((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n');
      socket.write(answerOf('\ufeff[]'));
    });
    expect(await open(server.port).send(GET)).toMatchObject({ status: 200, text: '[]' });
  });

  it('may be in any encoding when it is an error, which is only quoted', async () => {
    const latin = Buffer.from('Sunucu hatas\xfd', 'latin1');
    const server = await openWire((socket) => socket.write(answerOf(latin, '502 Bad Gateway')));
    expect(await open(server.port).send(GET)).toMatchObject({ status: 502, text: 'Sunucu hatas\ufffd' });
  });
});

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
      const loss = await lossOf(open(server.port), request);
      expect(loss).toMatchObject({ sent: true, trouble: 'network' });
      expect(loss.message).toContain(`127.0.0.1:${server.port} ${message}`);
    }
    // Whatever undici would like: nothing was sent a second time.
    expect(server.received.map((text) => text.split(' ')[0])).toEqual(['GET', 'POST']);
  });

  it('comes of a port where nobody listens, and nothing was sent', async () => {
    const loss = await lossOf(open(1));
    expect(loss).toMatchObject({ sent: false, trouble: 'network' });
    expect(loss.message).toBe('127.0.0.1:1 refuses the connection.');
  });

  it('comes of text that is not UTF-8: a client must not be garbled', async () => {
    const server = await openWire((socket) => socket.write(answerOf(Buffer.of(0x22, 0xfd, 0x22))));
    const loss = await lossOf(open(server.port));
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
    const loss = await lossOf(open(server.port, { limits: { answerBytes: 2 * 2 ** 20 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'unreadable' });
    expect(loss.message).toContain('answered with more than 2 MB');
    await expect.poll(() => taken, { interval: 5 }).toBeGreaterThan(0);
  });

  it('leaves no error behind that holds what was sent', async () => {
    const server = await openWire((socket) => socket.destroy());
    const loss = await lossOf(open(server.port));
    expect(loss.cause).toBeUndefined();
    expect(JSON.stringify(loss) + String(loss.stack)).not.toContain('t0ken');
  });
});

describe('a time limit', () => {
  it('ends the wait for headers', async () => {
    const server = await openWire(() => undefined);
    const loss = await lossOf(open(server.port, { limits: { headersMs: 60 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'timeout' });
    expect(loss.message).toBe(`127.0.0.1:${server.port} did not answer in time.`);
  });

  it('ends a silence within the answer', async () => {
    const server = await openWire((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"a"'),
    );
    const loss = await lossOf(open(server.port, { limits: { silenceMs: 60 } }));
    expect(loss).toMatchObject({ sent: true, trouble: 'timeout' });
  });

  it('ends an answer that only trickles', async () => {
    const server = await openWire((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n');
      const drip = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(drip));
    });
    const loss = await lossOf(open(server.port, { limits: { wholeMs: 120, silenceMs: 60 } }));
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
    const limits = { headersMs: 500, silenceMs: 500 };
    expect((await open(server.port, { limits }).send(GET)).text).toBe('[1,2,3]');
  });

  it('ends the wait for a connection, and nothing was sent', async () => {
    // It takes the connection and never says hello, as a firewall may.
    const server = await openWire(() => undefined);
    const http = open(`https://127.0.0.1:${server.port}`, { limits: { connectMs: 50 } });
    const loss = await lossOf(http);
    expect(loss).toMatchObject({ sent: false, trouble: 'timeout' });
    expect(loss.message).toBe(`127.0.0.1:${server.port} can’t be reached in time.`);
  });
});

describe('giving up', () => {
  it('before anything is sent leaves the server alone', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const loss = await lossOf(open(server.port), { ...POST, signal: AbortSignal.abort() });
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
    const loss = await lossOf(open(server.port), { ...POST, signal: stop.signal });
    expect(loss).toMatchObject({ sent: true, trouble: 'given up' });
    await expect.poll(() => isClosed, { interval: 5 }).toBe(true);
  });

  it('while it connects does not hold up the end', async () => {
    const stop = new AbortController();
    const server = await openWire(() => stop.abort());
    const http = open(`https://127.0.0.1:${server.port}`);
    const loss = await lossOf(http, { ...POST, signal: stop.signal });
    expect(loss).toMatchObject({ sent: false, trouble: 'given up' });
    const started = performance.now();
    await http.close();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('connections', () => {
  it('are kept for the next request', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const http = open(server.port, { connections: 1 });
    for (let n = 0; n < 5; n++) await http.send(n % 2 ? GET : POST);
    expect(server.received).toHaveLength(1);
  });

  it('are no more than asked for', async () => {
    const server = await openWire((socket) => setTimeout(() => socket.write(answerOf('{}')), 5));
    const http = open(server.port, { connections: 2 });
    await Promise.all(Array.from({ length: 8 }, () => http.send(POST)));
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['the server hangs up after it', [], true],
    ['the server says that it will', ['connection: close'], false],
    ['the server keeps them too short a time to be sure', ['keep-alive: timeout=1'], false],
  ])('are not used again where %s', async (_, headers, hangsUp) => {
    const server = await openWire((socket) => {
      socket.write(answerOf('{}', '200 OK', headers));
      if (hangsUp) socket.end();
    });
    const http = open(server.port);
    for (let n = 0; n < 3; n++) {
      expect(await http.send(POST)).toMatchObject({ status: 200 });
      // The time it takes to hear that the other side has hung up.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(server.received).toHaveLength(3);
  });

  it('that broke while they were kept are told as sent: nobody can say how far the request got', async () => {
    const server = await openWire((socket, { piece }) => {
      if (piece === 0) socket.write(answerOf('{}'));
      else socket.destroy();
    });
    const http = open(server.port, { connections: 1 });
    await http.send(POST);
    expect(await lossOf(http)).toMatchObject({ sent: true, trouble: 'network' });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.match(/POST/g)).toHaveLength(2);
  });

  it('are closed when the answers under way have come', async () => {
    let isClosed = false;
    const server = await openWire((socket) => {
      socket.on('close', () => (isClosed = true));
      setTimeout(() => socket.write(answerOf('{}')), 30);
    });
    const http = open(server.port);
    const answer = http.send(POST);
    await expect.poll(() => server.received.length, { interval: 2 }).toBe(1);
    await http.close();
    expect(await answer).toMatchObject({ status: 200 });
    await expect.poll(() => isClosed, { interval: 5 }).toBe(true);
  });
});

describe('https', () => {
  const pem = readFileSync(new URL('self-signed.pem', import.meta.url));

  async function openTls(): Promise<number> {
    const server = createServer({ key: pem, cert: pem }, (_, response) => response.end('{}'));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  }

  it.each([undefined, '0'])(
    'refuses a server that can’t prove who it is, also with NODE_TLS_REJECT_UNAUTHORIZED=%s',
    async (setting) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', setting);
      onTestFinished(() => void vi.unstubAllEnvs());
      const loss = await lossOf(open(`https://127.0.0.1:${await openTls()}`));
      expect(loss).toMatchObject({ sent: false, trouble: 'tls' });
      expect(loss.message).toMatch(
        /^127\.0\.0\.1:\d+ can’t prove who it is \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/,
      );
    },
  );

  it('refuses a server that does not speak it', async () => {
    const server = await openWire((socket) => socket.end(answerOf('{}', '400 Bad Request')));
    const loss = await lossOf(open(`https://127.0.0.1:${server.port}`));
    expect(loss).toMatchObject({ sent: false, trouble: 'tls' });
    expect(server.received.join('')).not.toContain('t0ken');
  });
});

describe('a proxy', () => {
  function stub(url: string): void {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, url);
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
    onTestFinished(() => void vi.unstubAllEnvs());
  }

  it('is not used for this machine', async () => {
    const proxy = await openWire((socket) => socket.end());
    const server = await openWire((socket) => socket.write(answerOf('[]')));
    stub(`http://127.0.0.1:${proxy.port}`);
    expect((await open(server.port).send(GET)).text).toBe('[]');
    expect(proxy.received).toEqual([]);
  });

  it('gets to know where to, and nothing else', async () => {
    const proxy = await openWire((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    stub(`http://user:pr0xypass@127.0.0.1:${proxy.port}`);
    const loss = await lossOf(open('https://cubicl.example/api/v1'));
    expect(loss).toMatchObject({ sent: false, trouble: 'network' });
    expect(loss.message).toBe('cubicl.example can’t be reached through the proxy.');
    expect(proxy.received[0]).toMatch(/^CONNECT cubicl\.example:443 HTTP\/1\.1\r\n/);
    expect(proxy.received.join('')).not.toMatch(/t0ken|Yağız|customers/);
    expect(`${loss.message}${loss.stack}`).not.toContain('pr0xypass');
  });

  it('that poses as the server is found out before anything is sent', async () => {
    const proxy = await openWire((socket, { piece }) => {
      if (piece === 0) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      else socket.end(answerOf('{}'));
    });
    stub(`http://127.0.0.1:${proxy.port}`);
    const loss = await lossOf(open('https://cubicl.example/api/v1'));
    expect(loss).toMatchObject({ sent: false, trouble: 'tls' });
    expect(proxy.received.join('')).not.toContain('t0ken');
  });

  it.each(['not an address', 'proxy.example:8080', 'http://user:pr0xypass@:80'])(
    'whose address is wrong is a mistake in the settings: %s',
    async (url) => {
      stub(url);
      const error: unknown = await open('https://cubicl.example/api/v1')
        .send(GET)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        exitCode: 2,
        message: 'The proxy in HTTPS_PROXY or HTTP_PROXY is not a web address.',
      });
      expect(String((error as Error).stack)).not.toContain('pr0xypass');
    },
  );
});
