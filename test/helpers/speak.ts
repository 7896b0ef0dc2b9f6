/** Speaks to a sandbox as a stranger would: plain fetch, none of our own code. */
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON; `undefined` where the answer is none. */
  readonly body: unknown;
}

/** `line` is method and address as in the API page: `GET /crm/customers?limit=3`. A text as body is sent as it is. */
export type Speak = (line: string, body?: unknown, init?: RequestInit) => Promise<Heard>;

export function speakTo({ url, token }: Pick<Sandbox, 'url' | 'token'>): Speak {
  return async (line, body, init = {}) => {
    const [method = '', path = ''] = line.split(/ (.*)/);
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...init,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
}

/** The names in an answered list, in its order. */
export function namesIn({ body }: Heard): string[] {
  return (body as { readonly name: string }[]).map(({ name }) => name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
