/** The plan of an import: sweep the clients, match the rows, settle twins, decide row by row. Nothing is sent but reads. */
import type { ClientSpool } from './api/spool.ts';
import { sweep } from './api/sweep.ts';
import { PlanWriter, type PlanStart, type Swept } from './apply/plan-file.ts';
import type { RunFolder } from './apply/run.ts';
import { inBatches } from './batches.ts';
import { originOf, type Draft } from './client/draft.ts';
import type { FilesOptions } from './intake/files.ts';
import type { Input } from './intake/input.ts';
import type { HeldClients } from './intake/left-lines.ts';
import { decide, type Known, type Mode, type PlanRules } from './plan/decide.ts';
import { LikelyFinder, mayBeNew } from './plan/likely.ts';
import type { Names } from './plan/moved.ts';
import { matchAll } from './plan/match-all.ts';
import {
  DEFAULT_MATCH,
  idMeant,
  MatchIndex,
  withExternalId,
  type Match,
  type MatchKey,
} from './plan/match.ts';
import type { ConflictRule } from './plan/merge.ts';
import { resolveTwins, type DuplicateRule, type Resolved } from './plan/twins.ts';
import type { ApplyTerms, Planned, RunDeps } from './proceed.ts';
import { Sample } from './report/sample.ts';

export interface ImportOptions extends FilesOptions, ApplyTerms {
  /** `delete` deletes the clients that the rows name, whatever else stands in them. */
  readonly mode?: Mode | 'delete';
  /** `externalId`, the field that keeps another program's id, is matched on right after `ID`. */
  readonly match?: readonly MatchKey[];
  readonly blank?: 'keep' | 'clear';
  readonly contactsMode?: 'merge' | 'replace';
  readonly conflict?: ConflictRule;
  /** Puts cells back that a spreadsheet program damaged, where the fingerprint proves what was there. */
  readonly repair?: boolean;
  /** Several rows of the sheet for one client: reject all (default), join them, or take the first. */
  readonly duplicates?: DuplicateRule;
  readonly runDir?: string;
  readonly pageSize?: number;
  /** The flags of the command line that say how the file is read and compared, for commands that import it again. */
  readonly flags?: readonly string[];
}

/** A run folder that is held, and what is to be planned in it. */
export interface Making {
  readonly options: ImportOptions;
  readonly input: Input;
  readonly run: RunFolder;
}

/** Reads every client once, decides for every row, and writes the plan into the run's folder. */
export async function planImport(making: Making, deps: RunDeps): Promise<Planned> {
  const { options, input } = making;
  const keys = keysOf(options, input);
  const at = Date.now();
  const swept = await sweep(deps.api, {
    ...(options.pageSize === undefined ? {} : { pageSize: options.pageSize }),
    ...(deps.signal ? { signal: deps.signal } : {}),
    onPage: ({ clients, ...known }) => deps.onProgress?.({ phase: 'read', done: clients, ...known }),
  });
  try {
    const index = new MatchIndex(keys);
    for await (const clients of swept.spool) for (const client of clients) index.add(client);
    const leftOut = await input.contacts?.leaveOut(heldBy(swept.spool, index));
    const matched = await matchAll(input.drafts(), index, keys);
    const resolved = await resolveTwins(() => input.drafts(), matched, { rule: twinRule(options), keys });
    const likely = await findLikely(input, resolved.matches, swept.spool);
    const picture = { at, pages: swept.pages, ids: swept.spool.ids() };
    const deciding = { ...making, ...resolved, likely, spool: swept.spool, swept: picture };
    const planned = await writePlan(deciding, deps);
    const assumed = [...input.assumed, ...(leftOut ?? [])];
    return { ...planned, assumed, leastReads: swept.leastPages };
  } finally {
    await swept.spool.close();
  }
}

function heldBy(spool: ClientSpool, index: MatchIndex): HeldClients {
  return { getAll: (ids) => spool.getAll(ids), idOf: (draft) => idMeant(index.find(draft)) };
}

function keysOf(options: ImportOptions, input: Input): readonly MatchKey[] {
  const { match = DEFAULT_MATCH, externalId = input.externalId } = options;
  return externalId === undefined ? match : withExternalId(match, externalId);
}

/** A list of clients to delete is never joined. */
function twinRule({ mode, duplicates = 'reject' }: ImportOptions): DuplicateRule {
  return mode === 'delete' ? 'reject' : duplicates;
}

async function findLikely(
  input: Input,
  matches: readonly Match[],
  spool: ClientSpool,
): Promise<LikelyFinder> {
  const finder = new LikelyFinder();
  if (!matches.some(({ is }) => is === 'none')) return finder;
  let n = 0;
  for await (const draft of input.drafts()) if (mayBeNew(draft, matches[n++])) finder.addRow(draft);
  if (!finder.isNeeded) return finder;
  for await (const clients of spool) for (const client of clients) finder.addClient(client);
  return finder;
}

interface Deciding extends Making, Resolved {
  readonly likely: LikelyFinder;
  readonly spool: ClientSpool;
  readonly swept: Swept;
}

async function writePlan(deciding: Deciding, deps: RunDeps): Promise<Omit<Planned, 'assumed'>> {
  const { options, input, run } = deciding;
  const plan = await PlanWriter.create(run, headOf(options, input, deps), deciding.swept);
  try {
    const sample = await decideAll(plan, deciding, deps);
    const { at, pages } = deciding.swept;
    return { run, counts: await plan.close(), sample, swept: { at, pages } };
  } catch (error) {
    await plan.abandon();
    throw error;
  }
}

async function decideAll(plan: PlanWriter, deciding: Deciding, deps: RunDeps): Promise<Sample> {
  const { options, input, matches, joined, likely, spool } = deciding;
  const rules = rulesOf(options, input);
  const sample = new Sample();
  let n = 0;
  for await (const read of inBatches(input.drafts(), ROWS_PER_READ)) {
    const drafts = read.map((draft, place) => joined.get(n + place) ?? draft);
    for (const [draft, found] of await imagesOf(spool, drafts, matches.slice(n, n + drafts.length))) {
      if (found.match.is === 'duplicate' && found.match.isJoined) continue;
      const alike = mayBeNew(draft, found.match) ? likely.find(draft) : undefined;
      const known = alike ? { ...found, likely: alike } : found;
      const decision = decide(options.mode === 'delete' ? toDelete(draft) : draft, known, rules);
      sample.add(await plan.add((number) => ({ ...decision, n: number, ...originOf(draft) })));
    }
    n += drafts.length;
    deps.onProgress?.({ phase: 'plan', done: n, total: matches.length });
  }
  return sample;
}

/** Clients read one by one would take longer than all that is done with them. */
const ROWS_PER_READ = 200;

/** Each draft with its match and, where that is a client, the client as it was read. */
async function imagesOf(
  spool: ClientSpool,
  drafts: readonly Draft[],
  matches: readonly Match[],
): Promise<(readonly [Draft, Known])[]> {
  const ids = matches.flatMap((match) => (match.is === 'client' ? match.id : []));
  const images = new Map((await spool.getAll(ids)).map((client) => [client._id, client]));
  return drafts.map((draft, place) => {
    const match = matches[place] ?? { is: 'none' };
    const image = match.is === 'client' ? images.get(match.id) : undefined;
    return [draft, image ? { match, image } : { match }];
  });
}

/** Only who is meant counts; what else stands in the row, right or wrong, does not. */
function toDelete(draft: Draft): Draft {
  const issues = draft.issues.filter(({ field }) => field === undefined);
  return { ...draft, issues, action: draft.action === 'skip' ? 'skip' : 'delete' };
}

function headOf(options: ImportOptions, input: Input, deps: RunDeps): PlanStart {
  const { mode, match, blank, contactsMode, conflict, repair, ignoreUnknown, externalId, duplicates } =
    options;
  const { format, delimiter } = input.table;
  return {
    version: 1,
    command: commandOf(options),
    madeAt: new Date().toISOString(),
    server: deps.server ?? deps.api.url,
    input: {
      file: filesOf(options),
      sha256: input.sha256,
      format,
      ...(delimiter === undefined ? {} : { delimiter }),
    },
    options: {
      ...{ mode, match, blank, contactsMode, conflict, repair, ignoreUnknown, externalId, duplicates },
      flags: options.flags,
    },
    names: namesOf(options, input),
  };
}

function namesOf({ labels }: ImportOptions, { directory }: Input): Names {
  const users = directory.users.map(({ _id }) => [_id, directory.textOf(_id)] as const);
  return { users: Object.fromEntries(users), fields: Object.fromEntries(labels ?? []) };
}

function rulesOf(options: ImportOptions, input: Input): PlanRules {
  return {
    mode: options.mode === undefined || options.mode === 'delete' ? 'upsert' : options.mode,
    blank: options.blank ?? 'keep',
    conflict: options.conflict ?? 'report',
    contactsMode: options.contactsMode ?? 'merge',
    repair: options.repair ?? false,
    directory: input.directory,
    placeOf: input.placeOf,
  };
}

/** Which command the run is told as. */
export function commandOf({ mode }: ImportOptions): 'import' | 'delete' {
  return mode === 'delete' ? 'delete' : 'import';
}

/** The files, as a message names them. */
export function filesOf({ file }: ImportOptions): string {
  return [file].flat().join(', ');
}
