/** A check tells how a server behaves, and what a token may do, without changing anything. */
import { describe, expect, it } from 'vitest';
import { checkAccount, type CheckReport } from '../src/check.ts';
import { inWords } from '../src/message.ts';
import type { Behaviour } from '../src/sandbox/behaviour.ts';
import { openApi } from './helpers/api.ts';
import { openSandbox } from './helpers/sandbox.ts';

async function check(behaviour: Partial<Behaviour>, clients = 12): Promise<CheckReport> {
  const sandbox = await openSandbox({ seed: { clients }, behaviour });
  const before = JSON.stringify(sandbox.clients());
  const report = await checkAccount(openApi(sandbox), new Map());
  expect(JSON.stringify(sandbox.clients())).toBe(before);
  expect(sandbox.history.length).toBeLessThanOrEqual(8);
  return report;
}

function notOk({ findings }: CheckReport): string[] {
  return findings
    .filter(({ is, about }) => is !== 'ok' && about !== 'fields')
    .map(({ is, about }) => `${is} ${about}`);
}

function saidIn({ findings }: CheckReport): string[] {
  return findings.map(({ said }) => inWords(said));
}

describe('a check', () => {
  it('finds nothing to say about a token that may do everything', async () => {
    const report = await check({});
    expect(notOk(report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 0, organisation: 'Sandbox', pageSize: 12, clientsLookedAt: 12 });
    expect(report.user).toEqual({ id: '5f1e0a0000000000000000a1', name: 'Elif Karasu' });
    expect(saidIn(report)[0]).toBe('The token is accepted: Elif Karasu at Sandbox.');
  });

  it.each<[string, Partial<Behaviour>, readonly string[], number]>([
    ['may only look', { permission: 'view' }, ['warn change', 'warn delete'], 0],
    ['may change and not delete', { permission: 'edit' }, ['warn delete'], 0],
    ['may not even look', { permission: 'none' }, ['fail clients'], 4],
    ['may not see the users', { forbidUsers: true }, ['warn users'], 0],
    ['is not good any more', { expireTokenAfter: 0 }, ['fail token'], 4],
    ['may not see whose it is', { fail: [{ path: '/app/me', fault: { status: 403 } }] }, ['warn token'], 0],
    ['gets names only from the list', { ignoreAllFields: true }, ['warn page'], 0],
    ['meets another server', { redirectTo: 'https://elsewhere.example' }, ['fail token'], 5],
  ])('tells of a token that %s', async (_, behaviour, expected, exitCode) => {
    const report = await check(behaviour);
    expect(notOk(report)).toEqual(expected);
    expect(report.exitCode).toBe(exitCode);
    for (const { is, next } of report.findings) if (is !== 'ok') expect(next ?? 'nothing').toBeTruthy();
  });

  it.each(['clamp', 'refuse'] as const)(
    'learns how large a page is where more is %sed',
    async (overMaxLimit) => {
      expect(await check({ maxLimit: 100, overMaxLimit }, 150)).toMatchObject({ pageSize: 100, exitCode: 0 });
    },
  );

  it('lists the custom fields with what stands in them', async () => {
    const sandbox = await openSandbox({ seed: 'demo' });
    const { fields, findings } = await checkAccount(
      openApi(sandbox),
      new Map([['5f2c10000000000000000001', 'Tax number']]),
    );
    expect(fields.map(({ fieldId }) => fieldId)).toContain('5f2c10000000000000000002');
    const told = findings.filter(({ about }) => about === 'fields');
    expect(told).toHaveLength(fields.length);
    expect(told.find(({ said }) => inWords(said).includes('"Tax number"'))).toMatchObject({ is: 'ok' });
    const unnamed = told.find(({ said }) => inWords(said).includes('000002'));
    expect(unnamed).toMatchObject({ is: 'warn' });
    expect(inWords(unnamed?.next ?? '')).toContain('--write-config');
  });

  it.each([
    [2, 'Clients can be read: 2 were looked at, all of them.', 'Page size: all 2 came at once.'],
    [
      3,
      'Clients can be read: 3 were looked at, and there are more.',
      'Page size: 2 came at once, of 1,000 asked for.',
    ],
  ])('tells whether %i clients are all, where two come at once', async (count, clients, page) => {
    expect(saidIn(await check({ maxLimit: 2 }, count))).toEqual(expect.arrayContaining([clients, page]));
  });

  it('has something to say about an empty account', async () => {
    expect(await check({}, 0)).toMatchObject({ exitCode: 0, clientsLookedAt: 0, fields: [] });
  });

  it('tells that requests were refused as too many', async () => {
    const refusal = { status: 429, headers: { 'retry-after': '0.01' } };
    const report = await check({ fail: [{ path: '/crm/customers', times: 1, fault: refusal }] });
    expect(notOk(report)).toEqual(['warn quota']);
  });
});
