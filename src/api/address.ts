/** Checks where requests may go and what may go along as the token, before anything is sent. */
import { UsageFailure } from '../errors.ts';
import { msg } from '../message.ts';

export const CUBICL_URL = 'https://cubicl.io/api/v1';

export interface BaseUrl {
  readonly origin: string;
  /** Without a slash at the end. */
  readonly path: string;
  readonly host: string;
  readonly isLoopback: boolean;
}

/**
 * Takes a base URL apart. It must be https, or http to this machine, since the token travels with every request.
 * @throws UsageFailure otherwise, and when it carries a user, a password, a query or a fragment.
 */
export function readBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageFailure(msg`The address of the API is not a web address.`, {
      hint: msg`Use something like ${CUBICL_URL}.`,
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageFailure(msg`The address of the API carries a user name or a password.`, {
      hint: msg`Leave them out: only the token says who you are.`,
    });
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageFailure(msg`The address of the API carries a “?” or a “#”.`, {
      hint: msg`Leave that part out.`,
    });
  }
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) {
    throw new UsageFailure(msg`${url.host.slice(0, 60)} would get the token in the clear.`, {
      hint: msg`Use https:// (http:// is for this machine only).`,
    });
  }
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, ''), host: url.host, isLoopback };
}

/**
 * Refuses a token that can't be in a header, without showing it.
 * @throws UsageFailure
 */
export function checkToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageFailure(
    token === ''
      ? msg`The token is empty.`
      : msg`The token holds a space, a line break or a letter no token has.`,
    { hint: msg`Copy it again from Cubicl, whole and alone.` },
  );
}
