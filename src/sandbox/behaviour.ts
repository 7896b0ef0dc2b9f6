/** How the sandbox behaves: one knob for everything the API page leaves open, and for everything a server can do badly. */
import type { FaultPlan } from './faults.ts';
import type { SeenRequest } from './request.ts';

/** All knobs. They may be turned while the sandbox runs; the next request sees them. */
export interface Behaviour {
  /** What goes wrong, and with which requests. */
  fail: FaultPlan;
  /** Milliseconds between a request's arrival and the work on it. */
  latencyMs: number | ((request: SeenRequest) => number);
  quota: Quota | undefined;

  /** The largest page served. */
  maxLimit: number;
  /** What a larger `limit` gets: a smaller page without a word, or 400. */
  overMaxLimit: 'clamp' | 'refuse';
  /** `shuffled` is another order for every request. */
  order: 'created' | 'newest' | 'shuffled';
  ignoreSkip: boolean;
  /** Lists answer names only, whatever `includeAllFields` says. */
  ignoreAllFields: boolean;
  /** Whether a list without `includeAllFields` carries `_id` beside `name`. */
  bareList: 'id-and-name' | 'name';
  /** How letter case is ignored in searches. `turkish`: i, ı, I and İ are one letter. `plain`: İ and ı match only themselves. */
  folding: Folding;
  /** How long a new client stays out of lists and searches. Reading it by id works at once. */
  searchLagMs: number;
  /** How long reading a new client by id answers 404. */
  readLagMs: number;

  /** What a PUT does to a field left out: keep it, put its empty value there, or keep it and single custom fields too. */
  putMode: 'keep' | 'replace' | 'merge';
  /** `no-content` is 204; the others are 200, with `{}`, nothing, or the deleted client. */
  deleteAnswer: 'empty-object' | 'empty-body' | 'no-content' | 'client';
  /** How empty texts, lists and custom fields are answered: as they are held, or all in one way. */
  emptyAs: 'held' | 'string' | 'null' | 'absent';
  /** What the server does to values before it keeps them. */
  normalise: readonly Normaliser[];
  /** Custom fields that exist; others are dropped in silence. `undefined` takes any. */
  knownFieldIds: readonly string[] | undefined;
  /** A second client of the same name is refused with 422. */
  uniqueNames: boolean;
  /** A POST with the e-mail address of a client changes and answers that client. */
  upsertByEmail: boolean;

  /** The token's user's permission on clients. Users may be read in any case. */
  permission: Permission;
  /** The users answer 403. */
  forbidUsers: boolean;
  /** How many requests the token is good for, counted from the sandbox's start. */
  expireTokenAfter: number;
  /** Every request is sent on to this address with 307. */
  redirectTo: string | undefined;
  /** The server's clock minus this machine's. Shows in `createdAt`, the `Date` header and a `Retry-After` date. */
  clockSkewMs: number;
}

export type Folding = 'turkish' | 'plain';

/** `view` is enough to read, `contribute` to create, `edit` to change, `manage` to delete. Source: API page "Introduction". */
export type Permission = 'none' | 'view' | 'contribute' | 'edit' | 'manage';

export type Normaliser = 'trim' | 'lowercase-emails' | 'format-phones' | 'drop-unknown-contact-keys';

/** So many requests in so much time; over it the answer is 429. */
export interface Quota {
  readonly requests: number;
  readonly windowMs: number;
  /** `sliding`: in any window. `fixed`: counted anew whenever a window begins. */
  readonly kind: 'sliding' | 'fixed';
  /** `seconds`, `date` or `none`; any other text is sent as the header's value. */
  readonly retryAfter: string;
  /** Whether a refused request counts too. Default false. */
  readonly countsRefused?: boolean;
}

/** The limit that the API page documents. Source: API page "Introduction". */
export const DOCUMENTED_QUOTA: Quota = {
  requests: 60,
  windowMs: 60_000,
  kind: 'sliding',
  retryAfter: 'seconds',
};

/** A server that does what the API page says, at once and without a limit. */
export const PLAIN_BEHAVIOUR: Readonly<Behaviour> = {
  fail: [],
  latencyMs: 0,
  quota: undefined,
  maxLimit: Infinity,
  overMaxLimit: 'clamp',
  order: 'created',
  ignoreSkip: false,
  ignoreAllFields: false,
  bareList: 'id-and-name',
  folding: 'turkish',
  searchLagMs: 0,
  readLagMs: 0,
  putMode: 'keep',
  deleteAnswer: 'empty-object',
  emptyAs: 'held',
  normalise: [],
  knownFieldIds: undefined,
  uniqueNames: false,
  upsertByEmail: false,
  permission: 'manage',
  forbidUsers: false,
  expireTokenAfter: Infinity,
  redirectTo: undefined,
  clockSkewMs: 0,
};
