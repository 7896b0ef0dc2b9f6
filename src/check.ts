/** What a token is good for, found out by calls that change nothing. */
import { randomBytes } from 'node:crypto';
import { Rejected } from './api/answers.ts';
import type { CubiclApi } from './api/api.ts';
import {
  clientFindings,
  fieldFinding,
  nameOf,
  permission,
  quotaFinding,
  usersFinding,
  whoFinding,
  type Finding,
  type Seen,
} from './check-findings.ts';
import type { Client } from './client/client.ts';
import { isComplete } from './client/client.ts';
import type { Labels } from './client/columns.ts';
import { fieldUse, type FieldUse } from './client/field-use.ts';
import { EXIT, Failure, Interrupted, worstExit, type ExitCode } from './errors.ts';
import { msg } from './message.ts';

export type { Finding } from './check-findings.ts';

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly user?: { readonly id: string; readonly name: string };
  readonly organisation?: string;
  /** The most clients that came at once, when 1000 were asked for. */
  readonly pageSize?: number;
  /** Found in as many clients as were looked at. */
  readonly fields: readonly FieldUse[];
  readonly clientsLookedAt: number;
  /** Requests that count against the quota now, of all runs on this machine; absent where no quota is kept. */
  readonly quota?: { readonly used: number; readonly requests: number; readonly windowMs: number };
  readonly exitCode: ExitCode;
}

/**
 * At most seven requests, and two more where the server refuses large pages. What fails is a finding; a warning leaves the exit code at 0.
 * @throws Interrupted
 */
export async function checkAccount(api: CubiclApi, labels: Labels): Promise<CheckReport> {
  const findings: Finding[] = [];
  const codes: ExitCode[] = [];
  const attempt = async <T>(about: Finding['about'], step: () => Promise<T>): Promise<T | undefined> => {
    if (codes.includes(EXIT.server)) return undefined;
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Failure) || error instanceof Interrupted) throw error;
      codes.push(error.exitCode);
      const { message, hint } = error.told;
      findings.push({ is: 'fail', about, said: message, ...(hint ? { next: hint } : {}) });
      return undefined;
    }
  };
  const me = await attempt('token', async () => ({ me: await api.me() }));
  if (!me) return { findings, fields: [], clientsLookedAt: 0, exitCode: worstExit(codes) };
  findings.push(whoFinding(me.me));
  const seen = await attempt('clients', () => look(api));
  if (seen) findings.push(...clientFindings(seen));
  findings.push(...((seen && (await attempt('change', () => permissions(api)))) ?? []));
  findings.push(...((await attempt('users', async () => usersFinding(await api.users()))) ?? []));
  const fields = fieldUse(seen?.clients ?? []);
  findings.push(
    ...fields.map((use) => fieldFinding(use, labels)),
    ...(codes.includes(EXIT.server) ? [] : quotaFinding(api)),
  );
  return {
    findings,
    ...(me.me ? { user: { id: me.me._id, name: nameOf(me.me) } } : {}),
    ...(me.me?.org?.name === undefined ? {} : { organisation: me.me.org.name }),
    ...(seen ? { pageSize: seen.pageSize } : {}),
    ...(api.rate === 'unlimited' ? {} : { quota: { used: api.pace.used(), ...api.rate } }),
    fields,
    clientsLookedAt: seen?.clients.length ?? 0,
    exitCode: worstExit(codes),
  };
}

const MOST_AT_ONCE = [1000, 100, 10] as const;

/** The first two pages, as large as they come, and one client by its id. */
async function look(api: CubiclApi): Promise<Seen> {
  const first = await firstPage(api);
  const [one] = first.clients;
  if (!one) return { clients: [], pageSize: first.limit, isAll: true, tellsAll: true };
  const second = await api.listClients({ skip: first.clients.length, limit: first.limit });
  const read = isComplete(one) ? one : await api.getClient(one._id);
  return {
    clients: [...first.clients, ...second],
    pageSize: first.clients.length,
    isAll: second.length === 0,
    tellsAll: !read || Object.keys(read).every((key) => Object.hasOwn(one, key)),
  };
}

/** Some servers refuse a large page instead of serving a smaller one. */
async function firstPage(
  api: CubiclApi,
): Promise<{ readonly clients: readonly Client[]; readonly limit: number }> {
  for (const limit of MOST_AT_ONCE) {
    try {
      return { clients: await api.listClients({ skip: 0, limit }), limit };
    } catch (error) {
      if (!(error instanceof Rejected) || limit === 10) throw notListed(error);
    }
  }
  throw new Error('The loop above returns or throws.');
}

function notListed(error: unknown): unknown {
  if (!(error instanceof Rejected)) return error;
  return new Failure(EXIT.server, msg`Cubicl does not list its clients: ${error.told}`, {
    hint: msg`Check --url.`,
  });
}

/** Tried on an id that nobody has: a server that checks the permission first answers 403, any other 404. */
async function permissions(api: CubiclApi): Promise<Finding[]> {
  const nobody = randomBytes(12).toString('hex');
  const change = await refusalOf(() => api.updateClient(nobody, { name: 'nobody' }));
  const remove = await refusalOf(() => api.deleteClient(nobody));
  return [permission('change', change), permission('delete', remove)];
}

/** The status of a refusal; undefined where it was none. */
async function refusalOf(call: () => Promise<unknown>): Promise<number | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error.status;
    if (error instanceof Failure) throw error;
    return undefined;
  }
}
