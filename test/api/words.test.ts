import { describe, expect, it } from 'vitest';
import { codeOf, parseJson, short, withoutToken, wordsOf } from '../../src/api/words.ts';

describe('text from outside as one line', () => {
  it.each([
    ['  two\r\n lines\t', 'two lines'],
    ['\x1b[2J\x1b[1;1HAll imported', '[2J [1;1HAll imported'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ['a\u2028b\u0085c\x9b31m\u200b', 'a b c 31m'],
    ['half \ud83d emoji', 'half emoji'],
    ['ç🙂', 'ç🙂'],
  ])('%j becomes %j', (text, line) => {
    expect(short(text, 80)).toBe(line);
  });

  it('is cut, and never through the middle of a character', () => {
    expect(short('abcdef', 4)).toBe('abc…');
    expect(short('abcd', 4)).toBe('abcd');
    expect(short('ab🙂cd', 4)).toBe('ab…');
    expect(short('x'.repeat(5000), 200)).toHaveLength(200);
  });
});

describe('what the server says in an error', () => {
  it.each([
    ['{"message":"No such field"}', 'No such field'],
    ['{"code":17}', ''],
    ['{"error":{"message":"Name is taken"}}', 'Name is taken'],
    ['{"errors":["one","two","three","four"]}', 'one; two; three'],
    ['{"errors":{"message":{"detail":{"title":{"error":"too deep"}}}}}', ''],
    ['"just text"', 'just text'],
    ['Not found', 'Not found'],
    ['<html><body>502 Bad Gateway</body></html>', ''],
    ['{"broken', ''],
    ['', ''],
    ['null', 'null'],
    ['{"message":null}', ''],
    ['{"message":"a\\u001b[31mb"}', 'a [31mb'],
    ['{"__proto__":{"message":"polluted"}}', ''],
  ])('%j → %j', (text, words) => {
    expect(wordsOf(text, 'token')).toBe(words);
    expect(({} as { message?: unknown }).message).toBeUndefined();
  });

  it('survives lists in lists beyond any depth', () => {
    expect(wordsOf('['.repeat(100_000) + ']'.repeat(100_000), 'token')).toBe('');
  });

  it.each([
    ['plain', 'Bearer s3cr+t/ken= refused'],
    ['as JSON of a server that escapes slashes', '{"message":"Bearer s3cr+t\\/ken= refused"}'],
    ['as JSON of a server that escapes the plus', '{"message":"Bearer s3cr\\u002Bt/ken= refused"}'],
    ['as in an address', '{"error":"Bearer s3cr%2Bt%2Fken%3D refused"}'],
  ])('loses the token when it is echoed: %s', (_, text) => {
    expect(wordsOf(text, 's3cr+t/ken=')).toBe('Bearer (token) refused');
  });

  it('loses a token that would be cut in half', () => {
    expect(wordsOf(`${'x'.repeat(190)} s3cr+t/ken=`, 's3cr+t/ken=')).not.toContain('s3c');
    expect(withoutToken('s3cr+t/ken=s3cr+t/ken=', 's3cr+t/ken=')).toBe('(token)(token)');
  });

  it.each([
    ['{"code":17}', 17],
    ['{"code":"17"}', undefined],
    ['[1]', undefined],
    ['null', undefined],
    ['17', undefined],
    ['nothing', undefined],
  ])('the code of %j is %j', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('JSON', () => {
  it.each(['', '{"a":', 'NaN', '<html>', "{'a':1}", '[1,]', '{}{}'])('%j is none', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it.each([
    ['null', null],
    ['""', ''],
    ['1e999', Infinity],
    ['{"a":1,"a":2}', { a: 2 }],
  ])('%j is %j', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it.each([
    ['{"_id":9007199254740993}', '{"_id":"9007199254740993"}'],
    ['{"_id": 12345678901234567890 }', '{"_id":"12345678901234567890"}'],
    ['[90071992547409931,-90071992547409931]', '["90071992547409931","-90071992547409931"]'],
    ['{"at":1700000000000000}', '{"at":1700000000000000}'],
    [
      '{"n":0.12345678901234567,"_id":90071992547409931}',
      '{"n":0.12345678901234566,"_id":"90071992547409931"}',
    ],
    ['{"n":12345678901234567.5}', '{"n":12345678901234568}'],
    ['{"n":12345678901234567e2}', '{"n":1234567890123456800}'],
    ['["a: 90071992547409931, b",90071992547409931]', '["a: 90071992547409931, b","90071992547409931"]'],
    ['["\\": 90071992547409931",1]', '["\\": 90071992547409931",1]'],
    ['["\\\\",90071992547409931]', '["\\\\","90071992547409931"]'],
  ])('a number that would be rounded stays whole, as text: %s', (text, expected) => {
    expect(JSON.stringify(parseJson(text))).toBe(expected);
  });
});
