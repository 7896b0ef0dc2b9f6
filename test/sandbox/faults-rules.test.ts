import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/sandbox/faults.ts';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { speakTo } from '../helpers/speak.ts';

const CREATE = 'POST /crm/customers';
const BODY = { name: 'Acme' };

describe('a rule', () => {
  async function met(fail: readonly FaultRule[], lines: readonly string[]): Promise<boolean[]> {
    const say = speakTo(await openSandbox({ seed: [makeClient()], behaviour: { fail } }));
    const statuses: number[] = [];
    for (const line of lines)
      statuses.push((await say(line, line.startsWith('P') ? BODY : undefined)).status);
    return statuses.map((status) => status === 500);
  }

  const LINES = [
    'GET /crm/customers',
    CREATE,
    'GET /crm/customers/c1',
    CREATE,
    'PUT /crm/customers/c1',
    CREATE,
  ];

  it.each<[string, Omit<FaultRule, 'fault'>, readonly number[]]>([
    ['without conditions: all', {}, [0, 1, 2, 3, 4, 5]],
    ['method', { method: 'POST' }, [1, 3, 5]],
    ['a path', { path: '/crm/customers' }, [0, 1, 3, 5]],
    ['a pattern', { path: /^\/crm\/customers\/./ }, [2, 4]],
    ['a pattern that goes on from its last hit', { path: /customers/g }, [0, 1, 2, 3, 4, 5]],
    ['the number', { n: 3 }, [2]],
    ['the number among its method', { method: 'POST', nthOfMethod: 2 }, [3]],
    ['the number among any method', { nthOfMethod: 2 }, [2, 3]],
    ['so many times', { times: 2 }, [0, 1]],
    ['so many times, of a method', { method: 'POST', times: 2 }, [1, 3]],
    ['all conditions must hold', { method: 'GET', path: /c1$/, n: 3 }, [2]],
    ['all conditions must hold: one does not', { method: 'GET', path: /c1$/, n: 1 }, []],
    ['no time at all', { times: 0 }, []],
  ])('%s', async (_what, conditions, expected) => {
    const hits = await met([{ ...conditions, fault: { status: 500 } }], LINES);
    expect(hits.flatMap((isHit, index) => (isHit ? [index] : []))).toEqual(expected);
  });

  it('that comes first decides, and when it is used up the next one does', async () => {
    const fail: FaultRule[] = [
      { times: 1, fault: { status: 501 } },
      { method: 'GET', fault: { status: 502 } },
      { fault: { status: 503 } },
    ];
    const say = speakTo(await openSandbox({ behaviour: { fail } }));
    const statuses: number[] = [];
    for (const line of [CREATE, 'GET /app/me', CREATE])
      statuses.push((await say(line, line === CREATE ? BODY : undefined)).status);
    expect(statuses).toEqual([501, 502, 503]);
  });

  it('does not apply to what never got in', async () => {
    const sandbox = await openSandbox({ behaviour: { fail: [{ times: 1, fault: { status: 500 } }] } });
    expect((await speakTo({ ...sandbox, token: 'wrong' })('GET /app/me')).status).toBe(401);
    expect((await speakTo(sandbox)('GET /app/me')).status).toBe(500);
    expect((await speakTo(sandbox)('GET /app/me')).status).toBe(200);
  });

  it('may be a function that sees the request, its body too', async () => {
    const sandbox = await openSandbox({
      behaviour: {
        fail: ({ body, query }) => {
          if (query['name'] === 'x') return { status: 504 };
          return JSON.stringify(body ?? '').includes('Bad') ? { drop: 'after' } : undefined;
        },
      },
    });
    const say = speakTo(sandbox);
    expect((await say(CREATE, { name: 'Good' })).status).toBe(200);
    await expect(say(CREATE, { name: 'Bad' })).rejects.toThrow();
    expect((await say('GET /crm/customers?name=x')).status).toBe(504);
    expect(sandbox.clients().map(({ name }) => name)).toEqual(['Good', 'Bad']);
  });
});
