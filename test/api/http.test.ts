/** Requests and answers byte by byte, and the connections they go over. */
import { describe, expect, it } from 'vitest';
import { GET, lossOf, openHttp, POST } from '../helpers/http.ts';
import { answerOf, openWire } from '../helpers/wire.ts';

const SOON = { interval: 5, timeout: 10_000 };

describe('a request on the wire', () => {
  it('carries method, path, query, token and JSON', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const http = openHttp(server.port, { connections: 1 });
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
    await openHttp(server.port).send({ ...POST, body: { name: '\ud83d' } });
    expect(server.received[0]).toContain('{"name":"\\ud83d"}');
  });
});

describe('an answer', () => {
  it('comes with its status, its headers by lower-case name, and its text', async () => {
    const server = await openWire((socket) =>
      socket.write(answerOf('çok', '201 Created', ['Retry-After: 3', 'X-Two: a', 'x-two: b'])),
    );
    expect(await openHttp(server.port).send(GET)).toEqual({
      status: 201,
      headers: { 'content-length': '4', 'retry-after': '3', 'x-two': 'a,b' },
      text: 'çok',
    });
  });

  it('is put together from pieces that cut characters in two', async () => {
    const server = await openWire((socket) => {
      for (const byte of answerOf('[{"name":"Çınaraltı 🏝️"}]')) socket.write(Buffer.of(byte));
    });
    expect((await openHttp(server.port).send(GET)).text).toBe('[{"name":"Çınaraltı 🏝️"}]');
  });

  it('comes without its byte order mark, and after an early hint', async () => {
    const server = await openWire((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n');
      socket.write(answerOf('\ufeff[]'));
    });
    expect(await openHttp(server.port).send(GET)).toMatchObject({ status: 200, text: '[]' });
  });

  it('may be in any encoding when it is an error, which is only quoted', async () => {
    const latin = Buffer.from('Sunucu hatas\xfd', 'latin1');
    const server = await openWire((socket) => socket.write(answerOf(latin, '502 Bad Gateway')));
    expect(await openHttp(server.port).send(GET)).toMatchObject({ status: 502, text: 'Sunucu hatas\ufffd' });
  });
});

describe('connections', () => {
  it('are kept for the next request', async () => {
    const server = await openWire((socket) => socket.write(answerOf('{}')));
    const http = openHttp(server.port, { connections: 1 });
    for (let n = 0; n < 5; n++) await http.send(n % 2 ? GET : POST);
    expect(server.received).toHaveLength(1);
  });

  it('are no more than asked for', async () => {
    const server = await openWire((socket) => setTimeout(() => socket.write(answerOf('{}')), 5));
    const http = openHttp(server.port, { connections: 2 });
    await Promise.all(Array.from({ length: 8 }, () => http.send(POST)));
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['the server hangs up after it', [], true],
    ['the server says that it will', ['connection: close'], false],
    ['the server keeps them too short a time to be sure', ['keep-alive: timeout=1'], false],
  ])('are not used again where %s', async (_, headers, hangsUp) => {
    let closed = 0;
    const server = await openWire((socket) => {
      socket.on('close', () => (closed += 1));
      socket.write(answerOf('{}', '200 OK', headers));
      if (hangsUp) socket.end();
    });
    const http = openHttp(server.port);
    for (let n = 1; n <= 3; n++) {
      expect(await http.send(POST)).toMatchObject({ status: 200 });
      if (hangsUp) await expect.poll(() => closed, SOON).toBe(n);
    }
    expect(server.received).toHaveLength(3);
  });

  it('that broke while they were kept are told as sent: nobody can say how far the request got', async () => {
    const server = await openWire((socket, { piece }) => {
      if (piece === 0) socket.write(answerOf('{}'));
      else socket.destroy();
    });
    const http = openHttp(server.port, { connections: 1 });
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
    const http = openHttp(server.port);
    const answer = http.send(POST);
    await expect.poll(() => server.received.length, SOON).toBe(1);
    await http.close();
    expect(await answer).toMatchObject({ status: 200 });
    await expect.poll(() => isClosed, SOON).toBe(true);
  });
});
