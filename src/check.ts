/** What a token is good for, found out by calls that change nothing. */
import { randomBytes } from 'node:crypto';
import { Rejected } from './api/answers.ts';
import type { CubiclApi } from './api/api.ts';
import { rateText } from './api/pace.ts';
import type { Me } from './api/schema.ts';
import type { Client } from './client/client.ts';
import { isComplete } from './client/client.ts';
import type { Labels } from './client/columns.ts';
import { fieldUse, type FieldUse } from './client/field-use.ts';
import { EXIT, Failure, Interrupted, worstExit, type ExitCode } from './errors.ts';

export interface Finding {
  readonly is: 'ok' | 'warn' | 'fail';
  readonly about:
    'token' | 'clients' | 'page' | 'change' | 'delete' | 'users' | 'fields' | 'quota' | 'server';
  readonly said: string;
  /** What to do about it. */
  readonly next?: string;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly user?: { readonly id: string; readonly name: string };
  readonly organisation?: string;
  /** The most clients that came at once, when 1000 were asked for. */
  readonly pageSize?: number;
  /** Found in as many clients as were looked at. */
  readonly fields: readonly FieldUse[];
  readonly clientsLookedAt: number;
  readonly exitCode: ExitCode;
}

/**
 * At most seven requests. What fails is a finding; a warning leaves the exit code at 0.
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
      findings.push({ is: 'fail', about, said: error.message, ...(error.hint ? { next: error.hint } : {}) });
      return undefined;
    }
  };
  const me = await attempt('token', async () => ({ me: await api.me() }));
  if (!me) return { findings, fields: [], clientsLookedAt: 0, exitCode: worstExit(codes) };
  findings.push(whoFinding(me.me));
  const seen = await attempt('clients', () => look(api));
  if (seen) findings.push(...clientFindings(seen));
  findings.push(...((seen && (await attempt('change', () => permissions(api)))) ?? []));
  findings.push(...((await attempt('users', () => usersFinding(api))) ?? []));
  const fields = fieldUse(seen?.clients ?? []);
  findings.push(...fields.map((use) => fieldFinding(use, labels)), ...quotaFinding(api, codes));
  return {
    findings,
    ...(me.me ? { user: { id: me.me._id, name: nameOf(me.me) } } : {}),
    ...(me.me?.org?.name === undefined ? {} : { organisation: me.me.org.name }),
    ...(seen ? { pageSize: seen.pageSize } : {}),
    fields,
    clientsLookedAt: seen?.clients.length ?? 0,
    exitCode: worstExit(codes),
  };
}

function nameOf({ firstname, lastname }: Me): string {
  return [firstname, lastname].filter(Boolean).join(' ');
}

function whoFinding(me: Me | undefined): Finding {
  if (!me) {
    return { is: 'warn', about: 'token', said: 'The token is accepted; whose it is may not be told.' };
  }
  const role = me.org?.isAdmin === true ? ', administrator' : '';
  const said = `The token is accepted: ${nameOf(me) || me._id} at ${me.org?.name ?? 'an unnamed organisation'}${role}.`;
  return { is: 'ok', about: 'token', said };
}

interface Seen {
  readonly clients: readonly Client[];
  readonly pageSize: number;
  readonly isAll: boolean;
  readonly tellsAll: boolean;
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
  return new Failure(EXIT.server, `Cubicl does not list its clients: ${error.message}`, {
    hint: 'Check --url.',
  });
}

function clientFindings({ clients, pageSize, isAll, tellsAll }: Seen): Finding[] {
  const all = isAll ? 'all of them' : 'and there are more';
  const page = isAll ? `all ${pageSize} came at once` : `${pageSize} came at once, of 1000 asked for`;
  return [
    { is: 'ok', about: 'clients', said: `Clients can be read: ${clients.length} were looked at, ${all}.` },
    ...(clients.length > 0 ? [{ is: 'ok', about: 'page', said: `Page size: ${page}.` } as const] : []),
    ...(tellsAll ? [] : [NAMES_ONLY]),
  ];
}

const NAMES_ONLY: Finding = {
  is: 'warn',
  about: 'page',
  said: 'The list leaves fields out, so every client is read on its own: one request each.',
  next: 'Nothing is wrong; it takes longer.',
};

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

function permission(about: 'change' | 'delete', status: number | undefined): Finding {
  if (status !== 403) {
    return {
      is: 'ok',
      about,
      said: `To ${about} clients is not forbidden (tried on an id that nobody has).`,
    };
  }
  return {
    is: 'warn',
    about,
    said: `The token may not ${about} clients (403).`,
    next: 'Ask an administrator of the organisation, if you need to.',
  };
}

async function usersFinding(api: CubiclApi): Promise<Finding[]> {
  const users = await api.users();
  if (users) return [{ is: 'ok', about: 'users', said: `Users can be read: ${users.length}.` }];
  return [
    {
      is: 'warn',
      about: 'users',
      said: 'Users may not be read (403): managers stand as ids in place of e-mail addresses.',
      next: 'Everything else works. For addresses, ask an administrator for the permission.',
    },
  ];
}

function fieldFinding({ fieldId, clients, samples }: FieldUse, labels: Labels): Finding {
  const label = labels.get(fieldId) ?? '';
  const shown = samples.map((sample) => `"${sample.length > 40 ? `${sample.slice(0, 39)}…` : sample}"`);
  const what = `Custom field ${fieldId}${label === '' ? '' : ` "${label}"`}`;
  const said = `${what}: filled in ${clients}${shown.length > 0 ? `, e.g. ${shown.join(', ')}` : ''}.`;
  if (label !== '') return { is: 'ok', about: 'fields', said };
  return {
    is: 'warn',
    about: 'fields',
    said,
    next: 'Name it in the configuration; --write-config adds the id there.',
  };
}

function quotaFinding({ stats, rate }: CubiclApi, codes: readonly ExitCode[]): Finding[] {
  if (codes.includes(EXIT.server)) return [];
  const used = `Quota: ${stats.requests} requests for this check, at most ${rateText(rate)} are sent`;
  if (stats.rateLimited === 0) return [{ is: 'ok', about: 'quota', said: `${used}; none was refused.` }];
  return [
    {
      is: 'warn',
      about: 'quota',
      said: `${used}; ${stats.rateLimited} were refused as too many.`,
      next: 'Someone else uses the same quota, or it is smaller: give a lower --rate.',
    },
  ];
}
