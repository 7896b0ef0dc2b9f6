/** What an answer, or the lack of one, means for the request: done, this record is refused, unknown, try again, or stop. */
import { AuthFailure, ServerFailure, type Failure } from '../errors.ts';
import { joined, msg, type Message, type Value } from '../message.ts';
import { AnswerLost, Rejected } from './answers.ts';
import type { ApiAnswer, Method, TransportError, Trouble } from './answers.ts';
import { codeOf, parseJson, short, withoutToken, wordsOf } from './words.ts';

/** `stop` beside `lost` means that the next request would fare no better. */
export type Verdict =
  | { readonly is: 'ok'; readonly json: unknown }
  | { readonly is: 'rejected'; readonly error: Rejected }
  | { readonly is: 'lost'; readonly error: AnswerLost; readonly timeout: boolean; readonly stop?: Failure }
  | { readonly is: 'again'; readonly why: Value; readonly timeout: boolean }
  | { readonly is: 'limited' }
  | { readonly is: 'stop'; readonly failure: Failure };

export interface Asked {
  readonly method: Method;
  /** In full but without the query, since a query may hold personal data. */
  readonly url: string;
  /** Taken out of what the server says: it may echo what it was sent. */
  readonly token: string;
}

/** The verdict on an answer. Source: API page "Introduction", RFC 9110 §9.2.2 and §15. */
export function judgeAnswer(asked: Asked, answer: ApiAnswer): Verdict {
  const { method } = asked;
  const { status, text } = answer;
  if (status >= 200 && status < 300) return judgeSuccess(asked, answer);
  if (status === 401) {
    return {
      is: 'stop',
      failure: new AuthFailure(msg`Cubicl does not accept the token (401).`, {
        hint: msg`It may have expired: create a new one in Cubicl and set CUBICL_TOKEN, or run \`cubicl-sheets login\`.`,
      }),
    };
  }
  if (status === 429) return { is: 'limited' };
  if (status >= 300 && status < 400) {
    const target = withoutToken(answer.headers['location'] ?? 'nowhere', asked.token);
    return wrongServer(asked, msg`a redirect (${status}) to ${short(target, 60)}`);
  }
  const why = msg`the server answered ${status}`;
  if (isPassing(status)) return passing(method, why);
  if (status >= 400 && status < 500) {
    return { is: 'rejected', error: new Rejected(status, wordsOf(text, asked.token), codeOf(text)) };
  }
  if (method !== 'GET')
    return { is: 'lost', error: new AnswerLost(method, joined([why, '.'], '')), timeout: false };
  return { is: 'stop', failure: new ServerFailure(msg`Cubicl can't answer: ${why}.`) };
}

/** 425 and 408 too: a proxy sends them when it can't tell what became of the request. 501, 505 and 511 don't pass. */
function isPassing(status: number): boolean {
  if (status < 500 || status > 599) return status === 408 || status === 425;
  return ![501, 505, 511].includes(status);
}

/** The verdict on a request that got no answer. */
export function judgeLoss(method: Method, loss: TransportError): Verdict {
  const timeout = loss.trouble === 'timeout';
  if (method !== 'GET' && loss.sent) {
    return { is: 'lost', error: new AnswerLost(method, loss.told), timeout };
  }
  if (loss.trouble === 'network' || loss.trouble === 'timeout') {
    return { is: 'again', why: loss.told, timeout };
  }
  return { is: 'stop', failure: new ServerFailure(joined([loss.told], ''), hintFor(loss.trouble)) };
}

function judgeSuccess(asked: Asked, { status, text, headers }: ApiAnswer): Verdict {
  const { method } = asked;
  const json = parseJson(text);
  if (json !== undefined) return { is: 'ok', json };
  const isPage = /^\s*</.test(text) || headers['content-type']?.startsWith('text/html') === true;
  if (isPage && text !== '') return wrongServer(asked, msg`a web page (${status})`);
  if (method === 'DELETE') return { is: 'ok', json };
  return passing(method, msg`the server answered ${status} with something that is not JSON`);
}

function passing(method: Method, why: Value): Verdict {
  if (method === 'GET') return { is: 'again', why, timeout: false };
  return { is: 'lost', error: new AnswerLost(method, joined([why, '.'], '')), timeout: false };
}

function wrongServer(asked: Asked, what: Message): Verdict {
  const { method, url } = asked;
  const failure = notTheApi(url, what);
  if (method === 'GET') return { is: 'stop', failure };
  return {
    is: 'lost',
    error: new AnswerLost(method, msg`${what} came instead.`),
    timeout: false,
    stop: failure,
  };
}

/** For an answer that is nothing the API sends. */
export function notTheApi(url: string, what: Value): ServerFailure {
  return new ServerFailure(msg`${short(url, 100)} is not the API: ${what} came.`, {
    hint: msg`Check --url, and whether a proxy or a login page of the network stands in between.`,
  });
}

function hintFor(trouble: Trouble): { hint: Message } | undefined {
  if (trouble !== 'tls') return undefined;
  return {
    hint: msg`Check the address and the clock of this machine. Behind a company proxy, point NODE_EXTRA_CA_CERTS at its certificate.`,
  };
}
