import { describe, expect, it } from 'vitest';
import { TransportError, type ApiAnswer, type Method, type Trouble } from '../../src/api/answers.ts';
import { judgeAnswer, judgeLoss, type Verdict } from '../../src/api/verdict.ts';

const URL = 'https://cubicl.io/api/v1/crm/customers';
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

function judge(method: Method, answer: Partial<ApiAnswer>): Verdict {
  return judgeAnswer(
    { method, url: URL, token: 's3cret' },
    { status: 200, headers: {}, text: '', ...answer },
  );
}

/** What the table says, in the order of METHODS. */
type Row = readonly [Verdict['is'], Verdict['is'], Verdict['is'], Verdict['is']];

describe('an answer means', () => {
  it.each<readonly [number | string, Row]>([
    [200, ['ok', 'ok', 'ok', 'ok']],
    [201, ['ok', 'ok', 'ok', 'ok']],
    [400, ['rejected', 'rejected', 'rejected', 'rejected']],
    [401, ['stop', 'stop', 'stop', 'stop']],
    [403, ['rejected', 'rejected', 'rejected', 'rejected']],
    [404, ['rejected', 'rejected', 'rejected', 'rejected']],
    [405, ['rejected', 'rejected', 'rejected', 'rejected']],
    [409, ['rejected', 'rejected', 'rejected', 'rejected']],
    [410, ['rejected', 'rejected', 'rejected', 'rejected']],
    [411, ['rejected', 'rejected', 'rejected', 'rejected']],
    [413, ['rejected', 'rejected', 'rejected', 'rejected']],
    [415, ['rejected', 'rejected', 'rejected', 'rejected']],
    [418, ['rejected', 'rejected', 'rejected', 'rejected']],
    [422, ['rejected', 'rejected', 'rejected', 'rejected']],
    [429, ['limited', 'limited', 'limited', 'limited']],
    [408, ['again', 'lost', 'lost', 'lost']],
    [425, ['again', 'lost', 'lost', 'lost']],
    [500, ['again', 'lost', 'lost', 'lost']],
    [502, ['again', 'lost', 'lost', 'lost']],
    [503, ['again', 'lost', 'lost', 'lost']],
    [504, ['again', 'lost', 'lost', 'lost']],
    [520, ['again', 'lost', 'lost', 'lost']],
    [524, ['again', 'lost', 'lost', 'lost']],
    [501, ['stop', 'lost', 'lost', 'lost']],
    [505, ['stop', 'lost', 'lost', 'lost']],
    [511, ['stop', 'lost', 'lost', 'lost']],
    [301, ['stop', 'lost', 'lost', 'lost']],
    [302, ['stop', 'lost', 'lost', 'lost']],
    [303, ['stop', 'lost', 'lost', 'lost']],
    [304, ['stop', 'lost', 'lost', 'lost']],
    [307, ['stop', 'lost', 'lost', 'lost']],
    [308, ['stop', 'lost', 'lost', 'lost']],
    [600, ['stop', 'lost', 'lost', 'lost']],
  ])('status %d', (status, row) => {
    expect(METHODS.map((method) => judge(method, { status: Number(status), text: '{}' }).is)).toEqual(row);
  });

  it.each<readonly [string, Row]>([
    ['{"_id":"a"}', ['ok', 'ok', 'ok', 'ok']],
    ['null', ['ok', 'ok', 'ok', 'ok']],
    ['""', ['ok', 'ok', 'ok', 'ok']],
    ['', ['again', 'lost', 'lost', 'ok']],
    ['[{"_id":"a"', ['again', 'lost', 'lost', 'ok']],
    ['NaN', ['again', 'lost', 'lost', 'ok']],
    ['<!DOCTYPE html><title>Log in</title>', ['stop', 'lost', 'lost', 'lost']],
    ['  <html>', ['stop', 'lost', 'lost', 'lost']],
  ])('200 with the text %j', (text, row) => {
    expect(METHODS.map((method) => judge(method, { text }).is)).toEqual(row);
  });

  it.each([
    ['text/html', 'Please log in'],
    ['text/html; charset=utf-8', '  <p>Please log in'],
  ])('200 of %s is a web page, and not the API', (type, text) => {
    expect(judge('GET', { text, headers: { 'content-type': type } })).toMatchObject({
      is: 'stop',
      failure: { exitCode: 5, message: `${URL} is not the API: a web page (200) came.` },
    });
    expect(judge('POST', { text, headers: { 'content-type': type } })).toMatchObject({
      is: 'lost',
      error: { message: 'The answer to a POST was lost: a web page (200) came instead.' },
      stop: { exitCode: 5 },
    });
  });

  it('JSON whatever its type is called', () => {
    expect(judge('GET', { text: '[]', headers: { 'content-type': 'text/html' } })).toEqual({
      is: 'ok',
      json: [],
    });
  });

  it('a stop with exit 4 and the next step, when the token is not accepted', () => {
    expect(judge('PUT', { status: 401, text: 'Bearer s3cret expired' })).toMatchObject({
      is: 'stop',
      failure: { exitCode: 4, message: 'Cubicl does not accept the token (401).' },
    });
  });

  it('a refusal with the status, the code and the server’s words', () => {
    expect(judge('POST', { status: 422, text: '{"code":17,"message":"The name\\nis taken"}' })).toMatchObject(
      {
        error: {
          status: 422,
          code: 17,
          words: 'The name is taken',
          message: 'Cubicl refused it (422, code 17): The name is taken',
        },
      },
    );
    expect(judge('POST', { status: 400, text: '{"code":3}' })).toMatchObject({
      error: { message: 'Cubicl refused it (400, code 3).' },
    });
  });

  it.each([
    [
      'POST',
      'https://evil.example/?t=s3cret',
      'a redirect (307) to https://evil.example/?t=(token) came instead.',
    ],
    ['GET', 'https://evil.example/\x1b[2J', 'a redirect (307) to https://evil.example/ [2J came.'],
    ['GET', undefined, 'a redirect (307) to nowhere came.'],
    ['GET', 'x'.repeat(500), `a redirect (307) to ${'x'.repeat(59)}… came.`],
  ] as const)('a stop at a redirect of a %s, and where it leads: %s', (method, location, told) => {
    const verdict = judge(method, { status: 307, headers: { location } });
    const error = verdict.is === 'lost' ? verdict.error : verdict.is === 'stop' ? verdict.failure : undefined;
    expect(error?.message).toContain(told);
    expect(JSON.stringify(verdict)).not.toContain('s3cret');
  });
});

describe('no answer means', () => {
  it.each<readonly [Trouble, boolean, Row]>([
    ['network', false, ['again', 'again', 'again', 'again']],
    ['timeout', false, ['again', 'again', 'again', 'again']],
    ['tls', false, ['stop', 'stop', 'stop', 'stop']],
    ['network', true, ['again', 'lost', 'lost', 'lost']],
    ['timeout', true, ['again', 'lost', 'lost', 'lost']],
    ['unreadable', true, ['stop', 'lost', 'lost', 'lost']],
    ['given up', true, ['stop', 'lost', 'lost', 'lost']],
  ])('%s, with the request sent: %s', (trouble, sent, row) => {
    const loss = new TransportError('cubicl.io broke the connection.', { sent, trouble });
    const verdicts = METHODS.map((method) => judgeLoss(method, loss));
    expect(verdicts.map(({ is }) => is)).toEqual(row);
    for (const verdict of verdicts) {
      if ('timeout' in verdict) expect(verdict.timeout).toBe(trouble === 'timeout');
    }
  });
});
