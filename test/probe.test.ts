/** The probe of writing learns each way a server may be, and leaves nothing behind. */
import { describe, expect, it } from 'vitest';
import { probeWrites } from '../src/probe.ts';
import type { Behaviour } from '../src/sandbox/behaviour.ts';
import { openApi } from './helpers/api.ts';
import { openSandbox } from './helpers/sandbox.ts';

async function probe(behaviour: Partial<Behaviour>) {
  const sandbox = await openSandbox({ seed: { clients: 3 }, behaviour });
  const abort = new AbortController();
  const probed = await probeWrites({
    api: openApi(sandbox, { signal: abort.signal }),
    cleaner: openApi(sandbox),
  });
  return { ...probed, there: sandbox.clients().slice(3) };
}

describe('the probe of writing', () => {
  it.each<[Partial<Behaviour>, object]>([
    [{ putMode: 'keep' }, { leftOut: 'kept', nullValue: 'clears', uniqueNames: false }],
    [{ putMode: 'replace' }, { leftOut: 'cleared', nullValue: 'clears', uniqueNames: false }],
    [{ uniqueNames: true }, { leftOut: 'kept', nullValue: 'clears', uniqueNames: true }],
    [{ emptyAs: 'absent' }, { leftOut: 'kept', nullValue: 'clears', uniqueNames: false }],
  ])('learns of %j', async (behaviour, habits) => {
    expect(await probe(behaviour)).toEqual({ habits, left: [], there: [] });
  });

  it('takes a refused null for what it is', async () => {
    const fail: Behaviour['fail'] = ({ body }) => {
      const sent = JSON.stringify(body ?? null);
      return sent.includes('"phone":null') ? { status: 422 } : undefined;
    };
    expect(await probe({ fail })).toMatchObject({ habits: { nullValue: 'refused' }, there: [] });
  });

  it.each(['PUT', 'GET'])('deletes its client also where a %s fails', async (method) => {
    const probed = await probe({ fail: [{ method, path: /customers\/./, fault: { status: 501 } }] });
    expect(probed.habits).toBeUndefined();
    expect(probed).toMatchObject({ failure: expect.any(Error) as Error, left: [], there: [] });
  });

  it('finds and deletes a client whose making was not answered', async () => {
    const probed = await probe({ fail: [{ method: 'POST', fault: { drop: 'after' } }] });
    expect(probed).toMatchObject({ failure: expect.any(Error) as Error, left: [], there: [] });
  });

  it('names the client that it could not delete', async () => {
    const { left, there } = await probe({ permission: 'edit' });
    expect(there.length).toBeGreaterThan(0);
    expect(left).toEqual(there.map(({ _id, name }) => ({ id: _id, name })));
  });
});
