/** The transport as tests use it: to a port of this machine or an address, and closed when the test is over. */
import { expect, onTestFinished } from 'vitest';
import { readBaseUrl } from '../../src/api/address.ts';
import type { ApiRequest, TransportError } from '../../src/api/answers.ts';
import type { Limits } from '../../src/api/exchange.ts';
import { httpTransport, type HttpTransport } from '../../src/api/http.ts';

export const GET: ApiRequest = { method: 'GET', path: '/crm/customers' };
export const POST: ApiRequest = { method: 'POST', path: '/crm/customers', body: { name: 'Yağız & Co' } };

interface Options {
  readonly limits?: Partial<Limits>;
  readonly connections?: number;
}

export function openHttp(at: number | string, { limits = {}, connections = 4 }: Options = {}): HttpTransport {
  const base = readBaseUrl(typeof at === 'string' ? at : `http://127.0.0.1:${at}/api/v1`);
  const http = httpTransport({ base, token: 't0ken', connections, limits });
  onTestFinished(() => http.close());
  return http;
}

/** How the request ends when it gets no answer. */
export async function lossOf(http: HttpTransport, request = POST): Promise<TransportError> {
  const ended = await http.send(request).catch((error: unknown) => error);
  expect(ended).toMatchObject({ name: 'TransportError' });
  return ended as TransportError;
}
