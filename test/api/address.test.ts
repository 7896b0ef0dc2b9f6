import { describe, expect, it } from 'vitest';
import { checkToken, CUBICL_URL, readBaseUrl } from '../../src/api/address.ts';

describe('the address of the API', () => {
  it.each([
    [CUBICL_URL, { origin: 'https://cubicl.io', path: '/api/v1', host: 'cubicl.io', isLoopback: false }],
    ['https://cubicl.io', { origin: 'https://cubicl.io', path: '', host: 'cubicl.io', isLoopback: false }],
    ['https://x.example:8443/a/', { origin: 'https://x.example:8443', path: '/a', host: 'x.example:8443' }],
    ['http://localhost:3000/api//', { origin: 'http://localhost:3000', path: '/api', isLoopback: true }],
    ['http://127.0.0.1:1', { isLoopback: true }],
    ['http://127.9.8.7', { isLoopback: true }],
    ['http://[::1]:80/api', { host: '[::1]', isLoopback: true }],
    // The same machine, spelled so that another check might take it for a name.
    ['http://2130706433/', { host: '127.0.0.1', isLoopback: true }],
  ])('%s is taken', (text, base) => {
    expect(readBaseUrl(text)).toMatchObject(base);
  });

  it.each([
    ['', 'is not a web address'],
    ['cubicl.io', 'is not a web address'],
    ['ftp://cubicl.io', 'is not a web address'],
    ['file:///etc/passwd', 'is not a web address'],
    ['javascript:alert(1)', 'is not a web address'],
    ['http://cubicl.io/api/v1', 'cubicl.io would get the token in the clear'],
    ['http://localhost.evil.example', 'localhost.evil.example would get the token in the clear'],
    ['http://127.0.0.1.evil.example', '127.0.0.1.evil.example would get the token in the clear'],
    ['http://0.0.0.0', '0.0.0.0 would get the token in the clear'],
    ['https://user:pass@cubicl.io', 'carries a user name or a password'],
    ['https://token@cubicl.io', 'carries a user name or a password'],
    ['https://cubicl.io/?a=1', 'carries a “?” or a “#”'],
    ['https://cubicl.io/#a', 'carries a “?” or a “#”'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => readBaseUrl(text)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) as string }),
    );
  });

  it('shows no password in what it says', () => {
    expect(() => readBaseUrl('https://user:s3cret@cubicl.io')).toThrow(/^(?!.*s3cret)/);
  });
});

describe('a token', () => {
  it('is taken as it is', () => {
    expect(checkToken('AbC-1_2.3~4+5/6==')).toBe('AbC-1_2.3~4+5/6==');
  });

  it.each(['', ' ', 'a b', 'a\n', '\ta', 'a\r\nX-Evil: 1', 'tökén', 'a\0b', 'a\x7f'])(
    'that can’t be in a header is refused without being shown: %j',
    (token) => {
      expect(() => checkToken(token)).toThrow(expect.objectContaining({ exitCode: 2 }));
      if (token.trim() !== '') expect(() => checkToken(token)).not.toThrow(token);
    },
  );
});
