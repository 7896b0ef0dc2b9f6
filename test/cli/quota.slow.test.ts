/** Two processes with one token on one machine. */
import { expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

it('two exports at once keep the quota together: the server sends none back', async () => {
  const quota = { requests: 10, windowMs: 1000, kind: 'sliding', retryAfter: 'none' } as const;
  const sandbox = await openSandbox({ seed: { clients: 150 }, behaviour: { maxLimit: 10, quota } });
  const workdir = makeWorkdir(sandbox);
  const told = await Promise.all(
    ['one.csv', 'other.csv'].map((file) => workdir.json(0, ['export', file, '--rate', '10/1s'])),
  );
  for (const each of told) expect(each).toMatchObject({ clients: 150, rateLimited: 0 });
  expect(sandbox.history.filter(({ status }) => status === 429)).toEqual([]);
  expect(workdir.read('one.csv')).toBe(workdir.read('other.csv'));
});
