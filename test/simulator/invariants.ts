/** What must hold after any schedule, judged from the server's own history and never from what the tool reports. */
import { isAlikePart, isSamePart, partsOf, type PartKey } from '../../src/client/alike.ts';
import type { Client, ClientBody } from '../../src/client/client.ts';
import type { JournalState, Outcome } from '../../src/apply/journal-state.ts';
import {
  isWrite,
  type Action,
  type CreateAction,
  type UpdateAction,
  type WriteAction,
} from '../../src/plan/plan.ts';
import type { Arrival, Commit } from './server.ts';
import type { Stage } from './stage.ts';

/** Every violation, in words. The journal is what a person is told from; it must agree with the truth. */
export async function violations(stage: Stage): Promise<string[]> {
  const state = await stage.machine.state();
  const writes = stage.plan.filter(isWrite);
  return [
    ...stage.machine.unwarranted.map((what) => `left without a durable intent: ${what}`),
    ...writes.filter(({ n }) => !state.isDone(n)).map(({ n }) => `row ${n} has no end`),
    ...createViolations(stage, state),
    ...writes.flatMap((action) => (action.do === 'create' ? [] : writeViolations(action, stage, state))),
  ];
}

/** Each row is created once; whatever was created belongs to a row, or to one that is said to be unclear. */
function createViolations(stage: Stage, state: JournalState): string[] {
  const found: string[] = [];
  const creates = stage.plan.filter((action) => action.do === 'create');
  for (const group of groupsOf(creates)) {
    const body = JSON.stringify(group[0]?.body);
    const outcomes = group.map(({ n }) => outcomeOf(n, state));
    const commits = stage.server.commits.filter((commit) => isPostOf(commit, body));
    const made = commits.filter(({ before }) => before === undefined).map(({ id }) => id);
    const claimed = outcomes.flatMap((outcome) => (outcome?.result === 'created' ? [outcome.id] : []));
    const isUnclear = outcomes.some((outcome) => outcome?.result === 'unknown');
    const about = `rows ${group.map(({ n }) => n).join(', ')} (${group[0]?.name ?? ''})`;
    if (new Set(claimed).size < claimed.length) found.push(`${about}: two rows claim one client`);
    for (const id of claimed) if (!made.includes(id)) found.push(`${about}: ${id} is not theirs`);
    for (const id of made) {
      if (!claimed.includes(id) && !isUnclear) found.push(`${about}: ${id} was made and is not told of`);
    }
    if (made.length > group.length && !isUnclear) found.push(`${about}: made ${made.length} times`);
    const merged = commits.filter(({ before }) => before !== undefined);
    if (merged.length > 0 && !outcomes.some((outcome) => outcome?.result === 'conflict'))
      found.push(`${about}: merged into ${merged[0]?.id ?? ''}, and not told of`);
    const sent = stage.server.arrivals.filter(
      ({ method, body: sentBody }) => method === 'POST' && JSON.stringify(sentBody) === body,
    );
    if (sent.length > group.length * MOST_POSTS) found.push(`${about}: sent ${sent.length} times`);
  }
  return found;
}

/** Twice, and what a 429 or a broken token sent back before the server looked at it. */
const MOST_POSTS = 8;

function groupsOf(creates: readonly CreateAction[]): CreateAction[][] {
  const groups = new Map<string, CreateAction[]>();
  for (const action of creates) {
    const key = JSON.stringify(action.body);
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}

/** A PUT changes what was planned and nothing else; no edit of anyone's that could be known of is lost. */
function writeViolations(
  action: Exclude<WriteAction, CreateAction>,
  stage: Stage,
  state: JournalState,
): string[] {
  const outcome = outcomeOf(action.n, state);
  const commits = stage.server.commits.filter((commit) => commit.id === action.id);
  const ours = commits.filter((commit) => commit.by !== 'colleague');
  const about = `row ${action.n} (${action.do} ${action.id})`;
  const found = ours.flatMap((commit) =>
    harmDone(action, commit, { stage, commits }).map((what) => `${about}: ${what}`),
  );
  const now = stage.server.store.get(action.id);
  if (outcome?.result === 'deleted' && now) found.push(`${about}: said to be deleted, and is there`);
  if (outcome?.result === 'updated' && !isApplied(action, commits))
    found.push(`${about}: said to be updated, and never was`);
  const isToldUndone = outcome?.result === 'conflict' && outcome.code === 'changed-since';
  if (isToldUndone && ours.some(({ by }) => by !== 'colleague' && !isLost(by, stage))) {
    found.push(`${about}: said to be left alone, and was written`);
  }
  return found;
}

/** Whether a commit's answer was kept from the run: then it may be told as it was found. */
function isLost(arrival: Arrival, { server }: Stage): boolean {
  return server.lost.has(arrival.n);
}

function isApplied(action: WriteAction, commits: readonly Commit[]): boolean {
  if (action.do !== 'update') return true;
  const planned = plannedParts(action);
  const holds = (client: Client | undefined): boolean =>
    client !== undefined &&
    [...planned].every(([part, value]) => isSamePart(partsOf(client).get(part), value));
  return commits.some(({ after }) => holds(after));
}

function harmDone(
  action: Exclude<WriteAction, CreateAction>,
  commit: Commit,
  { stage, commits }: { readonly stage: Stage; readonly commits: readonly Commit[] },
): string[] {
  const { by, before, after } = commit;
  if (by === 'colleague' || !before) return [];
  const planned = action.do === 'update' ? plannedParts(action) : new Map<PartKey, unknown>();
  const parts = new Set([...partsOf(before).keys(), ...(after ? partsOf(after).keys() : [])]);
  const changed = [...parts].filter(
    (part) => !after || !isSamePart(partsOf(before).get(part), partsOf(after).get(part)),
  );
  const edits = commits.filter((edit) => edit.by === 'colleague' && edit.at <= commit.at);
  const wasKnown = edits.filter((edit) => isKnown(edit, by, stage));
  return changed.flatMap((part) => {
    const isOurs = action.do === 'delete' || planned.has(part);
    const lost = edits.some((edit) => touches(edit, part));
    const isPutBack = edits.some(
      (edit) => touches(edit, part) && isSamePart(valueIn(edit.after, part), valueIn(after, part)),
    );
    if (!isOurs && isPutBack) return [];
    // A whole client is sent, and the server may word again what it held.
    if (!isOurs && after && isAlikePart(part, valueIn(before, part), valueIn(after, part))) return [];
    if (!isOurs)
      return lost && !wasKnown.some((edit) => touches(edit, part))
        ? []
        : [`changed ${part}, which was not planned`];
    const over = wasKnown.some(
      (edit) => touches(edit, part) && !isSamePart(valueIn(edit.after, part), planned.get(part)),
    );
    return over ? [`wrote over a colleague's ${part}`] : [];
  });
}

/** A colleague's edit that the run was told of, or would have been told of by an image that was fresh enough. */
function isKnown(edit: Commit, by: Arrival, { server, picture, terms }: Stage): boolean {
  const readings = server.tellings.filter(({ id, at }) => id === edit.id && at <= by.at).map(({ at }) => at);
  const lastRead = Math.max(picture.seenAt, ...readings);
  if (edit.at > by.at) return false;
  return edit.at < lastRead || by.at - lastRead > terms.maxAgeMs + SENDING_MS;
}

/** Between the look at an image's age and the request's leaving lies the wait for the quota. */
const SENDING_MS = 120_000;

function touches(edit: Commit, part: PartKey): boolean {
  return !isSamePart(valueIn(edit.before, part), valueIn(edit.after, part));
}

function valueIn(client: ClientBody | undefined, part: PartKey): unknown {
  return client && partsOf(client).get(part);
}

function plannedParts({ before, body }: UpdateAction): Map<PartKey, unknown> {
  const parts = new Set([...partsOf(before).keys(), ...partsOf(body).keys()]);
  const changed = [...parts].filter(
    (part) => !isSamePart(partsOf(before).get(part), partsOf(body).get(part)),
  );
  return new Map(changed.map((part) => [part, partsOf(body).get(part)]));
}

function isPostOf({ by }: Commit, body: string): boolean {
  return by !== 'colleague' && by.method === 'POST' && JSON.stringify(by.body) === body;
}

function outcomeOf(n: number, state: JournalState): Outcome | undefined {
  const outcome = state.get(n);
  return outcome === 'intent' ? undefined : outcome;
}

/** Rows by how they ended, for what a test expects beyond the invariants. */
export async function endings(stage: Stage): Promise<Readonly<Record<string, number>>> {
  const state = await stage.machine.state();
  const counts: Record<string, number> = {};
  for (const action of stage.plan.filter((each: Action) => isWrite(each))) {
    const outcome = outcomeOf(action.n, state);
    const word = outcome === undefined ? 'open' : 'code' in outcome ? outcome.code : outcome.result;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}
