/** Whom the token is shown to: servers that can prove who they are, past any proxy. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GET, lossOf, openHttp } from '../helpers/http.ts';
import { answerOf, openWire } from '../helpers/wire.ts';

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
      const loss = await lossOf(openHttp(`https://127.0.0.1:${await openTls()}`));
      expect(loss).toMatchObject({ sent: false, trouble: 'tls' });
      expect(loss.message).toMatch(
        /^127\.0\.0\.1:\d+ can’t prove who it is \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.$/,
      );
    },
  );

  it('refuses a server that does not speak it', async () => {
    const server = await openWire((socket) => socket.end(answerOf('{}', '400 Bad Request')));
    const loss = await lossOf(openHttp(`https://127.0.0.1:${server.port}`));
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
    expect((await openHttp(server.port).send(GET)).text).toBe('[]');
    expect(proxy.received).toEqual([]);
  });

  it('gets to know where to, and nothing else', async () => {
    const proxy = await openWire((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    stub(`http://user:pr0xypass@127.0.0.1:${proxy.port}`);
    const loss = await lossOf(openHttp('https://cubicl.example/api/v1'));
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
    const loss = await lossOf(openHttp('https://cubicl.example/api/v1'));
    expect(loss).toMatchObject({ sent: false, trouble: 'tls' });
    expect(proxy.received.join('')).not.toContain('t0ken');
  });

  it.each(['not an address', 'proxy.example:8080', 'http://user:pr0xypass@:80'])(
    'whose address is wrong is a mistake in the settings: %s',
    async (url) => {
      stub(url);
      const error: unknown = await openHttp('https://cubicl.example/api/v1')
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
