/** What became of a create whose answer was lost: judged from what a search found, never guessed. Pure, over plain data. */
import { differingParts, isAlikeText, type PartKey } from '../client/alike.ts';
import type { Client, ClientBody } from '../client/client.ts';

/** A create that was sent and not answered. Times are this machine's, in milliseconds since 1970. */
export interface Doubt {
  readonly n: number;
  readonly body: ClientBody;
  /** When it was sent first, and last. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often it was sent: of two, both may have been carried out. */
  readonly attempts: number;
  /** The client that a second sending is known to have made: the question is then whether the first made one too. */
  readonly mine?: string;
}

/** What is known when a doubt is judged. */
export interface Evidence {
  /** Clients that were found, are not in the before-picture, and belong to no other row of the run. */
  readonly clients: readonly Client[];
  /** Whether a client that was made would have been found: not finding it then means that it is not there. */
  readonly isFresh: boolean;
  /** Whether there is a before-picture at all. */
  readonly hasPicture: boolean;
  /** The server's clock minus this machine's; undefined while no answer has told. */
  readonly skewMs: number | undefined;
  readonly settleMs: number;
  /** Parts that this server is known to change, so that they tell nothing. */
  readonly ignored: ReadonlySet<PartKey>;
}

export type Judgement =
  | { readonly is: 'made'; readonly client: Client }
  | { readonly is: 'absent' }
  /** It might be there, or there twice, all the same: look again later. `client` is one that is there. */
  | { readonly is: 'later'; readonly client?: Client }
  /** Clients that could be it, and could be others: a person must look. */
  | { readonly is: 'unclear'; readonly why: Unclear; readonly ids: readonly string[] };

export type Unclear =
  | 'several'
  /** The same e-mail address or name, but other values. */
  | 'differs'
  /** Created at another time. */
  | 'time'
  /** This server changes what it is sent, so that nothing can be recognised. */
  | 'changed';

/** What became of it, as far as the evidence goes. */
export function judge(doubt: Doubt, evidence: Evidence): Judgement {
  const alike = evidence.clients
    .map((client) => ({ client, how: likeness(doubt.body, client, evidence.ignored) }))
    .filter(({ how }) => how !== 'other');
  const same = alike.filter(({ how }) => how === 'same').map(({ client }) => client);
  const inTime = same.filter((client) => isInWindow(client, doubt, evidence));
  const [first, ...others] = inTime;
  if (first && others.length === 0) {
    const isAll = doubt.attempts === 1 || doubt.mine !== undefined || evidence.isFresh;
    return { is: isAll ? 'made' : 'later', client: first };
  }
  if (first) return { is: 'unclear', why: 'several', ids: inTime.map(({ _id }) => _id) };
  if (alike.length > 0) {
    const ids = alike.map(({ client }) => client._id);
    return { is: 'unclear', why: same.length > 0 ? 'time' : 'differs', ids };
  }
  if (evidence.ignored.has(keyPart(doubt.body))) return { is: 'unclear', why: 'changed', ids: [] };
  return { is: evidence.isFresh ? 'absent' : 'later' };
}

/** A server may take its time in the clock, too. */
const CLOCK_SLACK_MS = 5_000;
/** Without an answer that told the server's clock, only a difference of days tells anything. */
const UNKNOWN_SKEW_MS = 24 * 3_600_000;

/** Whether it was created between the sending and the settling, by the server's own clock. */
function isInWindow(client: Client, doubt: Doubt, evidence: Evidence): boolean {
  const { skewMs, settleMs, hasPicture } = evidence;
  const { createdAt } = client;
  if (createdAt === undefined || skewMs === undefined) {
    if (!hasPicture) return false;
    return (
      createdAt === undefined ||
      isAround(createdAt, doubt, { before: UNKNOWN_SKEW_MS, after: UNKNOWN_SKEW_MS })
    );
  }
  return isAround(createdAt - skewMs, doubt, { before: CLOCK_SLACK_MS, after: settleMs + CLOCK_SLACK_MS });
}

/** Whether a time is at most so many milliseconds before the first sending or after the last. */
function isAround(
  time: number,
  doubt: Doubt,
  ms: { readonly before: number; readonly after: number },
): boolean {
  return time >= doubt.firstAt - ms.before && time <= doubt.lastAt + ms.after;
}

/** `near`: the same e-mail address (else the same name), but something else differs. */
function likeness(sent: ClientBody, found: Client, ignored: ReadonlySet<PartKey>): 'same' | 'near' | 'other' {
  const isCounted = (part: PartKey): boolean => part === 'name' || part === 'email' || !ignored.has(part);
  if (!differingParts(sent, found).some(isCounted)) return 'same';
  return isSameKey(sent, found) ? 'near' : 'other';
}

/** What a client is recognised by. */
function keyPart(sent: ClientBody): PartKey {
  return (sent.email ?? '') === '' ? 'name' : 'email';
}

/** Whether a client can be recognised as the one that was sent: the same e-mail address, else the same name. */
export function isSameKey(sent: ClientBody, found: Client): boolean {
  const [asked, there] = [sent.email ?? '', found.email ?? ''];
  return asked === '' || there === '' ? isAlikeText(sent.name, found.name) : isAlikeText(asked, there);
}

/** How a client is searched for. */
export type SearchKey = { readonly by: 'email' | 'name'; readonly text: string };

/** What to search for, the surest first; none where only the whole list will do. */
export function searchKeys(body: ClientBody): readonly SearchKey[] {
  const email = (body.email ?? '').trim();
  const word = searchWord(body.name);
  return [
    ...(email === '' ? [] : [{ by: 'email', text: email } as const]),
    ...(word === '' ? [] : [{ by: 'name', text: word } as const]),
  ];
}

/** Shorter beginnings find half of the list. */
const LEAST_WORD_CHARS = 3;

/**
 * The longest beginning of a word of the name, up to the first of the Turkish i's, which servers fold in different
 * ways. What a word is, servers see differently too: so only after a space, and letters and digits only.
 */
function searchWord(name: string): string {
  const starts = name.split(/\s+/).map((word) => /^[\p{L}\p{N}\p{M}]*/u.exec(word)?.[0] ?? '');
  const safe = starts.map((start) => start.split(/[iıIİ]/)[0] ?? '');
  const longest = safe.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest.length < LEAST_WORD_CHARS ? '' : longest;
}

/** A client that this run is known to have made, and when it was sent, by this machine's clock. */
export interface Canary {
  readonly id: string;
  readonly body: ClientBody;
  readonly at: number;
}

/** A canary sent long before the doubt would be found by a search that is too slow for the doubt. */
const OLDER_SHARE = 1 / 3;

/** Whether finding this canary at `now` shows that the doubtful client would be found, too. */
export function isProof(canary: Canary, doubt: Doubt, now: number): boolean {
  return canary.at >= doubt.lastAt - Math.max(0, now - doubt.lastAt) * OLDER_SHARE;
}
