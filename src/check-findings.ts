/** What a check found, in words: each finding with the next step. Pure. */
import type { CubiclApi } from './api/api.ts';
import { rateText } from './api/rate.ts';
import type { Me } from './api/schema.ts';
import type { Client, User } from './client/client.ts';
import type { Labels } from './client/columns.ts';
import type { FieldUse } from './client/field-use.ts';
import { amount, joined, msg, type Message } from './message.ts';

export interface Finding {
  readonly is: 'ok' | 'warn' | 'fail';
  readonly about:
    'token' | 'clients' | 'page' | 'change' | 'delete' | 'users' | 'fields' | 'quota' | 'server';
  readonly said: Message;
  /** What to do about it. */
  readonly next?: Message;
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
      said: msg`The token is accepted; whose it is may not be told.`,
      next: msg`Nothing is wrong: all else works without it.`,
    };
  }
  const role = me.org?.isAdmin === true ? msg`, administrator` : '';
  const said = msg`The token is accepted: ${nameOf(me) || me._id} at ${me.org?.name ?? msg`an unnamed organisation`}${role}.`;
  return { is: 'ok', about: 'token', said };
}

export function clientFindings({ clients, pageSize, isAll, tellsAll }: Seen): Finding[] {
  const looked = isAll
    ? msg`Clients can be read: ${amount(clients.length)} were looked at, all of them.`
    : msg`Clients can be read: ${amount(clients.length)} were looked at, and there are more.`;
  const page = isAll
    ? msg`Page size: all ${amount(pageSize)} came at once.`
    : msg`Page size: ${amount(pageSize)} came at once, of ${amount(1000)} asked for.`;
  return [
    { is: 'ok', about: 'clients', said: looked },
    ...(clients.length > 0 ? [{ is: 'ok', about: 'page', said: page } as const] : []),
    ...(tellsAll ? [] : [NAMES_ONLY]),
  ];
}

const NAMES_ONLY: Finding = {
  is: 'warn',
  about: 'page',
  said: msg`The list leaves fields out, so every client is read on its own: one request each.`,
  next: msg`Nothing is wrong; it takes longer.`,
};

/** `status` is that of the refusal, if it was one. */
export function permission(about: 'change' | 'delete', status: number | undefined): Finding {
  if (status !== 403) return { is: 'ok', about, said: NOT_FORBIDDEN[about] };
  const next = msg`Ask an administrator of the organisation, if you need to.`;
  return { is: 'warn', about, said: FORBIDDEN[about], next };
}

const NOT_FORBIDDEN = {
  change: msg`To change clients is not forbidden (tried on an id that nobody has).`,
  delete: msg`To delete clients is not forbidden (tried on an id that nobody has).`,
};

const FORBIDDEN = {
  change: msg`The token may not change clients (403).`,
  delete: msg`The token may not delete clients (403).`,
};

/** `users`: undefined where they may not be read. */
export function usersFinding(users: readonly User[] | undefined): Finding[] {
  if (users) return [{ is: 'ok', about: 'users', said: msg`Users can be read: ${amount(users.length)}.` }];
  return [
    {
      is: 'warn',
      about: 'users',
      said: msg`Users may not be read (403): managers stand as ids in place of e-mail addresses.`,
      next: msg`Everything else works. For addresses, ask an administrator for the permission.`,
    },
  ];
}

export function fieldFinding({ fieldId, clients, samples }: FieldUse, labels: Labels): Finding {
  const label = labels.get(fieldId) ?? '';
  const shown = samples.map((sample) => `"${sample.length > 40 ? `${sample.slice(0, 39)}…` : sample}"`);
  const what = label === '' ? fieldId : `${fieldId} "${label}"`;
  const said =
    shown.length > 0
      ? msg`Custom field ${what}: filled in ${amount(clients)}, e.g. ${shown.join(', ')}.`
      : msg`Custom field ${what}: filled in ${amount(clients)}.`;
  if (label !== '') return { is: 'ok', about: 'fields', said };
  return {
    is: 'warn',
    about: 'fields',
    said,
    next: msg`Name it in the configuration; --write-config adds the id there.`,
  };
}

/** How the quota stands: of all runs of this token on this machine, where they keep one together. */
export function quotaFinding({ stats, rate, pace }: Pick<CubiclApi, 'stats' | 'rate' | 'pace'>): Finding[] {
  const { requests, rateLimited } = stats;
  const made =
    rateLimited === 0
      ? msg`Quota: ${amount(requests)} requests for this check, none refused as too many.`
      : msg`Quota: ${amount(requests)} requests for this check, ${amount(rateLimited)} refused as too many.`;
  const said = joined([made, stateText(rate, pace.used(), requests)], ' ');
  if (rateLimited === 0) return [{ is: 'ok', about: 'quota', said }];
  const next = msg`Someone else uses the same quota, or it is smaller: give a lower --rate.`;
  return [{ is: 'warn', about: 'quota', said, next }];
}

function stateText(rate: CubiclApi['rate'], used: number, ours: number): Message {
  if (rate === 'unlimited') return msg`No limit is kept (--rate unlimited).`;
  const others = Math.max(0, used - ours);
  return others === 0
    ? msg`Of ${rateText(rate)}, ${amount(used)} are in use now, none of them by other runs.`
    : msg`Of ${rateText(rate)}, ${amount(used)} are in use now, ${amount(others)} of them by other runs on this machine.`;
}
