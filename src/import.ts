/** A spreadsheet in as created and updated clients: read, check, sweep, decide, and only then write. */
import type { CubiclApi } from './api/api.ts';
import type { ClientSpool } from './api/spool.ts';
import { sweep } from './api/sweep.ts';
import { applyRun, type CarryOutDeps } from './apply/carry-out.ts';
import { PlanWriter, type PlanStart, type Swept } from './apply/plan-file.ts';
import { newRun, type RunFolder } from './apply/run.ts';
import type { Column, Labels } from './client/columns.ts';
import type { Draft } from './client/draft.ts';
import { readInput, type Input } from './intake/input.ts';
import { decide, type Known, type Mode, type PlanRules } from './plan/decide.ts';
import { matchAll } from './plan/match-all.ts';
import { DEFAULT_MATCH, MatchIndex, type Match, type MatchKey } from './plan/match.ts';
import type { ConflictRule } from './plan/merge.ts';
import type { PlanCounts } from './plan/plan.ts';
import { Sample } from './report/preview.ts';
import { finishRun, type RunSummary } from './report/finish.ts';
import type { ReadOptions } from './table/table.ts';

export interface ImportOptions extends ReadOptions {
  readonly file: string;
  readonly dryRun?: boolean;
  readonly mode?: Mode;
  readonly match?: readonly MatchKey[];
  readonly labels?: Labels;
  /** Header → column, by folded header. */
  readonly mapped?: ReadonlyMap<string, Column | 'ignore'>;
  readonly ignoreUnknown?: boolean;
  readonly headerRow?: number;
  readonly blank?: 'keep' | 'clear';
  readonly contactsMode?: 'merge' | 'replace';
  readonly conflict?: ConflictRule;
  readonly runDir?: string;
  readonly pageSize?: number;
  /** Lanes that write at once. */
  readonly concurrency?: number;
  /** How long a create whose answer was lost is set aside before it is looked for, in ms; default 90 s. */
  readonly settleMs?: number;
  /** How old a before-image may be when it is overwritten, in ms; default 10 minutes. */
  readonly maxAgeMs?: number;
}

export interface Planned {
  readonly run: RunFolder;
  readonly counts: PlanCounts;
  readonly sample: Sample;
  /** How the file was understood, one clause each. */
  readonly assumed: readonly string[];
}

export interface ImportDeps {
  readonly api: CubiclApi;
  /** What the plan is for, where that is not the API's address: a plan is carried out on no other. */
  readonly server?: string;
  readonly signal?: AbortSignal;
  /** Told of the finished plan, before anything is sent. */
  readonly onPlanned?: (planned: Planned) => void;
  /** Asks; false stops with the plan kept for `apply`. Absent: go ahead. */
  readonly confirm?: (planned: Planned) => Promise<boolean>;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told how many rows wait for a lost answer to settle, and for how many milliseconds. */
  readonly onDoubt?: NonNullable<CarryOutDeps['onDoubt']>;
}

export interface ImportProgress {
  readonly phase: 'check' | 'read' | 'plan' | 'write';
  readonly done: number;
  readonly total?: number;
}

/**
 * Imports a file. Rows with problems are reported, never thrown; the run's folder holds all there is to know.
 * @throws Failure see `errors.ts`; what was sent until then is in the journal
 */
export async function importClients(options: ImportOptions, deps: ImportDeps): Promise<RunSummary> {
  const input = await readInput(options, deps);
  const run = await newRun('import', options.runDir === undefined ? {} : { dir: options.runDir });
  const started = performance.now();
  try {
    const planned = await planImport({ options, input, run }, deps);
    deps.onPlanned?.(planned);
    const goes = !options.dryRun && ((await deps.confirm?.(planned)) ?? true);
    const failure = goes
      ? await applyRun(run, {
          ...deps,
          ...termsOf(options),
          total: writesOf(planned.counts),
        })
      : undefined;
    const source = { table: input.table, headerRow: input.mapping.headerRow };
    return await finishRun(run, {
      command: 'import',
      api: deps.api,
      started,
      source,
      isPlanOnly: !goes,
      failure,
    });
  } finally {
    await input.close();
    await run.release();
  }
}

interface Making {
  readonly options: ImportOptions;
  readonly input: Input;
  readonly run: RunFolder;
}

async function planImport(making: Making, deps: ImportDeps): Promise<Planned> {
  const { options, input } = making;
  const keys = options.match ?? DEFAULT_MATCH;
  const at = Date.now();
  const swept = await sweep(deps.api, {
    ...(options.pageSize === undefined ? {} : { pageSize: options.pageSize }),
    ...(deps.signal ? { signal: deps.signal } : {}),
    onPage: ({ clients }) => deps.onProgress?.({ phase: 'read', done: clients }),
  });
  try {
    const index = new MatchIndex(keys);
    for await (const clients of swept.spool) for (const client of clients) index.add(client);
    const matches = await matchAll(input.drafts(), index, keys);
    const picture = { at, pages: swept.pages, ids: swept.spool.ids() };
    return await writePlan({ ...making, matches, spool: swept.spool, swept: picture }, deps);
  } finally {
    await swept.spool.close();
  }
}

interface Deciding extends Making {
  readonly matches: readonly Match[];
  readonly spool: ClientSpool;
  readonly swept: Swept;
}

async function writePlan(deciding: Deciding, deps: ImportDeps): Promise<Planned> {
  const { options, input, run, matches, spool } = deciding;
  const plan = await PlanWriter.create(run, headOf(options, input, deps), deciding.swept);
  const rules = rulesOf(options, input);
  const sample = new Sample();
  let n = 0;
  for await (const drafts of inBatches(input.drafts())) {
    for (const [draft, known] of await imagesOf(spool, drafts, matches.slice(n, n + drafts.length))) {
      const decision = decide(draft, known, rules);
      sample.add(await plan.add((number) => ({ ...decision, n: number, rows: draft.rows })));
    }
    n += drafts.length;
    deps.onProgress?.({ phase: 'plan', done: n, total: matches.length });
  }
  return { run, counts: await plan.close(), sample, assumed: input.assumed };
}

/** Clients read one by one would take longer than all that is done with them. */
const ROWS_PER_READ = 200;

async function* inBatches(drafts: AsyncIterable<Draft>): AsyncGenerator<readonly Draft[]> {
  let batch: Draft[] = [];
  for await (const draft of drafts) {
    batch.push(draft);
    if (batch.length < ROWS_PER_READ) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

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

function headOf(options: ImportOptions, input: Input, deps: ImportDeps): PlanStart {
  const { mode, match, blank, contactsMode, conflict, ignoreUnknown } = options;
  return {
    version: 1,
    command: 'import',
    madeAt: new Date().toISOString(),
    server: deps.server ?? deps.api.url,
    input: { file: options.file, sha256: input.sha256 },
    options: { mode, match, blank, contactsMode, conflict, ignoreUnknown },
  };
}

function rulesOf(options: ImportOptions, input: Input): PlanRules {
  return {
    mode: options.mode ?? 'upsert',
    blank: options.blank ?? 'keep',
    conflict: options.conflict ?? 'report',
    contactsMode: options.contactsMode ?? 'merge',
    directory: input.directory,
    placeOf: input.placeOf,
  };
}

/** What carrying out a plan depends on beside the plan. */
export function termsOf(
  options: Pick<ImportOptions, 'concurrency' | 'settleMs' | 'maxAgeMs'>,
): Pick<CarryOutDeps, 'concurrency' | 'settleMs' | 'maxAgeMs'> {
  const { concurrency = 4, settleMs, maxAgeMs } = options;
  return {
    concurrency,
    ...(settleMs === undefined ? {} : { settleMs }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
  };
}

function writesOf(counts: PlanCounts): number {
  return counts.create + counts.update + counts.delete;
}
