/** Builders: a test states only what differs from a plain client or draft. */
import type { Client } from '../../src/client/client.ts';
import type { Draft } from '../../src/client/draft.ts';
import { directoryOf } from '../../src/client/managers.ts';
import type { PlanRules } from '../../src/plan/decide.ts';

export function makeClient(differs: Partial<Client> = {}): Client {
  return {
    _id: 'c1',
    name: 'Acme',
    fullname: 'Acme Ltd.',
    phone: '0532 111 22 33',
    email: 'info@acme.example',
    contacts: [],
    customFields: {},
    portalCustomerManagerIds: [],
    createdAt: Date.UTC(2024, 0, 2),
    ...differs,
  };
}

export function makeDraft(differs: Partial<Draft> = {}): Draft {
  return { rows: [2], id: '', cells: {}, managerIds: [], base: '', issues: [], ...differs };
}

export const DIRECTORY = directoryOf([
  { _id: 'u1', firstname: 'Ayşe', lastname: 'Yılmaz', email: 'ayse@cubicl.example' },
  { _id: 'u2', firstname: 'Mehmet', lastname: 'Kaya', email: 'mehmet@cubicl.example' },
]);

export function makeRules(differs: Partial<PlanRules> = {}): PlanRules {
  return {
    mode: 'upsert',
    blank: 'keep',
    conflict: 'report',
    contactsMode: 'merge',
    repair: false,
    directory: DIRECTORY,
    placeOf: (draft) => ({ row: draft.rows[0] ?? 0 }),
    ...differs,
  };
}
