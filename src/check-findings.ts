/** What a check found, in words: each finding with the next step. Pure. */
import type { CubiclApi } from './api/api.ts';
import { rateText } from './api/pace.ts';
import type { Me } from './api/schema.ts';
import type { Client, User } from './client/client.ts';
import type { Labels } from './client/columns.ts';
import type { FieldUse } from './client/field-use.ts';

export interface Finding {
  readonly is: 'ok' | 'warn' | 'fail';
  readonly about:
    'token' | 'clients' | 'page' | 'change' | 'delete' | 'users' | 'fields' | 'quota' | 'server';
  readonly said: string;
  /** What to do about it. */
  readonly next?: string;
}

/** What was learned from looking at some clients. */
export interface Seen {
  readonly clients: readonly Client[];
  readonly pageSize: number;
  readonly isAll: boolean;
  readonly tellsAll: boolean;
}

export function nameOf({ firstname, lastname }: Me): string {
  return [firstname, lastname].filter(Boolean).join(' ');
}

export function whoFinding(me: Me | undefined): Finding {
  if (!me) {
    return {
      is: 'warn',
      about: 'token',
      said: 'The token is accepted; whose it is may not be told.',
      next: 'Nothing is wrong: all else works without it.',
    };
  }
  const role = me.org?.isAdmin === true ? ', administrator' : '';
  const said = `The token is accepted: ${nameOf(me) || me._id} at ${me.org?.name ?? 'an unnamed organisation'}${role}.`;
  return { is: 'ok', about: 'token', said };
}

export function clientFindings({ clients, pageSize, isAll, tellsAll }: Seen): Finding[] {
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

/** `status` is that of the refusal, if it was one. */
export function permission(about: 'change' | 'delete', status: number | undefined): Finding {
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

/** `users`: undefined where they may not be read. */
export function usersFinding(users: readonly User[] | undefined): Finding[] {
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

export function fieldFinding({ fieldId, clients, samples }: FieldUse, labels: Labels): Finding {
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

/** How the quota stands: of all runs of this token on this machine, where they keep one together. */
export function quotaFinding({ stats, rate, pace }: Pick<CubiclApi, 'stats' | 'rate' | 'pace'>): Finding[] {
  const { requests, rateLimited } = stats;
  const refused = rateLimited === 0 ? 'none' : String(rateLimited);
  const said = `Quota: ${requests} requests for this check, ${refused} refused as too many. ${stateText(rate, pace.used(), requests)}`;
  if (rateLimited === 0) return [{ is: 'ok', about: 'quota', said }];
  return [
    {
      is: 'warn',
      about: 'quota',
      said,
      next: 'Someone else uses the same quota, or it is smaller: give a lower --rate.',
    },
  ];
}

function stateText(rate: CubiclApi['rate'], used: number, ours: number): string {
  if (rate === 'unlimited') return 'No limit is kept (--rate unlimited).';
  const others = Math.max(0, used - ours);
  const whose =
    others === 0 ? 'none of them by other runs' : `${others} of them by other runs on this machine`;
  return `Of ${rateText(rate)}, ${used} are in use now, ${whose}.`;
}
