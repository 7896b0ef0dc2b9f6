/** The API as tests use it: without a quota unless one is asked for, and closed when the test is over. */
import { onTestFinished } from 'vitest';
import { CubiclApi, type ApiOptions } from '../../src/api/api.ts';

export function openApi(
  server: { readonly url: string; readonly token: string },
  options: Partial<ApiOptions> = {},
): CubiclApi {
  const api = new CubiclApi({ url: server.url, token: server.token, rate: 'unlimited', ...options });
  onTestFinished(() => api.close());
  return api;
}
