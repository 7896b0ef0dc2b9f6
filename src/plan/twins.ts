/** What becomes of rows that mean one client twice: rejected, joined into one, or all but the first left out. */
import { rowText, type Draft } from '../client/draft.ts';
import { msg } from '../message.ts';
import { joinDrafts, type Contradiction } from './join-drafts.ts';
import { keyOfDraft, nameOf, type Match, type MatchKey } from './match.ts';
import type { Matched, Twins } from './match-all.ts';

export type DuplicateRule = 'reject' | 'merge' | 'first';

export interface Resolved {
  /** One per draft; `duplicate` for those that another row speaks for. */
  readonly matches: readonly Match[];
  /** The drafts that were made of several, by the place of the first. */
  readonly joined: ReadonlyMap<number, Draft>;
}

export interface TwinTerms {
  readonly rule: DuplicateRule;
  readonly keys: readonly MatchKey[];
}

/** Reads the drafts once more where there are twins, and keeps these alone in memory. */
export async function resolveTwins(
  drafts: () => AsyncIterable<Draft>,
  matched: Matched,
  terms: TwinTerms,
): Promise<Resolved> {
  const matches = [...matched.matches];
  const joined = new Map<number, Draft>();
  if (matched.twins.length === 0) return { matches, joined };
  const found = await draftsOf(new Set(matched.twins.flatMap(({ n, earlier }) => [n, earlier])), drafts());
  for (const group of groupsOf(matched.twins)) {
    const members = group.places.map((n) => memberOf(n, found.get(n), matches[n]));
    const ends = terms.rule === 'reject' ? undefined : settled(members, terms);
    if (ends?.draft) joined.set(group.places[0] ?? 0, ends.draft);
    for (const [at, n] of group.places.entries())
      matches[n] = ends?.matches[at] ?? rejected(group, n, { drafts: found, rule: terms.rule }) ?? NOBODY;
  }
  return { matches, joined };
}

interface Member {
  readonly n: number;
  readonly draft: Draft;
  readonly match: Match;
}

const NOBODY: Match = { is: 'none' };

function memberOf(n: number, draft: Draft | undefined, match: Match | undefined): Member {
  if (!draft || !match) throw new Error('The sheet was read anew and has other rows.');
  return { n, draft, match };
}

async function draftsOf(
  places: ReadonlySet<number>,
  drafts: AsyncIterable<Draft>,
): Promise<Map<number, Draft>> {
  const found = new Map<number, Draft>();
  let n = 0;
  for await (const draft of drafts) {
    if (places.has(n)) found.set(n, draft);
    n++;
  }
  return found;
}

interface Group {
  /** In the sheet's order. */
  readonly places: readonly number[];
  /** For each of them one of its twins, and what they share. */
  readonly twinOf: ReadonlyMap<number, Pick<Twins, 'earlier' | 'key'>>;
}

/** Rows that hang together by twins. */
function groupsOf(twins: readonly Twins[]): Group[] {
  const roots = new Map<number, number>();
  const rootOf = (n: number): number => {
    let root = n;
    for (let up = roots.get(root); up !== undefined && up !== root; up = roots.get(root)) root = up;
    roots.set(n, root);
    return root;
  };
  const twinOf = new Map<number, Pick<Twins, 'earlier' | 'key'>>();
  for (const { n, earlier, key } of twins) {
    roots.set(rootOf(n), rootOf(earlier));
    if (!twinOf.has(n)) twinOf.set(n, { earlier, key });
    if (!twinOf.has(earlier)) twinOf.set(earlier, { earlier: n, key });
  }
  const groups = new Map<number, number[]>();
  for (const n of twinOf.keys()) {
    const group = groups.get(rootOf(n));
    if (group) group.push(n);
    else groups.set(rootOf(n), [n]);
  }
  return [...groups.values()].map((places) => ({ places: places.sort((a, b) => a - b), twinOf }));
}

/** How a group ends where it is plainly one client; undefined where it is not, and must be rejected. */
function settled(
  members: readonly Member[],
  { rule, keys }: TwinTerms,
): { readonly matches: readonly Match[]; readonly draft?: Draft } | undefined {
  const ids = new Set(members.map(({ match }) => (match.is === 'client' ? match.id : undefined)));
  const known = members.find(({ match }) => match.is === 'client')?.match ?? NOBODY;
  const isMany = ids.size > (ids.has(undefined) && known.is === 'client' ? 2 : 1);
  if (isMany || members.length > MOST_ROWS || (ids.has(undefined) && !isOne(members, keys))) return undefined;
  const row = members[0] ? rowText(members[0].draft) : 0;
  const others = members.slice(1).map((): Match => ({ is: 'duplicate', row, isJoined: rule === 'merge' }));
  if (rule === 'first') return { matches: [known, ...others] };
  const joined = joinDrafts(members.map(({ draft }) => draft));
  if (joined?.is === 'joined') return { matches: [known, ...others], draft: joined.draft };
  return joined && { matches: members.map(() => contradiction(joined)) };
}

/** More rows than these are no slip, but a key that tells nothing. */
const MOST_ROWS = 100;

/** Two names that a third row joins are no one client: some key must be the same in all, and none before it may differ. */
function isOne(members: readonly Member[], keys: readonly MatchKey[]): boolean {
  for (const key of keys.filter((each) => each !== 'id')) {
    const values = members.map(({ draft }) => keyOfDraft(draft, key));
    const given = new Set(values.filter((value) => value !== ''));
    if (given.size > 1) return false;
    if (given.size === 1 && !values.includes('')) return true;
  }
  return false;
}

function contradiction({ key, rows, texts }: Contradiction): Match {
  const message = msg`Rows ${rows[0]} and ${rows[1]} are one client, but one says "${texts[0]}" here and the other "${texts[1]}". Make them agree, or keep one of the two.`;
  return { is: 'problem', key, code: 'duplicates-differ', message };
}

interface TwinDrafts {
  readonly drafts: ReadonlyMap<number, Draft>;
  readonly rule: DuplicateRule;
}

function rejected(group: Group, n: number, { drafts, rule }: TwinDrafts): Match | undefined {
  const twin = group.twinOf.get(n);
  const draft = drafts.get(n);
  if (!twin || !draft) return undefined;
  const other = drafts.get(twin.earlier);
  const hasLines = [draft, other].some((each) => each?.contacts?.some((contact) => contact.n === undefined));
  const remedy =
    hasLines && draft.id !== '' ? SORT : rule === 'reject' ? KEEP_OR_JOIN : msg`Keep one of the two rows.`;
  return {
    is: 'problem',
    key: twin.key,
    code: 'same-client-twice',
    message: msg`Row ${other ? rowText(other) : '?'} is the same client (same ${nameOf(twin.key)}). ${remedy}`,
  };
}

const SORT = msg`Sort the sheet by ID, so that the lines of one client stand together, or keep one of the two.`;
const KEEP_OR_JOIN = msg`Keep one of the two rows, or join them with --duplicates merge.`;
